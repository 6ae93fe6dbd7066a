package memory

import (
	"cmp"
	"context"
	"slices"

	"duban/model"
	"duban/store"
)

// Recent implements store.Ledger.
func (l *Ledger) Recent(ctx context.Context, plan string) (*model.Snapshot, error) {
	whole, err := l.Load(ctx, plan)
	if err != nil {
		return nil, err
	}
	return model.NewRecentSnapshot(whole.Imported, replayed(whole.Log), pageOf(whole.Log, store.RecentEvents), whole.Revision), nil
}

// RecentOf implements store.Ledger.
func (l *Ledger) RecentOf(ctx context.Context, plan string, _ []string) (*model.Snapshot, error) {
	return l.Recent(ctx, plan)
}

// News implements store.Ledger.
func (l *Ledger) News(ctx context.Context, plan string, revision uint64) (model.News, error) {
	whole, err := l.Load(ctx, plan)
	if err != nil {
		return model.News{}, err
	}
	news := model.News{Revision: whole.Revision, States: replayed(whole.Log)}
	news.Events = slices.DeleteFunc(slices.Clone(whole.Log), func(e model.Event) bool { return e.Seq <= revision })
	if count := len(news.Events); count > 0 {
		news.Origins = pageOf(whole.Log, count).Origins
	}
	return news, nil
}

// LogBefore implements store.Ledger.
func (l *Ledger) LogBefore(ctx context.Context, plan string, before uint64, count int) (model.Page, error) {
	whole, err := l.Load(ctx, plan)
	if err != nil {
		return model.Page{}, err
	}
	return pageOf(slices.DeleteFunc(whole.Log, func(e model.Event) bool { return before > 0 && e.Seq >= before }), count), nil
}

// TaskLog implements store.Ledger.
func (l *Ledger) TaskLog(ctx context.Context, plan string, count int, tasks ...string) (model.Page, error) {
	whole, err := l.Load(ctx, plan)
	if err != nil {
		return model.Page{}, err
	}
	var all model.Page
	for _, task := range tasks {
		page := pageOf(slices.DeleteFunc(slices.Clone(whole.Log), func(e model.Event) bool { return e.Task != task }), count)
		all.Events, all.Origins = append(all.Events, page.Events...), append(all.Origins, page.Origins...)
		all.HasEarlier = all.HasEarlier || page.HasEarlier
	}
	slices.SortFunc(all.Events, func(a, b model.Event) int { return cmp.Compare(a.Seq, b.Seq) })
	if all.HasEarlier {
		all.Imports = slices.DeleteFunc(slices.Clone(whole.Log), func(e model.Event) bool { return e.Kind != model.KindImport })
	}
	return all, nil
}

// replayed returns the states that a log adds up to.
func replayed(log []model.Event) map[string]model.State {
	histories, states := map[string][]model.Event{}, map[string]model.State{}
	for _, event := range log {
		if event.Task != "" {
			histories[event.Task] = append(histories[event.Task], event)
		}
	}
	for task, history := range histories {
		states[task] = model.Replay(history)
	}
	return states
}

// pageOf returns the last of the events, at most count; all if that is 0.
func pageOf(log []model.Event, count int) model.Page {
	from := 0
	if count > 0 {
		from = max(len(log)-count, 0)
	}
	page := model.Page{Events: log[from:], HasEarlier: from > 0}
	for _, event := range page.Events {
		for seq := event.Undoes; seq != 0; {
			at := slices.IndexFunc(log, func(e model.Event) bool { return e.Seq == seq })
			if at < 0 {
				break
			}
			page.Origins = append(page.Origins, log[at])
			seq = log[at].Undoes
		}
	}
	if from > 0 {
		page.Imports = slices.DeleteFunc(slices.Clone(log), func(e model.Event) bool { return e.Kind != model.KindImport })
	}
	return page
}
