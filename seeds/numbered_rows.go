package seeds

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
