package taskview

import (
	"fmt"
	"strings"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/layout"
	"duban/tui/words"
)

// Row is what a task's row shows besides the task.
type Row struct {
	Columns board.Columns
	Due     Due
	Width   int
	Current bool // the cursor is on it
	Focused bool // its pane has the focus
}

// Measure returns the columns for all tasks of the plan.
func Measure(b *board.Board) board.Columns {
	// A done task shows its day in the last column: the columns must not move when
	// the first task is done.
	due := draw.Width(b.Pen.Text(fmt.Sprintf(b.Words.Screen.Panes.Settled, "01-02")))
	number, offices := 0, 0
	for i := range b.Snapshot.Plan.Tasks {
		task := &b.Snapshot.Plan.Tasks[i]
		number = max(number, draw.Width(b.Pen.Text(b.Name(task.ID))))
		offices = max(offices, draw.Width(officesCell(b, task)))
		due = max(due, draw.Width(b.Pen.Text(DueToday(b, task).Text)))
	}
	return board.Columns{Number: min(number, 6), Offices: offices, Due: min(due, 14)}
}

// Line draws a task in one row: mark, number, text, offices, deadline.
func (r Row) Line(b *board.Board, task *model.Task) string {
	pen, columns, standing := b.Pen, r.Columns, b.Standing(task)
	offices := min(columns.Offices, max(r.Width/4, 10))
	if r.Width < layout.MinWidth-2 {
		// Beside an open drawer there is room for the text alone.
		offices, columns.Due = 0, 0
	}
	selected := " "
	if b.Selected[task.ID] {
		selected = pen.SelectedMark()
	}
	mark, markStyle := StatusMark(b, task, standing)
	text := r.Width - 1 - 2 - columns.Number - 1 - 1 - offices - 1 - columns.Due - 1
	parts := []string{
		pen.Pointer(r.Current), mark + selected, pen.Right(b.Name(task.ID), columns.Number) + " ",
		pen.Cell(task.Text, text) + " ", pen.Cell(officesCell(b, task), offices) + " ", pen.Right(r.Due.Text, columns.Due), " ",
	}
	switch plain := strings.Join(parts, ""); {
	case r.Current && r.Focused:
		return pen.Theme.Chosen.Render(plain)
	case b.Flashed[task.ID]:
		return pen.Theme.Flashed.Render(plain)
	case r.Current:
		return pen.Theme.Title.Render(plain)
	}
	body := strings.Join(parts[2:5], "")
	if standing.Status.IsClosed() {
		body = pen.Theme.Quiet.Render(body)
	}
	return parts[0] + markStyle.Render(parts[1]) + body + r.Due.Style.Render(parts[5]) + parts[6]
}

// officesCell returns who acts, after how many of several leads have done their part.
func officesCell(b *board.Board, task *model.Task) string {
	return b.Pen.Text(strings.TrimSpace(PartCount(b, task) + " " + words.Acting(task)))
}
