package main

import (
	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/tui/words"
)

func newCancelCommand(p *program) *cobra.Command {
	var reason string
	var about references
	text := p.text.ByHand
	cmd := &cobra.Command{
		Use:   use("cancel", p.text.Help.TasksArgument),
		Short: text.Cancel,
		Long:  p.text.Help.SeveralTasks,
		Args:  p.arguments(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if model.IsBlank(reason) {
				return exit.Usagef(text.CancelNeedsReason, words.Echo(args[0]))
			}
			if _, err := model.CleanNote(reason); err != nil {
				return err
			}
			reason, err := about.addTo(cmd, reason)
			if err != nil {
				return err
			}
			return p.cancelTasks(cmd, args, reason)
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", text.CancelReason)
	cmd.Flags().StringVar(&about.document, "doc", "", text.Document)
	return cmd
}

func (p *program) cancelTasks(cmd *cobra.Command, args []string, reason string) error {
	s, snapshot, err := p.openTasks(cmd, args...)
	if err != nil {
		return err
	}
	changes, err := changesOf(snapshot, args, model.Change{Kind: model.KindCancel, Note: reason})
	if err != nil {
		return p.words.TaskError(snapshot.Plan, err)
	}
	return s.applyByHand(cmd.Context(), snapshot, changes, p.text.ByHand.AlreadyCancelled)
}
