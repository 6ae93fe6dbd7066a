package report

import (
	"duban/model"
	"duban/tui/words"
)

// Report prints a plan as of a day.
type Report struct {
	Printer
	Words    *words.Words // shared with the dashboard
	Text     *Words
	Today    model.Date
	Spelling model.Spelling
}

// overviewChanges is the number of changes in the overview.
const overviewChanges = 10

// Overview prints what the dashboard would show, where there is no terminal: in a
// mail from cron, a pipe, or ssh without -t.
func (r Report) Overview(snapshot *model.Snapshot) {
	r.title(snapshot.Plan)
	r.figures(snapshot.Progress(r.Today))
	terms := r.Words.Terms
	for _, status := range []model.StatusFilter{model.StatusOverdue, model.StatusSoon, model.StatusBehind} {
		tasks := model.Filter{Status: status}.Tasks(snapshot, r.Today, r.Spelling)
		r.section(snapshot, terms.StatusFilter(status), tasks)
	}
	for i, category := range snapshot.Plan.Categories {
		open := model.Filter{Category: i + 1, Status: model.StatusOpen}
		heading := terms.Open + "  " + category.Heading()
		r.section(snapshot, heading, open.Tasks(snapshot, r.Today, r.Spelling))
	}
	r.Line()
	r.Line(r.Text.Latest)
	log := snapshot.Log
	rows := r.eventRows(snapshot, log[max(len(log)-overviewChanges, 0):])
	for _, row := range rows {
		row[0] = "" // no sequence number
	}
	r.Table(rows)
	r.Line()
	r.Line(r.Text.NeedsTerminal)
}
