// Package changes makes and writes the changes that the commands of one person are
// about.
package changes

import (
	"context"
	"time"

	"duban/model"
)

// Ledger is what is read and written of a ledger.
type Ledger interface {
	Apply(ctx context.Context, plan, by string, at time.Time, changes []model.Change) ([]model.Event, uint64, error)
	News(ctx context.Context, plan string, revision uint64) (model.News, error)
}

// Writer writes changes of one plan for one person.
type Writer struct {
	Ledger Ledger
	Plan   string // its identity
	By     string
	Now    func() time.Time
	Today  func() model.Date // may be another day than that of Now
}

// Apply writes changes of what was seen. It returns the events written and the plan
// after them. An error calls the task what the plan as seen calls it.
func (w *Writer) Apply(
	ctx context.Context, seen *model.Snapshot, changes []model.Change,
) (events []model.Event, after *model.Snapshot, err error) {
	if today := w.Today(); today != model.DateOf(w.Now()) {
		HappenOn(today, seen, changes)
	}
	events, revision, err := w.Ledger.Apply(ctx, w.Plan, w.By, w.Now(), changes)
	if err != nil {
		return nil, nil, seen.WithTaskName(err)
	}
	if revision > seen.Revision+uint64(len(events)) {
		// Others wrote meanwhile, such as a note. What is on disk by now does not
		// depend on whether their events can be read.
		if news, err := w.Ledger.News(ctx, w.Plan, seen.Revision); err == nil && news.Revision >= revision {
			return events, seen.Follow(news), nil
		}
	}
	return events, seen.Advance(events, revision), nil
}

// HappenOn has changes happen on a day that the user says is today, where it is another
// than the clock's. Those that have a day of their own keep it, and none comes before the
// last mark.
func HappenOn(today model.Date, seen *model.Snapshot, changes []model.Change) {
	for i := range changes {
		change := &changes[i]
		isUndo := change.Kind == model.KindUndo || change.Kind == model.KindRedo
		if !isUndo && change.HappenedOn.IsZero() && !today.Before(seen.LastMarked(change.Task, change.Office)) {
			change.HappenedOn = today
		}
	}
}
