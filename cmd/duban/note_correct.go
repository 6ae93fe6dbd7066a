package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/tui/words"
)

func newNoteEditCommand(p *program) *cobra.Command {
	text := p.text.ByHand
	return &cobra.Command{
		Use:   use("edit", text.NoteNumber, p.text.Help.TextArgument),
		Short: text.NoteEdit,
		Long:  p.text.Help.NoteFromInput + "\n" + p.text.Help.TextAfterDash,
		Args:  p.arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			note := args[1]
			if note == "-" {
				var err error
				if note, err = readNote(p.stdin); err != nil {
					return err
				}
			}
			note, err := model.CleanNote(note)
			if err != nil {
				return err
			}
			return p.correctNote(cmd, args[0], note)
		},
	}
}

func newNoteDropCommand(p *program) *cobra.Command {
	text := p.text.ByHand
	return &cobra.Command{
		Use:   use("drop", text.NoteNumber),
		Short: text.NoteDrop,
		Args:  p.arguments(1, 1),
		RunE:  func(cmd *cobra.Command, args []string) error { return p.correctNote(cmd, args[0], "") },
	}
}

// correctNote gives a note, by the number of its event, another text, or removes it.
func (p *program) correctNote(cmd *cobra.Command, typed, note string) error {
	seq, err := strconv.ParseUint(typed, 10, 64)
	if err != nil {
		return exit.Usagef(p.text.ByHand.BadNoteNumber, words.Echo(typed))
	}
	s, snapshot, err := p.openRecent(cmd.Context())
	if err != nil {
		return err
	}
	snapshot, event, err := s.history().Event(cmd.Context(), snapshot, seq)
	if err != nil {
		return err
	}
	task := event.Task
	change, err := snapshot.NoteChange(task, seq, note)
	if err != nil {
		return err
	}
	return s.applyAndPrint(cmd.Context(), snapshot, []model.Change{change}, s.text.Plans.AlreadySet)
}
