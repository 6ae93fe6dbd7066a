package table

import (
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/outline"
)

// readNumbered reads a stream without a header whose rows begin with numbers.
func (t *Table) readNumbered(blocks []document.Block, cells []document.Phrase) (outline.Outline, bool) {
	head, rows, ok := column.SplitNumberedRows(cells)
	if !ok {
		return t.outline, false
	}
	columns := t.GuessColumns(rows)
	if !column.HasKind(columns, column.Offices, column.Deadline) {
		return t.outline, false
	}
	for _, b := range blocks {
		if !b.IsRow() {
			t.outline.Head = append(t.outline.Head, b.Text)
		}
	}
	t.outline.Head = append(t.outline.Head, head...)
	t.stream = false
	t.setColumns(columns, rows)
	for _, row := range rows {
		t.readRow(row)
	}
	t.finish()
	return t.outline, len(t.outline.Items) > 0
}
