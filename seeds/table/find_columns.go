package table

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/text"
)

// findColumns returns the index of the header, or of the first row if there is none, and
// the columns; nil if it finds none. A header of two rows becomes one row.
func (t *Table) findColumns(doc *document.Document, first int) (start int, columns []column.Column) {
	start, columns = t.FindHeader(doc.Blocks)
	if t.Hints.Header[0] > 0 {
		start, columns = t.headerByHand(doc)
	}
	switch {
	case columns != nil && t.Hints.Header[0] == 0:
		doc.Blocks, columns = t.joinHeaderRows(*doc, start, columns)
	case columns == nil && (mostlyRows(doc.Blocks) || !t.Hints.Empty()):
		start = first
		columns = t.guessColumns(doc.Blocks[first:])
		start = t.takeNames(doc.Blocks, start, columns)
	}
	if t.Hints.Header[0] > 0 {
		doc.Blocks[start] = document.Block{} // it is no task
	}
	return start, columns
}

// headerByHand returns the row that the hints name as header. Several rows become one,
// whose names are those of each column one below the other.
func (t *Table) headerByHand(doc *document.Document) (start int, columns []column.Column) {
	first, last := t.Hints.Header[0], max(t.Hints.Header[0], t.Hints.Header[1])
	start = slices.IndexFunc(doc.Blocks, func(b document.Block) bool { return b.IsRow() && b.Line() >= first && b.Line() <= last })
	if start < 0 {
		return t.FindHeader(doc.Blocks)
	}
	end := start + 1
	names := slices.Clone(doc.Blocks[start].HeaderNames())
	for ; end < len(doc.Blocks) && doc.Blocks[end].IsRow() && doc.Blocks[end].Line() <= last; end++ {
		for i, cell := range doc.Blocks[end].Cells {
			switch {
			case i >= len(names):
				names = append(names, cell)
			case !doc.Blocks[end].IsMergedAbove(i):
				names[i] = document.JoinNonEmpty(names[i].Clone(), cell)
			}
		}
	}
	doc.Blocks = slices.Replace(doc.Blocks, start, end, document.Block{Cells: names})
	columns, ok := column.ReadHeader(t.Grammar, doc.Blocks[start])
	if ok {
		return start, columns
	}
	columns = t.guessColumns(doc.Blocks[start+1:])
	if columns == nil {
		columns = make([]column.Column, len(names))
		for i, name := range names {
			columns[i], _ = column.Of(t.Grammar, name)
		}
	}
	for i := range min(len(names), len(columns)) {
		columns[i].Name = names[i]
	}
	return start, columns
}

// mostlyRows reports whether at least half of the blocks are rows. A few rows above
// prose are its metadata.
func mostlyRows(blocks []document.Block) bool {
	rows := 0
	for _, b := range blocks {
		if b.IsRow() {
			rows++
		}
	}
	return rows >= 2 && rows*2 >= len(blocks)
}

// FindHeader returns the index of the first header row and its columns; nil if there
// is none.
func (t *Table) FindHeader(blocks []document.Block) (int, []column.Column) {
	for i, b := range blocks {
		if !b.IsRow() || len(b.Cells) > text.MaxColumns {
			continue
		}
		if columns, ok := column.ReadHeader(t.Grammar, b); ok {
			return i, columns
		}
	}
	return 0, nil
}
