package draw

import (
	"fmt"
	"strings"
)

// Pointer marks the row under the cursor, for those who see no reverse video.
func (p Pen) Pointer(here bool) string {
	switch {
	case !here:
		return " "
	case p.ASCII:
		return ">"
	default:
		return "▌"
	}
}

// Bullet is the mark before a figure that needs attention.
func (p Pen) Bullet() string {
	if p.ASCII {
		return "!"
	}
	return "●"
}

// SelectedMark is the mark of a selected task.
func (p Pen) SelectedMark() string {
	if p.ASCII {
		return "*"
	}
	return "◆"
}

// Rule is a horizontal line.
func (p Pen) Rule(width int) string {
	if p.ASCII {
		return strings.Repeat("-", width)
	}
	return strings.Repeat("─", width)
}

// More is the foot of a box that says how many lines are below; empty for none.
func (p Pen) More(lines int) string {
	if lines <= 0 {
		return ""
	}
	return p.Theme.Quiet.Render(fmt.Sprintf(" +%d ", lines))
}

// hintGap is between the hints of a line, two blanks at least.
const hintGap = "  "

// Hints returns as many of the hints of a line as fit, from the first on. Only
// the first is ever cut.
func (p Pen) Hints(line string, width int) string {
	line = p.Text(line)
	for Width(line) > width {
		end := strings.LastIndex(line, hintGap)
		if end <= 0 {
			return p.Cut(line, width)
		}
		line = strings.TrimRight(line[:end], " ")
	}
	return line
}
