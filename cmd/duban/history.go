package main

import (
	"context"
	"math"
	"slices"

	"duban/model"
)

// withHistories reads all events of the tasks that the snapshot lacks.
func (s *session) withHistories(ctx context.Context, snapshot *model.Snapshot, tasks ...string) (*model.Snapshot, error) {
	lacking := slices.DeleteFunc(slices.Clone(tasks), func(task string) bool { return snapshot.HasHistory(task, math.MaxInt) })
	if len(lacking) == 0 {
		return snapshot, nil
	}
	page, err := s.ledger.TaskLog(ctx, s.plan.ID, 0, lacking...)
	if err != nil {
		return nil, err
	}
	return snapshot.WithHistory(page), nil
}

// withEarlier reads as many events again as the snapshot has, before those. One that
// IsWhole has no earlier ones.
func (s *session) withEarlier(ctx context.Context, snapshot *model.Snapshot) (*model.Snapshot, error) {
	page, err := s.ledger.LogBefore(ctx, s.plan.ID, snapshot.Log[0].Seq, len(snapshot.Log))
	if err != nil {
		return nil, err
	}
	return snapshot.WithPage(page), nil
}

// logSince reads the log back to a day. Clocks differ a little, so it ends with a page that
// holds nothing of that day or later.
func (s *session) logSince(ctx context.Context, snapshot *model.Snapshot, day model.Date) (*model.Snapshot, error) {
	isSince := func(event model.Event) bool { return !model.DateOf(event.At).Before(day) }
	page := snapshot.Log
	for !snapshot.IsWhole() && slices.ContainsFunc(page, isSince) {
		before := len(snapshot.Log)
		var err error
		if snapshot, err = s.withEarlier(ctx, snapshot); err != nil {
			return nil, err
		}
		page = snapshot.Log[:len(snapshot.Log)-before]
	}
	return snapshot, nil
}

// withLastChanges reads as much of the tasks' histories as it takes to know which of them
// had no change for long by a month's end.
func (s *session) withLastChanges(ctx context.Context, snapshot *model.Snapshot, month model.Month) (*model.Snapshot, error) {
	for count, hasMore := 1, true; hasMore; count *= 8 {
		tasks := snapshot.UnknownSilence(month, s.today())
		if len(tasks) == 0 {
			break
		}
		page, err := s.ledger.TaskLog(ctx, s.plan.ID, count, tasks...)
		if err != nil {
			return nil, err
		}
		snapshot, hasMore = snapshot.WithHistory(page), page.HasEarlier
	}
	return snapshot, nil
}
