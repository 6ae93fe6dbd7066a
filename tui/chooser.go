package tui

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/draw"
	"duban/tui/keys"
)

// chooser lets the user pick an office from a list that typing narrows, by its
// characters or its pinyin.
type chooser struct {
	input   input
	offices []string // "" stands for all
	at, top int
}

func newChooser(a *App) *chooser {
	c := &chooser{input: newInput("", model.MaxName)}
	c.narrow(a)
	for i, office := range c.offices {
		if office == a.filter.Office {
			c.at = i
		}
	}
	return c
}

func (c *chooser) narrow(a *App) {
	typed := strings.ToLower(strings.TrimSpace(c.input.Value()))
	c.offices = nil
	if typed == "" {
		c.offices = append(c.offices, "")
	}
	for _, office := range a.snapshot.Offices {
		if strings.Contains(office, typed) || a.Spelling.Contains(office, typed) {
			c.offices = append(c.offices, office)
		}
	}
	c.at = 0
}

func (c *chooser) update(a *App, msg tea.KeyMsg) (bool, tea.Cmd) {
	moves := map[tea.KeyType]keys.Action{
		tea.KeyUp: keys.MoveUp, tea.KeyDown: keys.MoveDown, tea.KeyPgUp: keys.PageUp, tea.KeyPgDown: keys.PageDown,
		tea.KeyTab: keys.MoveDown, tea.KeyShiftTab: keys.MoveUp,
	}
	if move := moves[msg.Type]; move != keys.None {
		c.at = move.Move(c.at, len(c.offices), c.rows(a))
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
		a.filterBy(byOffice, func(f *model.Filter) { f.Office = office })
		a.setFocus(keys.Tasks)
		return true, nil
	}
	edit(&c.input, msg)
	c.narrow(a)
	return false, nil
}

// rows is how many offices fit: the frame takes two lines, the input one.
func (c *chooser) rows(a *App) int { return max(min(len(a.snapshot.Offices)+1, a.height-7), 1) }

func (c *chooser) draw(a *App, screen []string) []string {
	rows, width := c.rows(a), min(44, a.width-4)
	c.top = scrolled(c.top, c.at, len(c.offices), rows)
	lines := []string{" " + typedLine(a.Pen, c.input, width-4)}
	for i := c.top; i < min(c.top+rows, len(c.offices)); i++ {
		done := fmt.Sprintf("%d/%d", a.progress.Done, a.progress.Total)
		name := c.offices[i]
		for _, office := range a.progress.Offices {
			if office.Name == name {
				done = fmt.Sprintf("%d/%d", office.Done, office.Total)
			}
		}
		if name == "" {
			name = a.Words.Screen.Panes.All
		}
		line := a.pointer(i == c.at) + " " + a.Pen.Cell(name, width-14) + a.Pen.Right(done, 8)
		if i == c.at {
			line = a.Pen.Theme.Chosen.Render(draw.Fill(line, width-2))
		}
		lines = append(lines, line)
	}
	if len(c.offices) == 0 {
		lines = append(lines, "  "+a.Pen.Cell(a.Words.Screen.Prompt.NoOffice, width-6))
	}
	box := a.Pen.Box(draw.Box{
		Title: a.Pen.Theme.Accent.Render(a.Pen.Text(a.Words.Screen.Prompt.Office)), Width: width, Height: rows + 3, Heavy: true, Lines: lines,
	})
	return draw.Over(screen, box, (a.width-width)/2, max((a.height-rows-3)/2, 0))
}
