package prose

import (
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// addEntries adds a paragraph, which may hold several items.
func (r *proseReader) addEntries(p document.Phrase, m numbering.Mark) {
	sibling := false
	for !p.Empty() {
		c := r.SplitClauses(p)
		e := entry{kind: m.Kind, heading: c.Text, offices: c.Offices, deadlines: c.Deadlines, sameParagraph: sibling}
		own := numbering.MarkAt(c.Text, 0)
		e.number, e.text = own.Number, c.Text.Sub(own.Length, c.Text.Len()).Trim()
		if sibling && own.Kind == numbering.MarkNone {
			e.number = document.Phrase{}
		}
		if !sibling && len(c.Offices) == 0 && len(c.Deadlines) > 0 && c.Rest.Empty() {
			e.written = p
		}
		if end := headingSentence(e.text); !sibling && !c.Rest.Empty() && m.Kind <= numbering.MarkDigit && m.Kind != numbering.MarkNone && end > 0 {
			heading := entry{kind: m.Kind, number: own.Number, heading: c.Text.Sub(0, own.Length+end).Trim(), text: e.text.Sub(0, end).Trim()}
			r.entries = append(r.entries, heading)
			m.Kind = numbering.MarkNone
			e.kind, e.number, e.text = m.Kind, document.Phrase{}, e.text.Sub(end, e.text.Len()).Trim()
			e.heading = e.text
		}
		if own.Kind == numbering.MarkNone && !r.pendingNumber.Empty() {
			e.number, r.pendingNumber = r.pendingNumber, document.Phrase{}
		}
		r.entries = append(r.entries, e)
		r.outline.RunOpen = false
		p, sibling = c.Rest, true
	}
}

// headingSentence returns the length of the first sentence of a paragraph with several
// items if it is their heading: short, of one clause, and more follows.
func headingSentence(p document.Phrase) int {
	end := numbering.SentenceEnd(p)
	if end < 2 || end > 30 || end == p.Len()-1 || numbering.IsPunctuated(p.Sub(0, end)) {
		return 0
	}
	return end + 1
}

// addClauseHeading adds a line that names the offices or the deadline of the tasks below it
// as their heading.
func (r *proseReader) addClauseHeading(p document.Phrase, line lineKind) {
	p = p.TrimAny(" :")
	e := entry{kind: line.MarkKind, heading: p, text: p}
	if c, ok := r.ReadClauseLine(p); ok && line.offices {
		e.offices = c.Offices
	} else if line.offices {
		e.offices = []document.Phrase{p}
	} else {
		e.deadlines = []document.Phrase{p}
	}
	r.entries = append(r.entries, e)
	r.outline.RunOpen = false
}

// addClauseLine adds what a line of clauses names to the last entry.
func (r *proseReader) addClauseLine(offices, deadlines, people []document.Phrase) {
	e := &r.entries[len(r.entries)-1]
	e.officesOnOwnLine = e.officesOnOwnLine || len(offices) > 0 && len(e.offices) == 0
	e.offices = append(e.offices, offices...)
	e.deadlines = append(e.deadlines, deadlines...)
	e.lineDeadlines = append(e.lineDeadlines, deadlines...)
	for _, words := range people {
		if text.IsContact(words) {
			r.contacts.Words = append(r.contacts.Words, words)
		} else {
			e.people = append(e.people, words)
		}
	}
	r.afterOffices = len(offices) > 0
}

// continueOffices adds a line to the last office cell of the last entry.
func (r *proseReader) continueOffices(p document.Phrase) {
	cells := r.entries[len(r.entries)-1].offices
	cells[len(cells)-1] = document.JoinLines(cells[len(cells)-1], p)
	r.afterOffices = true
}

// isBefore reports whether a paragraph of the same line has the next number, in whichever
// way it is written: 3.…责任单位:办公室。 (4)….
func (e *entry) isBefore(p document.Phrase, m numbering.Mark) bool {
	own := numbering.MarkAt(e.heading, 0)
	return own.Kind != numbering.MarkNone && m.Kind > e.kind && m.Value == own.Value+1 && p.Line == e.heading.Line && len(e.offices) > 0
}
