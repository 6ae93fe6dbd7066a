package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"duban/model"
	"duban/tui/draw"
	"duban/tui/keys"
	"duban/tui/words"
)

// columns is how wide the columns of the tasks are, so that they stay where
// they are whatever is filtered.
type columns struct{ number, offices, due int }

// measure works out the columns from all tasks of the plan.
func (a *App) measure() columns {
	// A task that is done says so in the last column: the columns must not move
	// when the first one is marked.
	c := columns{due: draw.Width(a.Pen.Text(fmt.Sprintf(a.Words.Screen.Panes.Settled, "01-02")))}
	for i := range a.snapshot.Plan.Tasks {
		task := &a.snapshot.Plan.Tasks[i]
		due := a.dueCell(task, a.snapshot.Standing(task, a.today))
		c.number = max(c.number, draw.Width(a.Pen.Text(a.name(task.ID))))
		c.offices = max(c.offices, draw.Width(a.officesCell(task)))
		c.due = max(c.due, draw.Width(a.Pen.Text(due.text)))
	}
	return columns{min(c.number, 6), c.offices, min(c.due, 14)}
}

func (a *App) tasksPane() []string {
	size, focused := a.layout.tasks, a.focus == keys.Tasks
	var lines []string
	for i := a.taskTop; i < min(a.taskTop+size.rows(), len(a.shown)); i++ {
		lines = append(lines, a.taskLine(a.shown[i], a.columns, a.dueToday(a.shown[i]), size.columns(), i == a.row, focused))
	}
	if len(a.shown) == 0 {
		lines = append(lines, "", " "+a.Pen.Theme.Quiet.Render(a.Pen.Cut(a.Words.Screen.Panes.Empty, size.columns()-2)))
	}
	return a.Pen.Box(draw.Box{
		Title: a.tasksTitle(size.width), Foot: a.below(len(a.shown) - a.taskTop - size.rows()),
		Width: size.width, Height: size.height, Heavy: focused, Lines: lines,
	})
}

// tasksTitle tells the filter in words and how many of how many it lets
// through; the figures stay whole when the words have to be cut.
func (a *App) tasksTitle(width int) string {
	figures := fmt.Sprintf("%d/%d", len(a.shown), len(a.snapshot.Plan.Tasks))
	if marked := a.markedWords(); marked != "" {
		figures += "   " + marked
	}
	room := width - draw.Width(a.paneTitle(keys.Tasks, "")) - draw.Width(figures) - 14
	if filter := a.Pen.Cut(a.filterWords(), room); filter != "" {
		return a.paneTitle(keys.Tasks, filter+"   "+figures)
	}
	return a.paneTitle(keys.Tasks, figures)
}

// taskLine draws a task in one row: mark, number, text, offices, deadline.
func (a *App) taskLine(task *model.Task, c columns, due dueCell, width int, current, focused bool) string {
	standing := a.snapshot.Standing(task, a.today)
	offices := min(c.offices, max(width/4, 10))
	if width < minWidth-2 {
		// Beside an open drawer there is room for the text alone.
		offices, c.due = 0, 0
	}
	mark, markStyle := a.statusMark(task, standing)
	text := width - 1 - 2 - c.number - 1 - 1 - offices - 1 - c.due - 1
	parts := []string{
		a.pointer(current), mark + a.markSign(task), a.Pen.Right(a.name(task.ID), c.number) + " ",
		a.Pen.Cell(task.Text, text) + " ", a.Pen.Cell(a.officesCell(task), offices) + " ", a.Pen.Right(due.text, c.due), " ",
	}
	switch plain := strings.Join(parts, ""); {
	case current && focused:
		return a.Pen.Theme.Chosen.Render(plain)
	case a.flash.tasks[task.ID]:
		return a.Pen.Theme.Flashed.Render(plain)
	case current:
		return a.Pen.Theme.Title.Render(plain)
	}
	body := strings.Join(parts[2:5], "")
	if standing.Status == model.Done {
		body = a.Pen.Theme.Quiet.Render(body)
	}
	return parts[0] + markStyle.Render(parts[1]) + body + due.style.Render(parts[5]) + parts[6]
}

// statusMarks are those of a task that is not begun, in progress, done, late,
// and still on its way to the ledger.
func (a *App) statusMarks() []string {
	if a.Pen.ASCII {
		return []string{"-", "~", "x", "!", "?"}
	}
	return []string{"○", "◐", "✓", "●", "◌"}
}

// statusMark is the mark of a task's status. What is late has a mark of its
// own, and so has what is still on its way to the ledger.
func (a *App) statusMark(task *model.Task, standing model.Standing) (string, lipgloss.Style) {
	theme := a.Pen.Theme
	marks := a.statusMarks()
	status, pending := a.status(task.ID)
	switch {
	case pending:
		return marks[4], theme.Title
	case status == model.Done:
		return marks[2], theme.Done
	case standing.Overdue:
		return marks[3], theme.Overdue
	case status == model.Doing:
		return marks[1], theme.Doing
	default:
		return marks[0], lipgloss.NewStyle()
	}
}

// officesCell tells who acts.
func (a *App) officesCell(task *model.Task) string { return a.Pen.Text(words.Acting(task)) }

// dueCell is what the last column says.
type dueCell struct {
	text  string
	style lipgloss.Style
}

func (a *App) dueToday(task *model.Task) dueCell {
	return a.dueCell(task, a.snapshot.Standing(task, a.today))
}

// dueCell tells in a few words when a task is due, or how its quota stands.
func (a *App) dueCell(task *model.Task, standing model.Standing) dueCell {
	terms, theme := a.Words.Terms, a.Pen.Theme
	switch {
	case standing.Status == model.Done:
		day := model.DateOf(a.snapshot.State(task.ID).DoneAt)
		return dueCell{fmt.Sprintf(a.Words.Screen.Panes.Settled, day.String()[len("2006-"):]), theme.Quiet}
	case standing.Overdue:
		return dueCell{fmt.Sprintf(terms.OverdueDays, -standing.DaysLeft), theme.Overdue}
	case standing.DueSoon && standing.DaysLeft == 0:
		return dueCell{terms.DueToday, theme.DueSoon}
	case standing.DueSoon:
		return dueCell{fmt.Sprintf(terms.DaysLeft, standing.DaysLeft), theme.DueSoon}
	case !standing.Due.IsZero():
		return dueCell{a.shortDate(standing.Due), theme.Quiet}
	case task.Quota != nil && standing.Behind:
		// The word says it where there are no colours; the detail tells the period.
		return dueCell{fmt.Sprintf(terms.QuotaCount, terms.Behind, standing.Ticks, task.Quota.AtLeast), theme.Behind}
	case task.Quota != nil:
		return dueCell{a.quotaCount(task, standing), theme.Quiet}
	case task.Ongoing:
		return dueCell{terms.Ongoing, theme.Quiet}
	}
	return dueCell{"", lipgloss.NewStyle()}
}
