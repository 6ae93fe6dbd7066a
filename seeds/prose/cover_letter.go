package prose

import (
	"slices"

	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// coverLetterEnd returns the index of the first paragraph of the plan, after the
// covering letter and the title. The 一、二、 of a letter are no categories.
func coverLetterEnd(g *text.Grammar, paragraphs []document.Phrase) int {
	firstOffices := len(paragraphs)
	marks := make([]int, len(paragraphs)+1) // numbered paragraphs from here on
	for i := len(paragraphs) - 1; i >= 0; i-- {
		marks[i] = marks[i+1]
		if numbering.IsNumbered(paragraphs[i]) {
			marks[i]++
		}
	}
	if first := slices.IndexFunc(paragraphs, func(p document.Phrase) bool { return namesTaskOffices(g, p) }); first >= 0 {
		firstOffices = first
	}
	titled, contents := map[string]int{}, -1 // the first line of each title, and the last table of contents
	for i, p := range slices.Backward(paragraphs[:min(firstOffices, len(paragraphs))]) {
		if contents < 0 && p.Len() <= 4 && p.Key() == "目录" {
			contents = i
		}
		if g.IsTitle(p) {
			titled[p.Key()] = i
		}
	}
	for i := min(firstOffices, len(paragraphs)) - 1; i >= 0; i-- {
		p := paragraphs[i]
		boundary := g.IsDateLine(p) || g.IsTitle(p) || p.HasPrefix("附件") && p.Len() <= 40
		enough := firstOffices < len(paragraphs) || marks[i+1] >= 2 && marks[i+1]*2 >= marks[0]
		if first, found := titled[p.Key()]; found && first < i && contents < first && numbering.IsNumbered(paragraphs[i-1]) && !numbering.IsEnded(paragraphs[i-1]) {
			continue // the header of a page inside an item
		}
		if boundary && enough {
			return i + 1
		}
	}
	return letterPointsEnd(g, paragraphs)
}

// letterPointsEnd returns the index after the points 一、 to … of a letter that has neither
// date nor title below it, 0 if there are none: 1. and so on, and no further 一、, follow.
func letterPointsEnd(g *text.Grammar, paragraphs []document.Phrase) int {
	letter := slices.IndexFunc(paragraphs, func(p document.Phrase) bool { return p.ContainsAny([]string{"印发给你们", "印发你们"}) })
	end := letter + 1
	for end < len(paragraphs) && numbering.HanValue(paragraphs[end]) == end-letter && !numbering.IsHeading(paragraphs[end]) && !namesTaskOffices(g, paragraphs[end]) {
		end++
	}
	if letter < 0 || end < letter+3 || end == len(paragraphs) {
		return 0
	}
	first := numbering.MarkAt(paragraphs[end], 0)
	if first.Kind != numbering.MarkDigit || first.Value != 1 || slices.ContainsFunc(paragraphs[end:], func(p document.Phrase) bool { return numbering.HanValue(p) > 0 }) {
		return 0
	}
	return end
}

// namesTaskOffices reports whether a paragraph names offices as only tasks do.
func namesTaskOffices(g *text.Grammar, p document.Phrase) bool {
	if c, ok := g.ReadClauseLine(p); ok {
		return len(c.Offices) > 0 && p.Index(":") != p.Len()-1 && !text.IsPageFurniture(p)
	}
	for _, cell := range g.SplitClauses(p).Offices {
		if g.ClauseKindOf(cell) == text.ClauseRoles && len(g.ReadOffices(cell, lexicon.RoleUnstated).Mentions) > 0 {
			return true
		}
	}
	return false
}
