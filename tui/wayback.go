package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
)

// wayBackFound is the command that leads back to before an import or a restore.
type wayBackFound struct {
	event   model.Event
	command string
}

// stopsUndo returns the import or restore that the user has made since what an undo
// would take back, unless they know of it and there is something.
func (a *App) stopsUndo(kind model.Kind) (model.Event, bool) {
	if kind != model.KindUndo {
		return model.Event{}, false
	}
	event, stops := model.BeyondUndo(a.snapshot.Log, a.By)
	return event, stops && (event.Seq != a.beyond || !a.isMoreToUndo())
}

func (a *App) isMoreToUndo() bool { return len(model.LastUndoable(a.snapshot.Log, a.By)) > 0 }

// askWayBack finds out what leads back.
func (a *App) askWayBack(event model.Event) tea.Cmd {
	ledger := a.Ledger
	return func() tea.Msg { return wayBackFound{event, ledger.WayBack(event)} }
}

// tellWayBack says that no undo takes this back, what does, and how to undo what was
// done before it.
func (a *App) tellWayBack(msg wayBackFound) {
	a.beyond = msg.event.Seq
	isMore := a.isMoreToUndo()
	if msg.command == "" && !isMore {
		a.nothingToTakeBack(model.KindUndo)
		return
	}
	line := a.Words.BeyondUndo(msg.event, msg.command)
	if isMore {
		line += a.Words.WayBack.EarlierKey
	}
	a.alarm(line)
}
