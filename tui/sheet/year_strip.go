package sheet

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/taskview"
)

// span is one cell of a strip: a month, or the months of a quarter.
type span struct{ from, to model.Month }

func (s span) contains(day model.Date) bool {
	return !day.IsZero() && !day.Before(s.from.First()) && !day.After(s.to.Last())
}

// strip is the cells of a year at the right of its rows.
type strip struct {
	spans  []span
	column int // how wide a cell is
}

// The columns of a cell: with and without room for what a period asks for.
const (
	wideCell   = 4
	narrowCell = 3
	quarter    = 3 // months

	monthsOfYear = 12
)

// strip returns the months shown, or where there is no room for them the quarters of the
// year that the current one is in.
func (y *Year) strip(b *board.Board, width int) strip {
	const texts, mostText = 35, 45
	var s strip
	switch {
	case width >= monthsOfYear*wideCell+mostText:
		s.column = wideCell
	case width >= monthsOfYear*narrowCell+texts:
		s.column = narrowCell
	default:
		first := model.Month{Year: y.month.Year, Month: 1}
		for from := first; from.Year == first.Year; from = from.Add(quarter) {
			s.spans = append(s.spans, span{from, from.Add(quarter - 1)})
		}
		s.column = wideCell
		return s
	}
	for _, month := range y.window(y.months(b), monthsOfYear) {
		s.spans = append(s.spans, span{month.Month, month.Month})
	}
	return s
}

func (s strip) width() int      { return len(s.spans) * s.column }
func (s strip) isMonthly() bool { return s.spans[0].from == s.spans[0].to }

// cell is what a task has in a span.
type cell struct {
	text  string
	style lipgloss.Style
}

// dueMark is the mark of the month in which a task is due.
func dueMark(pen draw.Pen) string {
	if pen.ASCII {
		return "o"
	}
	return "◇"
}

// cells returns what a task has in each span: when it is due, when it was done, and how
// often it was counted in the periods of its quota that end there.
func (s strip) cells(b *board.Board, task *model.Task) []cell {
	cells, theme := make([]cell, len(s.spans)), b.Pen.Theme
	state, standing := b.Snapshot.State(task.ID), b.Standing(task)
	periods := b.Snapshot.PeriodHistory(task, b.Today)
	marks := taskview.MarksOf(b.Pen)
	for i, span := range s.spans {
		cells[i] = s.quota(b, span, periods, task)
		for _, milestone := range model.Milestones(task, state, b.Today) {
			if !span.contains(milestone.On) {
				continue
			}
			cells[i] = cell{dueMark(b.Pen), theme.Quiet}
			if standing.Overdue && milestone.On == standing.Due {
				cells[i] = cell{marks.Overdue, theme.Marks.Overdue}
			} else if milestone.Stage != model.StageMet && milestone.DaysLeft >= 0 {
				cells[i].style = theme.Marks.DueSoon
			}
		}
		if standing.Status == model.Done && span.contains(cmp.Or(state.DoneOn, model.DateOf(state.DoneAt))) {
			cells[i] = cell{marks.Done, theme.Marks.Done}
		}
	}
	return cells
}

// quota returns the cell of the periods that end in a span. Where only their count has
// room, a period that ended without being met has an exclamation mark if that fits.
func (s strip) quota(b *board.Board, span span, periods []model.PeriodProgress, task *model.Task) cell {
	ticks, asked, missed, upcoming := 0, 0, false, true
	for _, period := range periods {
		if span.contains(period.To) {
			ticks += len(period.Ticks)
			asked += task.Quota.AtLeast
			missed = missed || period.Stage == model.StageMissed
			upcoming = upcoming && period.Stage == model.StageUpcoming
		}
	}
	theme := b.Pen.Theme
	if asked == 0 || upcoming && ticks == 0 {
		return cell{".", theme.Quiet}
	}
	text, style := fmt.Sprintf("%d/%d", ticks, asked), theme.Doing
	switch {
	case missed:
		style = theme.Behind
	case ticks >= asked:
		style = theme.Done
	}
	if len(text) < s.column {
		return cell{text, style}
	}
	if text = fmt.Sprint(ticks); missed && len(text)+1 < s.column {
		text += "!"
	}
	return cell{text, style}
}

// row draws a task: its mark, number, text and strip.
func (s strip) row(b *board.Board, task *model.Task, width int, current bool) string {
	pen := b.Pen
	mark, style := taskview.StatusMark(b, task, b.Standing(task))
	selected := " "
	if b.Selected[task.ID] {
		selected = pen.SelectedMark()
	}
	plan, number := b.Snapshot.PlanAndNumber(task.ID)
	if b.Columns.Plan > 0 {
		plan = pen.Cell(plan, b.Columns.Plan) + " "
	}
	body := plan + pen.Right(number, b.Columns.Number) + " "
	body += pen.Cell(task.Text, width-4-draw.Width(body)-s.width()) + " "
	cells := s.cells(b, task)
	if current {
		return pen.Theme.Chosen.Render(pen.Pointer(true) + mark + selected + body + s.join(pen, cells, nil))
	}
	if b.Snapshot.State(task.ID).Status.IsClosed() {
		body = pen.Theme.Quiet.Render(body)
	}
	return " " + style.Render(mark+selected) + body + s.join(pen, cells, lipgloss.Style.Render)
}

// join puts the cells beside each other; without render, in no colour.
func (s strip) join(pen draw.Pen, cells []cell, render func(lipgloss.Style, ...string) string) string {
	var line strings.Builder
	for _, cell := range cells {
		text := pen.Right(cell.text+" ", s.column)
		if render != nil {
			text = render(cell.style, text)
		}
		line.WriteString(text)
	}
	return line.String()
}

// quarters is the heading of a strip of quarters, with what its marks mean at the left.
func (s strip) quarters(b *board.Board, width int) string {
	text := draw.Fill(" "+s.legend(b, width-s.width()-2)[0], width-s.width())
	for i := range s.spans {
		text += b.Pen.Right(fmt.Sprintf(b.Words.FollowUp.QuarterHead+" ", i+1), s.column)
	}
	return text
}

// legend returns lines that say what the marks of the strip are, each at most width wide.
func (s strip) legend(b *board.Board, width int) []string {
	pen, terms, labels := b.Pen, b.Words.Terms, b.Words.FollowUp
	marks, theme := taskview.MarksOf(pen), b.Pen.Theme
	count := "1/2 " + terms.Quota
	if s.column == narrowCell {
		count = "2 " + terms.Tick + "  0! " + b.Words.Year.Short
	}
	return pen.Flow([]string{
		theme.Marks.Done.Render(marks.Done) + " " + labels.YearDone,
		theme.Marks.DueSoon.Render(dueMark(pen)) + " " + labels.YearDue,
		theme.Marks.Overdue.Render(marks.Overdue) + " " + terms.Overdue,
		theme.Quiet.Render(count),
	}, "  ", width)
}
