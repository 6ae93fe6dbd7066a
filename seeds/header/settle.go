package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/lexicon"
)

// Settle decides by their cells what columns hold whose names do not say it surely.
func (f *Finder) Settle(columns []column.Column, rows []document.Block) {
	cells := f.contentsOf(rows, len(columns))
	f.settleUnknown(columns, cells)
	f.settleTasks(columns, cells)
	for j := range columns {
		switch col := &columns[j]; {
		case col.Kind != column.Category && (col.Kind != column.Other || !col.Name.Trim().Empty()):
		case !column.HasKind(columns, column.Number) && cells[j].own && cells[j].ordinals > 1 && cells[j].ordinals == cells[j].filled:
			*col = column.Column{Kind: column.Number, Name: col.Name} // 条款, with 1.1 in each row
		case f.namesOwnTasks(columns, j, cells):
			col.Kind, col.UnknownName = column.Text, false
			columns[j+1] = column.Column{Name: columns[j+1].Name, HasSentences: true, AddsToText: true}
		}
	}
	numberLevels(columns)
}

// settleUnknown decides what a column holds whose name no list has: 发起部门 is one of
// offices, whatever the word before 部门, and 需上会 with nothing but ticks is part of no task.
func (f *Finder) settleUnknown(columns []column.Column, cells []contents) {
	hasLead, tasks := false, slices.IndexFunc(columns, func(col column.Column) bool { return col.Kind == column.Text })
	for _, col := range columns {
		hasLead = hasLead || col.Kind == column.Offices && col.Role != lexicon.RoleAssist
	}
	for j, col := range columns {
		if !col.UnknownName || col.Name.Len() > maxOfficeName || cells[j].filled == 0 {
			continue
		}
		filled := cells[j].filled
		named := col.Name.Compact().SuffixOf(f.LabelNouns) > 0
		place := hasLead && j < tasks && !named // 隐患部位, whose cells are rooms
		isOffices := named && cells[j].offices*2 > filled || !named && cells[j].offices == filled && filled > 2
		switch {
		case cells[j].ticks == filled:
			columns[j] = column.Column{Name: col.Name, HasSentences: true}
		case cells[j].deadlines == filled && filled > 2 && !column.HasKind(columns, column.Deadline):
			columns[j] = column.Column{Kind: column.Deadline, Name: col.Name}
		case place || !isOffices:
		case hasLead && column.Watches(col.Name):
			columns[j].UnknownName = false // 督导单位 acts on no task
		case namesAssist(col.Name):
			columns[j] = column.Column{Kind: column.Offices, Role: lexicon.RoleAssist, Name: col.Name}
		default:
			columns[j] = column.Column{Kind: column.Offices, Role: lexicon.RoleResponsible, Name: col.Name}
			hasLead = true
		}
	}
}

// maxOfficeName is the longest name, in characters, of a column of offices.
const maxOfficeName = 10

// settleTasks takes another column for that of the tasks if most rows have no words in the
// one that its name suggests, 任务状态 or 工作要求, or share one, 测评项目, and nearly every
// row has its own in the other, whose name is one of tasks too.
func (f *Finder) settleTasks(columns []column.Column, cells []contents) {
	empty := slices.IndexFunc(columns, func(col column.Column) bool { return col.Kind == column.Text })
	if empty < 0 {
		return
	}
	number := slices.IndexFunc(columns, func(col column.Column) bool { return col.Kind == column.Number })
	shared := cells[empty].merged*4 >= cells[empty].rows && (number < 0 || cells[number].own)
	if !shared && cells[empty].words*2 >= cells[empty].rows {
		return
	}
	for j, col := range columns {
		if cells[j].words*10 >= cells[j].rows*9 && (col.Kind == column.Category || col.AddsToText) && f.mayNameTasks(col) {
			columns[j] = column.Column{Kind: column.Text, Name: col.Name}
			name := columns[empty].Name
			columns[empty] = column.Column{Name: name, HasSentences: true, AddsToText: true}
			if shared && empty < j {
				columns[empty] = column.Column{Kind: column.Category, Name: name}
			}
			return
		}
	}
}

// namesOwnTasks reports whether column j, which was taken for headings, holds the names
// of the tasks that the next column only says more about or is empty in some rows:
// 项目名称 before 建设内容.
func (f *Finder) namesOwnTasks(columns []column.Column, j int, cells []contents) bool {
	if columns[j].Kind != column.Category || !f.mayNameTasks(columns[j]) || j+1 >= len(columns) || columns[j+1].Kind != column.Text || !cells[j].own {
		return false
	}
	name, next := columns[j].Name, columns[j+1].Name
	if name.SuffixOf([]string{"办事项", "定事项"}) > 0 && next.SuffixOf([]string{"要求"}) > 0 {
		return true // 督办事项, 具体要求
	}
	return j > 0 && columns[j-1].Kind == column.Number &&
		(name.SuffixOf([]string{"任务名称", "事项名称", "工作名称"}) > 0 || next.Index("年度目标") >= 0 || cells[j+1].filled < cells[j+1].rows)
}

// mayNameTasks reports whether a column that was taken for headings has a name that a column
// of tasks can have.
func (f *Finder) mayNameTasks(col column.Column) bool {
	known, found := column.Of(f.Grammar, col.Name)
	return !found || known.Kind == column.Text || known.Kind == column.Goal
}

// numberLevels counts the levels of the columns of headings, outermost first.
func numberLevels(columns []column.Column) {
	level := 0
	for j := range columns {
		if columns[j].Kind == column.Category {
			columns[j].Level = level
			level++
		}
	}
}

// IsColumnName reports whether a cell is the name of a column.
func (f *Finder) IsColumnName(cell document.Phrase) bool { return column.IsColumnName(f.Grammar, cell) }
