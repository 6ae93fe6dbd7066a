// Package scroll shows a window of a long text in a viewport of bubbles.
package scroll

import (
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/viewport"

	"duban/tui/keys"
)

// Port is a window on lines. The zero value shows nothing yet.
type Port struct {
	port  viewport.Model
	lines []string // all of them
	given []string // to the viewport: those from first on
	first int
	top   int // of the window, among all lines
}

// near is how many lines on both sides of the window the viewport gets of a long
// text, as it measures all that it gets.
const near = 500

// Show sets the lines and the size of the window.
func (p *Port) Show(lines []string, width, height int) {
	p.port.Width, p.port.Height = width, height
	p.lines = lines
	p.top = min(p.top, p.bottom())
	first, end := 0, len(lines)
	if len(lines) > 4*near {
		first = max(p.top/near*near-near, 0)
		end = min(first+3*near+height, len(lines))
	}
	if first != p.first || !slices.Equal(p.given, lines[first:end]) {
		p.first, p.given = first, slices.Clone(lines[first:end])
		p.port.SetContent(strings.Join(p.given, "\n"))
	}
	p.port.SetYOffset(p.top - p.first)
}

// bottom is the top of the lowest window.
func (p *Port) bottom() int { return max(len(p.lines)-p.port.Height, 0) }

// Update scrolls by a movement. Show follows.
func (p *Port) Update(action keys.Action) { p.top = action.Move(p.top, p.bottom()+1, p.port.Height) }

// Top returns to the first line. Show follows.
func (p *Port) Top() { p.top = 0 }

// IsAtEnd reports whether the last line is in the window, and not all of them are.
func (p *Port) IsAtEnd() bool { return p.top > 0 && p.top >= p.bottom() }

// View returns the lines in the window, and how many are below it.
func (p *Port) View() (lines []string, below int) {
	if p.port.Height <= 0 || p.port.Width <= 0 {
		return nil, 0
	}
	return strings.Split(p.port.View(), "\n"), max(len(p.lines)-p.top-p.port.Height, 0)
}
