package main

import (
	"strings"

	"github.com/spf13/cobra"

	"duban/model"
)

func newLogCommand(p *program) *cobra.Command {
	var typedTask, since, by string
	var asJSON bool
	about := p.text.Flags
	cmd := &cobra.Command{
		Use:   "log",
		Short: p.text.Help.Log,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			var wanted logFilter
			s, snapshot, err := p.openSnapshot(cmd.Context())
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("since") {
				wanted.since, err = model.ParseTypedDate(since, s.today().Year)
				if err = p.badDate("--since", since, err); err != nil {
					return err
				}
			}
			if cmd.Flags().Changed("task") {
				if wanted.task, err = findEver(snapshot, typedTask); err != nil {
					return p.words.TaskError(snapshot.Plan, err)
				}
			}
			wanted.by, wanted.anybody = by, !cmd.Flags().Changed("by")
			events := wanted.events(snapshot.Log)
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
	cmd.Flags().BoolVar(&asJSON, "json", false, about.JSON)
	return cmd
}

// findEver finds a task by what a person types, those that a correction or an undo took
// out included: what happened to them stays in the log.
func findEver(snapshot *model.Snapshot, typed string) (*model.Task, error) {
	task, err := snapshot.Plan.FindTask(typed)
	if err == nil {
		return task, nil
	}
	if removed := snapshot.Plan.FindRemoved(typed); removed != nil {
		return removed, nil
	}
	if removed := snapshot.TaskOrRemoved(strings.ToUpper(strings.TrimSpace(typed))); removed != nil {
		return removed, nil
	}
	return nil, err
}

// logFilter selects events; its parts combine.
type logFilter struct {
	task    *model.Task // nil for any
	since   model.Date  // zero for any
	by      string
	anybody bool
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
	return events
}
