package seeds

import (
	"slices"

	"duban/model"
)

// entry is a paragraph of prose with what was found beside its text.
type entry struct {
	kind             markKind // markNone: it has no numbering
	number           phrase
	heading          phrase // the paragraph as written, except for its clauses
	text             phrase // without its number
	offices          []phrase
	deadlines        []phrase
	officesOnOwnLine bool // its offices are in lines of their own
	officesShared    bool // it shares the offices that its heading's last task names
	sameParagraph    bool // it is in one paragraph with the item before it
	hasChildren      bool
	emptyHeading     bool // a heading without tasks
	closingPart      bool // a heading over how the plan is to be carried out

	// Of a heading while the tasks below it are made:
	tasks     int  // how many there are
	inherited bool // one of them has its offices
	reported  bool // it is among the skipped lines
}

// proseOutline makes the outline of a text without a table.
func (g *grammar) proseOutline(lines []textLine) outline {
	var o outline
	paragraphs := g.paragraphs(lines)
	start := g.coverLetterEnd(paragraphs)
	o.head = append(o.head, paragraphs[:start]...)
	r := proseReader{grammar: g, outline: &o, styledHeadings: styledHeadings(lines), officeHeadings: g.officeLinesAboveTasks(paragraphs), skippedPeople: skippedLines{why: model.WhyPerson}, hasOfficeLines: g.hasOfficesBelowTasks(paragraphs)}
	r.recordLabel, r.groupLabel = recordLabels(paragraphs)
	for i := len(paragraphs) - 1; i >= start && r.lastOfficesLine == 0; i-- {
		if c, ok := g.readClauseLine(paragraphs[i]); ok && len(c.offices) > 0 || r.hasOfficeClause(paragraphs[i]) {
			r.lastOfficesLine = paragraphs[i].line
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
		r.readParagraph(p)
	}
	o.addSkipped(r.skippedPeople)
	r.settleUnnumbered()
	r.mergeSublists()
	r.makeItems()
	return o
}

// paragraphs returns the lines as paragraphs: a line that holds several items is cut,
// and one whose bracket continues in the next line is joined with it.
func (g *grammar) paragraphs(lines []textLine) []phrase {
	var all []phrase
	s := itemSplitter{grammar: g}
	var open phrase // a line whose bracket continues in the next one
	numberLengths := numberedByBlank(lines)
	var numbering numberingState
	for i, line := range lines {
		words := line.trimAny(" |").withoutSpacing().trimBulletBeforeNumber()
		if length := numberLengths[line.line]; length > 0 && words.len() > length {
			words = words.sub(0, length).concat(g.phrase(".", 0)).concat(words.sub(length, words.len()).trim())
		}
		if words.empty() {
			continue
		}
		if length := numbering.numberBeforeDigits(words, lines[i+1:]); length > 0 {
			words = words.sub(0, length).concat(g.phrase(" ", 0)).concat(words.sub(length, words.len()))
		}
		numbering.observe(words)
		if !open.empty() {
			if labels := g.findLabels(words); len(labels) > 0 && labels[0].from == 0 {
				words = joinLines(open, words)
			} else {
				words = open.concat(words)
			}
			open = phrase{}
		}
		if words.len() < maxTextLength && words.endsInsideBracket(lines[i+1:]) {
			open = words
			continue
		}
		all = append(all, s.split(words)...)
	}
	return all
}

// endsInsideBracket reports whether a line ends inside a bracket that the lines
// after it close before another item begins.
func (p phrase) endsInsideBracket(following []textLine) bool {
	depth := 0
	for i := max(0, p.len()-maxBracketLength); i < p.len(); i++ {
		switch p.at(i) {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(0, depth-1)
		}
	}
	inside, read := 0, 0 // open brackets and characters in the lines after it
	for _, next := range following {
		if depth == 0 || next.empty() || read > maxBracketLength || next.markAt(0).kind != markNone {
			return false
		}
		for i := range min(next.len(), maxBracketLength-read) {
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
	outline          *outline
	entries          []entry
	next             phrase       // the paragraph after the one that is read
	afterOffices     bool         // the paragraph before named offices, and nothing else
	planEnded        bool         // the plan has ended: signature, contacts
	attachments      int          // after the end: how many attachments or remarks are listed so far
	tasksNameOffices bool         // at least a third of the tasks name offices
	skippedPeople    skippedLines // lines about people, which a plan has no field for
	pendingNumber    phrase       // that a line gives the record below it: 序号:2
	recordLabel      string       // the label that each task begins with; empty if there is none
	styledHeadings   map[int]bool // lines that are headings by their style
	hasOfficeLines   bool         // most tasks have a line with nothing but offices below them
	officeHeadings   map[int]bool // lines that name the offices of the tasks below them

	groupLabel      string // the label of headings over such records; empty if there is none
	lastOfficesLine int    // the last line that names the offices of a task; 0: there is none
	lastWithOffices int    // the place of the last entry that names offices
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

func (r *proseReader) readParagraph(p phrase) {
	last := len(r.entries) - 1
	afterOffices := r.afterOffices
	r.afterOffices = false
	if r.readNonTask(p) {
		return
	}
	if c, ok := r.readClauseLine(p); ok && last >= 0 && !r.planEnded {
		r.entries[last].officesOnOwnLine = r.entries[last].officesOnOwnLine || len(c.offices) > 0 && len(r.entries[last].offices) == 0
		r.entries[last].offices = append(r.entries[last].offices, c.offices...)
		r.entries[last].deadlines = append(r.entries[last].deadlines, c.deadlines...)
		r.skippedPeople.words = append(r.skippedPeople.words, c.people...)
		r.afterOffices = len(c.offices) > 0
		return
	}
	if last >= 0 && r.isOfficesLine(p, &r.entries[last]) {
		r.entries[last].offices = append(r.entries[last].offices, p)
		r.afterOffices = true
		return
	}
	if last >= 0 && r.awaitsDeadline(&r.entries[last]) && r.resemblesDeadline(p) {
		r.entries[last].deadlines = append(r.entries[last].deadlines, p)
		return
	}
	m := p.markAt(0)
	if r.styledHeadings[p.line] {
		m.kind = markChapter
	}
	if last >= 0 && m.kind == markNone && (r.awaitsOffices(&r.entries[last]) || afterOffices && r.isMoreOffices(p)) {
		cells := r.entries[last].offices
		cells[len(cells)-1] = joinLines(cells[len(cells)-1], p)
		r.afterOffices = true
		return
	}
	if listed := r.attachmentNumber(p); last >= 0 && m.kind == markNone && (listed > 0 || r.startsTrailer(p)) {
		r.planEnded, r.attachments = true, listed
	}
	if label, _ := p.splitLabel(); m.kind == markNone && (label.empty() || label.key() != r.recordLabel) && (last < 0 && !r.hasOfficeClause(p) || r.planEnded) {
		if last < 0 {
			r.outline.head = append(r.outline.head, p)
		} else {
			r.outline.addTail(p, r.isDateLine(p), r.isSignature(p, r.next))
		}
		return
	}
	r.planEnded = false
	if label, text := p.splitLabel(); r.recordLabel != "" && label.key() == r.recordLabel {
		p, m.kind = text, markDigit
	}
	r.addEntries(p, m)
}

// isRepeatedTitle reports whether a line among the tasks repeats the title of the
// plan, as the header of a page or of another part.
func (r *proseReader) isRepeatedTitle(p phrase) bool {
	if p.len() > 60 {
		return false
	}
	return r.isTitle(p) && slices.ContainsFunc(r.outline.head, func(line phrase) bool { return line.key() == p.key() })
}

// isComplete reports whether an entry names its offices or ends with a sentence.
func (e entry) isComplete() bool {
	return len(e.offices) > 0 || slices.ContainsFunc([]string{"。", ";", "!", ")"}, e.heading.hasSuffix)
}

// readNonTask reads a line that is neither a task nor about the task before it. It
// returns false for any other line.
func (r *proseReader) readNonTask(p phrase) bool {
	last := len(r.entries) - 1
	label, text := p.splitLabel()
	switch {
	case r.officeHeadings[p.line]:
		r.addOfficeHeading(p)
	case last >= 0 && r.isRepeatedTitle(p):
		r.planEnded = r.entries[last].isComplete()
	case r.planEnded && r.attachments > 0 && p.markAt(0).kind == markDigit && p.markAt(0).value == r.attachments+1 && !r.hasOfficeClause(p):
		r.attachments++
		r.outline.addTail(p, r.isDateLine(p), r.isSignature(p, r.next))
	case last >= 0 && isPageFurniture(p):
		r.planEnded = true
		r.outline.tail = append(r.outline.tail, p)
		r.outline.skip(p)
	case r.recordLabel != "" && (label.key() == "序号" || label.key() == "编号") && text.numberValue() > 0:
		r.pendingNumber = text
	case r.groupLabel != "" && label.key() == r.groupLabel && !text.empty():
		r.entries = append(r.entries, entry{kind: markChapter, heading: text, text: text})
	default:
		return false
	}
	return true
}

// awaitsOffices reports whether the last office line of an entry ends in a separator,
// or has nothing after its label yet.
func (r *proseReader) awaitsOffices(e *entry) bool {
	if len(e.offices) == 0 {
		return false
	}
	cell := e.offices[len(e.offices)-1]
	return cell.hasSuffix("、") || cell.hasSuffix(",") || cell.hasSuffix(":")
}

// awaitsDeadline reports whether the last line of an entry is the label of a
// deadline, with nothing after it.
func (r *proseReader) awaitsDeadline(e *entry) bool {
	return len(e.deadlines) > 0 && e.deadlines[len(e.deadlines)-1].empty()
}

// isOfficesLine reports whether a line after a task without offices holds only
// offices, as in a table whose cells became paragraphs.
func (r *proseReader) isOfficesLine(p phrase, e *entry) bool {
	if e.kind < markParen || len(e.offices) > 0 || p.len() > 60 || p.markAt(0).kind != markNone {
		return false
	}
	ended := r.hasOfficeLines || e.heading.hasSuffix("。") || e.heading.hasSuffix(";") || e.heading.hasSuffix("%")
	return ended && r.clauseKindOf(p) == clauseNames && !r.isDateLine(r.next)
}

// isMoreOffices reports whether a line after a line of offices holds more of them. A
// name above a date is a signature.
func (r *proseReader) isMoreOffices(p phrase) bool {
	return p.len() <= 60 && r.resemblesOffices(p) && !r.isDateLine(r.next)
}

// startsTrailer reports whether the line begins the part after the plan: attachments,
// contacts, date, signature.
func (r *proseReader) startsTrailer(p phrase) bool {
	starts := []string{"附件", "联系人", "联系电话", "(联系人", "(此件", "主办:", "附表", "注:"}
	return r.isDateLine(p) || p.prefixOf(0, starts) > 0 || p.len() <= 30 && r.isIssuer(p) && !p.containsAny([]string{"。", ",", "、", ":"}) && !r.hasOfficeClause(p)
}

// attachmentNumber returns the first number in a list of attachments or remarks after
// the plan, 附件:1.… and 说明:1.…; 0 if the line has none.
func (r *proseReader) attachmentNumber(p phrase) int {
	label, text := p.splitLabel()
	remarks := slices.Contains([]string{"注", "说明", "备注"}, label.key()) && 0 < r.lastOfficesLine && r.lastOfficesLine <= p.line
	if m := text.markAt(0); m.kind == markDigit && (remarks || label.key() == "附件") {
		return m.value
	}
	return 0
}

func (r *proseReader) hasOfficeClause(p phrase) bool {
	c := r.splitClauses(p)
	return slices.ContainsFunc(c.offices, func(cell phrase) bool {
		return len(r.grammar.readOffices(cell, roleUnstated).mentions) > 0
	})
}

// addEntries adds a paragraph, which may hold several items.
func (r *proseReader) addEntries(p phrase, m mark) {
	sibling := false
	for !p.empty() {
		c := r.splitClauses(p)
		e := entry{kind: m.kind, heading: c.text, offices: c.offices, deadlines: c.deadlines, sameParagraph: sibling}
		own := c.text.markAt(0)
		e.number, e.text = own.number, c.text.sub(own.length, c.text.len()).trim()
		if sibling && own.kind == markNone {
			e.number = phrase{}
		}
		if own.kind == markNone && !r.pendingNumber.empty() {
			e.number, r.pendingNumber = r.pendingNumber, phrase{}
		}
		r.entries = append(r.entries, e)
		r.outline.runOpen = false
		p, sibling = c.rest, true
	}
}
