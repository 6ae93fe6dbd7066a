// Package chooser lets the user choose from a list: an office to filter by, or
// another plan to open.
package chooser

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/effect"
	"duban/tui/keys"
)

// Office is a list of offices that typing narrows, by their characters or their
// pinyin.
type Office struct {
	narrowed
	offices []string // "" is all
}

// NewOffice returns the list of all offices, with the cursor on the one of the
// filter.
func NewOffice(b *board.Board) *Office {
	c := &Office{narrowed: newNarrowed(min(44, b.Width-4))}
	c.narrow(b)
	c.at = max(slices.Index(c.offices, b.Filter.Office), 0)
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
}

// Update implements effect.Overlay.
func (c *Office) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	switch c.update(b.Pen, msg, len(c.offices), c.rows(b)) {
	case givenUp:
		return true, nil
	case accepted:
		office := c.offices[c.at]
		return true, effect.Several{
			effect.SetFilter{Part: board.ByOffice, Change: func(f *model.Filter) { f.Office = office }},
			effect.Focus{Pane: keys.Tasks},
		}
	case typed:
		c.narrow(b)
	}
	return false, nil
}

// rows is how many offices fit: the frame takes two lines, the field one.
func (c *Office) rows(b *board.Board) int { return max(min(len(b.Snapshot.Offices)+1, b.Height-7), 1) }

// View implements effect.Overlay.
func (c *Office) View(b *board.Board, screen []string) []string {
	labels := b.Words.Screen
	return c.view(b, screen, labels.Prompt.Office, labels.Prompt.NoOffice, len(c.offices), c.rows(b), func(at int) (string, string) {
		return cmp.Or(c.offices[at], labels.Panes.All), countOf(b, c.offices[at])
	})
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
