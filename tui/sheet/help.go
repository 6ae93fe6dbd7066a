package sheet

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/scroll"
)

// Help lists the keys that work where the user is, from the table that dispatches
// them, and explains the marks.
type Help struct{ port scroll.Port }

// Update implements effect.Overlay.
func (h *Help) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	for _, name := range keys.Names(msg) {
		action := b.Keys.Action(name, b.Place)
		if !action.IsMovement() {
			return true, nil
		}
		h.show(b)
		h.port.Update(action)
	}
	return false, nil
}

// show puts the lines in the window and returns its size.
func (h *Help) show(b *board.Board) (width, rows int) {
	lines := helpLines(b)
	rows = max(min(len(lines), b.Height-4), 1)
	for _, line := range lines {
		width = max(width, draw.Width(line)+3)
	}
	width = min(width, b.Width)
	h.port.Show(lines, width-2, rows)
	return width, rows
}

// View implements effect.Overlay.
func (h *Help) View(b *board.Board, screen []string) []string {
	width, rows := h.show(b)
	lines, below := h.port.View()
	box := b.Pen.Box(draw.Box{
		Title: b.Pen.Theme.Accent.Render(b.Pen.Text(fmt.Sprintf(b.Words.Screen.HelpTitle, b.PlaceName(b.Place)))),
		Foot:  moreLines(b, below), Width: width, Height: rows + 2, Heavy: true, Lines: lines,
	})
	return draw.Over(screen, box, (b.Width-width)/2, max((b.Height-rows-2)/2, 0))
}

// moreLines says in words how many lines are below; empty for none.
func moreLines(b *board.Board, below int) string {
	if below <= 0 {
		return ""
	}
	return b.Pen.Theme.Quiet.Render(" " + fmt.Sprintf(b.Words.Screen.MoreLines, below) + " ")
}

func helpLines(b *board.Board) []string {
	keyWidth := 0
	for _, binding := range b.Keys {
		keyWidth = max(keyWidth, draw.Width(binding.Shown(b.Pen.ASCII)))
	}
	table := slices.Clone(b.Keys)
	if b.Place&keys.Sheets != 0 {
		// What works in the sheet alone comes first.
		shared := func(binding keys.Binding) int {
			if binding.In&keys.Panes != 0 {
				return 1
			}
			return 0
		}
		slices.SortStableFunc(table, func(x, y keys.Binding) int { return shared(x) - shared(y) })
	}
	var lines []string
	for _, binding := range table {
		if binding.In&b.Place == 0 || binding.Help().Key == "" || b.Refusal(binding.Action, b.Place) != "" {
			continue
		}
		shown := draw.Fill(binding.Shown(b.Pen.ASCII), keyWidth)
		lines = append(lines, " "+b.Pen.Theme.Accent.Render(shown)+"  "+b.Pen.Text(binding.Help().Desc))
	}
	return append(lines, legend(b, keyWidth)...)
}
