package main

import (
	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/tui/words"
)

func newAcceptCommand(p *program) *cobra.Command {
	var office string
	var about references
	text := p.text.Approval
	cmd := &cobra.Command{
		Use:   use("accept", p.text.Help.TasksArgument),
		Short: text.Accept,
		Long:  text.Long,
		Args:  p.arguments(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			note, err := about.addTo(cmd, "")
			if err != nil {
				return err
			}
			return p.acceptOrReturn(cmd, args, office, func(snapshot *model.Snapshot, task *model.Task, office string) ([]model.Change, error) {
				return snapshot.AcceptChanges(task, office, note)
			})
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&office, "office", "", text.Office)
	cmd.Flags().StringVar(&about.document, "doc", "", p.text.ByHand.Document)
	return cmd
}

func newReturnCommand(p *program) *cobra.Command {
	var office, reason string
	text := p.text.Approval
	cmd := &cobra.Command{
		Use:   use("return", p.text.Help.TasksArgument),
		Short: text.Return,
		Long:  text.Long,
		Args:  p.arguments(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if model.IsBlank(reason) {
				return exit.Usagef(text.NeedsReason, words.Echo(args[0]))
			}
			reason, err := model.CleanNote(reason)
			if err != nil {
				return err
			}
			return p.acceptOrReturn(cmd, args, office, func(snapshot *model.Snapshot, task *model.Task, office string) ([]model.Change, error) {
				return snapshot.ReturnChanges(task, office, reason)
			})
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&office, "office", "", text.Office)
	cmd.Flags().StringVar(&reason, "reason", "", text.Reason)
	return cmd
}

// acceptOrReturn accepts or sends back what offices submitted of the tasks, all or none.
func (p *program) acceptOrReturn(
	cmd *cobra.Command, typed []string, office string,
	decide func(*model.Snapshot, *model.Task, string) ([]model.Change, error),
) error {
	s, snapshot, err := p.openTasks(cmd, typed...)
	if err != nil {
		return err
	}
	// An office may mark, but not accept: to it that is what sending back is.
	if err := s.permit().MayAttempt(s.by, model.Operation(model.KindReturn), snapshot.Plan.Issuer, snapshot.Offices); err != nil {
		return err
	}
	if cmd.Flags().Changed("office") {
		if office, err = snapshot.Plan.FindOffice(office, s.spelling); err != nil {
			return err
		}
	}
	tasks, err := snapshot.Plan.FindTasks(typed...)
	if err != nil {
		return p.words.TaskError(snapshot.Plan, err)
	}
	var changes []model.Change
	for _, task := range tasks {
		some, err := decide(snapshot, task, office)
		if err != nil {
			return snapshot.WithTaskName(err)
		}
		changes = append(changes, some...)
	}
	return s.applyAndPrint(cmd.Context(), snapshot, changes, "")
}
