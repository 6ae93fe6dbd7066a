package seeds

import "slices"

// coverLetterEnd returns the index of the first paragraph of the plan, after the
// covering letter and the title. The 一、二、 of a letter are no categories.
func (g *grammar) coverLetterEnd(paragraphs []phrase) int {
	firstOffices := len(paragraphs)
	marks := make([]int, len(paragraphs)+1) // numbered paragraphs from here on
	for i := len(paragraphs) - 1; i >= 0; i-- {
		marks[i] = marks[i+1]
		if paragraphs[i].markAt(0).kind != markNone {
			marks[i]++
		}
	}
	if first := slices.IndexFunc(paragraphs, g.namesTaskOffices); first >= 0 {
		firstOffices = first
	}
	titled, contents := map[string]int{}, -1 // the first line of each title, and the last table of contents
	for i, p := range paragraphs[:min(firstOffices, len(paragraphs))] {
		if p.len() <= 4 && p.key() == "目录" {
			contents = i
		}
		if key := p.key(); g.isTitle(p) {
			if _, found := titled[key]; !found {
				titled[key] = i
			}
		}
	}
	for i := min(firstOffices, len(paragraphs)) - 1; i >= 0; i-- {
		p := paragraphs[i]
		boundary := g.isDateLine(p) || g.isTitle(p) || p.hasPrefix("附件") && p.len() <= 40
		enough := firstOffices < len(paragraphs) || marks[i+1] >= 2 && marks[i+1]*2 >= marks[0]
		if first, found := titled[p.key()]; found && first < i && contents < first && paragraphs[i-1].isUnfinishedItem() {
			continue
		}
		if boundary && enough {
			return i + 1
		}
	}
	return 0
}

// isUnfinishedItem reports whether a line begins an item and does not end it. A title
// below such a line is the header of a page.
func (p phrase) isUnfinishedItem() bool {
	return p.markAt(0).kind != markNone && p.suffixOf([]string{"。", ";", ":", "!", ")"}) == 0
}

// namesTaskOffices reports whether a paragraph names offices as only tasks do.
func (g *grammar) namesTaskOffices(p phrase) bool {
	if c, ok := g.readClauseLine(p); ok {
		return len(c.offices) > 0 && p.index(":") != p.len()-1 && !isPageFurniture(p)
	}
	for _, cell := range g.splitClauses(p).offices {
		if g.clauseKindOf(cell) == clauseRoles && len(g.readOffices(cell, roleUnstated).mentions) > 0 {
			return true
		}
	}
	return false
}
