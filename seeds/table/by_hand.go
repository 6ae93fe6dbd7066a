package table

import (
	"slices"

	"duban/model"
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// columnsByHand returns the columns that were given by hand, and the index of the header,
// which is no task; nil if no row has all of them. Nothing else about such a table is
// guessed: a cell is what its column was said to be, whatever it resembles.
func (t *Table) columnsByHand(doc *document.Document) (start int, columns []column.Column) {
	first := slices.IndexFunc(doc.Blocks, func(b document.Block) bool { return t.Hints.Fits(len(b.Cells)) && len(b.FilledCells()) > 1 })
	if first < 0 {
		return 0, nil
	}
	start, columns = t.FindHeader(doc.Blocks[:min(len(doc.Blocks), first+maxHeaderRows+1)])
	switch {
	case t.Hints.Header[0] > 0:
		start, columns = t.ByHand(doc)
	case columns != nil:
		doc.Blocks, columns = t.JoinRows(*doc, start, columns)
	default:
		start, columns = first, t.GuessColumns(doc.Blocks[first:])
	}
	width := max(len(columns), column.CommonWidth(doc.Blocks[start:]), len(doc.Blocks[start].Cells))
	end := start + 1
	named := slices.ContainsFunc(columns, func(col column.Column) bool { return !col.Name.Empty() })
	columns = column.Apply(t.Hints, columns, width)
	if !named {
		end = t.nameColumns(doc.Blocks, start, columns)
	}
	doc.Blocks = slices.Clone(doc.Blocks) // whose blocks are read in another way if none is a task
	clear(doc.Blocks[start:end])
	return start, columns
}

// nameColumns gives the columns the names of the rows that are no tasks: those with
// words where numbers, deadlines or offices were said to be. It returns the index
// after them.
func (t *Table) nameColumns(blocks []document.Block, start int, columns []column.Column) int {
	for rows := 0; rows < maxHeaderRows && start < len(blocks) && blocks[start].IsRow() && t.isHeaderOf(blocks[start], columns); rows++ {
		if rows > 0 && !completesNames(blocks[start-1], blocks[start]) {
			break
		}
		for i, name := range blocks[start].HeaderNames() {
			if i < len(columns) && !blocks[start].IsMergedAbove(i) {
				columns[i].Name = document.JoinNonEmpty(columns[i].Name.Clone(), name)
			}
		}
		start++
	}
	return start
}

// completesNames reports whether a row may be the second one of a header: it shares cells
// with the first one, or has words where that has none.
func completesNames(upper, lower document.Block) bool {
	for i, cell := range lower.Cells {
		if lower.IsMergedAbove(i) || !cell.Trim().Empty() && (i >= len(upper.Cells) || upper.Cells[i].Trim().Empty()) {
			return true
		}
	}
	return false
}

// maxHeaderRows is how many rows of a table may be its header, unless that is given.
const maxHeaderRows = 2

// isHeaderOf reports whether a row can be no task of columns that were given by hand.
func (t *Table) isHeaderOf(b document.Block, columns []column.Column) bool {
	checked, wrong := 0, 0
	for i, cell := range b.Cells[:min(len(b.Cells), len(columns))] {
		traits, weight := t.TraitsOf(cell), 1
		switch kind := columns[i].Kind; {
		case traits.Empty || kind == column.Category || kind == column.Other:
			continue
		case kind == column.Number && traits.Mark != numbering.MarkNone:
			return false
		case kind == column.Number:
			weight = 2
		}
		checked += weight
		if column.Fit(traits, columns[i]) <= 0 {
			wrong += weight
		}
	}
	return checked > 0 && wrong*2 > checked
}

func (t *Table) readRowByHand(b document.Block) {
	filled := b.FilledCells()
	switch {
	case isRule(filled) || t.isRepeatedHeader(b):
	case text.IsFooterRow(filled):
		t.outline.Skip(filled...)
	case len(filled) == 1 && !t.holdsTask(b):
		t.addSection(filled[0])
	default:
		t.readRow(b)
	}
}

// readMarked reads a block that was said to be a task, a heading, a continuation or
// nothing. It returns false for any other block.
func (t *Table) readMarked(b document.Block) bool {
	filled := words(b)
	if len(filled) == 0 {
		return false
	}
	switch t.Hints.RowKind(b.Line()) {
	case model.RowIgnored:
		t.outline.Skip(filled...)
	case model.RowHeading:
		heading := filled[0]
		for _, more := range filled[1:] {
			heading = heading.ConcatSpaced(more)
		}
		t.addSection(heading)
	case model.RowContinuation:
		last := len(t.outline.Items) - 1
		switch {
		case last < 0:
			t.outline.Skip(filled...)
		case b.IsRow():
			t.addToTaskAbove(b, t.place(b))
		default:
			t.outline.Items[last].Text = document.JoinLines(t.outline.Items[last].Text.Clone(), b.Text)
		}
	case model.RowTask:
		if !b.IsRow() {
			b = document.Block{Cells: make([]document.Phrase, len(t.columns))}
			at := max(slices.IndexFunc(t.columns, func(col column.Column) bool { return col.Kind == column.Text }), 0)
			b.Cells[at] = filled[0]
		}
		t.readRow(b)
	default:
		return false
	}
	return true
}

// holdsTask reports whether the only filled cell of a row is in the column of tasks,
// and in no other.
func (t *Table) holdsTask(b document.Block) bool {
	for i, cell := range b.Cells {
		if !cell.Trim().Empty() {
			merged := b.Merges != nil && i+1 < len(b.Cells) && b.Merges.Left[i+1]
			return i < len(t.columns) && t.columns[i].Kind == column.Text && !merged && numbering.MarkAt(cell.Trim(), 0).Kind != numbering.MarkHan
		}
	}
	return false
}
