package seeds

import "slices"

// entry is a paragraph of prose with what was found beside its text.
type entry struct {
	kind      markKind // markNone: it has no numbering
	number    phrase
	heading   phrase // the paragraph as written, but for its clauses
	text      phrase // without its number
	offices   []officeCell
	deadlines []phrase
	lined     bool // its offices stand in lines of their own
	shared    bool // its offices are those of the items before and behind it
	sibling   bool // it stands in one paragraph with the item before it
	children  bool
	bare      bool // a heading without tasks
	closing   bool // a heading over how the plan is to be carried out

	// Of a heading while the tasks below it are made:
	tasks int  // how many there are
	lent  bool // one of them has its offices
	told  bool // it has been told as standing outside
}

// prose makes the outline of a text without a table.
func (g *grammar) prose(lines []textLine) outline {
	var o outline
	paragraphs := g.paragraphs(lines)
	start := g.letterEnd(paragraphs)
	o.head = append(o.head, paragraphs[:start]...)
	r := proseReader{grammar: g, outline: &o, styled: styledHeadings(lines), groups: g.officesAbove(paragraphs), people: stretch{why: WhyPerson}, below: g.officesBelow(paragraphs)}
	r.record, r.recordAbove = recordLabels(paragraphs)
	for i := len(paragraphs) - 1; i >= start && r.evidence == 0; i-- {
		if c, ok := g.clauseLine(paragraphs[i]); ok && len(c.offices) > 0 || r.carriesClause(paragraphs[i]) {
			r.evidence = paragraphs[i].line
		}
	}
	for i, p := range paragraphs[start:] {
		if g.progress.advance(fileWork, structureWork, start+i, len(paragraphs)) != nil {
			return o
		}
		r.next = phrase{}
		if following := start + i + 1; following < len(paragraphs) {
			r.next = paragraphs[following]
		}
		r.read(p)
	}
	o.tell(r.people)
	r.settlePlain()
	r.mergeDeep()
	r.makeItems()
	return o
}

// paragraphs returns the lines, those that hold several items cut.
func (g *grammar) paragraphs(lines []textLine) []phrase {
	var all []phrase
	s := splitter{grammar: g}
	var open phrase // a line whose bracket goes on in the next one
	bare := numberedByBlank(lines)
	var before numbered
	for i, line := range lines {
		words := line.trimAny(" |").closedUp().withoutBullet()
		if length := bare[line.line]; length > 0 && words.len() > length {
			words = words.sub(0, length).followedBy(g.phrase(".", 0)).followedBy(words.sub(length, words.len()).trim())
		}
		if words.empty() {
			continue
		}
		if length := before.numberBeforeDigits(words, lines[i+1:]); length > 0 {
			words = words.sub(0, length).followedBy(g.phrase(" ", 0)).followedBy(words.sub(length, words.len()))
		}
		before.pass(words)
		if !open.empty() {
			if labels := g.labelled(words); len(labels) > 0 && labels[0].from == 0 {
				words = g.join(open, words)
			} else {
				words = open.followedBy(words)
			}
			open = phrase{}
		}
		if words.len() < longestText && words.breaksBracket(lines[i+1:]) {
			open = words
			continue
		}
		all = append(all, s.split(words)...)
	}
	return all
}

// breaksBracket reports whether a line ends inside a bracket that the lines
// behind it close before another item begins.
func (p phrase) breaksBracket(following []textLine) bool {
	depth := 0
	for i := max(0, p.len()-longestBracket); i < p.len(); i++ {
		switch p.at(i) {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(0, depth-1)
		}
	}
	inside, read := 0, 0 // brackets that open behind it, and how much of that was read
	for _, next := range following {
		if depth == 0 || next.empty() || read > longestBracket || next.markAt(0).kind != markNone {
			return false
		}
		for i := range min(next.len(), longestBracket-read) {
			switch next.at(i) {
			case '(', '[':
				inside++
			case ')', ']':
				if inside == 0 {
					return true
				}
				inside--
			}
		}
		read += next.len()
	}
	return false
}

