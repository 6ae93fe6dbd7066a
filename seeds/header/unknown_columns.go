package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/text"
)

// SettleUnknown decides by its cells what a column holds whose name no list has:
// 发起部门 is one of offices, whatever the word before 部门, and 需上会 with nothing but ticks
// is part of no task.
func (f *Finder) SettleUnknown(columns []column.Column, rows []document.Block) {
	hasLead, tasks := false, slices.IndexFunc(columns, func(col column.Column) bool { return col.Kind == column.Text })
	for _, col := range columns {
		hasLead = hasLead || col.Kind == column.Offices && col.Role != lexicon.RoleAssist
	}
	for j, col := range columns {
		if !col.UnknownName || col.Name.Len() > maxOfficeName {
			continue
		}
		named := col.Name.Compact().SuffixOf(f.LabelNouns) > 0
		if onlyTicks(j, len(columns), rows) {
			columns[j] = column.Column{Name: col.Name, HasSentences: true}
			continue
		}
		filled, offices, deadlines := f.countCells(j, len(columns), rows)
		place := hasLead && j < tasks && !named // 隐患部位, whose cells are rooms
		isOffices := named && offices*2 > filled || !named && offices == filled && filled > 2
		switch {
		case filled == 0:
		case deadlines == filled && filled > 2 && !column.HasKind(columns, column.Deadline):
			columns[j] = column.Column{Kind: column.Deadline, Name: col.Name}
		case place || !isOffices:
		case hasLead && column.Watches(col.Name):
			columns[j].UnknownName = false // 督导单位 acts on no task
		default:
			columns[j] = column.Column{Kind: column.Offices, Role: lexicon.RoleResponsible, Name: col.Name}
			if namesAssist(col.Name) {
				columns[j].Role = lexicon.RoleAssist
			} else {
				hasLead = true
			}
		}
	}
	numberLevels(columns)
}

// maxOfficeName is the longest name, in characters, of a column of offices.
const maxOfficeName = 10

// onlyTicks reports whether a column has ticks and nothing else.
func onlyTicks(j, width int, rows []document.Block) bool {
	ticks := 0
	for _, b := range rows {
		switch {
		case len(b.Cells) != width || b.Cells[j].Trim().Empty() || text.IsDash(b.Cells[j]) || text.IsFooterRow(b.FilledCells()):
		case !isMark(b.Cells[j]):
			return false
		default:
			ticks++
		}
	}
	return ticks > 0
}

// countCells counts the cells of a column, and those that are offices and deadlines.
func (f *Finder) countCells(j, width int, rows []document.Block) (filled, offices, deadlines int) {
	for _, b := range rows[:min(len(rows), 200)] {
		if len(b.Cells) != width || b.Cells[j].Trim().Empty() || text.IsDash(b.Cells[j]) {
			continue
		}
		filled++
		switch traits := f.TraitsOf(b.Cells[j]); {
		case traits.Offices:
			offices++
		case traits.Deadline:
			deadlines++
		}
	}
	return filled, offices, deadlines
}
