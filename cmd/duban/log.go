package main

import (
	"context"
	"math"
	"strings"

	"github.com/spf13/cobra"

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
			snapshot, log, err := s.logFor(cmd.Context(), snapshot, wanted)
			if err != nil {
				return err
			}
			events := wanted.events(log)
			if asJSON {
				return s.report().LogJSON(events)
			}
			s.report().Log(snapshot, events)
			return nil
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

// logFor reads as much of the log as holds all that is wanted.
func (s *session) logFor(ctx context.Context, snapshot *model.Snapshot, wanted logFilter) (*model.Snapshot, []model.Event, error) {
	switch {
	case wanted.task != nil:
		return snapshot, snapshot.History(wanted.task.ID), nil
	case !wanted.since.IsZero():
		after, err := s.history().Since(ctx, snapshot, wanted.since)
		if err != nil {
			return snapshot, nil, err
		}
		return after, after.Log, nil
	case wanted.last > 0:
		isEnough := func(log []model.Event) bool { return len(wanted.events(log)) >= wanted.last }
		after, err := s.history().Until(ctx, snapshot, isEnough)
		if err != nil {
			return snapshot, nil, err
		}
		return after, after.Log, nil
	case snapshot.IsWhole():
		return snapshot, snapshot.Log, nil
	}
	whole, err := s.load(ctx)
	if err != nil {
		return snapshot, nil, err
	}
	return whole, whole.Log, nil
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
	if f.last > 0 {
		events = events[max(len(events)-f.last, 0):]
	}
	return events
}
