package draw

import (
	"fmt"
	"slices"
	"strings"
)

// Pointer marks the row under the cursor, for those who see no reverse video.
func (p Letters) Pointer(here bool) string {
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
func (p Letters) Bullet() string {
	if p.ASCII {
		return "!"
	}
	return "●"
}

// SelectedMark is the mark of a selected task.
func (p Letters) SelectedMark() string {
	if p.ASCII {
		return "*"
	}
	return "◆"
}

// Rule is a horizontal line.
func (p Pen) Rule(width int) string {
	line := "─"
	if p.ASCII {
		line = "-"
	}
	return p.Theme.Frame.Render(strings.Repeat(line, width))
}

// Upright is a vertical line.
func (p Pen) Upright() string {
	if p.ASCII {
		return p.Theme.Frame.Render("|")
	}
	return p.Theme.Frame.Render("│")
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

// Hints returns as many of the hints of a line as fit, without the last ones; how to leave
// stays. Only the first is ever cut.
func (p Letters) Hints(line string, width int) string {
	line = p.Text(line)
	if Width(line) <= width {
		return line
	}
	hints := strings.FieldsFunc(strings.ReplaceAll(line, hintGap, "\n"), func(r rune) bool { return r == '\n' })
	for i := range hints {
		hints[i] = strings.TrimSpace(hints[i])
	}
	for last := len(hints) - 1; last > 0 && Width(strings.Join(hints, hintGap)) > width; last-- {
		if !strings.HasPrefix(hints[last], "Esc") {
			hints = slices.Delete(hints, last, last+1)
		}
	}
	if line = strings.Join(hints, hintGap); Width(line) > width {
		return p.Cut(hints[0], width)
	}
	return line
}
