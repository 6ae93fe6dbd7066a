package seeds

import "slices"

// useColumns begins the rows below a header.
func (t *table) useColumns(columns []column) {
	t.columns, t.firstItem = columns, len(t.outline.items)
	for i := range columns {
		name := columns[i].name.compact()
		columns[i].doneDate, columns[i].report = notDoneDate, noReport
		switch columns[i].kind {
		case columnDeadline:
			columns[i].doneDate = doneDateNameOf(name)
		case columnOther:
			columns[i].report = reportNameOf(name)
			if columns[i].report != noReport {
				columns[i].unknownName = false // 办结结果 is no part of the task
			}
		}
	}
}

// isReported reports whether a row says how far its task is: in the columns of
// completion, else in those of progress.
func (t *table) isReported(row []*phrase) bool {
	kind := progressReport
	if t.hasReport(completionReport) {
		kind = completionReport
	}
	for j, col := range t.columns {
		if col.report == kind && row[j] != nil && !row[j].empty() && !isDash(*row[j]) {
			return true
		}
	}
	return false
}

func (t *table) hasReport(kind reportName) bool {
	return slices.ContainsFunc(t.columns, func(col column) bool { return col.report == kind })
}

// settleDoneDates decides at the end of a table which columns hold when a task was
// done. Their dates are no deadlines, and are reported as not kept.
func (t *table) settleDoneDates() {
	items := t.outline.items[min(t.firstItem, len(t.outline.items)):]
	for j, col := range t.columns {
		if col.doneDate == notDoneDate {
			continue
		}
		isDone := t.holdsDoneDates(j, items)
		var last phrase
		for _, it := range items {
			for _, date := range it.doneDates {
				switch {
				case date.column != j:
				case !isDone:
					it.inherited = it.inherited || date.inherited
				default:
					it.deadlines = withoutPiece(it.deadlines, date.cell)
					if !date.inherited && !date.cell.isSamePiece(last) { // once for the tasks of one row
						t.ignoreCell(j, date.cell)
					}
					last = date.cell
				}
			}
		}
	}
	for _, it := range items {
		it.doneDates = nil
	}
}

// holdsDoneDates reports whether a column holds when the tasks were done, by its name,
// the columns beside it and its cells.
func (t *table) holdsDoneDates(j int, items []*item) bool {
	filled, planned, unreported := 0, 0, 0
	for _, it := range items {
		for _, date := range it.doneDates {
			if date.column != j || date.inherited || isDash(date.cell) {
				continue
			}
			filled++
			if date.cell.soundsPlanned() {
				planned++
			}
			if !date.reported {
				unreported++
			}
		}
	}
	completion := t.hasReport(completionReport)
	reports := completion || t.hasReport(progressReport)
	deadline := slices.ContainsFunc(t.columns, func(col column) bool {
		return col.kind == columnDeadline && namesDeadline(col.name.compact())
	})
	switch t.columns[j].doneDate {
	case certainDoneDate:
		return true
	case likelyDoneDate: // a form that is yet to be filled in has nothing but deadlines
		empty := reports && !deadline && filled > 0 && unreported == filled
		return (reports || deadline) && planned*2 <= filled && !empty
	case possibleDoneDate:
		return (completion || deadline) && planned == 0 && (!completion || unreported == 0)
	}
	return false
}

// soundsPlanned reports whether a cell says by when or how often something is to be
// done, as no day on which it was done does: 3月底前, 年内, 上半年, 每月, 3月-5月, 长期.
func (p phrase) soundsPlanned() bool {
	for i := range p.len() {
		if at := p.at(i); at != '前' && at != '底' && at != '内' && at != '末' && at != '止' {
			continue
		}
		before := p.at(i - 1)
		if isDigit(before) || slices.Contains([]rune("年季度月旬周日号天时底之以节会"), before) {
			return true
		}
	}
	return p.containsAny([]string{
		"每", "半年", "季度", "全年", "长期", "常年", "持续", "常态", "即时", "随时", "适时", "及时", "另行", "至", "月-", "月~", "按", "截止", "起",
	})
}

// withoutPiece returns phrases without a piece of the document.
func withoutPiece(phrases []phrase, piece phrase) []phrase {
	var rest []phrase // a copy, as tasks of one row share theirs
	for _, p := range phrases {
		if !p.isSamePiece(piece) {
			rest = append(rest, p)
		}
	}
	return rest
}
