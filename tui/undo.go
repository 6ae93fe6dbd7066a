package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
)

// restoreFound is the command that restores the ledger from before an import or a
// restore.
type restoreFound struct {
	event   model.Event
	command string
}

// findRestore asks for the command that restores the ledger from before an event.
func findRestore(ledger Ledger, event model.Event) tea.Cmd {
	return func() tea.Msg { return restoreFound{event, ledger.RestoreCommand(event)} }
}

// notUndoable says that an import or restore can't be undone, what restores the ledger
// from before, and how to undo what was done earlier.
func notUndoable(b *board.Board, msg restoreFound) string {
	hasEarlier := b.HasUndoable()
	if msg.command == "" && !hasEarlier {
		return b.NothingToRevert(model.KindUndo)
	}
	line := b.Words.CannotUndo(msg.event, msg.command)
	if hasEarlier {
		line += b.Words.NotUndoable.EarlierKey
	}
	return line
}
