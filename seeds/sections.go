package seeds

import "duban/model"

// section is a heading in a line or row of its own.
type section struct {
	kind      markKind
	heading   phrase
	before    int // the number of tasks before it
	offices   []phrase
	inherited bool // a task below has its offices

	deadlines []phrase
}

// isSection reports whether the only cell of a row is a heading of the rows below.
func (t *table) isSection(cell phrase, b block) bool {
	traits := t.traitsOf(cell)
	if traits.heading {
		return true
	}
	short := traits.length <= 30 && !traits.sentence && !traits.numberOnly && traits.mark != markDigit
	return short && !traits.offices && !traits.deadline && (len(b.cells) == 1 || !b.cells[0].trim().empty())
}

// isAttachment reports whether the words announce an attachment: 附件2.
func (p phrase) isAttachment() bool {
	p = p.compact()
	return p.len() <= 6 && p.prefixOf(0, []string{"附件", "附表"}) > 0
}

func (t *table) addSection(heading phrase) {
	s := section{kind: heading.trim().markAt(0).kind, heading: heading, before: len(t.outline.items)}
	if c := t.splitClauses(heading); len(c.offices) > 0 && c.rest.empty() {
		s.heading, s.offices, s.deadlines = c.text, c.offices, c.deadlines
	}
	t.outline.checkOrder(heading, heading.hanValue())
	for len(t.sections) > 0 && t.sections[len(t.sections)-1].kind >= s.kind {
		t.closeSection()
	}
	t.sections = append(t.sections, s)
	t.headings = nil
	t.cellsAbove = make([]phrase, len(t.columns))
}

// closeSection drops the innermost heading, and reports if no task was under it.
func (t *table) closeSection() {
	last := len(t.sections) - 1
	s := t.sections[last]
	if s.before == len(t.outline.items) {
		t.outline.warn(s.heading, model.WhyEmptyHeading)
	}
	t.outline.warnUnused(s.offices, s.inherited, s.deadlines)
	t.sections = t.sections[:last]
}

// isOrdinalRow reports whether a row has only two cells: an ordinal and a heading.
func (t *table) isOrdinalRow(filled []phrase) bool {
	ordinal := filled[0].trimAny("、.() \n")
	if _, length := ordinal.hanNumber(0); length == 0 || length != ordinal.len() {
		return false
	}
	cellTraits := t.traitsOf(filled[1])
	return cellTraits.length <= 40 && !cellTraits.sentence && !cellTraits.numberOnly && !cellTraits.offices && !cellTraits.deadline
}

// isNumberedHeading reports whether a row that has all its cells holds a heading in
// the place of the task, with a number before it and no office after it.
func (t *table) isNumberedHeading(b block, filled []phrase) bool {
	if len(b.cells) != len(t.headerColumns) || b.merges != nil || !hasKind(t.columns, columnOffices) {
		return false
	}
	cellTraits := t.traitsOf(filled[1])
	return filled[0].numberValue() > 0 && cellTraits.heading && cellTraits.mark == markHan && cellTraits.length <= 40 && !cellTraits.sentence
}
