package seeds

import "slices"

// officeLinesAboveTasks returns the lines that name the offices of the tasks below, in
// a plan that is ordered by office: one is before the first task and none after the
// last. nil for other plans.
func (g *grammar) officeLinesAboveTasks(paragraphs []phrase) map[int]bool {
	named := func(i int) bool {
		if i < 0 || i >= len(paragraphs) || paragraphs[i].markAt(0).kind != markNone {
			return false
		}
		p := paragraphs[i]
		if c, ok := g.readClauseLine(p); ok {
			return len(c.offices) > 0 && len(g.readOffices(c.offices[0], roleUnstated).mentions) > 0
		}
		return p.len() <= 40 && g.clauseKindOf(p.trimAny(":。")) == clauseNames
	}
	groups := map[int]bool{}
	tasks := 0
	for i, p := range paragraphs {
		if p.markAt(0).kind < markDigit {
			continue
		}
		if tasks++; tasks == 1 && !named(i-1) {
			return nil
		}
		if named(i-1) && g.isBelowHeading(paragraphs, i-2) {
			return nil // the offices of a heading
		}
		if named(i - 1) {
			groups[paragraphs[i-1].line] = true
		}
		if i == len(paragraphs)-1 || !named(i+1) {
			continue
		}
		if i+2 >= len(paragraphs) || paragraphs[i+2].markAt(0).kind < markDigit {
			return nil // offices after a task
		}
	}
	if len(groups) < 2 || tasks <= len(groups) {
		return nil
	}
	return groups
}

// isBelowHeading reports whether paragraph i is a heading, or one of up to three lines
// of offices or deadlines below one.
func (g *grammar) isBelowHeading(paragraphs []phrase, i int) bool {
	for last := max(0, i-3); i >= last; i-- {
		if kind := paragraphs[i].markAt(0).kind; kind != markNone {
			return kind < markDigit
		}
		if _, ok := g.readClauseLine(paragraphs[i]); !ok {
			return false
		}
	}
	return false
}

// hasOfficesBelowTasks reports whether at least half of the tasks have a line below
// that holds only offices.
func (g *grammar) hasOfficesBelowTasks(paragraphs []phrase) bool {
	tasks, below := 0, 0
	for i, p := range paragraphs {
		if p.markAt(0).kind < markParen {
			continue
		}
		tasks++
		if i+1 < len(paragraphs) && paragraphs[i+1].len() <= 60 && paragraphs[i+1].markAt(0).kind == markNone && g.clauseKindOf(paragraphs[i+1]) == clauseNames {
			below++
		}
	}
	return below > 1 && below*2 >= tasks
}

// addOfficeHeading adds a line of offices as the heading of the tasks below it.
func (r *proseReader) addOfficeHeading(p phrase) {
	p = p.trimAny(" :")
	e := entry{kind: markChapter, heading: p, text: p, offices: []phrase{p}}
	if c, ok := r.readClauseLine(p); ok && len(c.offices) > 0 {
		e.offices = c.offices
	}
	r.entries = append(r.entries, e)
	r.outline.runOpen = false
}

// officesBesidePeople reads a cell that names people beside offices: 办公室 赵某.
func (g *grammar) officesBesidePeople(words phrase, column role) officeList {
	listed := phrase{slices.Clone(words.glyphs), words.line}
	for i, c := range listed.glyphs {
		if isBlank(c.plain()) {
			listed.glyphs[i] = glyphOf('、', '、')
		}
	}
	read := g.readOffices(listed, column)
	var offices []mention
	for _, m := range read.mentions {
		if open := m.name.index("("); open > 0 && !read.mayEndName(m.name.sub(open+1, m.name.len()-1)) {
			read.people = append(read.people, m.name.sub(open, m.name.len()))
			m.name = m.name.sub(0, open)
		} else if open > 0 && open <= 4 && !read.mayEndName(m.name.sub(0, open)) && !g.isClass(m.name) {
			read.people = append(read.people, m.name.sub(0, open)) // 赵某(办公室)
			m.name = trimBrackets(m.name.sub(open, m.name.len()))
		}
		if m.name.len() <= 4 && !read.mayEndName(m.name) && !g.isClass(m.name) {
			read.people = append(read.people, m.name)
			continue
		}
		offices = append(offices, m)
	}
	read.mentions = offices
	return read
}
