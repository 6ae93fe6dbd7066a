package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
)

// IsRuled reports whether nearly all rows have as many cells as there are columns, so
// that an empty cell is one and not a cell that was lost.
func (f *Finder) IsRuled(blocks []document.Block, columns int) bool {
	full, rows := 0, 0
	for _, b := range blocks {
		if len(b.Cells) > 1 {
			rows++
			if len(b.Cells) == columns {
				full++
			}
		}
	}
	return rows > 2 && full*10 >= rows*9
}

// JoinRows makes one row of a header of two whose upper names span several lower
// ones, where the cells do not say which: 责任清单 over 责任领导, 责任人 and 责任科室. The
// rows below say how many columns there are. It returns the columns of that row.
func (f *Finder) JoinRows(doc document.Document, start int, columns []column.Column) ([]document.Block, []column.Column) {
	if doc.Grid || start+2 >= len(doc.Blocks) || !doc.Blocks[start+1].IsRow() {
		return doc.Blocks, columns
	}
	upper, lower := doc.Blocks[start].FilledCells(), doc.Blocks[start+1].FilledCells()
	known := 0
	for _, name := range lower {
		if !column.IsName(name.Trim()) {
			return doc.Blocks, columns
		}
		if col, ok := column.Of(f.Grammar, name); ok && col.Kind != column.Number && col.Kind != column.Text {
			known++
		}
	}
	width := column.CommonWidth(doc.Blocks[start+2:])
	kept := width - len(lower)
	if known < 2 || known*2 < len(lower) || kept < 1 || kept >= len(upper) {
		return doc.Blocks, columns
	}
	names := slices.Concat(upper[:kept], lower)
	if at := slices.IndexFunc(upper, isSpanning); at >= 0 && len(upper)-1+len(lower) == width {
		names = slices.Concat(upper[:at], lower, upper[at+1:])
	}
	joined, ok := column.ReadHeader(f.Grammar, document.Block{Cells: names})
	if !ok {
		return doc.Blocks, columns
	}
	f.Upper = columns
	return slices.Replace(doc.Blocks, start, start+2, document.Block{Cells: names}), joined
}

// isSpanning reports whether the name of a column may be above several others.
func isSpanning(name document.Phrase) bool {
	return column.IsOfficeHeader(name.Key()) || name.ContainsAny([]string{"责任清单", "责任落实", "责任主体", "责任体系", "分工"})
}
