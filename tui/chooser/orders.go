package chooser

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
)

// Orders is the list of what tasks can be sorted by.
type Orders struct{ at int }

// NewOrders returns the list with the cursor on the order that holds.
func NewOrders(b *board.Board) *Orders {
	return &Orders{at: max(slices.Index(model.TaskOrders(), b.Order), 0)}
}

// Update implements effect.Overlay.
func (c *Orders) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	orders := model.TaskOrders()
	for _, name := range keys.Names(msg) {
		switch action := b.Keys.Action(name, keys.Tasks); {
		case action.IsMovement():
			c.at = action.Move(c.at, len(orders), len(orders))
		case action == keys.SortTasks:
			c.at = (c.at + 1) % len(orders)
		case action == keys.Open:
			return true, effect.SortBy{Order: orders[c.at]}
		case action == keys.Back, action == keys.Quit:
			return true, nil
		}
	}
	return false, nil
}

// View implements effect.Overlay.
func (c *Orders) View(b *board.Board, screen []string) []string {
	pen, words := b.Pen, b.Words.Finding
	width := min(30, b.Width-4)
	var lines []string
	for i, order := range model.TaskOrders() {
		line := pen.Pointer(i == c.at) + " " + pen.Cell(words.Orders.Of(order), width-6)
		if i == c.at {
			line = pen.Theme.Chosen.Render(draw.Fill(line, width-2))
		}
		lines = append(lines, line)
	}
	box := pen.Box(draw.Box{
		Title: pen.Theme.Accent.Render(pen.Text(words.SortTitle)), Width: width, Height: len(lines) + 2, Heavy: true, Lines: lines,
	})
	return draw.Over(screen, box, (b.Width-width)/2, max((b.Height-len(lines)-2)/2, 0))
}
