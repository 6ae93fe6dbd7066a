package seeds

import (
	"slices"
)

// The narrowest and widest page of Chinese text, in columns. A text whose lines all end
// near the same column was broken by its page.
const (
	narrowPage = 40
	widePage   = 120
)

// page is how the lines of a text are laid out on its page.
type page struct {
	rightMargin       int  // the column at which full lines end; 0 if there is none
	leftMargin        int  // the column at which a continued line begins
	indentsParagraphs bool // the first line of a paragraph is indented
}

// joinWrappedLines joins lines that the page broke, not the author: those that reach
// the right margin and end in the middle of a sentence. The title over a page is
// dropped in the middle of a sentence.
func (g *grammar) joinWrappedLines(lines []textLine) []textLine {
	page := pageOf(lines)
	if page.rightMargin == 0 {
		return lines
	}
	var joined []textLine
	titles := map[string]bool{}
	above := textLine{} // the line of the page above, if it is a full one
	for i, line := range lines {
		if titles[line.key()] {
			if above.empty() || above.isEnded() {
				joined = append(joined, line)
			}
			continue
		}
		if i < maxTitleLines && g.isTitleLine(line.phrase) {
			titles[line.key()] = true
		}
		if last := len(joined) - 1; !above.empty() && page.isContinuation(g, joined[last].phrase, above, line) {
			joined[last].phrase = joined[last].appended(line.phrase)
		} else {
			joined = append(joined, line)
		}
		full := page.rightMargin - 6
		if line.markAt(0).kind != markNone && line.indent <= page.leftMargin {
			full -= 4 // its indent is lost
		}
		above = textLine{}
		if line.width > full {
			above = line
		}
	}
	return joined
}

// isEnded reports whether a line ends with a sentence, or announces what follows.
func (l textLine) isEnded() bool {
	return l.suffixOf([]string{"。", ";", ":", "!", "?"}) > 0
}

// isContinuation reports whether a line continues the paragraph above it, whose last
// line is a full one.
func (p page) isContinuation(g *grammar, paragraph phrase, above, line textLine) bool {
	if line.indent > p.leftMargin+1 || g.startsWithLabel(line.phrase) || isPageFurniture(line.phrase) {
		return false
	}
	numbered := line.markAt(0).kind != markNone
	if p.indentsParagraphs {
		return !above.isEnded() || !numbered && above.width > p.rightMargin-5
	}
	if above.isEnded() || numbered || line.startsWithField() {
		return false
	}
	if g.clauseKindOf(line.phrase) != clauseNames || g.labelInText(paragraph) >= 0 {
		return true
	}
	_, named := g.readClauseLine(paragraph)
	return named // else they are the offices of the task above
}

// startsWithLabel reports whether a line begins with a label that the grammar knows.
// The rest of one that the page broke, 成时限: of 完成时限:, is not.
func (g *grammar) startsWithLabel(p phrase) bool {
	labels := g.findLabels(p)
	if len(labels) == 0 || labels[0].from > 1 || labels[0].content-labels[0].from <= 3 {
		return false
	}
	return slices.ContainsFunc(g.labels, func(word roleWord) bool { return p.hasAt(labels[0].from, word.word) })
}

// startsWithField reports whether a line begins with any words before a colon.
func (l textLine) startsWithField() bool {
	label, _ := l.splitLabel()
	return label.len() >= 4 && !label.containsAny([]string{",", "、", "。", ";"})
}

// pageOf returns the page that broke the lines of a text, the zero page if none did.
func pageOf(lines []textLine) page {
	widths := make([]int, 0, len(lines))
	for _, line := range lines {
		widths = append(widths, line.width)
	}
	slices.Sort(widths)
	slices.Reverse(widths)
	if len(widths) < 6 {
		return page{}
	}
	right := widths[len(widths)/50] // one in fifty may be longer
	if right < narrowPage || right > widePage {
		return page{}
	}
	full, left := 0, right
	for _, line := range lines {
		if line.width > right-6 {
			full++
			left = min(left, line.indent)
		}
	}
	if full < 4 || full*6 < len(lines) {
		return page{}
	}
	if continuation := continuationIndent(lines, right); hasIndentedParagraphs(lines, continuation) {
		return page{right, continuation, true}
	}
	return page{rightMargin: right, leftMargin: left}
}

// continuationIndent returns the column at which most of the lines after full ones begin.
func continuationIndent(lines []textLine, right int) int {
	counts := map[int]int{}
	indent := 0
	for i, line := range lines[1:] {
		if lines[i].width <= right-6 {
			continue
		}
		counts[line.indent]++
		if counts[line.indent] > counts[indent] {
			indent = line.indent
		}
	}
	return indent
}

// hasIndentedParagraphs reports whether most numbered lines are indented by at least two
// columns more than continued lines. A few of those begin with a number by chance.
func hasIndentedParagraphs(lines []textLine, continuation int) bool {
	numbered, indented := 0, 0
	for _, line := range lines {
		if line.markAt(0).kind == markNone {
			continue
		}
		numbered++
		if line.indent >= continuation+2 {
			indented++
		}
	}
	return numbered > 2 && indented*3 >= numbered*2
}
