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

// How many columns a number and a deadline take at most, the offices at least, and the gap
// between the offices and the deadline.
const (
	maxNumber  = 6
	maxDue     = 14
	minOffices = 8
	sideGap    = 2
)

// SideOf returns how wide offices and deadline are together where the deadline takes so
// many columns and the offices are short.
func SideOf(due int) int { return minOffices + sideGap + due }

// Measure returns the columns for all tasks of the plan.
func Measure(b *board.Board) board.Columns {
	m := newMeasure(b)
	// A done task shows its day at the right: the columns must not move when the first
	// task is done. Its offices may be cut, see columns.
	var all board.Columns
	if !b.Lacks(board.ColumnDue) {
		all.Side = SideOf(min(m.width(fmt.Sprintf(b.Words.Screen.Panes.Settled, "01-02")), maxDue))
	}
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
		if was.Number == all.Number && is.Number < was.Number || was.Side == all.Side && is.Side < was.Side {
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
	standing, side := m.board.Standing(task), m.width(officesText(m.board, task))
	if !standing.Status.IsClosed() {
		due := 0
		if !m.board.Lacks(board.ColumnDue) {
			due = min(m.width(dueCell(m.board, task, standing).Text), maxDue)
		}
		if urged := m.width(urgeCell(m.board, task)); urged > 0 {
			due += urged + 1
		}
		if due > 0 {
			side += sideGap + due
		}
	}
	return board.Columns{Plan: m.width(plan), Number: min(draw.Width(m.board.Pen.Text(numberText(m.board, number))), maxNumber), Side: side}
}

// Line draws a task in one row: mark, its plan where several are shown, number, text,
// offices, how often it was urged and its deadline.
func (r Row) Line(b *board.Board, task *model.Task) string {
	pen, columns, standing := b.Pen, r.Columns, b.Standing(task)
	side := min(columns.Side, max(r.Width*2/5, SideOf(minOffices)))
	if b.Lacks(board.ColumnDue) {
		r.Due.Text = ""
	}
	if r.Width < layout.MinWidth-2 {
		// Beside an open drawer there is room for the text alone.
		side, columns.Plan = 0, 0
	}
	plan, number := b.Snapshot.PlanAndNumber(task.ID)
	number = numberText(b, number)
	if columns.Plan > 0 {
		plan = pen.Cell(plan, columns.Plan) + " "
	}
	selected := " "
	if b.Selected[task.ID] {
		selected = pen.SelectedMark()
	}
	mark, markStyle := StatusMark(b, task, standing)
	offices, urged, due := r.side(b, task, side)
	text := r.Width - 1 - 2 - draw.Width(plan) - columns.Number - 1 - 1 - side - 1
	body := pen.Right(number, columns.Number) + " " + pen.Cell(task.Text, text) + " " + offices
	switch plain := pen.Pointer(r.Current) + mark + selected + plan + body + urged + due + " "; {
	case r.Current && r.Focused:
		return pen.Theme.Chosen.Render(plain)
	case b.Flashed[task.ID]:
		return pen.Theme.Flashed.Render(plain)
	case r.Current:
		return pen.Theme.Title.Render(plain)
	}
	if standing.Status.IsClosed() {
		body = pen.Theme.Quiet.Render(body)
	}
	if urged != "" {
		urged = UrgeStyle(b, b.Snapshot.State(task.ID).TimesUrged(), standing).Render(urged)
	}
	if plan != "" {
		plan = pen.Theme.Quiet.Render(plan)
	}
	return pen.Pointer(false) + markStyle.Render(mark+selected) + plan + body + urged + r.Due.Style.Render(due) + " "
}

// side returns the offices, how often they were urged, and the deadline, width columns
// wide in all. The deadline is whole as far as there is room.
func (r Row) side(b *board.Board, task *model.Task, width int) (offices, urged, due string) {
	due = b.Pen.Cut(r.Due.Text, min(width, maxDue))
	if urged = urgeCell(b, task); urged != "" && due != "" {
		urged += " "
	}
	if draw.Width(urged)+draw.Width(due) > width {
		urged = ""
	}
	room := width - draw.Width(urged) - draw.Width(due)
	if room < width {
		offices = b.Pen.Cut(officesText(b, task), room-sideGap)
		return draw.Fill(offices, room), urged, due
	}
	return b.Pen.Cell(officesText(b, task), room), urged, due
}

// officesText returns who acts, after how many of several leads have done their part.
func officesText(b *board.Board, task *model.Task) string {
	if b.Lacks(board.ColumnOffices) {
		return ""
	}
	return strings.TrimSpace(PartCount(b, task) + " " + words.Acting(task))
}

// numberText returns the number as the row shows it.
func numberText(b *board.Board, number string) string {
	if b.Lacks(board.ColumnNumber) {
		return ""
	}
	return number
}
