package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/board"
	"duban/tui/keys"
	"duban/tui/sheet"
)

func (a *App) setFocus(to keys.Place) {
	if a.board.Focus != to {
		a.board.Focus = to
		a.arrange()
	}
}

// paneAfter returns the pane that an action leads to.
func paneAfter(action keys.Action, focus keys.Place) keys.Place {
	order := keys.PaneOrder()
	at := slices.Index(order, focus)
	switch action {
	case keys.NextPane:
		return order[(at+1)%len(order)]
	case keys.PreviousPane:
		return order[(at+len(order)-1)%len(order)]
	case keys.LeftPane:
		if focus == keys.Tasks || focus == keys.Categories {
			return keys.Categories
		}
		return keys.Offices
	case keys.RightPane:
		if focus == keys.Categories {
			return keys.Tasks
		}
		return keys.Detail
	default:
		return order[action-keys.FocusCategories]
	}
}

// open leads from a list to the tasks, from the tasks to the detail, and from the
// detail of a task of several offices to their parts.
func (a *App) open(b *board.Board) {
	switch task := b.Task(); {
	case b.Focus&keys.Lists != 0:
		a.setFocus(keys.Tasks)
	case b.Focus == keys.Detail && task != nil && len(b.Snapshot.Parts(task)) > 0:
		parts := sheet.NewParts(task.ID)
		if a.toggleSheet(parts) {
			a.sheet.PutCursor(parts.OwnRow(b))
		}
	default:
		a.setFocus(keys.Detail)
	}
}

// move moves in the pane that has the focus.
func (a *App) move(b *board.Board, action keys.Action) tea.Cmd {
	switch b.Focus {
	case keys.Tasks:
		return a.perform(a.tasks.Update(b, action))
	case keys.Detail:
		a.detail.Update(b, action)
		return nil
	default:
		return a.perform(a.sidebar.Update(b, action))
	}
}

// back leaves a pane for the tasks. In the tasks it clears the selection, or else
// the part of the filter that was set last.
func (a *App) back(b *board.Board) {
	switch {
	case b.Focus != keys.Tasks:
		a.setFocus(keys.Tasks)
	case a.tasks.CountSelected(b) > 0:
		a.tasks.ClearSelection()
	default:
		if a.board.Filter.ClearLast() {
			a.board.Pinned = ""
			a.refresh()
		}
	}
}
