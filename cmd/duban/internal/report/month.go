package report

import (
	"fmt"
	"strconv"

	"duban/model"
)

// monthJSON has tasks as list --json prints them, but those in Short with the period
// of the month that is not met.
type monthJSON struct {
	Month  string       `json:"month"`
	Due    []taskJSON   `json:"due"`
	Short  []taskJSON   `json:"short"`
	Silent []silentJSON `json:"silent"`
}

type silentJSON struct {
	taskJSON
	Since model.Date `json:"silent_since"`
	Days  int        `json:"silent_days"`
}

// MonthJSON prints what matters in a month as JSON.
func (r Report) MonthJSON(snapshot *model.Snapshot, view model.MonthView) error {
	out := monthJSON{view.Month.String(), []taskJSON{}, []taskJSON{}, []silentJSON{}}
	for _, task := range view.Due {
		out.Due = append(out.Due, taskToJSON(snapshot, task, r.Today))
	}
	for _, task := range view.Unmet {
		short, standing := taskToJSON(snapshot, task, r.Today), snapshot.TaskProgressIn(view.Month, task, r.Today)
		short.Quota.Period, short.Quota.Ticks = standing.Period.Key, standing.Ticks
		out.Short = append(out.Short, short)
	}
	until := view.Until(r.Today)
	for _, task := range view.Silent {
		since := snapshot.SilentSince(task.ID, until)
		out.Silent = append(out.Silent, silentJSON{taskToJSON(snapshot, task, r.Today), since, since.DaysUntil(until)})
	}
	return r.JSON(out)
}

// Month prints what matters in a month.
func (r Report) Month(snapshot *model.Snapshot, view model.MonthView) {
	r.Line(view.Month.String())
	r.section(snapshot, fmt.Sprintf(r.Words.Year.MonthDue, len(view.Due)), view.Due)
	r.sectionAs(snapshot, fmt.Sprintf(r.Words.Year.MonthShort, len(view.Unmet)), view.Unmet, func(task *model.Task) model.TaskProgress {
		return snapshot.TaskProgressIn(view.Month, task, r.Today)
	})
	r.section(snapshot, fmt.Sprintf(r.Words.Year.MonthSilent, len(view.Silent)), view.Silent)
	if len(view.Due)+len(view.Unmet)+len(view.Silent) == 0 {
		r.Line(r.Text.NoTasks)
	}
}

// monthFiguresJSON is a month of the calendar.
type monthFiguresJSON struct {
	Month   string `json:"month"`
	Now     bool   `json:"now"`
	Due     int    `json:"due"` // tasks with a deadline or milestone in the month
	Done    int    `json:"done"`
	Overdue int    `json:"overdue"`
	Periods int    `json:"periods"` // periods of quotas that end in the month
	Met     int    `json:"met"`
	Short   int    `json:"short"`
	Ticks   int    `json:"ticks"`
}

// CalendarJSON prints the figures of each month as a JSON array.
func (r Report) CalendarJSON(calendar []model.MonthSummary) error {
	out := make([]monthFiguresJSON, 0, len(calendar))
	for _, m := range calendar {
		out = append(out, monthFiguresJSON{m.Month.String(), m.Current, m.Due, m.Done, m.Overdue, m.Periods, m.Met, m.Missed, m.Ticks})
	}
	return r.JSON(out)
}

// Calendar prints the figures of each month.
func (r Report) Calendar(calendar []model.MonthSummary) {
	text, terms := r.Words.Year, r.Words.Terms
	rows := [][]string{{
		"", text.Month, r.Text.DueDone, terms.Overdue, r.Text.PeriodsMet, text.Short, terms.Tick,
	}}
	for _, m := range calendar {
		now := ""
		if m.Current {
			now = ">"
		}
		rows = append(rows, []string{
			now, m.Month.String(), blankIfZero(m.Due, fmt.Sprintf("%d/%d", m.Done, m.Due)), blankIfZero(m.Overdue, strconv.Itoa(m.Overdue)),
			blankIfZero(m.Periods, fmt.Sprintf("%d/%d", m.Met, m.Periods)), blankIfZero(m.Missed, strconv.Itoa(m.Missed)),
			blankIfZero(m.Ticks, strconv.Itoa(m.Ticks)),
		})
	}
	r.Table(rows)
}

// blankIfZero returns "" for 0, so that other figures are easy to see.
func blankIfZero(n int, text string) string {
	if n == 0 {
		return ""
	}
	return text
}
