package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
)

// SettleCategories decides by its cells whether a column of headings is one, and what one
// without a name is. Where each row has its own number in it, it holds the numbers: 条款
// 1.1. Where each numbered row has its own name in it, and the next column has only more
// about it or is empty in some rows, the name is the task: 项目名称 before 建设内容.
func (f *Finder) SettleCategories(columns []column.Column, rows []document.Block) {
	f.settleTasks(columns, rows)
	for j := range columns {
		switch col := &columns[j]; {
		case col.Kind != column.Category && (col.Kind != column.Other || !col.Name.Trim().Empty()):
		case !column.HasKind(columns, column.Number) && allOwn(rows, j, len(columns)) && countCells(rows, j, len(columns), numbering.IsNumber) > 1 && countCells(rows, j, len(columns), isWords) == 0:
			*col = column.Column{Kind: column.Number, Name: col.Name}
		case f.namesOwnTasks(columns, j, rows):
			col.Kind, col.UnknownName = column.Text, false
			columns[j+1] = column.Column{Name: columns[j+1].Name, HasSentences: true, AddsToText: true}
		}
	}
	numberLevels(columns)
}

// settleTasks takes another column for that of the tasks if most rows have no words in the
// one that its name suggests, 任务状态 or 工作要求, and nearly every row has its own in the
// other, whose name is one of tasks too.
func (f *Finder) settleTasks(columns []column.Column, rows []document.Block) {
	empty := slices.IndexFunc(columns, func(col column.Column) bool { return col.Kind == column.Text })
	count := 0
	filled := make([]int, len(columns))
	for _, b := range rows[:min(len(rows), 200)] {
		if len(b.Cells) != len(columns) || len(b.FilledCells()) < 3 {
			continue
		}
		count++
		for j, cell := range b.Cells {
			if !b.IsMergedAbove(j) && slices.ContainsFunc(cell.Glyphs, func(c document.Glyph) bool { return document.IsHan(c.Plain()) }) {
				filled[j]++
			}
		}
	}
	if empty < 0 || filled[empty]*2 >= count {
		return
	}
	for j := range columns {
		if filled[j]*10 < count*9 || !isTasksOrHeadings(columns[j]) || !f.namesTasks(columns[j]) {
			continue
		}
		columns[j] = column.Column{Kind: column.Text, Name: columns[j].Name}
		columns[empty] = column.Column{Name: columns[empty].Name, HasSentences: true, AddsToText: true}
		return
	}
}

// isTasksOrHeadings reports whether a column with a name of tasks was taken for headings,
// or for what is added to the tasks.
func isTasksOrHeadings(col column.Column) bool { return col.Kind == column.Category || col.AddsToText }

// namesOwnTasks reports whether column j, which was taken for headings, holds the names
// of the tasks that the next column only says more about.
func (f *Finder) namesOwnTasks(columns []column.Column, j int, rows []document.Block) bool {
	if columns[j].Kind != column.Category || !f.namesTasks(columns[j]) || j+1 >= len(columns) || columns[j+1].Kind != column.Text || !allOwn(rows, j, len(columns)) {
		return false
	}
	if columns[j].Name.SuffixOf([]string{"办事项", "定事项"}) > 0 && columns[j+1].Name.SuffixOf([]string{"要求"}) > 0 {
		return true // 督办事项, 具体要求
	}
	return j > 0 && columns[j-1].Kind == column.Number &&
		(columns[j].Name.SuffixOf([]string{"任务名称", "事项名称", "工作名称"}) > 0 || columns[j+1].Name.Index("年度目标") >= 0 || countCells(rows, j+1, len(columns), document.Phrase.Empty) > 0)
}

// namesTasks reports whether a column that was taken for headings has a name that a column
// of tasks can have.
func (f *Finder) namesTasks(col column.Column) bool {
	known, found := column.Of(f.Grammar, col.Name)
	return !found || known.Kind == column.Text || known.Kind == column.Goal
}

func isWords(cell document.Phrase) bool { return !cell.Empty() && !numbering.IsNumber(cell) }

// countCells returns in how many rows of tasks, of the first ones, the cell of column j is
// of a kind. A row with less than three cells is a heading.
func countCells(rows []document.Block, j, width int, kind func(document.Phrase) bool) int {
	count := 0
	for _, b := range rows[:min(len(rows), 200)] {
		if len(b.Cells) == width && len(b.FilledCells()) > 2 && kind(b.Cells[j].Trim()) {
			count++
		}
	}
	return count
}

// allOwn reports whether no row of tasks shares its cell of column j with another: none
// is empty or merged, and no two are alike.
func allOwn(rows []document.Block, j, width int) bool {
	known := map[string]bool{}
	for i, b := range rows[:min(len(rows), 200)] {
		if len(b.Cells) != width || len(b.FilledCells()) < 3 || i == 0 && b.IsMergedAbove(j) {
			continue // the first may be the lower row of the header
		}
		key := b.Cells[j].Key()
		if key == "" || known[key] || b.IsMergedAbove(j) {
			return false
		}
		known[key] = true
	}
	return true
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
