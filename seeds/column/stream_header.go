package column

import (
	"slices"

	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// StreamHeader returns the first run of cells that are column names, preferring one
// with a name for tasks: metadata have names too, but none for tasks.
func StreamHeader(g *text.Grammar, cells []document.Phrase) (start int, columns []Column) {
	for i := 0; i < len(cells); i++ {
		run := HeaderEnd(g, cells, i)
		if run-i >= 2 {
			found, ok := ReadHeader(g, document.Block{Cells: cells[i:run]})
			if ok && (HasKind(found, Offices, Deadline) || len(found) > 2 && found[0].Kind == Number) {
				if slices.ContainsFunc(found, func(col Column) bool { return NamesTasks(g, col) }) {
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
func NamesTasks(g *text.Grammar, col Column) bool {
	named, ok := Of(g, col.Name)
	return ok && named.Kind == Text
}

// HeaderEnd returns the index after the run of column names from i on. An unknown name
// belongs to it if known ones follow, or if the first column is that of the numbers
// and the first number comes later.
func HeaderEnd(g *text.Grammar, cells []document.Phrase, i int) int {
	first, ok := Of(g, cells[i])
	if !ok {
		return i
	}
	end, late := i+1, false
	for end < len(cells) && end-i < text.MaxColumns {
		col, named := Of(g, cells[end])
		if kind := col.Kind; named && late && (kind == Category || kind == Text || kind == Number) {
			// The first cell below may look like a name.
			_, named = Of(g, cells[min(end+1, len(cells)-1)])
		}
		late = late || named && (col.Kind == Offices || col.Kind == Deadline)
		if !named && end+1 < len(cells) && IsName(cells[end]) {
			_, named = Of(g, cells[end+1])
		}
		if !named {
			break
		}
		end++
	}
	if first.Kind != Number {
		return end
	}
	for j := end; j < min(len(cells), i+20); j++ {
		if _, isNumber := numbering.NumberOnly(cells[j]); isNumber {
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
	if _, isNumber := numbering.NumberOnly(cell); isNumber {
		return false
	}
	return !cell.Empty() && cell.Len() <= maxNameLength && numbering.SentenceEnd(cell) < 0 && !numbering.IsNumbered(cell)
}

// HasKind reports whether any of the columns is of one of the kinds.
func HasKind(columns []Column, kinds ...Kind) bool {
	return slices.ContainsFunc(columns, func(col Column) bool { return slices.Contains(kinds, col.Kind) })
}

// IsOrdinal reports whether the words are only (一) or 一、.
func IsOrdinal(p document.Phrase) bool {
	m := numbering.MarkAt(p.Trim(), 0)
	return (m.Kind == numbering.MarkHan || m.Kind == numbering.MarkParen) && m.Length == p.Trim().Len()
}

// IsColumnName reports whether a cell is the name of a column.
func IsColumnName(g *text.Grammar, cell document.Phrase) bool {
	_, known := Of(g, cell)
	return known
}

// SplitNumberedRows splits cells without a header into rows that each begin with the
// next number. ok is false if there are too few rows, or most differ in length.
func SplitNumberedRows(cells []document.Phrase) (head []document.Phrase, rows []document.Block, ok bool) {
	next := 0
	for _, cell := range cells {
		value := numbering.NumberValue(cell)
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
