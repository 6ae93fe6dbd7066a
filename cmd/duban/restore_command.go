package main

import (
	"fmt"

	"duban/model"
	"duban/tui/words"
)

// restoreCommand returns the command that puts the ledger back to what it was before an
// import or a restore; empty if there is no copy of that.
func (s *session) restoreCommand(event model.Event) string {
	ledger, can := s.ledger.(interface {
		CopyBefore(event model.Event) string
	})
	if !can {
		return ""
	}
	copied := ledger.CopyBefore(event)
	if copied == "" {
		return ""
	}
	command := "duban restore " + words.ShellWord(copied)
	if s.gate != nil || s.options.db != "" {
		// Where the command is typed, nothing else names the ledger.
		command += " --db " + words.ShellWord(s.path)
	}
	return command
}

// printRestoreCommand prints how to go back to before an import.
func (s *session) printRestoreCommand(event model.Event) {
	if command := s.restoreCommand(event); command != "" {
		s.say(fmt.Sprintf(s.text.Undo.AfterImport, command))
	}
}
