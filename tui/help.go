package tui

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/draw"
)

// help lists the keys that work in the pane that has the focus, from the table
// that dispatches them.
type help struct{ top int }

func (h *help) update(a *App, msg tea.KeyMsg) (bool, tea.Cmd) {
	for _, name := range keyNames(msg) {
		switch does := lookUp(a.keys, name, a.place()); does {
		case moveUp, moveDown, moveFirst, moveLast, pageUp, pageDown:
			rows := h.rows(a)
			h.top = step(does, h.top, max(len(a.helpLines())-rows, 0)+1, rows)
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
	others := func(b binding) int {
		if b.in&everywhere != 0 {
			return 1
		}
		return 0
	}
	keys := slices.Clone(a.keys)
	if a.sheet != nil {
		slices.SortStableFunc(keys, func(x, y binding) int { return others(x) - others(y) })
	}
	for _, b := range keys {
		if b.in&a.place() == 0 || b.shown == "" || a.refusal(b.does, a.place()) != "" {
			continue
		}
		lines = append(lines, " "+a.Pen.Theme.Accent.Render(draw.Fill(a.keyText(b), keyWidth))+"  "+a.Pen.Text(b.label.Long))
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
func (a *App) keyText(b binding) string {
	if !a.Pen.ASCII {
		return b.shown
	}
	switch b.does {
	case moveUp:
		return "up/down jk"
	case leftPane:
		return "left/right hl"
	case nextPane:
		return "Tab Shift-Tab"
	}
	return b.shown
}

func (a *App) paneName(p place) string {
	names := a.Words.Screen.Panes
	switch p {
	case inCategories:
		return names.Categories
	case inOffices:
		return names.Offices
	case inDetail:
		return names.Detail
	case inTasks:
		return names.Tasks
	default:
		return a.sheetName(p)
	}
}

func (a *App) sheetName(p place) string {
	said := a.Words.Follow
	switch p {
	case inOfficeTable:
		return said.OfficeTable
	case inFeed:
		return said.Feed
	case inMonth:
		return said.Month
	case inYear:
		return said.Year
	case inLookBack:
		return said.LookBack
	case inChecklist:
		return said.Checklist
	default:
		return said.Saved
	}
}
