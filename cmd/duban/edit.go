package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/flags"
	"duban/model"
)

func newEditCommand(p *program) *cobra.Command {
	var fields flags.Task
	var reason string
	about := p.text.ByHand
	cmd := &cobra.Command{
		Use:   use("edit", p.text.Help.TasksArgument),
		Short: about.Edit,
		Long:  p.text.Help.SeveralTasks,
		Args:  p.arguments(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			reason, err := optionalText(cmd, "reason", reason)
			if err != nil {
				return err
			}
			return p.editTasks(cmd, args, fields, reason)
		},
	}
	cmd.Flags().StringVar(&fields.Text, "text", "", about.Text)
	fields.Add(cmd, p.text, about.DueOrNone, about.QuotaOrNone)
	cmd.Flags().StringVar(&reason, "reason", "", about.Reason)
	return cmd
}

// editFlags are the flags of which edit needs one.
func editFlags() []string {
	return []string{"text", "category", "lead", "assist", "due", "quota", "leader"}
}

// editTasks sets the fields that were given in all of the tasks.
func (p *program) editTasks(cmd *cobra.Command, args []string, typed flags.Task, reason string) error {
	if !slices.ContainsFunc(editFlags(), cmd.Flags().Changed) {
		return &exit.UsageError{Line: p.text.ByHand.NothingToEdit}
	}
	s, snapshot, err := p.openTasks(cmd, args...)
	if err != nil {
		return err
	}
	if err := s.permit().MayAttempt(s.by, model.Operation(model.KindEdit), snapshot.Plan.Issuer, snapshot.Offices); err != nil {
		return err
	}
	tasks, err := snapshot.Plan.FindTasks(args...)
	if err != nil {
		return p.words.TaskError(snapshot.Plan, err)
	}
	values, fields, unknown, err := typed.Values(cmd, snapshot.Plan, s.flagReader())
	if err == nil {
		err = s.confirmOffices(cmd.Context(), unknown, typed.Yes)
	}
	if err != nil {
		return err
	}
	changes := make([]model.Change, len(tasks))
	for i, task := range tasks {
		if changes[i], err = snapshot.EditChange(task, fields, values, reason); err != nil {
			return snapshot.WithTaskName(err)
		}
	}
	return s.applyByHand(cmd.Context(), snapshot, changes, p.text.ByHand.AlreadyAsAsked)
}

// applyByHand makes the changes and prints each. already is the message for a change that
// was not needed.
func (s *session) applyByHand(ctx context.Context, seen *model.Snapshot, changes []model.Change, already string) error {
	events, after, err := s.apply(ctx, seen, changes)
	if err != nil {
		return err
	}
	for _, change := range changes {
		made := slices.IndexFunc(events, func(e model.Event) bool { return e.Task == change.Task })
		if made < 0 {
			s.say(fmt.Sprintf(already, after.Name(change.Task)))
			continue
		}
		s.sayMade(after, events[made])
	}
	return nil
}
