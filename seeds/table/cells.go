package table

import (
	"slices"
	"strings"

	"duban/model"
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/hints"
	"duban/seeds/lexicon"
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
		it.Offices = append(it.Offices, markedOffices(outline.OfficeCell{Phrase: *cell, Role: col.Role, People: col.People, ByHand: col.ByHand != ""})...)
		it.Inherited = it.Inherited || missing
	case column.Deadline:
		it.Deadlines = append(it.Deadlines, *cell)
		it.Inherited = it.Inherited || missing
	case column.Other, column.Goal:
		t.addOther(it, j, col, *cell)
	}
}

// leadMarks are written before the name of the office that leads, in a list of several.
const leadMarks = "▲△※◆◇■□"

// markedOffices returns a cell in which some offices have a mark before their name as two:
// those lead, the others assist. If all have one, it is no more than a bullet.
func markedOffices(cell outline.OfficeCell) []outline.OfficeCell {
	if !slices.ContainsFunc(cell.Glyphs, func(c document.Glyph) bool { return strings.ContainsRune(leadMarks, c.Plain()) }) {
		return []outline.OfficeCell{cell}
	}
	var lead, assist document.Phrase
	for _, name := range cell.SplitFunc(func(r rune) bool { return strings.ContainsRune("、,;", r) || document.IsBlank(r) }) {
		switch bare := name.TrimAny(leadMarks); {
		case bare.Len() < name.Len():
			lead = document.JoinNonEmpty(lead.Clone(), bare)
		default:
			assist = document.JoinNonEmpty(assist.Clone(), bare)
		}
	}
	if lead.Empty() || assist.Empty() {
		cell.Phrase = document.JoinNonEmpty(lead, assist)
		return []outline.OfficeCell{cell}
	}
	leads, assists := cell, cell
	leads.Phrase, leads.Role = lead, lexicon.RoleLead
	assists.Phrase, assists.Role = assist, lexicon.RoleAssist
	return []outline.OfficeCell{leads, assists}
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
	case col.People && col.ColumnRole() != hints.RoleIgnore:
		kind := outline.Person
		if col.ColumnRole() == hints.RoleLeader {
			kind = outline.Leader
		}
		it.Details = append(it.Details, outline.Detail{Phrase: cell, Kind: kind})
	case col.Remark:
		it.Details = append(it.Details, outline.Detail{Phrase: cell, Kind: outline.Remark})
	case col.Source:
		it.Details = append(it.Details, outline.Detail{Phrase: cell, Kind: outline.Source})
	case col.Name.Empty():
		t.outline.Warn(cell, model.WhyExtraCell)
	case col.Period:
		it.Details = append(it.Details, outline.Detail{Phrase: t.labelledText(col.Name, cell), Kind: outline.Stage})
	case col.AddsToText || col.UnknownName && !t.stream:
		t.extraText = append(t.extraText, t.labelledText(col.Name, cell))
		t.columns[j].AddsToText, t.columns[j].UnknownName = true, false
	default:
		t.ignoreCell(j, cell)
	}
}
