package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
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

// reportNotUndoable says that an import or restore can't be undone, what restores
// the ledger from before, and how to undo what was done earlier.
func (a *App) reportNotUndoable(msg restoreFound) {
	a.reportedImport = msg.event.Seq
	hasEarlier := a.board.HasUndoable()
	if msg.command == "" && !hasEarlier {
		a.board.Alarm(a.board.NothingToRevert(model.KindUndo))
		return
	}
	line := a.Words.CannotUndo(msg.event, msg.command)
	if hasEarlier {
		line += a.Words.NotUndoable.EarlierKey
	}
	a.board.Alarm(line)
}
