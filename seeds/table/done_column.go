package table

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/outline"
	"duban/seeds/text"
)

// useColumns begins the rows below a header.
func (t *Table) useColumns(columns []column.Column) {
	t.columns, t.firstItem = columns, len(t.outline.Items)
	t.aligner = newAligner(columns, t.stream, t.multiline)
	t.aligner.ruled = t.ruled
	t.cellsAbove = make([]document.Phrase, len(columns))
	for i := range columns {
		col := &columns[i]
		col.DoneDate, col.Report = column.NotDoneDate, column.NoReport
		switch name := col.Name.Compact(); {
		case col.Kind == column.Deadline && col.ByHand == "":
			col.DoneDate = column.DoneDateNameOf(name)
		case col.Kind == column.Other:
			col.Report = column.ReportNameOf(name)
			col.UnknownName = col.UnknownName && col.Report == column.NoReport // 办结结果 is no part of the task
		}
	}
	if len(t.outline.Items) > 0 {
		return
	}
	t.outline.Columns = nil
	for _, col := range columns {
		if !col.Implied {
			t.outline.Columns = append(t.outline.Columns, outline.Column{Name: col.Name, Role: string(col.ColumnRole())})
		}
	}
}

// isReported reports whether a row says how far its task is: in the columns of
// completion, else in those of progress.
func (t *Table) isReported(row []*document.Phrase) bool {
	kind := column.ProgressReport
	if t.hasReport(column.CompletionReport) {
		kind = column.CompletionReport
	}
	return t.isFilled(row, func(col column.Column) bool { return col.Report == kind })
}

func (t *Table) hasReport(kind column.ReportName) bool {
	return slices.ContainsFunc(t.columns, func(col column.Column) bool { return col.Report == kind })
}

// settleDoneDates decides at the end of a table which columns hold when a task was
// done. Their dates are no deadlines, and are reported as not kept.
func (t *Table) settleDoneDates() {
	items := t.outline.Items[min(t.firstItem, len(t.outline.Items)):]
	for j, col := range t.columns {
		if col.DoneDate == column.NotDoneDate {
			continue
		}
		isDone := t.holdsDoneDates(j, items)
		var last document.Phrase
		for _, it := range items {
			for _, date := range it.DoneDates {
				switch {
				case date.Column != j:
				case !isDone:
					it.Inherited = it.Inherited || date.Inherited
				default:
					// A copy, as tasks of one row share theirs.
					it.Deadlines = slices.DeleteFunc(slices.Clone(it.Deadlines), date.Cell.IsSamePiece)
					if !date.Inherited && !date.Cell.IsSamePiece(last) { // once for the tasks of one row
						t.ignoreCell(j, date.Cell)
					}
					last = date.Cell
				}
			}
		}
	}
	for _, it := range items {
		it.DoneDates = nil
	}
}

// holdsDoneDates reports whether a column holds when the tasks were done, by its name,
// the columns beside it and its cells.
func (t *Table) holdsDoneDates(j int, items []*outline.Item) bool {
	filled, planned, unreported := 0, 0, 0
	for _, it := range items {
		for _, date := range it.DoneDates {
			if date.Column != j || date.Inherited || text.IsDash(date.Cell) {
				continue
			}
			filled++
			if soundsPlanned(date.Cell) {
				planned++
			}
			if !date.Reported {
				unreported++
			}
		}
	}
	completion := t.hasReport(column.CompletionReport)
	reports := completion || t.hasReport(column.ProgressReport)
	deadline := slices.ContainsFunc(t.columns, func(col column.Column) bool {
		return col.Kind == column.Deadline && column.NamesDeadline(col.Name.Compact())
	})
	switch t.columns[j].DoneDate {
	case column.CertainDoneDate:
		return true
	case column.LikelyDoneDate: // a form that is yet to be filled in has nothing but deadlines
		empty := reports && !deadline && filled > 0 && unreported == filled
		return (reports || deadline) && planned*2 <= filled && !empty
	case column.PossibleDoneDate:
		return (completion || deadline) && planned == 0 && (!completion || unreported == 0)
	}
	return false
}

// soundsPlanned reports whether a cell says by when or how often something is to be
// done, as no day on which it was done does: 3月底前, 年内, 上半年, 每月, 3月-5月, 长期.
func soundsPlanned(p document.Phrase) bool {
	for i := range p.Len() {
		if at := p.At(i); at != '前' && at != '底' && at != '内' && at != '末' && at != '止' {
			continue
		}
		before := p.At(i - 1)
		if document.IsDigit(before) || slices.Contains([]rune("年季度月旬周日号天时底之以节会"), before) {
			return true
		}
	}
	return p.ContainsAny([]string{
		"每", "半年", "季度", "全年", "长期", "常年", "持续", "常态", "即时", "随时", "适时", "及时", "另行", "至", "月-", "月~", "按", "截止", "起",
	})
}
