package tui

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/draw"
	"duban/tui/keys"
)

// yearSheet shows the months of the plan's year across, and below them the
// tasks that pass the filter. To move to a month is to filter by it.
type yearSheet struct {
	month    model.Month
	calendar []model.MonthFigures // of:
	of       *model.Snapshot
	day      model.Date
}

// months works the calendar out, once for all frames that show the same.
func (y *yearSheet) months(a *App) []model.MonthFigures {
	if y.of != a.snapshot || y.day != a.today {
		y.calendar, y.of, y.day = a.snapshot.Calendar(a.today), a.snapshot, a.today
	}
	return y.calendar
}

func newYearSheet(a *App) *yearSheet {
	y := &yearSheet{month: a.filter.Month}
	if y.month == (model.Month{}) {
		y.month = model.MonthOf(a.today)
	}
	return y
}

func (*yearSheet) place() keys.Place { return keys.Year }

// monthColumn is how wide a month is.
const monthColumn = 5

func (y *yearSheet) content(a *App, width int) content {
	all := content{title: a.Words.Follow.Year, empty: a.Words.Screen.Panes.Empty}
	if filter := a.filterWords(); filter != "" {
		all.title += "  " + filter
	}
	all.title += fmt.Sprintf("   %d/%d", len(a.shown), len(a.snapshot.Plan.Tasks))
	all.head = y.table(a, width)
	c, due := a.columns, a.dueToday
	if a.filter.Month != (model.Month{}) {
		c, due = a.monthColumns(), a.dueIn(a.filter.Month)
	}
	for _, task := range a.shown {
		all.rows = append(all.rows, a.taskRow(task.ID, task, c, due, width))
	}
	return all
}

// table draws the figures of each month, those that are not nought in all.
func (y *yearSheet) table(a *App, width int) []string {
	said, terms := a.Words.Follow, a.Words.Terms
	kinds := []struct {
		name string
		of   func(model.MonthFigures) int
	}{
		{said.YearDue, func(m model.MonthFigures) int { return m.Due }},
		{said.YearDone, func(m model.MonthFigures) int { return m.Done }},
		{terms.Overdue, func(m model.MonthFigures) int { return m.Overdue }},
		{said.YearPeriods, func(m model.MonthFigures) int { return m.Periods }},
		{a.Words.Year.Met, func(m model.MonthFigures) int { return m.Met }},
		{a.Words.Year.Short, func(m model.MonthFigures) int { return m.Short }},
		{terms.Tick, func(m model.MonthFigures) int { return m.Ticks }},
	}
	label := draw.Width(said.Today)
	for _, kind := range kinds {
		label = max(label, draw.Width(kind.name))
	}
	column := monthColumn
	if width-label-2 < 12*column {
		column--
	}
	months := y.window(y.months(a), (width-label-2)/column)
	line := func(name string, cell func(model.MonthFigures) string) string {
		text := " " + a.Pen.Cell(name, label)
		for _, month := range months {
			text += cell(month)
		}
		return text
	}
	lines := []string{line("", func(m model.MonthFigures) string {
		if m.Month == y.month {
			return a.Pen.Theme.Chosen.Render(a.Pen.Right(fmt.Sprintf("[%d]", m.Month.Month), column))
		}
		return a.Pen.Theme.Title.Render(a.Pen.Right(fmt.Sprintf("%d ", m.Month.Month), column))
	})}
	for _, kind := range kinds {
		if !slices.ContainsFunc(months, func(m model.MonthFigures) bool { return kind.of(m) > 0 }) {
			continue
		}
		lines = append(lines, line(kind.name, func(m model.MonthFigures) string {
			if kind.of(m) == 0 {
				return a.Pen.Theme.Quiet.Render(a.Pen.Right(". ", column))
			}
			return a.Pen.Right(fmt.Sprintf("%d ", kind.of(m)), column)
		}))
	}
	return append(lines, a.Pen.Theme.Accent.Render(line(said.Today, func(m model.MonthFigures) string {
		switch {
		case !m.Now:
			return a.Pen.Right("", column)
		case a.Pen.ASCII:
			return a.Pen.Right("^ ", column)
		default:
			return a.Pen.Right("▲ ", column)
		}
	})))
}

// window returns the months that there is room for, the chosen one among them.
func (y *yearSheet) window(months []model.MonthFigures, room int) []model.MonthFigures {
	room = max(min(room, len(months)), 1)
	at := max(y.at(months), 0)
	first := min(max(at-room+1, 0), len(months)-room)
	return months[first : first+room]
}

func (y *yearSheet) at(months []model.MonthFigures) int {
	return slices.IndexFunc(months, func(m model.MonthFigures) bool { return m.Month == y.month })
}

func (*yearSheet) about(a *App, id string, width int) []string { return a.aboutTask(id, width) }

func (y *yearSheet) do(a *App, does keys.Action, id string) tea.Cmd {
	months := y.months(a)
	at := y.at(months)
	switch does {
	case keys.LeftPane:
		at = max(at-1, 0)
	case keys.RightPane:
		at = min(at+1, len(months)-1)
	case keys.Open:
		a.jump(id)
		return nil
	}
	y.month = months[max(at, 0)].Month
	a.filterBy(byMonth, func(f *model.Filter) { f.Month = y.month })
	return nil
}
