package tui

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/draw"
	"duban/tui/keys"
)

// help lists the keys that work in the pane that has the focus, from the table
// that dispatches them.
type help struct{ top int }

func (h *help) update(a *App, msg tea.KeyMsg) (bool, tea.Cmd) {
	for _, name := range keys.Names(msg) {
		switch does := a.keys.Action(name, a.place()); does {
		case keys.MoveUp, keys.MoveDown, keys.MoveFirst, keys.MoveLast, keys.PageUp, keys.PageDown:
			rows := h.rows(a)
			h.top = does.Move(h.top, max(len(a.helpLines())-rows, 0)+1, rows)
		default:
			return true, nil
		}
	}
	return false, nil
}

func (h *help) rows(a *App) int { return max(min(len(a.helpLines()), a.height-4), 1) }

func (a *App) helpLines() []string {
	keyWidth := 0
	for _, b := range a.keys {
		keyWidth = max(keyWidth, draw.Width(a.keyText(b)))
	}
	var lines []string
	// What works in a sheet alone comes first.
	others := func(b keys.Binding) int {
		if b.In&keys.Panes != 0 {
			return 1
		}
		return 0
	}
	table := slices.Clone(a.keys)
	if a.sheet != nil {
		slices.SortStableFunc(table, func(x, y keys.Binding) int { return others(x) - others(y) })
	}
	for _, b := range table {
		if b.In&a.place() == 0 || b.Help().Key == "" || a.refusal(b.Action, a.place()) != "" {
			continue
		}
		lines = append(lines, " "+a.Pen.Theme.Accent.Render(draw.Fill(a.keyText(b), keyWidth))+"  "+a.Pen.Text(b.Help().Desc))
	}
	return append(lines, a.legend(keyWidth)...)
}

func (h *help) draw(a *App, screen []string) []string {
	lines, rows := a.helpLines(), h.rows(a)
	width := 0
	for _, line := range lines {
		width = max(width, draw.Width(line)+3)
	}
	width = min(width, a.width)
	foot := ""
	if below := len(lines) - h.top - rows; below > 0 {
		foot = a.Pen.Theme.Quiet.Render(" " + fmt.Sprintf(a.Words.Screen.MoreLines, below) + " ")
	}
	box := a.Pen.Box(draw.Box{
		Title: a.Pen.Theme.Accent.Render(a.Pen.Text(fmt.Sprintf(a.Words.Screen.HelpTitle, a.paneName(a.place())))),
		Foot:  foot, Width: width, Height: rows + 2, Heavy: true, Lines: lines[h.top:],
	})
	return draw.Over(screen, box, (a.width-width)/2, max((a.height-rows-2)/2, 0))
}

// keyText returns a binding's keys as they are shown; in ASCII without arrows.
func (a *App) keyText(b keys.Binding) string {
	if !a.Pen.ASCII {
		return b.Help().Key
	}
	switch b.Action {
	case keys.MoveUp:
		return "up/down jk"
	case keys.LeftPane:
		return "left/right hl"
	case keys.NextPane:
		return "Tab Shift-Tab"
	}
	return b.Help().Key
}

func (a *App) paneName(p keys.Place) string {
	names := a.Words.Screen.Panes
	switch p {
	case keys.Categories:
		return names.Categories
	case keys.Offices:
		return names.Offices
	case keys.Detail:
		return names.Detail
	case keys.Tasks:
		return names.Tasks
	default:
		return a.sheetName(p)
	}
}

func (a *App) sheetName(p keys.Place) string {
	said := a.Words.Follow
	switch p {
	case keys.OfficeTable:
		return said.OfficeTable
	case keys.Feed:
		return said.Feed
	case keys.Month:
		return said.Month
	case keys.Year:
		return said.Year
	case keys.LookBack:
		return said.LookBack
	case keys.Checklist:
		return said.Checklist
	default:
		return said.Saved
	}
}
