package header

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/text"
)

// SettleDoneDates decides by their names, the columns beside them and the rows below which
// columns hold when a task was done. Their dates are no deadlines, and are not kept.
func SettleDoneDates(columns []column.Column, rows []document.Block) {
	reports := func(kind column.ReportName) bool {
		return slices.ContainsFunc(columns, func(col column.Column) bool { return col.Report() == kind })
	}
	report := column.ProgressReport
	if reports(column.CompletionReport) {
		report = column.CompletionReport
	}
	completion, reported := report == column.CompletionReport, reports(report)
	deadline := slices.ContainsFunc(columns, func(col column.Column) bool {
		return col.Kind == column.Deadline && column.NamesDeadline(col.Name.Compact())
	})
	var doneDates []int
	for j, col := range columns {
		if col.Kind != column.Deadline || col.ByHand != "" {
			continue
		}
		filled, planned, unreported := countDates(columns, j, rows, report)
		isDone := false
		switch column.DoneDateNameOf(col.Name.Compact()) {
		case column.CertainDoneDate:
			isDone = true
		case column.LikelyDoneDate: // a form that is yet to be filled in has nothing but deadlines
			empty := reported && !deadline && filled > 0 && unreported == filled
			isDone = (reported || deadline) && planned*2 <= filled && !empty
		case column.NotDoneDate: // 进度 beside 时限 says how far a task is
			name := col.Name.Compact()
			others := column.HasKind(slices.Concat(columns[:j], columns[j+1:]), column.Deadline)
			isDone = others && planned*2 <= filled && name.HasSuffix("进度") && !name.ContainsAny([]string{"计划", "要求", "目标"})
		case column.PossibleDoneDate:
			isDone = (completion || deadline) && planned == 0 && (!completion || unreported == 0)
		}
		if isDone {
			doneDates = append(doneDates, j)
		}
	}
	for _, j := range doneDates {
		columns[j] = column.Column{Name: columns[j].Name, HasSentences: true}
	}
}

// countDates counts the rows with a date in column j, and of them those whose date sounds
// planned and those that report nothing in the columns of a kind.
func countDates(columns []column.Column, j int, rows []document.Block, report column.ReportName) (filled, planned, unreported int) {
	isFilled := func(cell document.Phrase) bool { return !cell.Trim().Empty() && !text.IsDash(cell) }
	for _, b := range rows {
		if len(b.Cells) != len(columns) || !isFilled(b.Cells[j]) || b.IsMergedAbove(j) || b.Cells[j].Key() == columns[j].Name.Key() {
			continue
		}
		filled++
		if soundsPlanned(b.Cells[j]) {
			planned++
		}
		unreported++
		for i, col := range columns {
			if col.Report() == report && isFilled(b.Cells[i]) {
				unreported--
				break
			}
		}
	}
	return filled, planned, unreported
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
