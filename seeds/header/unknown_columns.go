package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/lexicon"
	"duban/seeds/text"
)

// SettleUnknown decides by its cells what a column holds whose name no list has:
// 发起部门 is one of offices, whatever the word before 部门.
func (f *Finder) SettleUnknown(columns []column.Column, rows []document.Block) {
	hasLead, tasks := false, slices.IndexFunc(columns, func(col column.Column) bool { return col.Kind == column.Text })
	for _, col := range columns {
		hasLead = hasLead || col.Kind == column.Offices && col.Role != lexicon.RoleAssist
	}
	for j, col := range columns {
		place := hasLead && j < tasks && col.Name.Compact().SuffixOf(f.LabelNouns) == 0 // 隐患部位, whose cells are rooms
		if !col.UnknownName || place || col.Name.Len() > maxOfficeName || !f.holdsOffices(col, j, len(columns), rows) {
			continue
		}
		role := lexicon.RoleResponsible
		switch {
		case hasLead && column.Watches(col.Name):
			columns[j].UnknownName = false // 督导单位 acts on no task
			continue
		case namesAssist(col.Name):
			role = lexicon.RoleAssist
		case !hasLead:
			role, hasLead = lexicon.RoleLead, true
		}
		columns[j] = column.Column{Kind: column.Offices, Role: role, Name: col.Name}
	}
	numberLevels(columns)
}

// maxOfficeName is the longest name, in characters, of a column of offices.
const maxOfficeName = 10

// holdsOffices reports whether most cells of a column are offices. One whose name is no
// noun of offices must have nothing else.
func (f *Finder) holdsOffices(col column.Column, j, width int, rows []document.Block) bool {
	named := col.Name.Compact().SuffixOf(f.LabelNouns) > 0
	filled, offices := 0, 0
	for _, b := range rows[:min(len(rows), 200)] {
		if len(b.Cells) != width || b.Cells[j].Trim().Empty() || text.IsDash(b.Cells[j]) {
			continue
		}
		filled++
		if f.TraitsOf(b.Cells[j]).Offices {
			offices++
		}
	}
	return filled > 0 && (named && offices*2 > filled || !named && offices == filled && filled > 2)
}
