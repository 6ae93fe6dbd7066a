package sheet

import (
	"fmt"
	"strings"

	"duban/model"
	"duban/tui/board"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/taskview"
)

// Month is what to look at in a month: what is due, which quotas are short, and
// which tasks had no change for 30 days.
type Month struct {
	month model.Month
	view  model.MonthView // of the month, and of:
	of    *model.Snapshot
	day   model.Date
}

// NewMonth returns the current month.
func NewMonth(b *board.Board) *Month { return &Month{month: model.MonthOf(b.Today)} }

// Place implements Page.
func (*Month) Place() keys.Place { return keys.Month }

// Unknown returns the tasks of which the snapshot does not say how long they are silent.
func (m *Month) Unknown(b *board.Board) []string { return b.Snapshot.UnknownSilence(m.month, b.Today) }

// monthView computes the month, once for all frames that show the same.
func (m *Month) monthView(b *board.Board) model.MonthView {
	if m.of != b.Snapshot || m.day != b.Today || m.view.Month != m.month {
		m.view, m.of, m.day = b.Snapshot.MonthView(m.month, b.Today), b.Snapshot, b.Today
	}
	return m.view
}

// Content implements Page.
func (m *Month) Content(b *board.Board, width int) Content {
	view, labels := m.monthView(b), b.Words.Year
	content := Content{Title: fmt.Sprintf("%s %s", b.Words.FollowUp.Month, m.month)}
	dueToday := func(task *model.Task) taskview.Due { return taskview.DueToday(b, task) }
	dueInMonth := func(task *model.Task) taskview.Due { return taskview.DueIn(b, m.month, task) }
	for _, part := range []struct {
		head  string
		tasks []*model.Task
		due   func(*model.Task) taskview.Due
	}{
		{labels.MonthDue, view.Due, dueToday},
		{labels.MonthShort, view.Unmet, dueInMonth},
		{labels.MonthSilent, view.Silent, dueToday},
	} {
		content.Rows = append(content.Rows, headingRow(b, fmt.Sprintf(part.head, len(part.tasks)), width))
		for _, task := range part.tasks {
			// A task can be in several parts.
			content.Rows = append(content.Rows, taskRow(b, part.head+rowMark+task.ID, task, monthColumns(b), part.due, width))
		}
	}
	return content
}

// monthColumns are columns with room for a period of another month: 2021-11 10/12.
func monthColumns(b *board.Board) board.Columns {
	columns := b.Columns
	columns.Side = max(columns.Side, taskview.SideOf(len("2021-11 10/12")))
	return columns
}

// rowMark is between what a row is and the task that it is about.
const rowMark = "|"

func taskOfRow(id string) string { return id[strings.LastIndex(id, rowMark)+1:] }

// About implements Page.
func (*Month) About(b *board.Board, id string, width int) []string {
	return taskview.Summary(b, taskOfRow(id), width)
}

// Update implements Page: it changes the month, or goes to the current task.
func (m *Month) Update(_ *board.Board, action keys.Action, id string) effect.Effect {
	switch action {
	case keys.LeftPane:
		m.month = m.month.Add(-1)
	case keys.RightPane:
		m.month = m.month.Add(1)
	case keys.Open:
		return effect.Jump{Task: taskOfRow(id)}
	}
	return nil
}
