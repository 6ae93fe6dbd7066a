package tui

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/keys"
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

func (*monthSheet) place() keys.Place { return keys.Month }

func (m *monthSheet) content(a *App, width int) content {
	view, said := m.look(a), a.Words.Year
	all := content{title: fmt.Sprintf("%s %s", a.Words.Follow.Month, m.month)}
	for _, part := range []struct {
		head  string
		tasks []*model.Task
		due   func(*model.Task) dueCell
	}{
		{said.MonthDue, view.Due, a.dueToday},
		{said.MonthShort, view.Short, a.dueIn(m.month)},
		{said.MonthSilent, view.Silent, a.dueToday},
	} {
		all.rows = append(all.rows, a.headingRow(fmt.Sprintf(part.head, len(part.tasks)), width))
		for _, task := range part.tasks {
			// A task can stand in several parts.
			all.rows = append(all.rows, a.taskRow(part.head+"/"+task.ID, task, a.monthColumns(), part.due, width))
		}
	}
	return all
}

// dueIn returns what tells how the quota of a task stands in a month, or else when
// the task is due.
func (a *App) dueIn(month model.Month) func(*model.Task) dueCell {
	return func(task *model.Task) dueCell {
		standing := a.snapshot.StandingIn(month, task, a.today)
		if task.Quota == nil || !month.Holds(standing.Period.To) {
			return a.dueToday(task)
		}
		style := a.Pen.Theme.Quiet
		if standing.Ticks < task.Quota.AtLeast && !standing.Period.From.After(a.today) {
			style = a.Pen.Theme.Behind
		}
		return dueCell{a.quotaCount(task, standing), style}
	}
}

// monthColumns are the columns where periods of other months are told: 2021-11 10/12.
func (a *App) monthColumns() columns {
	c := a.columns
	c.due = max(c.due, len("2021-11 10/12"))
	return c
}

// taskRow is a row of a sheet. Only rows that are seen are asked what they say.
func (a *App) taskRow(id string, task *model.Task, c columns, due func(*model.Task) dueCell, width int) sheetRow {
	return sheetRow{id: id, draw: func(current bool) string { return a.taskLine(task, c, due(task), width, current, true) }}
}

func taskOfRow(id string) string { return id[strings.LastIndex(id, "/")+1:] }

func (*monthSheet) about(a *App, id string, width int) []string {
	return a.aboutTask(taskOfRow(id), width)
}

func (m *monthSheet) do(a *App, does keys.Action, id string) tea.Cmd {
	switch does {
	case keys.LeftPane:
		m.month = m.month.Add(-1)
	case keys.RightPane:
		m.month = m.month.Add(1)
	case keys.Open:
		a.jump(taskOfRow(id))
	}
	return nil
}
