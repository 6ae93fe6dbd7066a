package main

import (
	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/tui/words"
)

func newExtendCommand(p *program) *cobra.Command {
	var reason string
	help := p.text.Year.Help
	cmd := &cobra.Command{
		Use:   use("extend", p.text.Help.TaskArgument, help.DateArgument),
		Short: help.Extend,
		Args:  p.arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if model.IsBlank(reason) {
				return exit.Usagef(p.text.Year.NeedsReason, words.Echo(args[0]), words.Echo(args[1]))
			}
			reason, err := model.CleanNote(reason)
			if err != nil {
				return err
			}
			return p.changeTask(cmd, args[0], func(s *session, snapshot *model.Snapshot, task *model.Task) (model.Change, error) {
				day, err := snapshot.Plan.ParseDay(args[1], s.today())
				if err != nil {
					return model.Change{}, err
				}
				return model.ExtendChange(task, snapshot.State(task.ID), day, reason)
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", p.text.Year.Flags.Reason)
	return cmd
}
