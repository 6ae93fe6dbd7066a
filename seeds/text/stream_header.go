package text

import (
	"slices"

	"duban/seeds/document"
)

// StreamHeader returns the first run of cells that are column names, preferring one
// with a name for tasks: metadata have names too, but none for tasks.
func (g *Grammar) StreamHeader(cells []document.Phrase) (start int, columns []Column) {
	for i := 0; i < len(cells); i++ {
		run := g.HeaderEnd(cells, i)
		if run-i >= 2 {
			found, ok := g.ReadHeader(document.Block{Cells: cells[i:run]})
			if ok && (HasKind(found, ColumnOffices, ColumnDeadline) || len(found) > 2 && found[0].Kind == ColumnNumber) {
				if slices.ContainsFunc(found, g.NamesTasks) {
					return i, found
				}
				if columns == nil {
					start, columns = i, found
				}
			}
		}
		i = max(i, run-1)
	}
	return start, columns
}

// NamesTasks reports whether a column's name is that of tasks.
func (g *Grammar) NamesTasks(col Column) bool {
	named, ok := g.ColumnOf(col.Name)
	return ok && named.Kind == ColumnText
}

// HeaderEnd returns the index after the run of column names from i on. An unknown name
// belongs to it if known ones follow, or if the first column is that of the numbers
// and the first number comes later.
func (g *Grammar) HeaderEnd(cells []document.Phrase, i int) int {
	first, ok := g.ColumnOf(cells[i])
	if !ok {
		return i
	}
	end, late := i+1, false
	for end < len(cells) && end-i < MaxColumns {
		col, named := g.ColumnOf(cells[end])
		if kind := col.Kind; named && late && (kind == ColumnCategory || kind == ColumnText || kind == ColumnNumber) {
			// The first cell below may look like a name.
			_, named = g.ColumnOf(cells[min(end+1, len(cells)-1)])
		}
		late = late || named && (col.Kind == ColumnOffices || col.Kind == ColumnDeadline)
		if !named && end+1 < len(cells) && IsName(cells[end]) {
			_, named = g.ColumnOf(cells[end+1])
		}
		if !named {
			break
		}
		end++
	}
	if first.Kind != ColumnNumber {
		return end
	}
	for j := end; j < min(len(cells), i+20); j++ {
		if _, isNumber := NumberOnly(cells[j]); isNumber {
			return j
		}
		if !IsName(cells[j]) {
			break
		}
	}
	return end
}

// IsName reports whether a cell is short enough for the name of a column.
func IsName(cell document.Phrase) bool {
	if _, isNumber := NumberOnly(cell); isNumber {
		return false
	}
	return !cell.Empty() && cell.Len() <= 14 && cell.Index("。") < 0 && MarkAt(cell, 0).Kind == MarkNone
}

// HasKind reports whether any of the columns is of one of the kinds.
func HasKind(columns []Column, kinds ...ColumnKind) bool {
	for _, col := range columns {
		for _, kind := range kinds {
			if col.Kind == kind {
				return true
			}
		}
	}
	return false
}

// IsOrdinal reports whether the words are only (一) or 一、.
func IsOrdinal(p document.Phrase) bool {
	m := MarkAt(p.Trim(), 0)
	return (m.Kind == MarkHan || m.Kind == MarkParen) && m.Length == p.Trim().Len()
}

// IsColumnName reports whether a cell is the name of a column.
func (g *Grammar) IsColumnName(cell document.Phrase) bool {
	_, known := g.ColumnOf(cell)
	return known
}

// SplitNumberedRows splits cells without a header into rows that each begin with the
// next number. ok is false if there are too few rows, or most differ in length.
func (g *Grammar) SplitNumberedRows(cells []document.Phrase) (head []document.Phrase, rows []document.Block, ok bool) {
	next := 0
	for _, cell := range cells {
		value := NumberValue(cell)
		switch {
		case value > 0 && (value == next || len(rows) < 2 && value == 1):
			if value == 1 {
				for _, row := range rows {
					head = append(head, row.Cells...)
				}
				rows = nil
			}
			rows = append(rows, document.Block{Cells: []document.Phrase{cell}})
			next = value + 1
		case len(rows) == 0:
			head = append(head, cell)
		default:
			last := &rows[len(rows)-1]
			last.Cells = append(last.Cells, cell)
		}
	}
	width, same := CommonWidth(rows), 0
	for _, row := range rows {
		if len(row.Cells) == width {
			same++
		}
	}
	return head, rows, len(rows) >= 2 && width >= 3 && same*5 >= len(rows)*3
}

// NumberValue returns the value of a cell that holds only a number, 0 for others.
func NumberValue(p document.Phrase) int {
	core := p.TrimAny(" .、\n")
	if value, length := Digits(core, 0, 4); length > 0 && length == core.Len() {
		return value
	}
	return 0
}

// CommonWidth returns the greatest number of cells that at least a tenth of the
// rows have.
func CommonWidth(blocks []document.Block) int {
	widths := map[int]int{}
	rows := 0
	for _, b := range blocks {
		if b.IsRow() {
			widths[len(b.Cells)]++
			rows++
		}
	}
	widest := 0
	for width, count := range widths {
		if count*10 >= rows {
			widest = max(widest, width)
		}
	}
	return widest
}
