package prose

import (
	"maps"
	"slices"

	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// addPlainHeadings adds to the lines that are headings those of a plan whose headings have
// no marks: short lines over lists that begin anew. One is before the first item.
func addPlainHeadings(g *text.Grammar, paragraphs []document.Phrase, bullets map[rune]numbering.MarkKind, headings map[int]numbering.MarkKind) {
	var found []int
	items := 0
	for i, p := range paragraphs {
		m := numbering.MarkAt(p, 0)
		if numbering.IsHeadingMark(m.Kind) || headings[p.Line] != numbering.MarkNone {
			return
		}
		bulleted := bullets[p.At(0)] != numbering.MarkNone
		if m.Kind == numbering.MarkNone && !bulleted {
			continue
		}
		begins := i > 0 && (bulleted || m.Value == 1) && isPlainHeading(g, paragraphs[:i])
		if begins {
			found = append(found, paragraphs[i-1].Line)
		}
		if items++; items == 1 && !begins {
			return
		}
	}
	if len(found) < 2 || items <= len(found) {
		return
	}
	for _, line := range found {
		headings[line] = numbering.MarkChapter
	}
}

// isPlainHeading reports whether the last of the paragraphs may be a heading: it is short,
// has no marks, and the one above it is complete, or no item ends with one.
func isPlainHeading(g *text.Grammar, paragraphs []document.Phrase) bool {
	p := paragraphs[len(paragraphs)-1]
	if numbering.IsItem(p) || p.Len() < 2 || p.Len() > 20 || numbering.IsPunctuated(p) || g.IsTitle(p) || g.IsDateLine(p) {
		return false
	}
	return g.ClauseKindOf(p) == text.ClauseNone
}

// styledHeadings returns the lines that are headings by their style and not by a number,
// as the kind of number that headings of their level have or would have. The only one of
// the highest level is the document's title.
func styledHeadings(lines []document.Line) map[int]numbering.MarkKind {
	counts := map[int]int{}
	numbered := map[int]numbering.MarkKind{} // by level: the kind of its first number
	for _, line := range lines {
		counts[line.Heading]++
		if kind := numbering.MarkAt(line.Phrase, 0).Kind; numbered[line.Heading] == numbering.MarkNone {
			numbered[line.Heading] = kind
		}
	}
	delete(counts, 0)
	levels := slices.Sorted(maps.Keys(counts))
	if len(levels) > 0 && counts[levels[0]] == 1 {
		levels = levels[1:]
	}
	kinds, above := map[int]numbering.MarkKind{}, numbering.MarkNone
	for _, level := range levels {
		above = max(min(above+1, numbering.MarkDigits), numbered[level])
		kinds[level] = above
	}
	styled := map[int]numbering.MarkKind{}
	for _, line := range lines {
		if kind := kinds[line.Heading]; kind != numbering.MarkNone && line.Len() <= 60 && !numbering.IsNumbered(line.Phrase) {
			styled[line.Line] = kind
		}
	}
	return styled
}
