package draw

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
)

// Box is a framed part of the screen.
type Box struct {
	Title string // drawn into the upper edge; may hold styles
	Foot  string // drawn into the lower edge, at the right
	Width int    // with the frame
	// Height is with the frame; lines beyond it are left out, missing ones are
	// blank.
	Height int
	Heavy  bool // the frame of the part where the user is
	Lines  []string
}

// Box draws a box as Height lines, each exactly Width columns wide.
func (p Pen) Box(box Box) []string {
	if box.Width < 4 || box.Height < 2 {
		return blankLines(box.Width, box.Height)
	}
	edge, style := p.border(box.Heavy), p.Theme.Frame
	if box.Heavy {
		style = p.Theme.Focus
	}
	inner := box.Width - 2
	lines := make([]string, 0, box.Height)
	lines = append(lines, p.upperEdge(box, edge, style))
	left, right := style.Render(edge.Left), style.Render(edge.Right)
	for i := range box.Height - 2 {
		line := ""
		if i < len(box.Lines) {
			line = ansi.Truncate(box.Lines[i], inner, "")
		}
		lines = append(lines, left+Fill(line, inner)+right)
	}
	return append(lines, p.lowerEdge(box, edge, style))
}

func (p Letters) lowerEdge(box Box, edge lipgloss.Border, style lipgloss.Style) string {
	foot := ansi.Truncate(box.Foot, box.Width-4, "")
	if foot == "" {
		return style.Render(edge.BottomLeft + strings.Repeat(edge.Bottom, box.Width-2) + edge.BottomRight)
	}
	rest := box.Width - 3 - Width(foot)
	return style.Render(edge.BottomLeft+strings.Repeat(edge.Bottom, rest)) + foot + style.Render(edge.Bottom+edge.BottomRight)
}

func (p Letters) upperEdge(box Box, edge lipgloss.Border, style lipgloss.Style) string {
	title := ansi.Truncate(box.Title, max(box.Width-6, 0), p.Ellipsis())
	if title == "" {
		return style.Render(edge.TopLeft + strings.Repeat(edge.Top, box.Width-2) + edge.TopRight)
	}
	rest := box.Width - 5 - Width(title)
	return style.Render(edge.TopLeft+edge.Top) + " " + title + " " +
		style.Render(strings.Repeat(edge.Top, max(rest, 0))+edge.TopRight)
}

func (p Letters) border(heavy bool) lipgloss.Border {
	switch {
	case p.ASCII && heavy:
		return lipgloss.Border{
			Top: "=", Bottom: "=", Left: "#", Right: "#",
			TopLeft: "#", TopRight: "#", BottomLeft: "#", BottomRight: "#",
		}
	case p.ASCII:
		return lipgloss.ASCIIBorder()
	case heavy:
		return lipgloss.ThickBorder()
	default:
		return lipgloss.RoundedBorder()
	}
}

func blankLines(width, height int) []string {
	lines := make([]string, max(height, 0))
	for i := range lines {
		lines[i] = blanks(width)
	}
	return lines
}

// Beside puts two blocks of lines next to each other; the left one is width
// columns wide.
func Beside(left []string, width int, right []string) []string {
	lines := make([]string, max(len(left), len(right)))
	for i := range lines {
		line := blanks(width)
		if i < len(left) {
			line = Fill(left[i], width)
		}
		if i < len(right) {
			line += right[i]
		}
		lines[i] = line
	}
	return lines
}

// Over lays a block over a drawn screen with its upper left corner at the
// column and row. What is behind keeps its place, and a wide character that
// the block covers by half becomes a blank.
func Over(screen, block []string, column, row int) []string {
	result := append([]string(nil), screen...)
	for i, line := range block {
		at := row + i
		if at < 0 || at >= len(result) {
			continue
		}
		behind, width := result[at], Width(line)
		left := Fill(ansi.Truncate(behind, column, ""), column)
		room := max(Width(behind)-column-width, 0)
		right := ansi.TruncateLeft(behind, column+width, "")
		if Width(right) > room {
			right = ansi.TruncateLeft(behind, column+width+1, "")
		}
		result[at] = left + line + blanks(room-Width(right)) + right
	}
	return result
}

// Bar draws how much of a whole is done, width columns wide. A part that is
// more than nothing shows at least one filled column, and only the whole fills
// all.
func (p Letters) Bar(done, total, width int) string {
	full, empty := p.bar(done, total, width)
	return full + empty
}

// Meter is Bar in colour, with a quiet track.
func (p Pen) Meter(done, total, width int) string {
	full, empty := p.bar(done, total, width)
	if full != "" {
		full = p.Theme.Marks.Done.Render(full)
	}
	if empty != "" {
		empty = p.Theme.Frame.Render(empty)
	}
	return full + empty
}

func (p Letters) bar(done, total, width int) (full, empty string) {
	filled := 0
	if total > 0 {
		filled = min(done*width/total, width)
		if done > 0 && filled == 0 {
			filled = 1
		}
	}
	of, track := p.BarRunes()
	return strings.Repeat(string(of), filled), strings.Repeat(string(track), max(width-filled, 0))
}

// BarRunes returns what the full and the empty part of a bar are made of.
func (p Letters) BarRunes() (full, empty rune) {
	if p.ASCII {
		return '#', '.'
	}
	return '━', '─'
}