// proseReader collects the entries of prose.
type proseReader struct {
	*grammar
	outline  *outline
	entries  []entry
	next     phrase       // the paragraph behind the one that is read
	named    bool         // the paragraph before named offices, and nothing else
	closed   bool         // the plan has ended: signature, contacts
	attached int          // behind the end: how many attachments or remarks are listed so far
	officed  bool         // its tasks name offices
	people   stretch      // lines about people: a plan has offices only
	number   phrase       // that a line gives the record below it: 序号:2
	record   string       // the label that each task begins with; empty if there is none
	styled   map[int]bool // lines that are headings by their style
	below    bool         // most tasks have a line with nothing but offices below them
	groups   map[int]bool // lines that name the offices of the tasks below them

	recordAbove string // the label of headings over such records; empty if there is none
	evidence    int    // the last line that names the offices of a task; 0: there is none
	lastOfficed int    // the place of the last entry that names offices
}

// styledHeadings returns the lines that are headings by their style and not by
// a number. The only one of the highest level is the document's title.
func styledHeadings(lines []textLine) map[int]bool {
	counts := map[int]int{}
	highest := 0
	for _, line := range lines {
		if counts[line.heading]++; line.heading > 0 && (highest == 0 || line.heading < highest) {
			highest = line.heading
		}
	}
	styled := map[int]bool{}
	for _, line := range lines {
		title := line.heading == highest && counts[highest] == 1
		if line.heading > 0 && !title && line.len() <= 60 && line.markAt(0).kind == markNone {
			styled[line.line] = true
		}
	}
	return styled
}

func (r *proseReader) read(p phrase) {
	last := len(r.entries) - 1
	named := r.named
	r.named = false
	if r.readAside(p) {
		return
	}
	if c, ok := r.clauseLine(p); ok && last >= 0 && !r.closed {
		r.entries[last].lined = r.entries[last].lined || len(c.offices) > 0 && len(r.entries[last].offices) == 0
		r.entries[last].offices = append(r.entries[last].offices, c.offices...)
		r.entries[last].deadlines = append(r.entries[last].deadlines, c.deadlines...)
		r.people.words = append(r.people.words, c.people...)
		r.named = len(c.offices) > 0
		return
	}
	if last >= 0 && r.standsAlone(p, &r.entries[last]) {
		r.entries[last].offices = append(r.entries[last].offices, officeCell{phrase: p})
		r.named = true
		return
	}
	if last >= 0 && r.awaitsDeadline(&r.entries[last]) && r.resemblesDeadline(p) {
		r.entries[last].deadlines = append(r.entries[last].deadlines, p)
		return
	}
	m := p.markAt(0)
	if r.styled[p.line] {
		m.kind = markChapter
	}
	if last >= 0 && m.kind == markNone && (r.goesOn(&r.entries[last]) || named && r.namesMore(p)) {
		cells := r.entries[last].offices
		cells[len(cells)-1].phrase = r.join(cells[len(cells)-1].phrase, p)
		r.named = true
		return
	}
	if listed := r.listed(p); last >= 0 && m.kind == markNone && (listed > 0 || r.isTrailer(p)) {
		r.closed, r.attached = true, listed
	}
	if label, _ := p.cutLabel(); m.kind == markNone && (label.empty() || label.key() != r.record) && (last < 0 && !r.carriesClause(p) || r.closed) {
		if last < 0 {
			r.outline.head = append(r.outline.head, p)
		} else {
			r.outline.end(front{grammar: r.grammar}, p, r.next)
		}
		return
	}
	r.closed = false
	if label, text := p.cutLabel(); r.record != "" && label.key() == r.record {
		p, m.kind = text, markDigit
	}
	r.addEntries(p, m)
}

// isTitleAgain reports whether a line is the title of the plan, which stood before
// its tasks: it heads a page, in the middle of a sentence or not, or another part.
func (r *proseReader) isTitleAgain(p phrase) bool {
	if p.len() > 60 {
		return false
	}
	f := front{grammar: r.grammar}
	return f.isTitle(p) && slices.ContainsFunc(r.outline.head, func(line phrase) bool { return line.key() == p.key() })
}

// isEnded reports whether nothing of an entry is missing: it says who acts, or has
// come to the end of a sentence.
func (e entry) isEnded() bool {
	return len(e.offices) > 0 || slices.ContainsFunc([]string{"。", ";", "!", ")"}, e.heading.hasSuffix)
}

