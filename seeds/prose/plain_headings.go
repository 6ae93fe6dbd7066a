package prose

import (
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// addPlainHeadings adds to the lines that are headings those of a plan whose headings have
// no marks: short lines over lists that begin anew. One is before the first item.
func addPlainHeadings(g *text.Grammar, paragraphs []document.Phrase, bullets map[rune]numbering.MarkKind, headings map[int]bool) {
	var found []int
	items := 0
	for i, p := range paragraphs {
		m := numbering.MarkAt(p, 0)
		if numbering.IsHeadingMark(m.Kind) || headings[p.Line] {
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
		headings[line] = true
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
