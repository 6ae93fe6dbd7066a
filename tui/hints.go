package tui

import (
	"strings"

	"duban/tui/draw"
)

// betweenHints is what parts the hints of a line of words, two blanks at least.
const betweenHints = "  "

// hints returns as many of the hints of a line as fit, from the first on: half a
// hint helps nobody. Only the first is cut.
func (a *App) hints(line string, width int) string {
	line = a.Pen.Text(line)
	for draw.Width(line) > width {
		end := strings.LastIndex(line, betweenHints)
		if end <= 0 {
			return a.Pen.Cut(line, width)
		}
		line = strings.TrimRight(line[:end], " ")
	}
	return line
}
