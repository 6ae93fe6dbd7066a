package chooser

import (
	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/field"
	"duban/tui/keys"
)

// narrowed is a text field over a list that typing narrows. What fits is up to the
// chooser.
type narrowed struct {
	field   *field.Field
	most    int // columns
	width   int // columns in the window, once it was drawn
	at, top int
}

func newNarrowed(width int) narrowed {
	return narrowed{field: field.Line("", model.MaxName), most: width, width: width}
}

// answer is what a key comes to.
type answer int

const (
	moved answer = iota
	typed
	accepted
	givenUp
)

// update handles a key over a list of count rows, of which page fit.
func (n *narrowed) update(pen draw.Pen, msg tea.KeyMsg, count, page int) answer {
	if move := movement(msg.Type); move != keys.None {
		n.at = move.Move(n.at, count, page)
		return moved
	}
	switch msg.Type {
	case tea.KeyEsc:
		return givenUp
	case tea.KeyEnter:
		if count == 0 {
			return moved
		}
		return accepted
	}
	n.field.Update(pen, n.width-4, msg)
	n.at = 0
	return typed
}

// movement returns the movement that a key asks for beside a text field; None
// for a key of the field.
func movement(kind tea.KeyType) keys.Action {
	switch kind {
	case tea.KeyUp, tea.KeyShiftTab:
		return keys.MoveUp
	case tea.KeyDown, tea.KeyTab:
		return keys.MoveDown
	case tea.KeyPgUp:
		return keys.PageUp
	case tea.KeyPgDown:
		return keys.PageDown
	default:
		return keys.None
	}
}

// view draws the box in the middle of the screen: the field, and as many as rows of the
// count entries, each with a name and a text at the right edge; empty if there are none.
func (n *narrowed) view(b *board.Board, screen []string, title, empty string, count, rows int, row func(at int) (name, aside string)) []string {
	pen := b.Pen
	n.width = min(n.most, b.Width-4)
	n.top = board.Scroll(n.top, n.at, count, rows)
	lines := []string{" " + n.field.View(pen, n.width-4)}
	for i := n.top; i < min(n.top+rows, count); i++ {
		name, aside := row(i)
		beside := max(draw.Width(aside), 8)
		line := pen.Pointer(i == n.at) + " " + pen.Cell(name, n.width-6-beside) + pen.Right(aside, beside)
		if i == n.at {
			line = pen.Theme.Chosen.Render(draw.Fill(line, n.width-2))
		}
		lines = append(lines, line)
	}
	if count == 0 {
		lines = append(lines, "  "+pen.Cell(empty, n.width-6))
	}
	box := pen.Box(draw.Box{
		Title: pen.Theme.Accent.Render(pen.Text(title)), Width: n.width, Height: rows + 3, Heavy: true, Lines: lines,
	})
	return draw.Over(screen, box, (b.Width-n.width)/2, max((b.Height-rows-3)/2, 0))
}
