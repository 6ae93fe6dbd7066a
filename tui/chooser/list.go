package chooser

import (
	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
)

// List lets the user choose one of a few names. Esc returns to the overlay before.
type List struct {
	Title  string
	Names  []string
	At     int
	Chosen func(at int) effect.Effect
	Before effect.Overlay
}

// Update implements effect.Overlay.
func (c *List) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	for _, name := range keys.Names(msg) {
		switch action := b.Keys.Action(name, keys.Tasks); {
		case action.IsMovement():
			c.At = action.Move(c.At, len(c.Names), len(c.Names))
		case action == keys.Back, action == keys.Quit:
			return true, effect.Open{Overlay: c.Before}
		case action == keys.Open:
			return true, c.Chosen(c.At)
		}
	}
	return false, nil
}

// View implements effect.Overlay: the list is over the overlay before.
func (c *List) View(b *board.Board, screen []string) []string {
	pen := b.Pen
	width := draw.Width(pen.Text(c.Title)) + 8
	for _, name := range c.Names {
		width = max(width, draw.Width(pen.Text(name))+8)
	}
	width = min(width, b.Width-4)
	rows := min(len(c.Names), b.Height-4)
	top := board.Scroll(0, c.At, len(c.Names), rows)
	var lines []string
	for i := top; i < min(top+rows, len(c.Names)); i++ {
		line := pen.Pointer(i == c.At) + " " + pen.Cell(c.Names[i], width-6)
		if i == c.At {
			line = pen.Theme.Chosen.Render(draw.Fill(line, width-2))
		}
		lines = append(lines, line)
	}
	box := pen.Box(draw.Box{Title: pen.Theme.Accent.Render(pen.Text(c.Title)), Width: width, Height: rows + 2, Heavy: true, Lines: lines})
	return draw.Over(c.Before.View(b, screen), box, (b.Width-width)/2, max((b.Height-rows-2)/2, 0))
}
