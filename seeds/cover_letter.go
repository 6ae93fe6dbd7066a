package seeds

import "slices"

// coverLetterEnd returns where the plan begins: after the covering letter, the
// title and what else is before the tasks. The 一、二、 of a letter are no
// categories.
func (g *grammar) coverLetterEnd(paragraphs []phrase) int {
	evidence := len(paragraphs)
	marks := make([]int, len(paragraphs)+1) // numbered paragraphs from here on
	for i := len(paragraphs) - 1; i >= 0; i-- {
		marks[i] = marks[i+1]
		if paragraphs[i].markAt(0).kind != markNone {
			marks[i]++
		}
	}
	if first := slices.IndexFunc(paragraphs, g.isEvidence); first >= 0 {
		evidence = first
	}
	f := front{grammar: g}
	titled, contents := map[string]int{}, -1 // where each title is first, and the last table of contents
	for i, p := range paragraphs[:min(evidence, len(paragraphs))] {
		if p.len() <= 4 && p.key() == "目录" {
			contents = i
		}
		if key := p.key(); f.isTitle(p) {
			if _, found := titled[key]; !found {
				titled[key] = i
			}
		}
	}
	for i := min(evidence, len(paragraphs)) - 1; i >= 0; i-- {
		p := paragraphs[i]
		boundary := f.isDateLine(p) || f.isTitle(p) || p.hasPrefix("附件") && p.len() <= 40
		enough := evidence < len(paragraphs) || marks[i+1] >= 2 && marks[i+1]*2 >= marks[0]
		if first, found := titled[p.key()]; found && first < i && contents < first && paragraphs[i-1].isUnfinishedItem() {
			continue
		}
		if boundary && enough {
			return i + 1
		}
	}
	return 0
}

// isUnfinishedItem reports whether an item has begun with a line, and continues below: a title
// after it only heads a page.
func (p phrase) isUnfinishedItem() bool {
	return p.markAt(0).kind != markNone && p.suffixOf([]string{"。", ";", ":", "!", ")"}) == 0
}

// isEvidence reports whether offices are named here as only tasks name them.
func (g *grammar) isEvidence(p phrase) bool {
	if c, ok := g.readClauseLine(p); ok {
		return len(c.offices) > 0 && p.index(":") != p.len()-1 && !isPageFurniture(p)
	}
	for _, cell := range g.splitClauses(p).offices {
		if g.clauseKindOf(cell.phrase) == clauseRoles && len(g.readOffices(cell.phrase, roleUnstated).mentions) > 0 {
			return true
		}
	}
	return false
}
