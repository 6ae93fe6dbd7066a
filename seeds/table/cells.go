package table

import (
	"duban/model"
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/outline"
	"duban/seeds/text"
)

// addCell adds the cell of column j to the task. A missing cell of offices or
// deadlines continues the one above, unless newHeading.
func (t *Table) addCell(it *outline.Item, j int, col column.Column, cell *document.Phrase, newHeading bool) {
	missing := cell == nil
	if cell != nil && cell.Empty() && col.GroupsTasks {
		cell, missing = &t.cellsAbove[j], !t.cellsAbove[j].Empty()
	}
	if missing && !newHeading && !t.grid && (col.Kind == column.Offices || col.Kind == column.Deadline) {
		cell = &t.cellsAbove[j]
	}
	if cell != nil && cell.Len() <= text.MaxDittoLength && text.IsDitto(*cell) {
		cell, missing = &t.cellsAbove[j], true
	}
	if cell == nil {
		t.cellsAbove[j] = document.Phrase{}
		return
	}
	t.cellsAbove[j] = *cell
	if cell.Empty() {
		return
	}
	switch col.Kind {
	case column.Number:
		t.addNumber(it, *cell)
	case column.Text:
		it.Text = *cell
	case column.Offices:
		it.Offices = append(it.Offices, outline.OfficeCell{Phrase: *cell, Role: col.Role, People: col.People, ByHand: col.ByHand != ""})
		it.Inherited = it.Inherited || missing
	case column.Deadline:
		it.Deadlines = append(it.Deadlines, *cell)
		if col.DoneDate != column.NotDoneDate {
			it.DoneDates = append(it.DoneDates, outline.DoneDate{Column: j, Cell: *cell, Inherited: missing})
			return
		}
		it.Inherited = it.Inherited || missing
	case column.Other, column.Goal:
		t.addOther(it, j, col, *cell)
	}
}

// addNumber sets the number of a task, which only one cell can be.
func (t *Table) addNumber(it *outline.Item, cell document.Phrase) {
	if !it.Number.Empty() {
		t.outline.Warn(cell, model.WhyExtraCell)
	} else if number, ok := numbering.NumberOnly(cell); ok {
		it.Number = number
	} else {
		it.Number = cell.TrimAny(" .、\n")
	}
}

// addOther adds a cell of column j that holds neither offices nor a deadline.
func (t *Table) addOther(it *outline.Item, j int, col column.Column, cell document.Phrase) {
	switch {
	case col.Implied || text.IsDash(cell):
	case col.People && col.ColumnRole() != text.RoleIgnore:
		it.People = append(it.People, outline.PeopleCell{Phrase: cell, Leader: col.ColumnRole() == text.RoleLeader})
	case col.Remark:
		it.Remarks = append(it.Remarks, cell)
	case col.Source:
		it.Sources = append(it.Sources, cell)
	case col.Name.Empty():
		t.outline.Warn(cell, model.WhyExtraCell)
	case col.Period:
		it.Stages = append(it.Stages, t.labelledText(col.Name, cell))
	case col.AddsToText || col.UnknownName && !t.stream:
		t.extraText = append(t.extraText, t.labelledText(col.Name, cell))
		t.columns[j].AddsToText, t.columns[j].UnknownName = true, false
	default:
		t.ignoreCell(j, cell)
	}
}
