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

// helpLines returns the groups of keys below each other, or in two columns where one is
// too long and the window has room for both.
func helpLines(b *board.Board) []string {
	const leastColumn, columnGap = 57, 3
	groups := helpGroups(b, b.Width, keys.Groups())
	column, total := (b.Width-4)/2, len(slices.Concat(groups...))
	if total <= b.Height-4 || column < leastColumn {
		return slices.Concat(groups...)
	}
	// The shorter column has those of the program.
	groups = helpGroups(b, column-columnGap, []keys.Group{keys.GroupMove, keys.GroupChange, keys.GroupProgram, keys.GroupFind, keys.GroupView})
	least, split := total, 0
	for at := range groups {
		if longer := max(len(slices.Concat(groups[:at]...)), len(slices.Concat(groups[at:]...))); longer < least {
			least, split = longer, at
		}
	}
	left, widest := slices.Concat(groups[:split]...), 0
	for _, line := range left {
		widest = max(widest, draw.Width(line))
	}
	return draw.Beside(left, widest+columnGap, slices.Concat(groups[split:]...))
}

// helpGroups returns the lines of the groups of keys that work where the user is, in their
// order, those of a sheet alone first, and the legend; no line is wider than width.
func helpGroups(b *board.Board, width int, order []keys.Group) [][]string {
	keyWidth := 0
	for _, binding := range b.Keys {
		keyWidth = max(keyWidth, draw.Width(binding.Shown(b.Pen.ASCII)))
	}
	isSheets := func(binding keys.Binding) bool { return b.Place&keys.Sheets != 0 && binding.In&keys.Panes == 0 }
	groups := [][]string{helpGroup(b, b.PlaceName(b.Place), keyWidth, width, isSheets)}
	for _, group := range order {
		groups = append(groups, helpGroup(b, groupName(b, group), keyWidth, width, func(binding keys.Binding) bool {
			return binding.Action.Group() == group && !isSheets(binding)
		}))
	}
	return append(groups, legend(b, keyWidth))
}

// helpGroup returns a heading and the keys that belong to it; nothing if none do.
func helpGroup(b *board.Board, title string, keyWidth, width int, isIn func(keys.Binding) bool) []string {
	lines := []string{" " + b.Pen.Theme.Title.Render(b.Pen.Text(title))}
	for _, binding := range b.Keys {
		if binding.In&b.Place == 0 || binding.Help().Key == "" || !isIn(binding) || b.Refusal(binding.Action, b.Place) != "" {
			continue
		}
		margin := draw.Fill("", keyWidth+3)
		for i, line := range b.Pen.Wrap(b.Pen.Text(binding.Help().Desc), width-keyWidth-3) {
			if i == 0 {
				line = " " + b.Pen.Theme.Accent.Render(draw.Fill(binding.Shown(b.Pen.ASCII), keyWidth)) + "  " + line
			} else {
				line = margin + line
			}
			lines = append(lines, line)
		}
	}
	if len(lines) == 1 {
		return nil
	}
	return lines
}

func groupName(b *board.Board, group keys.Group) string {
	labels := b.Words.Screen.HelpGroups
	return [...]string{
		keys.GroupMove: labels.Move, keys.GroupChange: labels.Change, keys.GroupFind: labels.Find,
		keys.GroupView: labels.View, keys.GroupProgram: labels.Program,
	}[group]
}
