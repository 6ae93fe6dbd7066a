package table

import (
	"slices"

	"duban/model"
	"duban/seeds/column"
	"duban/seeds/document"
)

// sharesOfficesAbove reports whether a row has the offices or the deadline of the one
// above, in a merged cell. Such a row is a task.
func (t *Table) sharesOfficesAbove(b document.Block) bool {
	if b.Merges == nil || len(b.Cells) > len(t.columns) {
		return false
	}
	for i, cell := range b.Cells {
		kind := t.columns[i].Kind
		if b.Merges.Above[i] && !cell.Trim().Empty() && (kind == column.Offices || kind == column.Deadline) {
			return true
		}
	}
	return false
}

// isTaskAbove reports whether the task of a row is merged with the one above.
func (t *Table) isTaskAbove(b document.Block, placed []placement) bool {
	merged := false
	for i, at := range placed {
		if at.column == noColumn || b.Cells[i].Trim().Empty() {
			continue
		}
		switch kind := t.columns[at.column].Kind; {
		case kind == column.Text:
			merged = b.IsMergedAbove(i)
		case kind == column.Number && !b.IsMergedAbove(i):
			return false
		}
	}
	return merged && len(t.outline.Items) > 0
}

// addToTaskAbove adds the cells of a row that are not merged with those above to the last
// task.
func (t *Table) addToTaskAbove(b document.Block, placed []placement) {
	it := t.outline.Items[len(t.outline.Items)-1]
	t.extraText = nil
	for i, at := range placed {
		cell := b.Cells[i].Trim()
		switch {
		case b.IsMergedAbove(i) || cell.Empty():
		case at.column == noColumn:
			t.outline.Warn(cell, model.WhyExtraCell)
		case t.columns[at.column].Kind == column.Category:
			t.outline.Skip(cell)
		case t.columns[at.column].Kind == column.Text:
			it.Text = document.JoinNonEmpty(it.Text.Clone(), cell)
		default:
			t.addCell(it, at.column, t.columns[at.column], &cell, false)
		}
	}
	t.appendExtraText(it)
}

// withoutMergedNumber returns the cells of a row without its number if that is merged
// with the one above, as several tasks can't share it.
func (t *Table) withoutMergedNumber(b document.Block, placed []placement) []document.Phrase {
	cells := slices.Clone(b.Cells)
	for i, at := range placed {
		if b.IsMergedAbove(i) && at.column != noColumn && t.columns[at.column].Kind == column.Number {
			cells[i] = document.Phrase{Line: cells[i].Line}
		}
	}
	return cells
}
