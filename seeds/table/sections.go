package table

import (
	"strings"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/numbering"
)

// section is a heading in a line or row of its own.
type section struct {
	kind      numbering.MarkKind
	heading   document.Phrase
	before    int // the number of tasks before it
	offices   []document.Phrase
	inherited bool // a task below has its offices

	deadlines []document.Phrase
}

// isSection reports whether the only cell of a row is a heading of the rows below.
func (t *Table) isSection(cell document.Phrase, b document.Block) bool {
	traits := t.TraitsOf(cell)
	if traits.Heading {
		return true
	}
	short := traits.Length <= 30 && !traits.Sentence && !traits.NumberOnly && traits.Mark != numbering.MarkDigit
	return short && !traits.Offices && !traits.Deadline && (len(b.Cells) == 1 || !b.Cells[0].Trim().Empty())
}

// isRepeatedSection reports whether all cells of a row hold the same heading, as those of
// a row that was merged do in some files.
func (t *Table) isRepeatedSection(filled []document.Phrase, b document.Block) bool {
	for _, cell := range filled[1:] {
		if cell.Len() != filled[0].Len() || cell.Key() != filled[0].Key() {
			return false
		}
	}
	return len(filled) == len(b.Cells) && t.isSection(filled[0], b)
}

// isAttachment reports whether the words announce an attachment: 附件2.
func isAttachment(p document.Phrase) bool {
	p = p.Compact()
	return p.Len() <= 6 && p.PrefixOf(0, []string{"附件", "附表"}) > 0
}

func (t *Table) addSection(heading document.Phrase) {
	s := section{kind: numbering.MarkAt(heading.Trim(), 0).Kind, heading: heading, before: len(t.outline.Items)}
	if c := t.SplitClauses(heading); len(c.Offices) > 0 && c.Rest.Empty() {
		s.heading, s.offices, s.deadlines = c.Text, c.Offices, c.Deadlines
	}
	t.outline.CheckOrder(heading, numbering.HanValue(heading))
	for len(t.sections) > 0 && t.sections[len(t.sections)-1].kind >= s.kind {
		t.closeSection()
	}
	t.sections = append(t.sections, s)
	t.headings = nil
	t.cellsAbove = make([]document.Phrase, len(t.columns))
}

// closeSection drops the innermost heading, and reports if no task was under it.
func (t *Table) closeSection() {
	last := len(t.sections) - 1
	s := t.sections[last]
	if s.before == len(t.outline.Items) {
		t.outline.Warn(s.heading, model.WhyEmptyHeading)
	}
	t.outline.WarnUnused(s.offices, s.inherited, s.deadlines)
	t.sections = t.sections[:last]
}

// numberedHeading returns the heading of a row that has only a number and a heading: an
// ordinal and no offices, a heading with a mark of its own, or one above a number below
// its own, 1.1 after 1.
func (t *Table) numberedHeading(filled []document.Phrase) (heading document.Phrase, ok bool) {
	number, traits := t.TraitsOf(filled[0]), t.TraitsOf(filled[1])
	if traits.Length > 40 || traits.Sentence || traits.NumberOnly {
		return document.Phrase{}, false
	}
	if number.OrdinalOnly {
		return filled[0].ConcatSpaced(filled[1]), !traits.Offices && !traits.Deadline
	}
	below := t.nextRow().FilledCells()
	isAbove := len(below) > 2 && strings.HasPrefix(below[0].Key(), filled[0].TrimAny(" .、").Key()+".")
	return filled[1], number.NumberOnly && (traits.Mark == numbering.MarkHan || isAbove)
}