// readAside takes a line that is neither a task nor about the one before it.
func (r *proseReader) readAside(p phrase) bool {
	last := len(r.entries) - 1
	label, text := p.cutLabel()
	switch {
	case r.groups[p.line]:
		r.addGroup(p)
	case last >= 0 && r.isTitleAgain(p):
		r.closed = r.entries[last].isEnded()
	case r.closed && r.attached > 0 && p.markAt(0).kind == markDigit && p.markAt(0).value == r.attached+1 && !r.carriesClause(p):
		r.attached++
		r.outline.end(front{grammar: r.grammar}, p, r.next)
	case last >= 0 && isFurniture(p):
		r.closed = true
		r.outline.tail = append(r.outline.tail, p)
		r.outline.outside(p)
	case r.record != "" && (label.key() == "序号" || label.key() == "编号") && text.bareValue() > 0:
		r.number = text
	case r.recordAbove != "" && label.key() == r.recordAbove && !text.empty():
		r.entries = append(r.entries, entry{kind: markChapter, heading: text, text: text})
	default:
		return false
	}
	return true
}

// goesOn reports whether the last office line of an entry ends in a separator,
// or has nothing behind its label yet.
func (r *proseReader) goesOn(e *entry) bool {
	if len(e.offices) == 0 {
		return false
	}
	cell := e.offices[len(e.offices)-1]
	return cell.hasSuffix("、") || cell.hasSuffix(",") || cell.hasSuffix(":")
}

// awaitsDeadline reports whether the last line of an entry is the label of a
// deadline, with nothing behind it.
func (r *proseReader) awaitsDeadline(e *entry) bool {
	return len(e.deadlines) > 0 && e.deadlines[len(e.deadlines)-1].empty()
}

// standsAlone reports whether a line behind a task that has no offices yet holds
// nothing but them: a table whose cells became paragraphs.
func (r *proseReader) standsAlone(p phrase, e *entry) bool {
	if e.kind < markParen || len(e.offices) > 0 || p.len() > 60 || p.markAt(0).kind != markNone {
		return false
	}
	f := front{grammar: r.grammar}
	ended := r.below || e.heading.hasSuffix("。") || e.heading.hasSuffix(";") || e.heading.hasSuffix("%")
	return ended && r.sortOf(p) == clauseNames && !f.isDateLine(r.next)
}

// namesMore reports whether a line behind one of offices has more of them. A
// name above a date is a signature.
func (r *proseReader) namesMore(p phrase) bool {
	f := front{grammar: r.grammar}
	return p.len() <= 60 && r.resembleOffices(p) && !f.isDateLine(r.next)
}

// isTrailer reports whether the line belongs to what follows a plan.
func (r *proseReader) isTrailer(p phrase) bool {
	f := front{grammar: r.grammar}
	starts := []string{"附件", "联系人", "联系电话", "(联系人", "(此件", "主办:", "附表", "注:"}
	return f.isDateLine(p) || p.prefixOf(0, starts) > 0 || p.len() <= 30 && f.issuedBy(p) && !p.containsAny([]string{"。", ",", "、", ":"}) && !r.carriesClause(p)
}

// listed returns the number of the attachment or the remark that a line behind the plan
// lists first, 附件:1.… and 说明:1.…; 0 if it lists none.
func (r *proseReader) listed(p phrase) int {
	label, text := p.cutLabel()
	remarks := slices.Contains([]string{"注", "说明", "备注"}, label.key()) && 0 < r.evidence && r.evidence <= p.line
	if m := text.markAt(0); m.kind == markDigit && (remarks || label.key() == "附件") {
		return m.value
	}
	return 0
}

func (r *proseReader) carriesClause(p phrase) bool {
	c := r.clausesOf(p)
	return slices.ContainsFunc(c.offices, func(cell officeCell) bool {
		return len(r.grammar.offices(cell.phrase, partUnsaid).mentions) > 0
	})
}

// addEntries adds a paragraph, which may hold several items.
func (r *proseReader) addEntries(p phrase, m mark) {
	sibling := false
	for !p.empty() {
		c := r.clausesOf(p)
		e := entry{kind: m.kind, heading: c.text, offices: c.offices, deadlines: c.deadlines, sibling: sibling}
		own := c.text.markAt(0)
		e.number, e.text = own.number, c.text.sub(own.length, c.text.len()).trim()
		if sibling && own.kind == markNone {
			e.number = phrase{}
		}
		if own.kind == markNone && !r.number.empty() {
			e.number, r.number = r.number, phrase{}
		}
		r.entries = append(r.entries, e)
		r.outline.open = false
		p, sibling = c.rest, true
	}
}
