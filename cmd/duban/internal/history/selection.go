package history

import (
	"context"
	"slices"

	"duban/model"
)

// Selection selects events of a log; its parts combine.
type Selection struct {
	Task       *model.Task // nil for any
	Since      model.Date  // zero for any
	By         string
	IsByAnyone bool // By does not matter
	Last       int  // the latest of them; 0 for all
}

func (s Selection) events(log []model.Event) []model.Event {
	if s.Task == nil && s.Since.IsZero() && s.IsByAnyone {
		return log
	}
	var events []model.Event
	for _, event := range log {
		switch {
		case s.Task != nil && event.Task != s.Task.ID:
		case model.DateOf(event.At).Before(s.Since):
		case !s.IsByAnyone && event.By != s.By:
		default:
			events = append(events, event)
		}
	}
	return events
}

// latest returns as many of the latest of the events as are wanted.
func (s Selection) latest(events []model.Event) []model.Event {
	if s.Last > 0 {
		return events[max(len(events)-s.Last, 0):]
	}
	return events
}

// Select reads as much of the log as holds all that is wanted, page by page from the end,
// and returns what does so again in order.
func (r Reader) Select(
	ctx context.Context, snapshot *model.Snapshot, wanted Selection, take Take,
) (inOrder func(Take) error, err error) {
	if wanted.Task != nil {
		events := wanted.latest(wanted.events(snapshot.History(wanted.Task.ID)))
		take(snapshot, events)
		return func(take Take) error { take(snapshot, events); return nil }, nil
	}
	found, hasSince := 0, true
	pages, err := r.Back(ctx, snapshot, func(page *model.Snapshot, events []model.Event) {
		// Clocks differ a little: of a page with nothing of the day or later, all is before it.
		hasSince = slices.ContainsFunc(events, func(e model.Event) bool { return !model.DateOf(e.At).Before(wanted.Since) })
		events = wanted.events(events)
		if wanted.Last == 0 {
			take(page, events)
		} else {
			take(page, Selection{Last: wanted.Last - found}.latest(events))
		}
		found += len(events)
	}, func() bool { return hasSince && (wanted.Last == 0 || found < wanted.Last) })
	return func(take Take) error {
		skip := 0
		if wanted.Last > 0 {
			skip = max(found-wanted.Last, 0)
		}
		return pages.InOrder(ctx, func(page *model.Snapshot, events []model.Event) {
			events = wanted.events(events)
			skipped := min(skip, len(events))
			skip -= skipped
			take(page, events[skipped:])
		})
	}, err
}
