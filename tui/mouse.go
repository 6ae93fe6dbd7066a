package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/keys"
	"duban/tui/layout"
)

// wheelRows is how many rows a step of the wheel moves.
const wheelRows = 3

// mouse does what a button or the wheel asks for: the wheel moves where the pointer is, a
// click puts the cursor on a row or does what the footer names. Nothing else is done with
// the mouse, so that no click writes anything but by a key of the footer.
func (a *App) mouse(msg tea.MouseMsg) tea.Cmd {
	isTooSmall := a.board.Width < layout.MinWidth || a.board.Height < layout.MinHeight
	if msg.Action != tea.MouseActionPress || isTooSmall {
		return nil
	}
	switch msg.Button {
	case tea.MouseButtonWheelUp:
		return a.wheel(msg, tea.KeyUp)
	case tea.MouseButtonWheelDown:
		return a.wheel(msg, tea.KeyDown)
	case tea.MouseButtonLeft:
		return a.click(msg)
	}
	return nil
}

func (a *App) wheel(msg tea.MouseMsg, key tea.KeyType) tea.Cmd {
	if pane, _ := a.board.Layout.At(msg.X, msg.Y); pane != 0 && a.overlay == nil && a.sheet == nil {
		a.setFocus(pane)
	}
	var commands []tea.Cmd
	for range wheelRows {
		commands = append(commands, a.key(tea.KeyMsg{Type: key}))
	}
	return tea.Batch(commands...)
}

func (a *App) click(msg tea.MouseMsg) tea.Cmd {
	if a.overlay != nil {
		return nil
	}
	b := a.current()
	isNotice, isBelow := b.Notice.Text != "", msg.Y >= b.Height-len(lastLines(b))
	if isBelow && !isNotice {
		if action := footerAction(b, msg.X); action != keys.None {
			return a.command(action)
		}
		return nil
	}
	a.clearNotice()
	a.tasks.ForgetQuestion()
	if isBelow {
		return nil
	}
	pane, row := b.Layout.At(msg.X, msg.Y)
	switch {
	case a.sheet != nil:
		a.sheet.PointAt(b, msg.Y-1, msg.X)
		return nil
	case pane == 0:
		return nil
	}
	a.setFocus(pane)
	switch b = a.current(); pane {
	case keys.Tasks:
		return a.perform(a.tasks.PointAt(b, row))
	case keys.Categories, keys.Offices:
		return a.perform(a.sidebar.PointAt(b, row))
	}
	return nil
}

// footerAction is what the footer names in a column, or nothing.
func footerAction(b *board.Board, x int) keys.Action {
	for _, binding := range footerBindings(b) {
		if x -= draw.Width(footerKey(b, binding)); x < 0 {
			return binding.Action
		}
	}
	return keys.None
}
