// Package history reads more of a plan's log than a snapshot has, and finds what a person
// did last.
package history

import (
	"context"
	"math"
	"slices"

	"duban/model"
)

// Ledger is what is read of a ledger.
type Ledger interface {
	Plans(ctx context.Context) ([]model.PlanInfo, error)
	LogBefore(ctx context.Context, plan string, before uint64, count int) (model.Page, error)
	TaskLog(ctx context.Context, plan string, count int, tasks ...string) (model.Page, error)
}

// Reader reads the log of one plan.
type Reader struct {
	Ledger Ledger
	Plan   string // its identity
}

// OfTasks reads all events of the tasks that the snapshot lacks.
func (r Reader) OfTasks(ctx context.Context, snapshot *model.Snapshot, tasks ...string) (*model.Snapshot, error) {
	lacking := slices.DeleteFunc(slices.Clone(tasks), func(task string) bool { return snapshot.HasHistory(task, math.MaxInt) })
	if len(lacking) == 0 {
		return snapshot, nil
	}
	page, err := r.Ledger.TaskLog(ctx, r.Plan, 0, lacking...)
	if err != nil {
		return nil, err
	}
	return snapshot.WithHistory(page), nil
}

// Event finds an event of the plan by its number, the zero Event if there is none, and
// reads the history of its task.
func (r Reader) Event(ctx context.Context, snapshot *model.Snapshot, seq uint64) (*model.Snapshot, model.Event, error) {
	events := snapshot.Log
	if !snapshot.IsWhole() && (len(events) == 0 || seq < events[0].Seq) {
		page, err := r.Ledger.LogBefore(ctx, r.Plan, seq+1, 1)
		if err != nil {
			return nil, model.Event{}, err
		}
		events = page.Events
	}
	place := slices.IndexFunc(events, func(e model.Event) bool { return e.Seq == seq })
	if place < 0 || events[place].Task == "" {
		return snapshot, model.Event{}, nil
	}
	snapshot, err := r.OfTasks(ctx, snapshot, events[place].Task)
	return snapshot, events[place], err
}

// earlier reads as many events again as the snapshot has, before those. One that
// IsWhole has no earlier ones.
func (r Reader) earlier(ctx context.Context, snapshot *model.Snapshot) (*model.Snapshot, error) {
	page, err := r.Ledger.LogBefore(ctx, r.Plan, snapshot.Log[0].Seq, len(snapshot.Log))
	if err != nil {
		return nil, err
	}
	return snapshot.WithPage(page), nil
}

// LastChanges reads as much of the tasks' histories as it takes to know which of them
// had no change for long by a month's end.
func (r Reader) LastChanges(ctx context.Context, snapshot *model.Snapshot, month model.Month, today model.Date) (*model.Snapshot, error) {
	for count, hasMore := 1, true; hasMore; count *= 8 {
		tasks := snapshot.UnknownSilence(month, today)
		if len(tasks) == 0 {
			break
		}
		page, err := r.Ledger.TaskLog(ctx, r.Plan, count, tasks...)
		if err != nil {
			return nil, err
		}
		snapshot, hasMore = snapshot.WithHistory(page), page.HasEarlier
	}
	return snapshot, nil
}
