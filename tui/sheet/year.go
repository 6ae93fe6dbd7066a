package sheet

import (
	"fmt"
	"slices"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/taskview"
)

// Year is the months of the plan's year across, and below them the tasks that
// pass the filter. Moving to a month filters by it.
type Year struct {
	month    model.Month
	calendar []model.MonthSummary // of:
	of       *model.Snapshot
	day      model.Date
}

// NewYear returns the year, on the month that the filter names or else on the
// current one.
func NewYear(b *board.Board) *Year {
	y := &Year{month: b.Filter.Month}
	if y.month == (model.Month{}) {
		y.month = model.MonthOf(b.Today)
	}
	return y
}

// Place implements Page.
func (*Year) Place() keys.Place { return keys.Year }

// months computes the calendar, once for all frames that show the same.
func (y *Year) months(b *board.Board) []model.MonthSummary {
	if y.of != b.Snapshot || y.day != b.Today {
		y.calendar, y.of, y.day = b.Snapshot.Calendar(b.Today), b.Snapshot, b.Today
	}
	return y.calendar
}

// Content implements Page.
func (y *Year) Content(b *board.Board, width int) Content {
	content := Content{Title: b.Words.FollowUp.Year, Empty: b.Words.Screen.Panes.Empty}
	if filter := b.FilterWords(); filter != "" {
		content.Title += "  " + filter
	}
	content.Title += fmt.Sprintf("   %d/%d", len(b.Shown), len(b.Snapshot.Plan.Tasks))
	content.Head = y.table(b, width)
	columns, due := b.Columns, func(task *model.Task) taskview.Due { return taskview.DueToday(b, task) }
	if month := b.Filter.Month; month != (model.Month{}) {
		columns, due = monthColumns(b), func(task *model.Task) taskview.Due { return taskview.DueIn(b, month, task) }
	}
	for _, task := range b.Shown {
		content.Rows = append(content.Rows, taskRow(b, task.ID, task, columns, due, width))
	}
	return content
}

// figure is a row of the table: a name and its number in each month.
type figure struct {
	name string
	of   func(model.MonthSummary) int
}

func figures(b *board.Board) []figure {
	labels, terms := b.Words.FollowUp, b.Words.Terms
	return []figure{
		{labels.YearDue, func(m model.MonthSummary) int { return m.Due }},
		{labels.YearDone, func(m model.MonthSummary) int { return m.Done }},
		{terms.Overdue, func(m model.MonthSummary) int { return m.Overdue }},
		{labels.YearPeriods, func(m model.MonthSummary) int { return m.Periods }},
		{b.Words.Year.Met, func(m model.MonthSummary) int { return m.Met }},
		{b.Words.Year.Short, func(m model.MonthSummary) int { return m.Missed }},
		{terms.Tick, func(m model.MonthSummary) int { return m.Ticks }},
	}
}

// monthColumn is how wide a month is.
const monthColumn = 5

// table draws the figures of each month. Figures that are 0 in all are left out.
func (y *Year) table(b *board.Board, width int) []string {
	pen, kinds := b.Pen, figures(b)
	label := draw.Width(b.Words.FollowUp.Today)
	for _, kind := range kinds {
		label = max(label, draw.Width(kind.name))
	}
	column := monthColumn
	if width-label-2 < 12*column {
		column--
	}
	months := y.window(y.months(b), (width-label-2)/column)
	line := func(name string, cell func(model.MonthSummary) string) string {
		text := " " + pen.Cell(name, label)
		for _, month := range months {
			text += cell(month)
		}
		return text
	}
	lines := []string{line("", func(m model.MonthSummary) string {
		if m.Month == y.month {
			return pen.Theme.Chosen.Render(pen.Right(fmt.Sprintf("[%d]", m.Month.Month), column))
		}
		return pen.Theme.Title.Render(pen.Right(fmt.Sprintf("%d ", m.Month.Month), column))
	})}
	for _, kind := range kinds {
		if !slices.ContainsFunc(months, func(m model.MonthSummary) bool { return kind.of(m) > 0 }) {
			continue
		}
		lines = append(lines, line(kind.name, func(m model.MonthSummary) string {
			if kind.of(m) == 0 {
				return pen.Theme.Quiet.Render(pen.Right(". ", column))
			}
			return pen.Right(fmt.Sprintf("%d ", kind.of(m)), column)
		}))
	}
	return append(lines, pen.Theme.Accent.Render(line(b.Words.FollowUp.Today, func(m model.MonthSummary) string {
		switch {
		case !m.Current:
			return pen.Right("", column)
		case pen.ASCII:
			return pen.Right("^ ", column)
		default:
			return pen.Right("▲ ", column)
		}
	})))
}

// window returns the months that fit, the current one among them.
func (y *Year) window(months []model.MonthSummary, room int) []model.MonthSummary {
	room = max(min(room, len(months)), 1)
	at := max(y.index(months), 0)
	first := min(max(at-room+1, 0), len(months)-room)
	return months[first : first+room]
}

func (y *Year) index(months []model.MonthSummary) int {
	return slices.IndexFunc(months, func(m model.MonthSummary) bool { return m.Month == y.month })
}

// About implements Page.
func (*Year) About(b *board.Board, id string, width int) []string {
	return taskview.Summary(b, id, width)
}

// Update implements Page: it moves to another month, or goes to the current task.
func (y *Year) Update(b *board.Board, action keys.Action, id string) effect.Effect {
	months := y.months(b)
	at := y.index(months)
	switch action {
	case keys.LeftPane:
		at = max(at-1, 0)
	case keys.RightPane:
		at = min(at+1, len(months)-1)
	case keys.Open:
		return effect.Jump{Task: id}
	}
	month := months[max(at, 0)].Month
	y.month = month
	return effect.SetFilter{Part: board.ByMonth, Change: func(f *model.Filter) { f.Month = month }}
}
