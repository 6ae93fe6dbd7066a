package seeds

import "slices"

// sharesOffices reports whether a row has the offices or the deadline of the one above,
// in a merged cell: then it is of a task, whatever else it has.
func (t *table) sharesOffices(b block) bool {
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

// goesOn takes a row whose task is merged with the one above: it has more
// offices and deadlines for it.
func (t *table) goesOn(b block, placed []placing) bool {
	merged := false
	for i, at := range placed {
		if at.column == dropped || b.cells[i].trim().empty() {
			continue
		}
		switch kind := t.columns[at.column].kind; {
		case kind == columnText:
			merged = b.isAbove(i)
		case kind == columnNumber && !b.isAbove(i):
			return false
		}
	}
	last := len(t.outline.items) - 1
	if !merged || last < 0 {
		return false
	}
	it := t.outline.items[last]
	t.asides = nil
	for i, at := range placed {
		cell := b.cells[i].trim()
		switch {
		case b.isAbove(i) || cell.empty():
		case at.column == dropped:
			t.outline.warn(cell, WhyExtraCell)
		case t.columns[at.column].kind == columnCategory:
			t.outline.outside(cell)
		default:
			t.takeCell(it, at.column, t.columns[at.column], &cell, false)
		}
	}
	t.joinAsides(it)
	return true
}

// withoutNumber returns the cells of a row without a number that is merged with
// the one above: several tasks can't share it.
func (t *table) withoutNumber(b block, placed []placing) []phrase {
	cells := slices.Clone(b.cells)
	for i, at := range placed {
		if b.isAbove(i) && at.column != dropped && t.columns[at.column].kind == columnNumber {
			cells[i] = phrase{line: cells[i].line}
		}
	}
	return cells
}
