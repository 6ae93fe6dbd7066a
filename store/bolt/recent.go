package bolt

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"duban/model"
	"duban/store"
)

// Recent implements store.Ledger.
func (l *Ledger) Recent(ctx context.Context, plan string) (*model.Snapshot, error) {
	var snapshot *model.Snapshot
	err := l.view(ctx, func(t *transaction) (err error) {
		if snapshot, err = recentSnapshot(t, plan); err == nil {
			l.setLastSeen(lastEventIn(t))
		}
		return err
	})
	return snapshot, err
}

func recentSnapshot(t *transaction, plan string) (*model.Snapshot, error) {
	document, err := documentOf(t, plan)
	if err != nil {
		return nil, err
	}
	hasStates, err := t.hasStates()
	if err != nil {
		return nil, err
	}
	if plan == "" || !hasStates {
		events, revision, err := eventsSince(t, plan, 0)
		return model.NewSnapshot(document, events, revision), err
	}
	states, err := statesOf(t, plan)
	if err != nil {
		return nil, err
	}
	latest, err := logBefore(t, plan, 0, store.RecentEvents)
	if err != nil {
		return nil, err
	}
	return model.NewRecentSnapshot(document, states, latest, lastSeq(t)), nil
}

// RecentOf implements store.Ledger.
func (l *Ledger) RecentOf(ctx context.Context, plan string, names []string) (*model.Snapshot, error) {
	var snapshot *model.Snapshot
	err := l.view(ctx, func(t *transaction) error {
		head, err := planHeadOf(t, plan)
		if err != nil {
			return err
		}
		hasStates, err := t.hasStates()
		if err != nil {
			return err
		}
		if !hasStates || head.listsTasks() {
			snapshot, err = recentSnapshot(t, plan)
		} else {
			snapshot, err = partialSnapshot(newPlanTasks(t, head), names)
		}
		if err == nil {
			l.setLastSeen(lastEventIn(t))
		}
		return err
	})
	return snapshot, err
}

// partialSnapshot is the snapshot of RecentOf.
func partialSnapshot(tasks *planTasks, names []string) (*model.Snapshot, error) {
	t, head := tasks.read, tasks.head
	document, states := head.Plan, map[string]model.State{}
	ids, err := tasks.answering(names, &document)
	if err != nil {
		return nil, err
	}
	for _, id := range append(ids, model.SettingsID) {
		state, isTouched, err := taskState(t, head.ID, id)
		if err != nil {
			return nil, err
		}
		if isTouched {
			states[id] = state
		}
	}
	return model.NewRecentSnapshot(&document, states, model.Page{HasEarlier: true}, lastSeq(t)), nil
}

// News implements store.Ledger.
func (l *Ledger) News(ctx context.Context, plan string, revision uint64) (model.News, error) {
	var news model.News
	err := l.view(ctx, func(t *transaction) (err error) {
		if err = mustHavePlan(t, plan); err != nil {
			return err
		}
		if revision > 0 && !l.lastSeen().matches(t) {
			return nil // at revision 0, which is less than asked
		}
		if news.Events, news.Revision, err = eventsSince(t, plan, revision); err != nil {
			return err
		}
		if news.Origins, err = originsOf(t, news.Events); err != nil {
			return err
		}
		news.States, err = statesAfter(t, plan, news.Events)
		l.setLastSeen(lastEventIn(t))
		return err
	})
	if err != nil {
		return model.News{}, err
	}
	return news, nil
}

// statesAfter reads the states of the tasks that the events are about; none of a ledger
// whose states lack fields.
func statesAfter(t *transaction, plan string, events []model.Event) (map[string]model.State, error) {
	states := map[string]model.State{}
	hasStates, err := t.hasStates()
	if err != nil || !hasStates {
		return nil, err
	}
	for _, event := range events {
		if _, read := states[event.Task]; read || event.Task == "" {
			continue
		}
		if states[event.Task], _, err = taskState(t, plan, event.Task); err != nil {
			return nil, err
		}
	}
	return states, nil
}

// LogBefore implements store.Ledger.
func (l *Ledger) LogBefore(ctx context.Context, plan string, before uint64, count int) (model.Page, error) {
	var page model.Page
	err := l.view(ctx, func(t *transaction) (err error) {
		page, err = logBefore(t, plan, before, count)
		return err
	})
	return page, err
}

