package main

import (
	"github.com/spf13/cobra"

	"duban/model"
)

func newTickCommand(p *program) *cobra.Command {
	var on, note string
	var about references
	help := p.text.Help
	cmd := &cobra.Command{
		Use:   use("tick", help.TaskArgument),
		Short: help.Tick,
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			note, err := optionalNote(cmd, note)
			if err != nil {
				return err
			}
			if note, err = about.addTo(cmd, note); err != nil {
				return err
			}
			return p.changeTask(cmd, args[0], func(s *session, snapshot *model.Snapshot, task *model.Task) (model.Change, error) {
				day := s.today()
				if cmd.Flags().Changed("on") {
					if day, err = s.flagReader().DayIn(snapshot.Plan, "--on", on); err != nil {
						return model.Change{}, err
					}
				}
				return snapshot.TickChange(task, day, s.today(), note)
			})
		},
	}
	cmd.Flags().StringVar(&on, "on", "", p.text.Flags.On)
	cmd.Flags().StringVar(&note, "note", "", p.text.Flags.NoteToTick)
	about.addFlags(p, cmd)
	return cmd
}
