package table

import (
	"slices"

	"duban/model"
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

func (t *Table) readRowByHand(b document.Block, filled []document.Phrase) {
	switch {
	case isRule(filled):
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
