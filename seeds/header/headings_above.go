package header

import (
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
)

// HeadingsStart returns the index of the first of the headings right above the header.
// They are categories, not part of a covering letter. Rows of tasks that were moved
// there count too.
func (f *Finder) HeadingsStart(above []document.Block, columns []column.Column) int {
	from := len(above)
	for from > 0 {
		if above[from-1].IsRow() && f.isTaskRow(above[from-1], columns) {
			from--
			continue
		}
		p := above[from-1].Text.Trim()
		if above[from-1].IsRow() {
			filled := above[from-1].FilledCells()
			if len(filled) != 1 {
				break
			}
			p = filled[0].Trim()
		}
		m := numbering.MarkAt(p, 0)
		year, _ := f.YearIn(p)
		styled := above[from-1].Heading() > 0 && !f.IsTitle(p) && (from > 1 || year == 0)
		if !numbering.IsHeading(p) || !styled && !numbering.IsHeadingMark(m.Kind) {
			break
		}
		from--
	}
	return from
}

// isTaskRow reports whether a row holds a number, a task and offices in their columns.
func (f *Finder) isTaskRow(b document.Block, columns []column.Column) bool {
	if len(b.Cells) != len(columns) || !column.HasKind(columns, column.Number) || !column.HasKind(columns, column.Offices) {
		return false
	}
	for j, col := range columns {
		cellTraits := f.TraitsOf(b.Cells[j])
		switch {
		case col.Kind == column.Number && !cellTraits.NumberOnly, col.Kind == column.Text && cellTraits.Empty, col.Kind == column.Offices && !cellTraits.Offices:
			return false
		}
	}
	return true
}
