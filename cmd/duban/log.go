package main

import (
	"context"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/history"
	"duban/cmd/duban/internal/report"
	"duban/model"
)

func newLogCommand(p *program) *cobra.Command {
	var typedTask, since, by string
	var last uint
	var asJSON bool
	about := p.text.Flags
	cmd := &cobra.Command{
		Use:   "log",
		Short: p.text.Help.Log,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			var wanted logFilter
			open := p.openRecent
			if cmd.Flags().Changed("task") {
				open = func(context.Context) (*session, *model.Snapshot, error) { return p.openTask(cmd, typedTask) }
			}
			s, snapshot, err := open(cmd.Context())
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("since") {
				wanted.since, err = (&model.Plan{}).ParseDay(since, s.today())
				if err = p.settings().BadDate("--since", since, err); err != nil {
					return err
				}
			}
			if cmd.Flags().Changed("task") {
				if snapshot, wanted.task, err = s.findEver(cmd.Context(), snapshot, typedTask); err != nil {
					return p.words.TaskError(snapshot.Plan, err)
				}
			}
			wanted.by, wanted.anybody, wanted.last = by, !cmd.Flags().Changed("by"), int(min(last, math.MaxInt32))
			return s.printLog(cmd.Context(), snapshot, wanted, asJSON)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&typedTask, "task", "", about.TaskOfLog)
	cmd.Flags().StringVar(&since, "since", "", about.SinceOfLog)
	cmd.Flags().StringVar(&by, "by", "", about.ByLog)
	cmd.Flags().UintVarP(&last, "last", "n", 0, about.LastOfLog)
	cmd.Flags().BoolVar(&asJSON, "json", false, about.JSON)
	return cmd
}

// findEver finds a task by what a person types, those that a correction or an undo took
// out included: what happened to them stays in the log. It returns the snapshot with the
// task's history.
func (s *session) findEver(ctx context.Context, snapshot *model.Snapshot, typed string) (*model.Snapshot, *model.Task, error) {
	task, notFound := snapshot.Plan.FindTask(typed)
	if notFound != nil {
		task = snapshot.Plan.FindRemoved(typed)
	}
	id := strings.ToUpper(strings.TrimSpace(typed))
	if task != nil {
		id = task.ID
	}
	after, err := s.history().OfTasks(ctx, snapshot, id)
	switch {
	case err != nil:
		return snapshot, nil, err
	case task == nil:
		task = after.TaskOrRemoved(id)
	}
	if task == nil {
		return snapshot, nil, notFound
	}
	return after, task, nil
}

// printLog prints what is wanted of the log, which is read twice: how wide the columns are
// shows only then.
func (s *session) printLog(ctx context.Context, snapshot *model.Snapshot, wanted logFilter, asJSON bool) error {
	var widths report.LogWidths
	count, printed := 0, s.report()
	inOrder, err := s.readLog(ctx, snapshot, wanted, func(page *model.Snapshot, events []model.Event) {
		if count += len(events); !asJSON {
			printed.MeasureLog(&widths, page, events)
		}
	})
	switch {
	case err != nil:
		return err
	case asJSON:
		return printed.LogJSON(func(take func([]model.Event)) error {
			return inOrder(func(_ *model.Snapshot, events []model.Event) { take(events) })
		})
	case count == 0:
		printed.NoLog()
		return nil
	}
	return inOrder(func(page *model.Snapshot, events []model.Event) { printed.Log(&widths, page, events) })
}

// readLog reads as much of the log as holds all that is wanted, page by page from the end,
// and returns what does so again in order.
func (s *session) readLog(
	ctx context.Context, snapshot *model.Snapshot, wanted logFilter, take history.Take,
) (inOrder func(history.Take) error, err error) {
	if wanted.task != nil {
		events := wanted.latest(wanted.events(snapshot.History(wanted.task.ID)))
		take(snapshot, events)
		return func(take history.Take) error { take(snapshot, events); return nil }, nil
	}
	found, hasSince := 0, true
	pages, err := s.history().Back(ctx, snapshot, func(page *model.Snapshot, events []model.Event) {
		// Clocks differ a little: of a page with nothing of the day or later, all is before it.
		hasSince = slices.ContainsFunc(events, func(e model.Event) bool { return !model.DateOf(e.At).Before(wanted.since) })
		events = wanted.events(events)
		if wanted.last == 0 {
			take(page, events)
		} else {
			take(page, logFilter{last: wanted.last - found}.latest(events))
		}
		found += len(events)
	}, func() bool { return hasSince && (wanted.last == 0 || found < wanted.last) })
	return func(take history.Take) error {
		skip := 0
		if wanted.last > 0 {
			skip = max(found-wanted.last, 0)
		}
		return pages.InOrder(ctx, func(page *model.Snapshot, events []model.Event) {
			events = wanted.events(events)
			skipped := min(skip, len(events))
			skip -= skipped
			take(page, events[skipped:])
		})
	}, err
}

// logFilter selects events; its parts combine.
type logFilter struct {
	task    *model.Task // nil for any
	since   model.Date  // zero for any
	by      string
	anybody bool
	last    int // the latest of them; 0 for all
}

func (f logFilter) events(log []model.Event) []model.Event {
	if f.task == nil && f.since.IsZero() && f.anybody {
		return log
	}
	var events []model.Event
	for _, event := range log {
		switch {
		case f.task != nil && event.Task != f.task.ID:
		case model.DateOf(event.At).Before(f.since):
		case !f.anybody && event.By != f.by:
		default:
			events = append(events, event)
		}
	}
	return events
}

// latest returns as many of the latest of the events as are wanted.
func (f logFilter) latest(events []model.Event) []model.Event {
	if f.last > 0 {
		return events[max(len(events)-f.last, 0):]
	}
	return events
}
