package seeds

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

// readNumbered reads a stream without a header whose rows begin with numbers.
func (t *table) readNumbered(blocks []block, cells []phrase) (outline, bool) {
	head, rows, ok := t.splitNumberedRows(cells)
	if !ok {
		return t.outline, false
	}
	columns := t.guessColumns(rows)
	if !hasKind(columns, columnOffices, columnDeadline) {
		return t.outline, false
	}
	for _, b := range blocks {
		if !b.isRow() {
			t.outline.head = append(t.outline.head, b.text)
		}
	}
	t.outline.head = append(t.outline.head, head...)
	t.stream = false
	t.setColumns(columns, rows)
	for _, row := range rows {
		t.readRow(row)
	}
	t.finish()
	return t.outline, len(t.outline.items) > 0
}
