package header

import (
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/text"
)

// GuessColumns returns the columns of rows without a header, by the traits of most of
// their cells. It returns nil if no column holds tasks.
func (f *Finder) GuessColumns(blocks []document.Block) []column.Column {
	width := column.CommonWidth(blocks)
	if width < 2 || width > text.MaxColumns {
		return nil
	}
	cells := f.contentsOf(blocks, width)
	columns := make([]column.Column, width)
	words := -1
	for j := range columns {
		columns[j].Kind = cells[j].kind()
		columns[j].Role = lexicon.RoleResponsible
		if columns[j].Kind == column.Text && (words < 0 || cells[j].textScore() > cells[words].textScore()) {
			words = j
		}
	}
	if words < 0 {
		return nil
	}
	if !column.HasKind(columns, column.Offices, column.Deadline, column.Number) && cells[words].numbered == 0 {
		return nil
	}
	for j := range columns {
		switch {
		case columns[j].Kind != column.Text || j == words:
		case j < words:
			columns[j].Kind = column.Category
		default:
			columns[j].Kind = column.Other
		}
	}
	numberLevels(columns)
	return columns
}
