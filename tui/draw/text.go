// Package draw holds the dashboard's drawing rules: text that fits its columns
// and can't act on the terminal, Chinese line breaking, frames and colours.
package draw

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"duban/model"
)

// Pen draws text in the colours of a theme. Everything that comes from outside passes
// through it.
type Pen struct {
	Letters
	Theme Theme
}

// Letters is a Pen without colours: it says which characters are drawn.
type Letters struct {
	// ASCII draws frames and marks in ASCII and replaces every character whose
	// width terminals disagree about (East Asian Ambiguous, Unicode TR 11).
	ASCII bool
	// Whole keeps characters about whose width terminals disagree. It is for lines
	// of commands, where nothing is drawn to the right of a text.
	Whole bool
}

// NewPen returns a pen. Where the ruler itself counts frame characters as two
// columns wide (RUNEWIDTH_EASTASIAN=1), only ASCII can be drawn.
func NewPen(ascii bool, theme Theme) Pen {
	return Pen{Letters{ASCII: ascii || ansi.StringWidth("─") != 1}, theme}
}

// Width returns how many columns a text takes. It is the one ruler.
func Width(text string) int {
	width := 0
	for _, r := range text {
		switch {
		case r >= ' ' && r <= '~':
			width++
		case r >= 0x4e00 && r <= 0x9fff, r == '、', r == '。', r >= '（' && r <= '）', r == '，':
			width += 2
		default:
			return ansi.StringWidth(text)
		}
	}
	return width // of characters that join with no other
}

// Text returns a text as it may stand on one line of the screen.
func (p Letters) Text(text string) string {
	return p.drawn(model.CleanLine(text))
}

// Name returns the name of a person as one word, its blanks as low lines, so that
// it can't hold what would pass for an event beside it.
func (p Letters) Name(name string) string {
	return strings.Join(strings.Fields(p.Text(name)), "_")
}

// Ellipsis replaces what was cut off.
func (p Letters) Ellipsis() string {
	if p.ASCII {
		return "..."
	}
	return "…"
}

// Cut returns a text that takes at most width columns, with an ellipsis where
// it was cut. It never cuts inside a character.
func (p Letters) Cut(text string, width int) string {
	text = p.Text(text)
	if p.Whole {
		return p.cutWhole(text, width)
	}
	if Width(text) <= width {
		return text
	}
	ellipsis := p.Ellipsis()
	if width < Width(ellipsis) {
		return ansi.Truncate(text, max(width, 0), "")
	}
	return ansi.Truncate(text, width, ellipsis)
}

// cutWhole is Cut by the widest that a terminal may draw the text.
func (p Letters) cutWhole(text string, width int) string {
	all := p.glyphs(text)
	if widest(all) <= width {
		return text
	}
	ellipsis, at := p.Ellipsis(), 0
	for used := Width(ellipsis); at < len(all) && used+all[at].width <= width; at++ {
		used += all[at].width
	}
	return join(all[:at]) + ansi.Truncate(ellipsis, max(width, 0), "")
}

// Cell returns a text cut or filled with blanks to exactly width columns.
func (p Letters) Cell(text string, width int) string { return Fill(p.Cut(text, width), width) }

// Right is Cell with the text at the right.
func (p Letters) Right(text string, width int) string {
	text = p.Cut(text, width)
	return blanks(width-Width(text)) + text
}

// Fill adds blanks to a drawn line, which may hold styles, up to width.
func Fill(line string, width int) string { return line + blanks(width-Width(line)) }

func blanks(n int) string { return strings.Repeat(" ", max(n, 0)) }
