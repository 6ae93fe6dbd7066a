// Package board is what all parts of the dashboard draw from: the plan, the day,
// the filter, and what follows from them. The root computes it once for each
// change and hands it to its children, who only read it.
package board

import (
	"fmt"
	"slices"
	"strings"

	"duban/model"
	"duban/tui/drafts"
	"duban/tui/draw"
	"duban/tui/keys"
	"duban/tui/layout"
	"duban/tui/words"
)

// Board is the data of one frame.
type Board struct {
	Words    *words.Words
	Pen      draw.Pen
	Spelling model.Spelling
	Keys     keys.Table
	Drafts   *drafts.Drafts
	By       string
	Permit   model.Permit
	ReadOnly bool
	NoFiles  bool // the user can't name files to read
	// HasSettings says that the user can change settings here.
	HasSettings bool

	Snapshot *model.Snapshot
	Today    model.Date
	Filter   Filter
	Order    model.TaskOrder // of the tasks shown; empty for that of the plan
	// Pinned is a task that a colleague changed under the cursor: it is shown,
	// whatever the filter says now, until the cursor moves. Empty for none.
	Pinned string

	// Derived from the above by Refresh, and Columns by the root.
	Shown    []*model.Task
	Progress model.Progress
	Columns  Columns
	Hidden   []string // the columns that the user has left out
	// Hint is the next step for a person who is new to the plan; empty once it was made.
	Hint string

	Width, Height int
	Layout        layout.Layout
	Focus         keys.Place // the pane that has it
	Place         keys.Place // the sheet, or else the pane, that has the keys
	Current       string     // the identity of the task under the cursor; may be empty
	Selected      map[string]bool
	Flashed       map[string]bool // tasks that a colleague has just changed
	// Pending are the tasks with a write on its way, each with the status asked
	// for; empty if it stays as it is.
	Pending map[string]model.Status
	// PendingParts are the same of offices' parts, by task and office.
	PendingParts map[string]map[string]model.Status
	Notice       Notice
	Leaving      bool // the user has asked to quit
}

// Columns is how wide the columns of a task's row are. They are the same for
// every filter, so that they stay in place.
type Columns struct {
	Plan, Number int
	// Side is for the offices and, at its right, the deadline: they share it, as a task of
	// many offices seldom has a long deadline.
	Side int
}

// The columns of a task's row that may be left out, by their names in the settings. The
// text is always there.
const (
	ColumnNumber  = "number"
	ColumnOffices = "offices"
	ColumnUrged   = "urged"
	ColumnDue     = "due"
)

// ColumnNames returns the names of the columns that may be left out.
func ColumnNames() []string { return []string{ColumnNumber, ColumnOffices, ColumnUrged, ColumnDue} }

// Lacks reports whether the user has left out a column.
func (b *Board) Lacks(column string) bool { return slices.Contains(b.Hidden, column) }

// Widest returns the columns that have room for both.
func (c Columns) Widest(o Columns) Columns {
	return Columns{max(c.Plan, o.Plan), max(c.Number, o.Number), max(c.Side, o.Side)}
}

// Notice is what the last line says until the next key.
type Notice struct {
	Text  string
	Alarm bool // something was refused or failed
	// Refused: it is the reason for which the ledger refused a write.
	Refused bool
}

// Say shows a text in the last line.
func (b *Board) Say(text string) { b.Notice = Notice{Text: text} }

// Sayf is Say with a format.
func (b *Board) Sayf(format string, args ...any) { b.Say(fmt.Sprintf(format, args...)) }

// Alarm shows what was refused or failed.
func (b *Board) Alarm(text string) { b.Notice = Notice{Text: text, Alarm: true} }

// Inform says what no key asked for just now. A refusal stays, as it may be unread.
func (b *Board) Inform(text string) {
	if !b.Notice.Refused {
		b.Say(text)
	}
}

// KeepRefusal puts the reason of an earlier refusal, which may be unread, before the
// line.
func (n *Notice) KeepRefusal(before Notice) {
	if before.Refused && before.Text != n.Text {
		n.Text = strings.TrimSpace(before.Text + "  " + n.Text)
		n.Alarm, n.Refused = true, true
	}
}

// Refresh computes what follows from the snapshot, the filter and the day.
func (b *Board) Refresh() { b.RefreshSince(nil) }

// RefreshSince is Refresh where the figures are known for an earlier board; nil for none.
func (b *Board) RefreshSince(before *Board) {
	if before != nil && before.Today == b.Today {
		b.Progress = b.Snapshot.ProgressSince(before.Snapshot, before.Progress, b.Today)
	} else {
		b.Progress = b.Snapshot.Progress(b.Today)
	}
	b.Shown = b.Snapshot.SortTasks(b.withPinned(b.Filter.Tasks(b.Snapshot, b.Today, b.Spelling)), b.Order)
	b.Hint = b.hint()
}

// withPinned adds the pinned task in its place.
func (b *Board) withPinned(shown []*model.Task) []*model.Task {
	pinned := b.Snapshot.Task(b.Pinned)
	if pinned == nil || slices.Contains(shown, pinned) {
		return shown
	}
	at := 0
	for i := range b.Snapshot.Plan.Tasks {
		task := &b.Snapshot.Plan.Tasks[i]
		if task == pinned {
			break
		}
		if at < len(shown) && shown[at] == task {
			at++
		}
	}
	return slices.Insert(shown, at, pinned)
}

// Task returns the task under the cursor, or nil.
func (b *Board) Task() *model.Task { return b.Snapshot.Task(b.Current) }

// Name returns what a task is called: its number, as far as that is unique.
func (b *Board) Name(id string) string { return b.Snapshot.Name(id) }

// Status returns a task's status as the screen shows it, and whether a write of
// it is on its way.
func (b *Board) Status(id string) (status model.Status, pending bool) {
	asked, pending := b.Pending[id]
	if asked != "" {
		return asked, true
	}
	return b.Snapshot.State(id).Status, pending
}

// HasSubmitted reports whether what offices mark as done waits to be accepted, or did when
// it was marked.
func (b *Board) HasSubmitted() bool {
	return b.Snapshot.Plan.Approval || b.Progress.ToAccept > 0
}

// MarkedAs returns the status that a mark by the user gives: where the plan has approval on,
// what an office marks as done is submitted.
func (b *Board) MarkedAs(to model.Status) model.Status {
	return b.Permit.Submitting(b.Snapshot.Plan, model.Change{Kind: model.KindMark, To: to}).To
}

// Standing returns how far a task is today.
func (b *Board) Standing(task *model.Task) model.TaskProgress {
	return b.Snapshot.TaskProgress(task, b.Today)
}

// Category returns the heading of a task's category; empty if it has none.
func (b *Board) Category(task *model.Task) string {
	if task.Category < 0 || task.Category >= len(b.Snapshot.Plan.Categories) {
		return ""
	}
	return b.Snapshot.Plan.Categories[task.Category].Heading()
}

// Percent returns how many percent of all are done; 0 of nothing.
func Percent(done, total int) int {
	if total == 0 {
		return 0
	}
	return model.Count{Done: done, Total: total}.Rate()
}

// Scroll returns the first row to show so that the row at is visible. When that
// leaves the window, it scrolls by half a page: each step repaints every row.
func Scroll(top, at, count, rows int) int {
	if rows <= 0 {
		return 0
	}
	if at < top {
		top = min(at, top-rows/2)
	}
	if at >= top+rows {
		top = max(at-rows+1, top+rows/2)
	}
	return min(max(top, 0), max(count-rows, 0))
}
