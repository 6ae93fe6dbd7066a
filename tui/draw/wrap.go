package draw

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"duban/model"
)

// Wrap breaks a text into lines of at most width columns. Latin words, figures with
// their units and numbers of documents stay whole where they fit; no line starts with a closing mark or ends
// with an opening one. Line feeds in the text end lines.
func (p Letters) Wrap(text string, width int) []string {
	var lines []string
	width = max(width, leastWrap)
	for paragraph := range strings.SplitSeq(p.shown(model.Clean(text)), "\n") {
		lines = append(lines, p.wrapLine(strings.TrimSpace(paragraph), width, width)...)
	}
	return lines
}

// WrapUnder breaks a head, which is the program's own, and the text of a person
// beside it. Every line after the first has a margin with a bar, so that no line
// of the text can pass for a head. Empty lines of the text are left out.
func (p Pen) WrapUnder(head, text string, width int) []string {
	paragraphs := strings.FieldsFunc(p.shown(model.Clean(text)), func(r rune) bool { return r == '\n' })
	paragraphs = slices.DeleteFunc(paragraphs, func(line string) bool { return strings.TrimSpace(line) == "" })
	if len(paragraphs) == 0 {
		paragraphs = []string{""}
	}
	head = p.shown(model.CleanLine(head))
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
		lines = append(lines, p.wrapLine(strings.TrimRight(paragraph, " "), first, rest)...)
	}
	for i := range lines[1:] {
		lines[i+1] = p.Theme.Quiet.Render(margin) + lines[i+1]
	}
	return lines
}

// WrapHanging breaks a text into lines of at most width columns, each after the
// first two columns further in, so that none can pass for the first of another
// text. Line feeds count as blanks.
func (p Letters) WrapHanging(text string, width int) []string {
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
func (p Letters) WrapFrom(text string, from, margin, width int) []string {
	return p.wrapLine(strings.TrimSpace(p.shown(model.CleanLine(text))), max(width-from, leastWrap), max(width-margin, leastWrap))
}

// leastWrap is the narrowest a line can be: one wide character.
const leastWrap = 2

func (p Letters) margin() string {
	if p.ASCII {
		return "  | "
	}
	return "  │ "
}

// glyph is what a reader takes for one character, and the most columns that a
// terminal may draw it in.
type glyph struct {
	text   string // as it is drawn
	source string // what it is drawn for
	width  int
}

func (g glyph) isBlank() bool { return g.source == " " || g.source == "\u3000" }

func (g glyph) isDigit() bool { return unicode.IsDigit(g.first()) }

func (g glyph) first() rune {
	r, _ := utf8.DecodeRuneInString(g.source)
	return r
}

// glyphs takes a text apart that has not been made unambiguous yet: stand-ins obey
// the rules of what they stand for.
func (p Letters) glyphs(text string) []glyph {
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
		drawn := cluster
		if p.ASCII {
			if drawn = p.unambiguous(cluster); drawn != cluster {
				width = Width(drawn)
			}
		}
		all = append(all, glyph{drawn, cluster, width})
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
func (p Letters) wrapLine(text string, width, others int) []string {
	var lines []string
	rest := p.glyphs(text)
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
		for at < len(rest) && rest[at].isBlank() {
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
		if mayBreak(line, at) {
			return at
		}
	}
	return max(fits, 1)
}

// mayBreak reports whether a line may end before the glyph at. Blanks there count
// for nothing: what they part stays under the same rules.
func mayBreak(line []glyph, at int) bool {
	before, after := at-1, at
	for before >= 0 && line[before].isBlank() {
		before--
	}
	for after < len(line) && line[after].isBlank() {
		after++
	}
	switch {
	case before < 0 || after == len(line):
		return true
	case isNeverFirst(line[after].first()), isNeverLast(line[before].first()):
		return false
	case isCounted(line[:before+1], line[after].source), isWorkday(line, after), isBeforeFigure(line[:before+1]) && line[after].isDigit():
		return false
	case after-before > 1:
		return true
	case isInDocumentNumber(line[before:]):
		return false
	}
	return !isWord(line[before].source) || !isWord(line[after].source)
}

// isCounted reports whether a glyph is a unit of the figure before it, as 年 in 2021年 and
// 元 in 3万元. A blank may part them.
func isCounted(before []glyph, unit string) bool {
	const units = "年月日号时分秒周天期季届次个项条件份篇批场家户人名位处所倍元万亿千百亩顷套吨座株台页部门米里辆轮小公平%％℃"
	for at := len(before) - 1; at >= 0 && strings.Contains(units, unit); at-- {
		if before[at].isDigit() {
			return true
		}
		if !before[at].isBlank() {
			unit = before[at].source
		}
	}
	return false
}

// isWorkday reports whether a line would end inside 30个工作日.
func isWorkday(line []glyph, at int) bool {
	for start := max(at-2, 1); start <= at && start+3 <= len(line); start++ {
		if join(line[start:start+3]) == "工作日" && (line[start-1].source == "个" || line[start-1].isDigit() || line[start-1].isBlank()) {
			return true
		}
	}
	return false
}

// isBeforeFigure reports whether the last glyph belongs to a figure after it: 第 in 第8次, a
// sign of a currency, the month in 9月30日.
func isBeforeFigure(before []glyph) bool {
	last := before[len(before)-1]
	return last.source == "第" || unicode.Is(unicode.Sc, last.first()) || last.source == "月" && isCounted(before[:len(before)-1], "月")
}

// isInDocumentNumber reports whether a line would end after the first glyph inside a number
// such as 粤府办〔2021〕12号. Of its issuer, three characters count.
func isInDocumentNumber(glyphs []glyph) bool {
	for at := 1; at < len(glyphs)-1 && at <= 3; at++ {
		if glyphs[at].source == "〔" && glyphs[at+1].isDigit() {
			return true
		}
		if !unicode.Is(unicode.Han, glyphs[at-1].first()) || !unicode.Is(unicode.Han, glyphs[at].first()) {
			break
		}
	}
	return glyphs[0].source == "〕" && glyphs[1].isDigit()
}

// isWord reports whether a glyph belongs to a Latin word, a figure or an address of the web.
func isWord(text string) bool {
	for _, r := range text {
		return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_/@#&.>:?=%~+", r))
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
