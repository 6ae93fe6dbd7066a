package draw

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Marks that Chinese typography keeps away from a line's start (行首禁则) and
// from its end (行尾禁则): GB/T 15834-2011, 5.1, and its usual extension to
// Latin marks.
const (
	neverFirst = "，。；：、！？）》〉」』】〕］｝”’＂＇…—－～·・,.;:!?)]}%％"
	neverLast  = "（《〈「『【〔［｛“‘([{"
)

// Wrap breaks a text into lines of at most width columns. Latin words and
// figures stay whole where they fit; no line starts with a closing mark or ends
// with an opening one. Line feeds in the text end lines.
func (p Pen) Wrap(text string, width int) []string {
	var lines []string
	width = max(width, leastWrap)
	for paragraph := range strings.SplitSeq(p.Paragraph(text), "\n") {
		lines = append(lines, wrapLine(strings.TrimSpace(paragraph), width, width)...)
	}
	return lines
}

// WrapUnder breaks a head, which is the program's own, and the text of a person
// beside it. Every line after the first has a margin with a bar, so that no line
// of the text can pass for a head. Empty lines of the text are left out.
func (p Pen) WrapUnder(head, text string, width int) []string {
	paragraphs := strings.FieldsFunc(p.Paragraph(text), func(r rune) bool { return r == '\n' })
	paragraphs = slices.DeleteFunc(paragraphs, func(line string) bool { return strings.TrimSpace(line) == "" })
	if len(paragraphs) == 0 {
		paragraphs = []string{""}
	}
	head = p.Text(head)
	margin := p.margin()
	width = max(width, leastWrap)
	rest := max(width-Width(margin), leastWrap)
	var lines []string
	for i, paragraph := range paragraphs {
		paragraph = strings.TrimSpace(paragraph)
		first := rest
		if i == 0 {
			paragraph, first = head+paragraph, width
		}
		lines = append(lines, wrapLine(strings.TrimRight(paragraph, " "), first, rest)...)
	}
	for i := range lines[1:] {
		lines[i+1] = p.Theme.Quiet.Render(margin) + lines[i+1]
	}
	return lines
}

// WrapHanging breaks a text into lines of at most width columns, each after the
// first two columns further in, so that none can pass for the first of another
// text. Line feeds count as blanks.
func (p Pen) WrapHanging(text string, width int) []string {
	const margin = "  "
	lines := p.WrapFrom(text, 0, len(margin), width)
	for i := range lines[1:] {
		lines[i+1] = margin + lines[i+1]
	}
	return lines
}

// WrapFrom breaks a text whose first line begins at the column from, and every
// other one at the column margin, into lines that end before width. It returns
// them without what is to their left. Line feeds count as blanks.
func (p Pen) WrapFrom(text string, from, margin, width int) []string {
	return wrapLine(strings.TrimSpace(p.Text(text)), max(width-from, leastWrap), max(width-margin, leastWrap))
}

// leastWrap is the narrowest a line can be: one wide character.
const leastWrap = 2

func (p Pen) margin() string {
	if p.ASCII {
		return "  | "
	}
	return "  │ "
}

// glyph is what a reader takes for one character, and the most columns that a
// terminal may draw it in.
type glyph struct {
	text  string
	width int
}

func glyphs(text string) []glyph {
	var all []glyph
	for len(text) > 0 {
		cluster, width := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		if size := utf8.RuneLen([]rune(cluster)[0]); size < len(cluster) {
			// Some count each of its characters.
			each := 0
			for _, r := range cluster {
				each += Width(string(r))
			}
			width = max(width, each)
		}
		all = append(all, glyph{cluster, width})
		text = text[len(cluster):]
	}
	return all
}

func widest(line []glyph) int {
	columns := 0
	for _, g := range line {
		columns += g.width
	}
	return columns
}

// wrapLine breaks one paragraph; the first line may have another width than the
// rest.
func wrapLine(text string, width, others int) []string {
	var lines []string
	rest := glyphs(text)
	for {
		fits, columns := 0, 0
		for fits < len(rest) && columns+rest[fits].width <= width {
			columns += rest[fits].width
			fits++
		}
		if fits == len(rest) {
			return append(lines, join(rest))
		}
		at := breakAt(rest, fits)
		lines = append(lines, strings.TrimRight(join(rest[:at]), " "))
		for at < len(rest) && rest[at].text == " " {
			at++
		}
		rest, width = rest[at:], others
		if len(rest) == 0 {
			return lines
		}
	}
}

// breakAt returns the last place, not after fits, where a line may end. Where
// the rules leave none, the line ends at fits.
func breakAt(line []glyph, fits int) int {
	for at := fits; at > 0; at-- {
		if mayBreak(line[at-1].text, line[at].text) {
			return at
		}
	}
	return max(fits, 1)
}

func mayBreak(before, after string) bool {
	switch {
	case after == " ":
		return true
	case before == " ":
		return !strings.Contains(neverFirst, after)
	case strings.Contains(neverFirst, after), strings.Contains(neverLast, before):
		return false
	}
	return !isWord(before) || !isWord(after)
}

// isWord reports whether a glyph belongs to a Latin word or a figure.
func isWord(text string) bool {
	for _, r := range text {
		return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_/@#&.", r))
	}
	return false
}

func join(line []glyph) string {
	var b strings.Builder
	for _, g := range line {
		b.WriteString(g.text)
	}
	return b.String()
}
