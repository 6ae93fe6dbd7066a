// Package chooser lets the user choose from a list: an office to filter by, or
// another plan to open.
package chooser

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/field"
	"duban/tui/keys"
)

// Office is a list of offices that typing narrows, by their characters or their
// pinyin.
type Office struct {
	field   *field.Field
	offices []string // "" is all
	at, top int
}

// NewOffice returns the list of all offices, with the cursor on the one of the
// filter.
func NewOffice(b *board.Board) *Office {
	c := &Office{field: field.Line("", model.MaxName)}
	c.narrow(b)
	for i, office := range c.offices {
		if office == b.Filter.Office {
			c.at = i
		}
	}
	return c
}

func (c *Office) narrow(b *board.Board) {
	typed := strings.TrimSpace(model.SearchText(c.field.Value()))
	c.offices = nil
	if typed == "" {
		c.offices = append(c.offices, "")
	}
	for _, office := range b.Snapshot.Offices {
		if strings.Contains(model.SearchText(office), typed) || b.Spelling.Contains(office, typed) {
			c.offices = append(c.offices, office)
		}
	}
	c.at = 0
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

// Update implements effect.Overlay.
func (c *Office) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	if move := movement(msg.Type); move != keys.None {
		c.at = move.Move(c.at, len(c.offices), c.rows(b))
		return false, nil
	}
	switch msg.Type {
	case tea.KeyEsc:
		return true, nil
	case tea.KeyEnter:
		if len(c.offices) == 0 {
			return false, nil
		}
		office := c.offices[c.at]
		return true, effect.Several{
			effect.SetFilter{Part: board.ByOffice, Change: func(f *model.Filter) { f.Office = office }},
			effect.Focus{Pane: keys.Tasks},
		}
	}
	c.field.Update(b.Pen, width(b)-4, msg)
	c.narrow(b)
	return false, nil
}

// rows is how many offices fit: the frame takes two lines, the field one.
func (c *Office) rows(b *board.Board) int { return max(min(len(b.Snapshot.Offices)+1, b.Height-7), 1) }

func width(b *board.Board) int { return min(44, b.Width-4) }

// View implements effect.Overlay.
func (c *Office) View(b *board.Board, screen []string) []string {
	pen, rows, width := b.Pen, c.rows(b), width(b)
	c.top = board.Scroll(c.top, c.at, len(c.offices), rows)
	lines := []string{" " + c.field.View(pen, width-4)}
	for i := c.top; i < min(c.top+rows, len(c.offices)); i++ {
		name, done := c.offices[i], countOf(b, c.offices[i])
		if name == "" {
			name = b.Words.Screen.Panes.All
		}
		line := pen.Pointer(i == c.at) + " " + pen.Cell(name, width-14) + pen.Right(done, 8)
		if i == c.at {
			line = pen.Theme.Chosen.Render(draw.Fill(line, width-2))
		}
		lines = append(lines, line)
	}
	if len(c.offices) == 0 {
		lines = append(lines, "  "+pen.Cell(b.Words.Screen.Prompt.NoOffice, width-6))
	}
	box := pen.Box(draw.Box{
		Title: pen.Theme.Accent.Render(pen.Text(b.Words.Screen.Prompt.Office)), Width: width, Height: rows + 3, Heavy: true, Lines: lines,
	})
	return draw.Over(screen, box, (b.Width-width)/2, max((b.Height-rows-3)/2, 0))
}

// countOf returns how many tasks of an office are done; those of all for "".
func countOf(b *board.Board, office string) string {
	for _, progress := range b.Progress.Offices {
		if progress.Name == office {
			return fmt.Sprintf("%d/%d", progress.Done, progress.Total)
		}
	}
	return fmt.Sprintf("%d/%d", b.Progress.Done, b.Progress.Total)
}
