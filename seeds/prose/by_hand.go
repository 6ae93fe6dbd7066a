package prose

import (
	"duban/model"
	"duban/seeds/document"
	"duban/seeds/numbering"
)

// readMarked reads a paragraph that a person said is a task, a heading, a continuation
// or nothing. It returns false for any other.
func (r *proseReader) readMarked(p document.Phrase) bool {
	kind, last := r.Hints.RowKind(p.Line), len(r.entries)-1
	switch {
	case kind == model.RowIgnored || kind == model.RowContinuation && last < 0:
		r.outline.Skip(p)
	case kind == model.RowContinuation:
		e := &r.entries[last]
		c := r.SplitClauses(p)
		e.text, e.heading = document.JoinNonEmpty(e.text.Clone(), c.Text), document.JoinNonEmpty(e.heading.Clone(), c.Text)
		e.offices, e.deadlines = append(e.offices, c.Offices...), append(e.deadlines, c.Deadlines...)
	case kind == model.RowTask || kind == model.RowHeading:
		m := numbering.MarkAt(p, 0)
		if m.Kind == numbering.MarkNone {
			m.Kind = numbering.MarkChapter
			if kind == model.RowTask {
				m.Kind = numbering.MarkDigit
			}
		}
		r.planEnded = false
		r.addEntries(p, m)
		for i := last + 1; i < len(r.entries); i++ {
			r.entries[i].byHand = kind
		}
	default:
		return false
	}
	return true
}
