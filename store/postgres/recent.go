package postgres

import (
	"cmp"
	"context"
	"slices"

	"duban/model"
	"duban/store"
)

// Recent implements store.Ledger.
func (l *Ledger) Recent(ctx context.Context, plan string) (*model.Snapshot, error) {
	var snapshot *model.Snapshot
	err := l.view(ctx, func(t *transaction) error {
		head, document, err := t.document(plan)
		if err != nil {
			return err
		}
		states, err := t.statesWhere(plan, "true")
		if err != nil {
			return err
		}
		latest, err := t.logBefore(head, 0, store.RecentEvents)
		if err != nil {
			return err
		}
		l.recordRead(t)
		snapshot = model.NewRecentSnapshot(document, states, latest, t.revision)
		return nil
	})
	return snapshot, err
}

// News implements store.Ledger.
func (l *Ledger) News(ctx context.Context, plan string, revision uint64) (model.News, error) {
	var news model.News
	err := l.view(ctx, func(t *transaction) error {
		head, err := t.headOrNone(plan)
		if err != nil {
			return err
		}
		if revision > 0 && l.checkNotReplaced(t) != nil {
			return nil // at revision 0, which is less than asked
		}
		events, err := t.eventsAfter(head, revision)
		if err != nil {
			return err
		}
		origins, err := t.originsOf(events)
		if err != nil {
			return err
		}
		states, err := t.statesAfter(plan, events)
		if err != nil {
			return err
		}
		l.recordRead(t)
		news = model.News{Events: events, Revision: t.revision, States: states, Origins: origins}
		return nil
	})
	return news, err
}

// headOrNone is head, where the plan of the empty identity has what happened to the ledger.
func (t *transaction) headOrNone(plan string) (planHead, error) {
	if plan == "" {
		return planHead{}, nil
	}
	return t.head(plan)
}

// statesAfter reads the states of the tasks that the events are about.
func (t *transaction) statesAfter(plan string, events []model.Event) (map[string]model.State, error) {
	var tasks []string
	for _, event := range events {
		if event.Task != "" {
			tasks = append(tasks, event.Task)
		}
	}
	if len(tasks) == 0 {
		return map[string]model.State{}, nil
	}
	return t.statesWhere(plan, "task = any($2)", tasks)
}

// LogBefore implements store.Ledger.
func (l *Ledger) LogBefore(ctx context.Context, plan string, before uint64, count int) (model.Page, error) {
	var page model.Page
	err := l.view(ctx, func(t *transaction) error {
		head, err := t.headOrNone(plan)
		if err != nil {
			return err
		}
		page, err = t.logBefore(head, before, count)
		return err
	})
	return page, err
}

func (t *transaction) logBefore(head planHead, before uint64, count int) (page model.Page, err error) {
	one := 0
	if count > 0 {
		one = 1 // more, to know whether there are any
	}
	if page.Events, err = t.eventsWhere(head, "(seq < $3 or $3 = 0)", before, count+one); err != nil {
		return page, err
	}
	if count > 0 && len(page.Events) > count {
		page.Events, page.HasEarlier = page.Events[1:], true
	}
	return page, t.complete(head, &page)
}

// TaskLog implements store.Ledger.
func (l *Ledger) TaskLog(ctx context.Context, plan string, count int, tasks ...string) (model.Page, error) {
	var page model.Page
	err := l.view(ctx, func(t *transaction) error {
		head, err := t.head(plan)
		if err != nil {
			return err
		}
		more := count
		if count > 0 {
			more++ // to know whether there are earlier ones
		}
		for _, task := range tasks {
			events, err := list[model.Event](t, "an event", "select event from events where plan = $1 and task = $2 order by seq desc limit $3",
				plan, task, limit(more))
			if err != nil {
				return err
			}
			if count > 0 && len(events) > count {
				events, page.HasEarlier = events[:count], true
			}
			page.Events = append(page.Events, events...)
		}
		slices.SortFunc(page.Events, func(a, b model.Event) int { return cmp.Compare(a.Seq, b.Seq) })
		return t.complete(head, &page)
	})
	return page, err
}

// complete adds the events before a page that those in it are about.
func (t *transaction) complete(head planHead, page *model.Page) (err error) {
	if page.Origins, err = t.originsOf(page.Events); err != nil || !page.HasEarlier {
		return err
	}
	// They are about no task, by which the index finds them.
	page.Imports, err = list[model.Event](t, "an event", "select event from events where plan = $1 and task = '' and kind = $2 order by seq",
		head.ID, model.KindImport)
	return err
}

// originsOf reads the events that undos and redos are about and that are not among the
// events.
func (t *transaction) originsOf(events []model.Event) ([]model.Event, error) {
	var origins []model.Event
	have := map[uint64]bool{}
	for _, event := range events {
		have[event.Seq] = true
	}
	for next := events; ; {
		var wanted []uint64
		for _, event := range next {
			if event.Undoes != 0 && !have[event.Undoes] {
				have[event.Undoes] = true
				wanted = append(wanted, event.Undoes)
			}
		}
		if len(wanted) == 0 {
			return origins, nil
		}
		found, err := list[model.Event](t, "an event", "select event from events where seq = any($1)", wanted)
		if err != nil {
			return nil, err
		}
		origins, next = append(origins, found...), found
	}
}