func logBefore(t *transaction, plan string, before uint64, count int) (model.Page, error) {
	head, err := planHeadOf(t, plan)
	if err != nil {
		return model.Page{}, err
	}
	var page model.Page
	reader := newEventReader()
	var end []byte
	if before > 0 {
		end = numberKey(before)
	}
	var event model.Event
	for key, data := range t.bucket(eventsBucket).Before(end) {
		if count > 0 && len(page.Events) == count {
			page.HasEarlier = true
			break
		}
		if err := reader.read(data, &event, key); err != nil {
			return model.Page{}, err
		}
		if event.Plan == plan || event.Plan == "" {
			page.Events = append(page.Events, event)
		}
		if event.Seq <= head.Imported {
			break
		}
	}
	slices.Reverse(page.Events)
	err = completePage(t, head, &page)
	return page, err
}

// TaskLog implements store.Ledger.
func (l *Ledger) TaskLog(ctx context.Context, plan string, count int, tasks ...string) (model.Page, error) {
	var page model.Page
	err := l.view(ctx, func(t *transaction) error {
		head, err := planHeadOf(t, plan)
		if err != nil {
			return err
		}
		for _, task := range tasks {
			events, hasEarlier, err := latestOf(t, historyPrefix(plan, task), count)
			if err != nil {
				return err
			}
			page.Events = append(page.Events, events...)
			page.HasEarlier = page.HasEarlier || hasEarlier
		}
		slices.SortFunc(page.Events, func(a, b model.Event) int { return cmp.Compare(a.Seq, b.Seq) })
		return completePage(t, head, &page)
	})
	return page, err
}

// latestOf reads the latest events of one task, by its historyPrefix, the last first; all
// if count is 0.
func latestOf(t *transaction, prefix []byte, count int) (latest []model.Event, hasEarlier bool, err error) {
	reader := newEventReader()
	events, end := t.bucket(eventsBucket), append(bytes.Clone(prefix[:len(prefix)-1]), 1)
	for key := range t.bucket(historyBucket).Before(end) {
		if !bytes.HasPrefix(key, prefix) {
			break
		}
		if count > 0 && len(latest) == count {
			return latest, true, nil
		}
		var event model.Event
		seq := key[len(prefix):]
		if err := reader.read(events.Get(seq), &event, seq); err != nil {
			return nil, false, err
		}
		latest = append(latest, event)
	}
	return latest, false, nil
}

// completePage adds the events before a page that those in it are about.
func completePage(t *transaction, head planHead, page *model.Page) (err error) {
	if page.Origins, err = originsOf(t, page.Events); err != nil || !page.HasEarlier {
		return err
	}
	page.Imports, err = importsOf(t, head)
	return err
}

// originsOf reads the events that undos and redos are about and that are not among the
// events.
func originsOf(t *transaction, events []model.Event) ([]model.Event, error) {
	var origins []model.Event
	have := map[uint64]bool{}
	for _, event := range events {
		have[event.Seq] = true
	}
	for _, event := range events {
		for next := event.Undoes; next != 0 && !have[next]; {
			var origin model.Event
			if err := decodeEvent(t.bucket(eventsBucket).Get(numberKey(next)), &origin, next); err != nil {
				return nil, err
			}
			have[next] = true
			origins = append(origins, origin)
			next = origin.Undoes
		}
	}
	return origins, nil
}

// importsOf reads the imports of a plan. Only a plan that was corrected has more than
// one, and then they are found by the text of the events.
func importsOf(t *transaction, head planHead) ([]model.Event, error) {
	var imports []model.Event
	reader := newEventReader()
	var event model.Event
	for key, data := range t.bucket(eventsBucket).From(numberKey(head.Imported)) {
		if len(imports) == max(head.Version, 1) {
			break
		}
		if !bytes.Contains(data, []byte(`"kind":"import"`)) {
			continue
		}
		if err := reader.read(data, &event, key); err != nil {
			return nil, err
		}
		if event.Plan == head.ID && event.Kind == model.KindImport {
			imports = append(imports, event)
		}
	}
	return imports, nil
}
