package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"duban/model"
)

func newTickCommand(p *program) *cobra.Command {
	var on, note string
	help := p.words.Commands.Help
	cmd := &cobra.Command{
		Use:   use("tick", help.TaskArgument),
		Short: help.Tick,
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			note, err := optionalNote(cmd, note)
			if err != nil {
				return err
			}
			var day model.Date
			if cmd.Flags().Changed("on") {
				if day, err = p.date("--on", on); err != nil {
					return err
				}
			}
			return p.changeTask(cmd, args[0], func(s *session, snapshot *model.Snapshot, task *model.Task) (model.Change, error) {
				if day.IsZero() {
					day = s.today()
				}
				return model.Change{Kind: model.KindTick, On: day, Note: note}, s.mayTick(snapshot.Plan, task, day)
			})
		},
	}
	cmd.Flags().StringVar(&on, "on", "", p.words.Commands.Flags.On)
	cmd.Flags().StringVar(&note, "note", "", p.words.Commands.Flags.NoteToTick)
	return cmd
}

// mayTick refuses a tick that could count in no period, or not yet.
func (s *session) mayTick(plan *model.Plan, task *model.Task, day model.Date) error {
	said := s.words.Commands.Wrong
	if task.Quota == nil {
		return &failure{fmt.Sprintf(said.NoQuota, task.ID)}
	}
	if day.After(s.today()) {
		return wrong(said.FutureTick, day, s.today())
	}
	if plan.Year != 0 {
		periods := task.Quota.Every.Periods(plan.Year)
		if day.Before(periods[0].From) || day.After(periods[len(periods)-1].To) {
			return wrong(said.TickOutsidePlan, day, plan.Year)
		}
	}
	return nil
}
