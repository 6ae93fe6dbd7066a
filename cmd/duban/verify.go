package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"duban/model"
	"duban/tui/words"
)

func newVerifyCommand(p *program) *cobra.Command {
	var note string
	var list, asJSON bool
	words := p.words.Year.Commands
	cmd := &cobra.Command{
		Use:   use("verify", p.words.Commands.Help.TasksArgument),
		Short: words.Help.Verify,
		Long:  p.words.Commands.Help.SeveralTasks,
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
			s, snapshot, err := p.openSnapshot(cmd.Context())
			if err != nil {
				return err
			}
			switch {
			case list && asJSON:
				return s.sayJSON(checklistToJSON(snapshot))
			case list:
				s.sayChecklist(snapshot)
				return nil
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
	cmd.Flags().BoolVar(&asJSON, "json", false, p.words.Commands.Flags.JSON)
	return cmd
}

// verify makes the changes and tells each: those that were not needed, too.
func (s *session) verify(ctx context.Context, seen *model.Snapshot, changes []model.Change) error {
	events, after, err := s.apply(ctx, seen, changes)
	if err != nil {
		return err
	}
	for _, change := range changes {
		made := slices.IndexFunc(events, func(e model.Event) bool { return e.Task == change.Task })
		if made < 0 || events[made].Kind != model.KindVerify {
			state := after.State(change.Task)
			s.say(fmt.Sprintf(s.words.Year.Commands.WasVerified, after.Name(change.Task), state.VerifiedBy, minute(state.VerifiedAt)))
		}
		if made >= 0 {
			s.sayMade(after, events[made])
		}
	}
	return nil
}

// checkJSON is a line of the checklist, as verify --list --json gives it.
type checkJSON struct {
	ID         string     `json:"id"`
	Number     string     `json:"number"`
	Text       string     `json:"text"`
	OfficesRaw string     `json:"offices_raw"`
	DoneBy     string     `json:"done_by"`
	DoneAt     *time.Time `json:"done_at"`
	VerifiedBy string     `json:"verified_by"`
	VerifiedAt *time.Time `json:"verified_at"`
}

func checklistToJSON(snapshot *model.Snapshot) []checkJSON {
	out := []checkJSON{}
	for _, task := range snapshot.Checklist() {
		state := snapshot.State(task.ID)
		out = append(out, checkJSON{
			ID: task.ID, Number: task.Number, Text: task.Text, OfficesRaw: task.OfficesRaw,
			DoneBy: state.DoneBy, DoneAt: orNull(state.DoneAt),
			VerifiedBy: state.VerifiedBy, VerifiedAt: orNull(state.VerifiedAt),
		})
	}
	return out
}

func (s *session) sayChecklist(snapshot *model.Snapshot) {
	said, tasks := s.words.Year.Commands, snapshot.Checklist()
	if len(tasks) == 0 {
		s.say(said.NoneDone)
		return
	}
	verified := 0
	var rows [][]string
	for _, task := range tasks {
		state := snapshot.State(task.ID)
		mark, status := "[ ]", said.NotVerified
		if state.VerifiedBy != "" {
			verified++
			mark, status = "[x]", fmt.Sprintf(said.VerifiedLine, state.VerifiedBy, minute(state.VerifiedAt))
		}
		rows = append(rows, []string{mark, snapshot.Name(task.ID), status, state.DoneBy, words.Acting(task), task.Text})
	}
	s.say(fmt.Sprintf(said.ToVerify, verified, len(tasks)))
	s.table(rows, s.width)
}
