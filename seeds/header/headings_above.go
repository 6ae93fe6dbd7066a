package header

import (
	"duban/seeds/document"
	"duban/seeds/numbering"
)

// HeadingsStart returns the index of the first of the headings right above the header.
// They are categories, not part of a covering letter.
func (f *Finder) HeadingsStart(above []document.Block) int {
	from := len(above)
	for from > 0 {
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
