package main

import (
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"duban/model"
)

// maxInput is how many bytes of a note are read from standard input: more than
// any note that is taken, little enough to never fill the memory.
const maxInput = 1 << 20

func newNoteCommand(p *program) *cobra.Command {
	help := p.words.Commands.Help
	return &cobra.Command{
		Use:   use("note", help.TaskArgument, help.TextArgument),
		Short: help.Note,
		Long:  help.NoteFromInput + "\n" + help.TextAfterDash,
		Args:  p.arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			text := args[1]
			if text == "-" {
				var err error
				if text, err = readNote(p.stdin); err != nil {
					return err
				}
			}
			text, err := model.CleanNote(text)
			if err != nil {
				return err
			}
			return p.changeTask(cmd, args[0], func(*session, *model.Snapshot, *model.Task) (model.Change, error) {
				return model.Change{Kind: model.KindNote, Note: text}, nil
			})
		},
	}
}

func readNote(input io.Reader) (string, error) {
	text, err := io.ReadAll(io.LimitReader(input, maxInput+1))
	if err != nil {
		return "", fmt.Errorf("reading standard input: %w", err)
	}
	if len(text) > maxInput {
		return "", &model.InputError{Problem: model.InputTooLong, Length: utf8.RuneCount(text), Limit: model.MaxNote}
	}
	return string(text), nil
}

// changeTask makes one change on the task that was typed, and tells it.
func (p *program) changeTask(
	cmd *cobra.Command, typed string,
	decide func(*session, *model.Snapshot, *model.Task) (model.Change, error),
) error {
	s, snapshot, err := p.openSnapshot(cmd.Context())
	if err != nil {
		return err
	}
	task, err := snapshot.Plan.FindTask(typed)
	if err != nil {
		return err
	}
	change, err := decide(s, snapshot, task)
	if err != nil {
		return err
	}
	change.Task = task.ID
	events, _, err := s.apply(cmd.Context(), []model.Change{change})
	if err != nil {
		return err
	}
	for _, event := range events {
		s.sayMade(snapshot.Plan, event)
	}
	return nil
}
