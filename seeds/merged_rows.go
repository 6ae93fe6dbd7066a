package seeds

import (
	"slices"

	"duban/model"
)

// sharesOfficesAbove reports whether a row has the offices or the deadline of the one
// above, in a merged cell. Such a row is a task.
func (t *table) sharesOfficesAbove(b block) bool {
	if b.merges == nil || len(b.cells) > len(t.columns) {
		return false
	}
	for i, cell := range b.cells {
		kind := t.columns[i].kind
		if b.merges.above[i] && !cell.trim().empty() && (kind == columnOffices || kind == columnDeadline) {
			return true
		}
	}
	return false
}

// addToTaskAbove adds the offices and deadlines of a row whose task is merged with the
// one above to that task. It returns false for any other row.
func (t *table) addToTaskAbove(b block, placed []placement) bool {
	merged := false
	for i, at := range placed {
		if at.column == noColumn || b.cells[i].trim().empty() {
			continue
		}
		switch kind := t.columns[at.column].kind; {
		case kind == columnText:
			merged = b.isMergedAbove(i)
		case kind == columnNumber && !b.isMergedAbove(i):
			return false
		}
	}
	last := len(t.outline.items) - 1
	if !merged || last < 0 {
		return false
	}
	it := t.outline.items[last]
	t.extraText = nil
	for i, at := range placed {
		cell := b.cells[i].trim()
		switch {
		case b.isMergedAbove(i) || cell.empty():
		case at.column == noColumn:
			t.outline.warn(cell, model.WhyExtraCell)
		case t.columns[at.column].kind == columnCategory:
			t.outline.skip(cell)
		default:
			t.addCell(it, at.column, t.columns[at.column], &cell, false)
		}
	}
	t.appendExtraText(it)
	return true
}

// withoutMergedNumber returns the cells of a row without its number if that is merged
// with the one above, as several tasks can't share it.
func (t *table) withoutMergedNumber(b block, placed []placement) []phrase {
	cells := slices.Clone(b.cells)
	for i, at := range placed {
		if b.isMergedAbove(i) && at.column != noColumn && t.columns[at.column].kind == columnNumber {
			cells[i] = phrase{line: cells[i].line}
		}
	}
	return cells
}
