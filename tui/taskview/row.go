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

// maxNumber and maxDue are how many columns a number and a deadline take at most.
const (
	maxNumber = 6
	maxDue    = 14
)

// Measure returns the columns for all tasks of the plan.
func Measure(b *board.Board) board.Columns {
	m := newMeasure(b)
	// A done task shows its day in the last column: the columns must not move when
	// the first task is done.
	all := board.Columns{Due: min(m.width(fmt.Sprintf(b.Words.Screen.Panes.Settled, "01-02")), maxDue)}
	for i := range b.Snapshot.Plan.Tasks {
		all = all.Widest(m.columns(&b.Snapshot.Plan.Tasks[i]))
	}
	return all
}

// MeasureSince is Measure where the columns are known for an earlier board; nil for none.
func MeasureSince(before, b *board.Board) board.Columns {
	if before == nil || before.Today != b.Today {
		return Measure(b)
	}
	changed, isKnown := b.Snapshot.ChangedSince(before.Snapshot)
	if !isKnown {
		return Measure(b)
	}
	all, then, now := before.Columns, newMeasure(before), newMeasure(b)
	for _, id := range changed {
		task := b.Snapshot.Task(id)
		if task == nil {
			continue
		}
		was, is := then.columns(task), now.columns(task)
		if was.Number == all.Number && is.Number < was.Number || was.Offices == all.Offices && is.Offices < was.Offices ||
			was.Due == all.Due && is.Due < was.Due || was.Urged == all.Urged && is.Urged < was.Urged {
			return Measure(b) // others may be as wide, or not
		}
		all = all.Widest(is)
	}
	return all
}

// measure measures the cells of tasks. Most tasks of a plan have the same few offices.
type measure struct {
	board  *board.Board
	widths map[string]int
}

func newMeasure(b *board.Board) *measure { return &measure{b, map[string]int{}} }

// width measures a text as it is drawn.
func (m *measure) width(text string) int {
	width, isKnown := m.widths[text]
	if !isKnown {
		width = draw.Width(m.board.Pen.Text(text))
		m.widths[text] = width
	}
	return width
}

// columns returns how wide the cells of a task are.
func (m *measure) columns(task *model.Task) board.Columns {
	plan, number := m.board.Snapshot.PlanAndNumber(task.ID)
	return board.Columns{
		Plan:    m.width(plan),
		Number:  min(draw.Width(m.board.Pen.Text(number)), maxNumber),
		Offices: m.width(officesText(m.board, task)),
		Urged:   m.width(urgeCell(m.board, task)),
		Due:     min(m.width(DueToday(m.board, task).Text), maxDue),
	}
}

// Line draws a task in one row: mark, its plan where several are shown, number, text, offices, deadline.
func (r Row) Line(b *board.Board, task *model.Task) string {
	pen, columns, standing := b.Pen, r.Columns, b.Standing(task)
	offices := min(columns.Offices, max(r.Width/4, 10))
	if r.Width < layout.MinWidth-2 {
		// Beside an open drawer there is room for the text alone.
		offices, columns.Plan, columns.Urged, columns.Due = 0, 0, 0, 0
	}
	plan, number := b.Snapshot.PlanAndNumber(task.ID)
	if columns.Plan > 0 {
		plan = pen.Cell(plan, columns.Plan) + " "
	}
	selected := " "
	if b.Selected[task.ID] {
		selected = pen.SelectedMark()
	}
	mark, markStyle := StatusMark(b, task, standing)
	urged := ""
	if columns.Urged > 0 {
		urged = pen.Cell(urgeCell(b, task), columns.Urged) + " "
	}
	text := r.Width - 1 - 2 - draw.Width(plan) - columns.Number - 1 - 1 - offices - 1 - draw.Width(urged) - columns.Due - 1
	parts := []string{
		pen.Pointer(r.Current), mark + selected, plan, pen.Right(number, columns.Number) + " ",
		pen.Cell(task.Text, text) + " ", pen.Cell(officesCell(b, task), offices) + " ", urged, pen.Right(r.Due.Text, columns.Due), " ",
	}
	switch plain := strings.Join(parts, ""); {
	case r.Current && r.Focused:
		return pen.Theme.Chosen.Render(plain)
	case b.Flashed[task.ID]:
		return pen.Theme.Flashed.Render(plain)
	case r.Current:
		return pen.Theme.Title.Render(plain)
	}
	body := strings.Join(parts[3:6], "")
	if standing.Status.IsClosed() {
		body = pen.Theme.Quiet.Render(body)
	}
	if strings.TrimSpace(urged) != "" {
		urged = UrgeStyle(b, b.Snapshot.State(task.ID).TimesUrged(), standing).Render(urged)
	}
	if plan != "" {
		plan = pen.Theme.Quiet.Render(plan)
	}
	return parts[0] + markStyle.Render(parts[1]) + plan + body + urged + r.Due.Style.Render(parts[7]) + parts[8]
}

// officesCell returns who acts, after how many of several leads have done their part.
func officesCell(b *board.Board, task *model.Task) string { return b.Pen.Text(officesText(b, task)) }

func officesText(b *board.Board, task *model.Task) string {
	return strings.TrimSpace(PartCount(b, task) + " " + words.Acting(task))
}
