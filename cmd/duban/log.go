package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"duban/model"
)

func newLogCommand(p *program) *cobra.Command {
	var typedTask, since, by string
	var asJSON bool
	about := p.words.Commands.Flags
	cmd := &cobra.Command{
		Use:   "log",
		Short: p.words.Commands.Help.Log,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			var wanted logFilter
			s, snapshot, err := p.openSnapshot(cmd.Context())
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("since") {
				if wanted.since, err = p.typedDate("--since", since, s.today().Year); err != nil {
					return err
				}
			}
			if cmd.Flags().Changed("task") {
				if wanted.task, err = findEver(snapshot.Plan, typedTask); err != nil {
					return p.words.TaskError(snapshot.Plan, err)
				}
			}
			wanted.by, wanted.anybody = by, !cmd.Flags().Changed("by")
			events := wanted.events(snapshot.Log)
			if asJSON {
				return s.sayJSON(historyToJSON(events))
			}
			s.sayLog(snapshot, events)
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

// findEver finds a task by what a person types, those that a correction took out
// included: what happened to them stays in the log.
func findEver(plan *model.Plan, typed string) (*model.Task, error) {
	task, err := plan.FindTask(typed)
	if removed := plan.FindRemoved(typed); err != nil && removed != nil {
		return removed, nil
	}
	return task, err
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

// sayLog tells events, the oldest first, one in a line.
func (s *session) sayLog(snapshot *model.Snapshot, events []model.Event) {
	if len(events) == 0 {
		s.say(s.words.Commands.Said.NoEvents)
		return
	}
	s.table(s.eventRows(snapshot, events), s.width)
}

func (s *session) eventRows(snapshot *model.Snapshot, events []model.Event) [][]string {
	rows := make([][]string, 0, len(events))
	for _, event := range events {
		rows = append(rows, []string{
			strconv.FormatUint(event.Seq, 10), minute(event.At), event.By,
			snapshot.Name(event.Task), s.told(snapshot, event), s.words.Note(event),
		})
	}
	return rows
}
