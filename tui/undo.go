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

// stopsUndo returns the import or restore that the user has made since what an
// undo would revert, unless it was reported and there is something to revert.
func (a *App) stopsUndo(kind model.Kind) (model.Event, bool) {
	if kind != model.KindUndo {
		return model.Event{}, false
	}
	event, stops := model.NotUndoable(a.board.Snapshot.Log, a.By)
	return event, stops && (event.Seq != a.reportedImport || !a.hasUndoable())
}

func (a *App) hasUndoable() bool { return len(model.LastUndoable(a.board.Snapshot.Log, a.By)) > 0 }

// findRestore asks for the command that restores the ledger from before an event.
func (a *App) findRestore(event model.Event) tea.Cmd {
	ledger := a.Ledger
	return func() tea.Msg { return restoreFound{event, ledger.RestoreCommand(event)} }
}

// reportNotUndoable says that an import or restore can't be undone, what restores
// the ledger from before, and how to undo what was done earlier.
func (a *App) reportNotUndoable(msg restoreFound) {
	a.reportedImport = msg.event.Seq
	hasEarlier := a.hasUndoable()
	if msg.command == "" && !hasEarlier {
		a.nothingToRevert(model.KindUndo)
		return
	}
	line := a.Words.CannotUndo(msg.event, msg.command)
	if hasEarlier {
		line += a.Words.NotUndoable.EarlierKey
	}
	a.alarm(line)
}
