package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/report"
	"duban/model"
)

func newVerifyCommand(p *program) *cobra.Command {
	var note string
	var list, asJSON bool
	words := p.text.Year
	cmd := &cobra.Command{
		Use:   use("verify", p.text.Help.TasksArgument),
		Short: words.Help.Verify,
		Long:  p.text.Help.SeveralTasks,
		Args: func(cmd *cobra.Command, args []string) error {
			if list {
				return p.arguments(0, 0)(cmd, args)
			}
			return p.arguments(1, -1)(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			note, err := optionalNote(cmd, note)
			if err != nil {
				return err
			}
			if list {
				return p.checklist(cmd.Context(), asJSON)
			}
			s, snapshot, err := p.openTasks(cmd, args...)
			if err != nil {
				return err
			}
			changes, err := changesOf(snapshot, args, model.Change{Kind: model.KindVerify, Note: note})
			if err != nil {
				return p.words.TaskError(snapshot.Plan, err)
			}
			return s.verify(cmd.Context(), snapshot, changes)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&list, "list", false, words.Flags.VerifyList)
	cmd.Flags().StringVar(&note, "note", "", words.Flags.NoteToVerify)
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}

// checklist lists the tasks that wait for their verification.
func (p *program) checklist(ctx context.Context, asJSON bool) error {
	s, snapshot, err := p.openRecent(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		return s.report().ChecklistJSON(snapshot)
	}
	s.report().Checklist(snapshot)
	return nil
}

// verify makes the changes and prints each, including those that were not needed.
func (s *session) verify(ctx context.Context, seen *model.Snapshot, changes []model.Change) error {
	events, after, err := s.apply(ctx, seen, changes)
	if err != nil {
		return err
	}
	for _, change := range changes {
		made := slices.IndexFunc(events, func(e model.Event) bool { return e.Task == change.Task })
		if made < 0 || events[made].Kind != model.KindVerify {
			state := after.State(change.Task)
			s.say(fmt.Sprintf(s.words.Year.WasVerified, after.Name(change.Task), state.VerifiedBy, report.Minute(state.VerifiedAt)))
		}
		if made >= 0 {
			s.sayMade(after, events[made])
		}
	}
	return nil
}
