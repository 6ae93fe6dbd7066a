package seeds

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// columnsOf returns how many columns a line is indented by, and how many it
// takes.
func columnsOf(written string) (indent, width int) {
	text := strings.TrimRight(written, " \t\u3000\u00a0")
	inside := false
	for _, r := range text {
		size := 1
		switch {
		case r == '\t':
			size = 4
		case r >= 0x2010 && utf8.ValidRune(r) || strings.ContainsRune(",.;:()", r):
			size = 2 // marks too: a page has wide ones, whatever became of them
		}
		inside = inside || r != ' ' && r != '\t' && r != '\u3000' && r != '\u00a0'
		if !inside {
			indent += size
		}
		width += size
	}
	return indent, width
}

// Columns that a page of Chinese text has: a text whose lines all end near the
// same one was broken by its page.
const (
	narrowPage = 40
	widePage   = 120
)

// unwrapped joins the lines of a text that its page broke and not its author:
// lines that reach the right margin and end in the middle of a sentence. The
// title over a page is in the middle of none.
func (g *grammar) unwrapped(lines []textLine) []textLine {
	margin, left := margins(lines)
	if margin == 0 {
		return lines
	}
	var whole []textLine
	titles := map[string]bool{}
	open := false
	for i, line := range lines {
		if titles[line.key()] {
			if !open {
				whole = append(whole, line)
			}
			continue
		}
		if i < anchored && g.isTitleLine(line.phrase) {
			titles[line.key()] = true
		}
		last := len(whole) - 1
		goesOn := open && line.indent <= left+1 && !g.opensParagraph(line.phrase)
		if goesOn && g.sortOf(line.phrase) == clauseNames {
			_, goesOn = g.clauseLine(whole[last].phrase) // else the offices of the task above
		}
		if goesOn {
			whole[last].phrase = whole[last].grown(line.phrase)
		} else {
			whole = append(whole, line)
		}
		full := margin - 6
		if line.markAt(0).kind != markNone && line.indent <= left {
			full -= 4 // what it was indented by is lost
		}
		open = line.width > full && line.suffixOf([]string{"。", ";", ":", "!", "?"}) == 0
	}
	return whole
}

// opensParagraph reports whether a line begins with a number or with a label.
// What is left of a label that the page broke, 成时限: of 完成时限:, opens none.
func (g *grammar) opensParagraph(p phrase) bool {
	if p.markAt(0).kind != markNone {
		return true
	}
	if label, _ := p.cutLabel(); label.len() >= 4 && !label.containsAny([]string{",", "、", "。"}) {
		return true
	}
	labels := g.labelled(p)
	if len(labels) == 0 || labels[0].from > 1 || labels[0].content-labels[0].from <= 3 {
		return false
	}
	return slices.ContainsFunc(g.labels, func(word roleWord) bool { return p.hasAt(labels[0].from, word.word) })
}

// margins returns the column at which the lines of a text end, 0 if they end
// anywhere, and the one at which most of the full ones begin.
func margins(lines []textLine) (right, left int) {
	widths := make([]int, 0, len(lines))
	for _, line := range lines {
		widths = append(widths, line.width)
	}
	slices.Sort(widths)
	slices.Reverse(widths)
	if len(widths) < 6 {
		return 0, 0
	}
	right = widths[len(widths)/50] // one in fifty may be longer
	if right < narrowPage || right > widePage {
		return 0, 0
	}
	full := 0
	left = right
	for _, line := range lines {
		if line.width > right-6 {
			full++
			left = min(left, line.indent)
		}
	}
	if full < 4 || full*6 < len(lines) {
		return 0, 0
	}
	return right, left
}
