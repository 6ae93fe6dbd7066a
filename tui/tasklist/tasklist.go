// Package tasklist is the list of tasks that pass the filter: the cursor, which
// follows its task and not its row, and the selected tasks.
package tasklist

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

// Model is the state of the list.
type Model struct {
	current  string // the identity of the task under the cursor
	row      int    // its row among the tasks shown
	top      int    // the first row on the screen
	selected map[string]bool
	asked    string // the tasks with open parts that the last key asked about
}

// New returns a list with nothing selected.
func New() *Model { return &Model{selected: map[string]bool{}} }

// Current returns the identity of the task under the cursor; empty if none is
// shown.
func (m *Model) Current() string { return m.current }

// Selected returns the identities of the selected tasks. It is only read.
func (m *Model) Selected() map[string]bool { return m.selected }

// Around returns the tasks at most so many rows from the cursor, that under it left out.
func (m *Model) Around(b *board.Board, rows int) []string {
	var around []string
	for i := max(m.row-rows, 0); i < min(m.row+rows+1, len(b.Shown)); i++ {
		if i != m.row {
			around = append(around, b.Shown[i].ID)
		}
	}
	return around
}

// Show puts the cursor on a task, once it is shown.
func (m *Model) Show(task string) { m.current = task }

// Reset puts the cursor on the first row and selects nothing.
func (m *Model) Reset() { *m = *New() }

// Follow puts the cursor on its task among those shown now; if it is not shown,
// the cursor stays on its row.
func (m *Model) Follow(b *board.Board) {
	row := slices.IndexFunc(b.Shown, func(t *model.Task) bool { return t.ID == m.current })
	if row < 0 {
		row = min(m.row, len(b.Shown)-1)
	}
	m.moveTo(b, row)
}

func (m *Model) moveTo(b *board.Board, row int) {
	m.row = min(max(row, 0), max(len(b.Shown)-1, 0))
	m.current = ""
	if len(b.Shown) > 0 {
		m.current = b.Shown[m.row].ID
	}
	m.Scroll(b)
}

// PointAt puts the cursor on a row of the screen, from 0.
func (m *Model) PointAt(b *board.Board, row int) effect.Effect {
	if at := m.top + row; row >= 0 && at < len(b.Shown) {
		m.moveTo(b, at)
	}
	return m.unpin(b)
}

// unpin lets go of the pinned task once the cursor has left it.
func (m *Model) unpin(b *board.Board) effect.Effect {
	if b.Pinned != "" && b.Pinned != m.current {
		return effect.Unpin{}
	}
	return nil
}

// Scroll makes the cursor visible.
func (m *Model) Scroll(b *board.Board) {
	m.top = board.Scroll(m.top, m.row, len(b.Shown), b.Layout.Tasks.Rows())
}

// Update moves the cursor, selects tasks, or marks them.
func (m *Model) Update(b *board.Board, action keys.Action) effect.Effect {
	switch {
	case action.IsMovement():
		m.moveTo(b, action.Move(m.row, len(b.Shown), b.Layout.Tasks.Rows()))
		return m.unpin(b)
	case action == keys.SelectTask:
		task := b.Task()
		if task == nil {
			return effect.Alarm{Text: b.Words.Screen.Notice.NoTask}
		}
		m.toggle([]*model.Task{task})
		if b.Focus == keys.Tasks {
			m.moveTo(b, m.row+1) // as one selects several in a row
		}
	case action == keys.SelectShown:
		m.toggle(b.Shown)
		return effect.Say{Text: m.selectedWords(b)}
	case action == keys.ToggleDone:
		return m.mark(b, model.Done)
	case action == keys.ToggleDoing:
		return m.mark(b, model.Doing)
	}
	return nil
}

// View draws the list.
func (m *Model) View(b *board.Board) []string {
	size, focused := b.Layout.Tasks, b.Focus == keys.Tasks
	var lines []string
	for i := m.top; i < min(m.top+size.Rows(), len(b.Shown)); i++ {
		row := taskview.Row{
			Columns: b.Columns, Due: taskview.DueToday(b, b.Shown[i]), Width: size.Columns(), Current: i == m.row, Focused: focused,
		}
		lines = append(lines, row.Line(b, b.Shown[i]))
	}
	if len(b.Shown) == 0 {
		lines = append(lines, "")
		for _, line := range emptyLines(b, size.Columns()-2) {
			lines = append(lines, " "+b.Pen.Theme.Quiet.Render(line))
		}
	}
	return b.Pen.Box(draw.Box{
		Title: m.title(b), Foot: b.Pen.More(len(b.Shown) - m.top - size.Rows()),
		Width: size.Width, Height: size.Height, Heavy: focused, Lines: lines,
	})
}

// emptyLines says why no task is shown, and what to do.
func emptyLines(b *board.Board, width int) []string {
	hints := b.Words.Screen.Hints
	if b.HasPlan() {
		return b.Pen.Wrap(b.Words.Screen.Panes.Empty, width)
	}
	var lines []string
	for i, line := range hints.Empty {
		switch {
		case i > 0 && !b.MayImport():
			line = hints.EmptyOthers
		case i > 0 && b.NoFiles:
			line = hints.EmptyNoFiles
		}
		lines = append(lines, b.Pen.Wrap(line, width)...)
	}
	return lines
}

// title draws the filter in words and how many of how many tasks pass it. The
// figures stay whole when the words have to be cut.
func (m *Model) title(b *board.Board) string {
	figures := fmt.Sprintf("%d/%d", len(b.Shown), len(b.Snapshot.Plan.Tasks))
	if selected := m.selectedWords(b); selected != "" {
		figures += "   " + selected
	}
	if b.Order != "" && b.Order != model.TasksByNumber {
		figures += "   " + fmt.Sprintf(b.Words.Finding.SortedBy, b.Words.Finding.Orders.Of(b.Order))
	}
	room := b.Layout.Tasks.Width - draw.Width(b.PaneTitle(keys.Tasks, "")) - draw.Width(figures) - 14
	if filter := b.Pen.Cut(b.FilterWords(), room); filter != "" {
		return b.PaneTitle(keys.Tasks, filter+"   "+figures)
	}
	title := b.PaneTitle(keys.Tasks, figures)
	if hint := b.Pen.Text(b.Hint); hint != "" && draw.Width(title)+draw.Width(hint)+9 <= b.Layout.Tasks.Width {
		title += "  " + b.Pen.Theme.Quiet.Render(hint)
	}
	return title
}
