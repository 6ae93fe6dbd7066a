package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/text"
)

// FindColumns returns the index of the header, or of the first row if there is none, and
// the columns; nil if it finds none. A header of two rows becomes one row.
func (f *Finder) FindColumns(doc *document.Document, first int) (start int, columns []column.Column) {
	start, columns = f.FindHeader(doc.Blocks)
	if f.Hints.Header[0] > 0 {
		start, columns = f.ByHand(doc)
	}
	switch {
	case columns != nil && f.Hints.Header[0] == 0:
		doc.Blocks, columns = f.JoinRows(*doc, start, columns)
	case columns == nil && (mostlyRows(doc.Blocks) || !f.Hints.Empty()):
		start = first
		columns = f.GuessColumns(doc.Blocks[first:])
		start = f.takeNames(doc.Blocks, start, columns)
	}
	if f.Hints.Header[0] > 0 {
		doc.Blocks[start] = document.Block{} // it is no task
	}
	return start, columns
}

// ByHand returns the row that the hints name as header. Several rows become one,
// whose names are those of each column one below the other.
func (f *Finder) ByHand(doc *document.Document) (start int, columns []column.Column) {
	first, last := f.Hints.Header[0], max(f.Hints.Header[0], f.Hints.Header[1])
	start = slices.IndexFunc(doc.Blocks, func(b document.Block) bool { return b.IsRow() && b.Line() >= first && b.Line() <= last })
	if start < 0 {
		return f.FindHeader(doc.Blocks)
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
	columns, ok := column.ReadHeader(f.Grammar, doc.Blocks[start])
	if ok {
		return start, columns
	}
	columns = f.GuessColumns(doc.Blocks[start+1:])
	if columns == nil {
		columns = make([]column.Column, len(names))
		for i, name := range names {
			columns[i], _ = column.Of(f.Grammar, name)
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
func (f *Finder) FindHeader(blocks []document.Block) (int, []column.Column) {
	for i, b := range blocks {
		if !b.IsRow() || len(b.Cells) > text.MaxColumns {
			continue
		}
		if columns, ok := column.ReadHeader(f.Grammar, b); ok {
			return i, columns
		}
	}
	return 0, nil
}
