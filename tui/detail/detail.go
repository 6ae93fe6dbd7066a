// Package detail is the pane with all that is known of the task under the cursor.
package detail

import (
	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/keys"
	"duban/tui/scroll"
	"duban/tui/taskview"
)

// Model is the state of the pane.
type Model struct {
	task    string // the one that is shown
	port    scroll.Port
	history history
}

// history is the wrapped history of a task. A year of it takes longer to wrap
// than the rest of the screen takes to draw, and most keys leave it as it is.
type history struct {
	of    historyKey
	lines []string
}

// historyKey is what the lines of a history depend on.
type historyKey struct {
	plan          *model.Plan
	revision      uint64
	today         model.Date
	task          string
	events, width int
}

// Update scrolls by a movement.
func (m *Model) Update(b *board.Board, action keys.Action) {
	m.show(b)
	m.port.Update(action)
}

// Top returns to the first line.
func (m *Model) Top() { m.port.Top() }

// Forget drops what was drawn with another pen.
func (m *Model) Forget() { m.history = history{} }

// IsAtEnd reports whether the last line is in the window.
func (m *Model) IsAtEnd() bool { return m.port.IsAtEnd() }

// show puts the lines of the task under the cursor in the window and returns how many
// there are.
func (m *Model) show(b *board.Board) int {
	size := b.Layout.Detail
	if m.task != b.Current {
		m.task = b.Current
		m.port.Top()
	}
	lines := m.lines(b, size.Columns())
	m.port.Show(lines, size.Columns(), size.Rows())
	return len(lines)
}

// View draws the pane.
func (m *Model) View(b *board.Board) []string {
	count := m.show(b)
	lines, below := m.port.View()
	title := ""
	if task := b.Task(); task != nil {
		title = b.Name(task.ID)
		if heading := b.Category(task); !b.Layout.Sidebar && heading != "" {
			title += " · " + heading
		}
	}
	size := b.Layout.Detail
	if b.Layout.Beside { // no higher than the tasks, unless there is more to show
		size.Height = min(size.Height, max(b.Layout.Tasks.Height, count+2))
	}
	return b.Pen.Box(draw.Box{
		Title: b.PaneTitle(keys.Detail, title), Foot: b.Pen.More(below),
		Width: size.Width, Height: size.Height, Heavy: b.Focus == keys.Detail, Lines: lines,
	})
}

// lines returns all lines of the pane, width columns wide.
func (m *Model) lines(b *board.Board, width int) []string {
	task := b.Task()
	if task == nil {
		return []string{" " + b.Pen.Theme.Quiet.Render(b.Words.Screen.Detail.NoTask)}
	}
	lines := taskview.Returned(b, task, width-2) // what the office has to see first
	if b.Layout.Sidebar {
		lines = append(lines, b.Pen.Theme.Title.Render(b.Pen.Cut(b.Category(task), width-2)))
	}
	lines = append(lines, b.Pen.Wrap(b.Pen.Text(task.Text), width-2)...)
	if b.Layout.Sidebar {
		lines = append(lines, "")
	}
	lines = append(lines, taskview.Facts(b, task, width-2)...)
	lines = append(lines, taskview.Parts(b, task, width-2)...)
	lines = append(lines, taskview.Reports(b, task, width-2)...)
	lines = append(lines, taskview.Periods(b, task, width-2)...)
	lines = append(lines, taskview.References(b, task, width-2)...)
	lines = append(lines, taskview.Ticks(b, task, width-2)...)
	if b.Layout.Sidebar {
		lines = append(lines, "")
	}
	lines = append(lines, m.historyLines(b, task, width-2)...)
	for i, line := range lines {
		lines[i] = " " + line
	}
	return lines
}

// historyLines returns the history of a task, wrapped anew if it has changed.
func (m *Model) historyLines(b *board.Board, task *model.Task, width int) []string {
	s := b.Snapshot
	if of := (historyKey{s.Plan, s.Revision, b.Today, task.ID, s.KnownEvents(task.ID), width}); m.history.of != of {
		m.history = history{of, taskview.History(b, task.ID, width)}
	}
	return m.history.lines
}
