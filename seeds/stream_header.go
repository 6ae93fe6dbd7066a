package seeds

import "slices"

// streamHeader returns the first run of cells that are column names, preferring one
// with a name for tasks: metadata have names too, but none for tasks.
func (g *grammar) streamHeader(cells []phrase) (start int, columns []column) {
	for i := 0; i < len(cells); i++ {
		run := g.headerEnd(cells, i)
		if run-i >= 2 {
			found, ok := g.readHeader(block{cells: cells[i:run]})
			if ok && (hasKind(found, columnOffices, columnDeadline) || len(found) > 2 && found[0].kind == columnNumber) {
				if slices.ContainsFunc(found, g.namesTasks) {
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

func (g *grammar) namesTasks(col column) bool {
	named, ok := g.columnOf(col.name)
	return ok && named.kind == columnText
}

// headerEnd returns the index after the run of column names from i on. An unknown name
// belongs to it if known ones follow, or if the first column is that of the numbers
// and the first number comes later.
func (g *grammar) headerEnd(cells []phrase, i int) int {
	first, ok := g.columnOf(cells[i])
	if !ok {
		return i
	}
	end, late := i+1, false
	for end < len(cells) && end-i < maxColumns {
		col, named := g.columnOf(cells[end])
		if kind := col.kind; named && late && (kind == columnCategory || kind == columnText || kind == columnNumber) {
			// The first cell below may look like a name.
			_, named = g.columnOf(cells[min(end+1, len(cells)-1)])
		}
		late = late || named && (col.kind == columnOffices || col.kind == columnDeadline)
		if !named && end+1 < len(cells) && isName(cells[end]) {
			_, named = g.columnOf(cells[end+1])
		}
		if !named {
			break
		}
		end++
	}
	if first.kind != columnNumber {
		return end
	}
	for j := end; j < min(len(cells), i+20); j++ {
		if _, isNumber := cells[j].numberOnly(); isNumber {
			return j
		}
		if !isName(cells[j]) {
			break
		}
	}
	return end
}

// isName reports whether a cell is short enough for the name of a column.
func isName(cell phrase) bool {
	if _, isNumber := cell.numberOnly(); isNumber {
		return false
	}
	return !cell.empty() && cell.len() <= 14 && cell.index("。") < 0 && cell.markAt(0).kind == markNone
}

func hasKind(columns []column, kinds ...columnKind) bool {
	for _, col := range columns {
		for _, kind := range kinds {
			if col.kind == kind {
				return true
			}
		}
	}
	return false
}

// isOrdinal reports whether the words are only (一) or 一、.
func (p phrase) isOrdinal() bool {
	m := p.trim().markAt(0)
	return (m.kind == markHan || m.kind == markParen) && m.length == p.trim().len()
}

func (g *grammar) isColumnName(cell phrase) bool {
	_, known := g.columnOf(cell)
	return known
}

// splitNumberedRows splits cells without a header into rows that each begin with the
// next number. ok is false if there are too few rows, or most differ in length.
func (g *grammar) splitNumberedRows(cells []phrase) (head []phrase, rows []block, ok bool) {
	next := 0
	for _, cell := range cells {
		value := cell.numberValue()
		switch {
		case value > 0 && (value == next || len(rows) < 2 && value == 1):
			if value == 1 {
				for _, row := range rows {
					head = append(head, row.cells...)
				}
				rows = nil
			}
			rows = append(rows, block{cells: []phrase{cell}})
			next = value + 1
		case len(rows) == 0:
			head = append(head, cell)
		default:
			last := &rows[len(rows)-1]
			last.cells = append(last.cells, cell)
		}
	}
	width, same := commonWidth(rows), 0
	for _, row := range rows {
		if len(row.cells) == width {
			same++
		}
	}
	return head, rows, len(rows) >= 2 && width >= 3 && same*5 >= len(rows)*3
}

// numberValue returns the value of a cell that holds only a number, 0 for others.
func (p phrase) numberValue() int {
	core := p.trimAny(" .、\n")
	if value, length := core.digits(0, 4); length > 0 && length == core.len() {
		return value
	}
	return 0
}

// commonWidth returns the greatest number of cells that at least a tenth of the
// rows have.
func commonWidth(blocks []block) int {
	widths := map[int]int{}
	rows := 0
	for _, b := range blocks {
		if b.isRow() {
			widths[len(b.cells)]++
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
