package layout

import (
	"slices"

	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
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

// JoinWrappedLines joins lines that the page broke, not the author: those that reach
// the right margin and end in the middle of a sentence. The title over a page is
// dropped in the middle of a sentence.
func JoinWrappedLines(g *text.Grammar, lines []document.Line) []document.Line {
	page := pageOf(lines)
	if page.rightMargin == 0 {
		return lines
	}
	var joined []document.Line
	titles := map[string]bool{}
	above := document.Line{} // the line of the page above, if it is a full one
	for i, line := range lines {
		if titles[line.Key()] {
			if above.Empty() || isEnded(above) {
				joined = append(joined, line)
			}
			continue
		}
		if i < text.MaxTitleLines && g.IsTitleLine(line.Phrase) {
			titles[line.Key()] = true
		}
		if last := len(joined) - 1; !above.Empty() && page.isContinuation(g, joined[last].Phrase, above, line) {
			joined[last].Phrase = joined[last].Appended(line.Phrase)
		} else {
			joined = append(joined, line)
		}
		full := page.rightMargin - 6
		if numbering.IsNumbered(line.Phrase) && line.Indent <= page.leftMargin {
			full -= 4 // its indent is lost
		}
		above = document.Line{}
		if line.Width > full {
			above = line
		}
	}
	return joined
}

// isEnded reports whether a line ends with a sentence, or announces what follows.
func isEnded(l document.Line) bool {
	return numbering.EndsSentence(l.Phrase) || l.HasSuffix(":")
}

// isContinuation reports whether a line continues the paragraph above it, whose last
// line is a full one.
func (p page) isContinuation(g *text.Grammar, paragraph document.Phrase, above, line document.Line) bool {
	if line.Indent > p.leftMargin+1 || g.StartsWithLabel(line.Phrase) || text.IsPageFurniture(line.Phrase) {
		return false
	}
	numbered := numbering.IsNumbered(line.Phrase)
	if p.indentsParagraphs {
		return !isEnded(above) || !numbered && above.Width > p.rightMargin-5
	}
	if isEnded(above) || numbered || startsWithField(line) {
		return false
	}
	if g.ClauseKindOf(line.Phrase) != text.ClauseNames || g.LabelInText(paragraph) >= 0 {
		return true
	}
	_, named := g.ReadClauseLine(paragraph)
	return named // else they are the offices of the task above
}

// startsWithField reports whether a line begins with any words before a colon, or with
// short ones in square brackets: 【交办日期】2025年4月8日.
func startsWithField(l document.Line) bool {
	if end := l.ClosingBracket(0); l.At(0) == '[' && end > 0 && end <= 10 && end < l.Len()-1 {
		return true
	}
	label, _ := numbering.SplitLabel(l.Phrase)
	return label.Len() >= 4 && !numbering.IsPunctuated(label) && label.Index("、") < 0
}

// pageOf returns the page that broke the lines of a text, the zero page if none did.
func pageOf(lines []document.Line) page {
	widths := make([]int, 0, len(lines))
	for _, line := range lines {
		widths = append(widths, line.Width)
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
		if line.Width > right-6 {
			full++
			left = min(left, line.Indent)
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
func continuationIndent(lines []document.Line, right int) int {
	counts := map[int]int{}
	indent := 0
	for i, line := range lines[1:] {
		if lines[i].Width <= right-6 {
			continue
		}
		counts[line.Indent]++
		if counts[line.Indent] > counts[indent] {
			indent = line.Indent
		}
	}
	return indent
}

// hasIndentedParagraphs reports whether most numbered lines are indented by at least two
// columns more than continued lines. A few of those begin with a number by chance.
func hasIndentedParagraphs(lines []document.Line, continuation int) bool {
	numbered, indented := 0, 0
	for _, line := range lines {
		if !numbering.IsNumbered(line.Phrase) {
			continue
		}
		numbered++
		if line.Indent >= continuation+2 {
			indented++
		}
	}
	return numbered > 2 && indented*3 >= numbered*2
}
