package tui

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/draw"
)

// monthSheet shows what to look at in a month: what is due, which quotas are
// short, and what nobody has touched for 30 days.
type monthSheet struct {
	month model.Month
	view  model.MonthView // of the month, and of:
	of    *model.Snapshot
	day   model.Date
}

func newMonthSheet(a *App) *monthSheet { return &monthSheet{month: model.MonthOf(a.today)} }

// look works the view out, once for all frames that show the same.
func (m *monthSheet) look(a *App) model.MonthView {
	if m.of != a.snapshot || m.day != a.today || m.view.Month != m.month {
		m.view, m.of, m.day = a.snapshot.MonthView(m.month, a.today), a.snapshot, a.today
	}
	return m.view
}

func (*monthSheet) place() place { return inMonth }

func (m *monthSheet) content(a *App, width int) content {
	view, said := m.look(a), a.Words.Year
	all := content{title: fmt.Sprintf("%s %s", a.Words.Follow.Month, m.month)}
	// A task can stand in several parts.
	row := func(head string, task *model.Task, c columns, due dueCell) {
		all.rows = append(all.rows, a.taskRow(head+"/"+task.ID, task, c, due, width))
	}
	heading := func(head string, tasks []*model.Task) {
		all.rows = append(all.rows, a.headingRow(fmt.Sprintf(head, len(tasks)), width))
	}
	heading(said.MonthDue, view.Due)
	for _, task := range view.Due {
		row(said.MonthDue, task, a.columns, a.dueToday(task))
	}
	heading(said.MonthShort, view.Short)
	c := a.columns
	for _, task := range view.Short {
		c.due = max(c.due, draw.Width(a.shortCell(task, m.month).text))
	}
	for _, task := range view.Short {
		row(said.MonthShort, task, c, a.shortCell(task, m.month))
	}
	heading(said.MonthSilent, view.Silent)
	for _, task := range view.Silent {
		row(said.MonthSilent, task, a.columns, a.dueToday(task))
	}
	return all
}

// shortCell tells how the period of a quota stands that is short in the month.
func (a *App) shortCell(task *model.Task, month model.Month) dueCell {
	return dueCell{a.quotaCount(task, a.snapshot.ShortIn(month, task, a.today)), a.Pen.Theme.Behind}
}

func (a *App) taskRow(id string, task *model.Task, c columns, due dueCell, width int) sheetRow {
	return sheetRow{id: id, draw: func(current bool) string { return a.taskLine(task, c, due, width, current, true) }}
}

func taskOfRow(id string) string { return id[strings.LastIndex(id, "/")+1:] }

func (*monthSheet) about(a *App, id string, width int) []string {
	return a.aboutTask(taskOfRow(id), width)
}

func (m *monthSheet) do(a *App, does action, id string) tea.Cmd {
	switch does {
	case leftPane:
		m.month = m.month.Add(-1)
	case rightPane:
		m.month = m.month.Add(1)
	case open:
		a.jump(taskOfRow(id))
	}
	return nil
}
