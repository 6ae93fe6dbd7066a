package main

import (
	"github.com/spf13/cobra"
)

func newShowCommand(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   use("show", p.text.Help.TaskArgument),
		Short: p.text.Help.Show,
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, snapshot, err := p.openTask(cmd, args[0])
			if err != nil {
				return err
			}
			task, err := snapshot.Plan.FindTask(args[0])
			if err != nil {
				return p.words.TaskError(snapshot.Plan, err)
			}
			if snapshot, err = s.history().OfTasks(cmd.Context(), snapshot, task.ID); err != nil {
				return err
			}
			if asJSON {
				return s.report().TaskJSON(snapshot, task)
			}
			s.report().Task(snapshot, task)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}
