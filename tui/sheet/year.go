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
	strip := y.strip(b, width)
	content.Head = y.table(b, strip, width)
	for _, task := range b.Shown {
		content.Rows = append(content.Rows, Row{ID: task.ID, Draw: func(current bool) string {
			return strip.row(b, task, width, current)
		}})
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

// lowWindow is how high a window is that has no room for all figures.
const lowWindow = 20

// table draws the figures of each month: above the strips of the tasks, with what their
// marks mean at the left, or where there is no room for months in these, across the sheet.
// Figures that are 0 in all are left out.
func (y *Year) table(b *board.Board, s strip, width int) []string {
	pen, kinds, months := b.Pen, figures(b), y.window(y.months(b), monthsOfYear)
	label := draw.Width(b.Words.FollowUp.Today)
	for _, kind := range kinds {
		label = max(label, draw.Width(kind.name))
	}
	column, left := s.column, width-s.width()-label-1
	legend := s.legend(b, max(left-2, 0))
	if !s.isMonthly() {
		column, left, legend = min(wideCell, (width-label-2)/len(months)), 1, nil
	}
	var lines []string
	add := func(name, cells string) {
		text := ""
		if at := len(lines); at < len(legend) {
			text = " " + legend[at]
		}
		lines = append(lines, draw.Fill(text, left)+pen.Cell(name, label)+cells)
	}
	line := func(name string, cell func(model.MonthSummary) string) {
		text := " "
		for _, month := range months {
			text += cell(month)
		}
		add(name, text)
	}
	add("", y.numbers(b, months, column))
	for i, kind := range kinds {
		isLeftOut := b.Height < lowWindow && i > 0 && kind.name != b.Words.Year.Short
		if isLeftOut || !slices.ContainsFunc(months, func(m model.MonthSummary) bool { return kind.of(m) > 0 }) {
			continue
		}
		line(kind.name, func(m model.MonthSummary) string {
			if kind.of(m) == 0 {
				return pen.Theme.Quiet.Render(pen.Right(". ", column))
			}
			return pen.Right(fmt.Sprintf("%d ", kind.of(m)), column)
		})
	}
	if !s.isMonthly() {
		return append(lines, pen.Theme.Title.Render(s.quarters(b, width)))
	}
	line(b.Words.FollowUp.Today, func(m model.MonthSummary) string {
		if !m.Current {
			return pen.Right("", column)
		}
		return pen.Theme.Accent.Render(pen.Right(todayMark(pen)+" ", column))
	})
	for _, rest := range legend[min(len(lines), len(legend)):] {
		lines = append(lines, " "+rest)
	}
	return lines
}

func todayMark(pen draw.Pen) string {
	if pen.ASCII {
		return "^"
	}
	return "▲"
}

// numbers is the heading of months. The brackets of the current one take the blanks on both
// sides of its number.
func (y *Year) numbers(b *board.Board, months []model.MonthSummary, column int) string {
	line, theme := " ", b.Pen.Theme
	for _, month := range months {
		line += fmt.Sprintf("%*d ", column-1, month.Month.Month)
	}
	at := y.index(months)
	if at < 0 {
		return theme.Title.Render(line)
	}
	number := fmt.Sprint(int(months[at].Month.Month))
	end := (at + 1) * column // of the number, where its blank is
	before, after := line[:end-len(number)-1], line[end+1:]
	return theme.Title.Render(before) + theme.Chosen.Render("["+number+"]") + theme.Title.Render(after)
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
