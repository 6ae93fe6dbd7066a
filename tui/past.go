package tui

import (
	"math"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/keys"
	"duban/tui/sheet"
)

// past is the reading of events that the snapshot does not have. A plan is opened with
// its latest events; earlier ones are read when they are looked at.
type past struct {
	isReading bool
	// hasFailed keeps a failed reading from being repeated until the next key.
	hasFailed bool
	// forUndo says that an undo or redo waits for the log to say what it is about.
	forUndo bool
	// plan counts the plans that were read; what was asked of one before is dropped.
	plan int
}

// pastRead is earlier events, of tasks or of the log.
type pastRead struct {
	plan  int
	tasks []string // none for the log
	page  model.Page
	err   error
}

// historyStep is how many events of a task are read at a time: more than a year gives, as
// its extensions, references and ticks are found among them.
const historyStep = 1000

// rowsAhead is how many rows above and below the cursor have their histories read ahead.
const rowsAhead = 3

// readPast reads what is looked at and not there.
func (a *App) readPast() tea.Cmd {
	snapshot, ledger, plan := a.board.Snapshot, a.Ledger, a.past.plan
	if a.past.isReading || a.past.hasFailed || snapshot.IsWhole() {
		return nil
	}
	count, isNeeded := a.wantedLog()
	if isNeeded {
		a.past.isReading = true
		before := firstSeq(snapshot.Log)
		return func() tea.Msg {
			page, err := ledger.LogBefore(before, count)
			return pastRead{plan, nil, page, err}
		}
	}
	tasks, count := a.wantedHistories()
	if len(tasks) == 0 {
		return nil
	}
	a.past.isReading = true
	return func() tea.Msg {
		page, err := ledger.TaskLog(count, tasks...)
		return pastRead{plan, tasks, page, err}
	}
}

// wantedHistories returns the task whose history is looked at and not there, else those
// that a key or two lead to: a history that is there is drawn with the key.
func (a *App) wantedHistories() (tasks []string, count int) {
	snapshot, shown, count := a.board.Snapshot, a.shownTask(), historyStep
	if a.sheet != nil {
		if month, is := a.sheet.Page.(*sheet.Month); is {
			if tasks = month.Unknown(&a.board); len(tasks) > 0 {
				for _, task := range tasks {
					count = max(2*snapshot.KnownEvents(task), count)
				}
				return tasks, count
			}
		}
	}
	if a.sheet == nil && a.detail.IsAtEnd() {
		count = max(2*snapshot.KnownEvents(shown), count)
	}
	if shown != "" && !snapshot.HasHistory(shown, count) {
		return []string{shown}, count
	}
	if a.sheet != nil {
		return nil, 0
	}
	isKnown := func(task string) bool { return snapshot.HasHistory(task, historyStep) }
	return slices.DeleteFunc(a.tasks.Around(&a.board, rowsAhead), isKnown), historyStep
}

func firstSeq(log []model.Event) uint64 {
	if len(log) == 0 {
		return math.MaxUint64
	}
	return log[0].Seq
}

// wantedLog returns how many earlier events of the log are needed, 0 for all.
func (a *App) wantedLog() (count int, isNeeded bool) {
	if a.past.forUndo {
		return len(a.board.Snapshot.Log), true
	}
	if a.board.Filter.NeedsLog() || a.board.Order.NeedsLog() {
		return 0, true
	}
	if a.sheet == nil {
		return 0, false
	}
	switch a.sheet.Page.(type) {
	case *sheet.LookBack:
		return 0, true // where a task went on
	case *sheet.Feed:
		return len(a.board.Snapshot.Log), a.sheet.IsNearEnd()
	default:
		return 0, false
	}
}

// shownTask is the task whose history is on the screen; empty for none.
func (a *App) shownTask() string {
	switch {
	case a.sheet == nil:
		return a.tasks.Current()
	case a.sheet.Place() == keys.Feed:
		return ""
	default:
		return a.sheet.Task()
	}
}

// takePast takes earlier events in.
func (a *App) takePast(msg pastRead) tea.Cmd {
	if msg.plan != a.past.plan {
		return nil
	}
	a.past.isReading = false
	before := a.board.Snapshot
	switch {
	case msg.err != nil:
		a.past.hasFailed = true
		isDropped := a.dropUndo()
		a.fail(msg.err)
		a.board.Notice.Refused = isDropped
		return a.send() // what waited behind the undo
	case len(msg.tasks) > 0:
		after := before.WithHistory(msg.page)
		hasMore := func(task string) bool { return after.KnownEvents(task) > before.KnownEvents(task) }
		a.board.Snapshot, a.past.hasFailed = after, !slices.ContainsFunc(msg.tasks, hasMore)
	default:
		a.board.Snapshot = before.WithPage(msg.page)
		a.past.hasFailed = !a.board.Snapshot.IsWhole() && len(before.Log) == len(a.board.Snapshot.Log)
		a.refresh()
	}
	if !a.past.forUndo {
		return nil
	}
	return a.send()
}

// forgetPast gives up what is being read, as another plan is shown.
func (a *App) forgetPast() { a.past = past{plan: a.past.plan + 1} }

// dropUndo gives up the undo or redo that waits for the log, and reports whether there
// was one. A user who was leaving stays to see that.
func (a *App) dropUndo() (isDropped bool) {
	if !a.past.forUndo {
		return false
	}
	a.past.forUndo = false
	next, isDropped := a.queue.Next()
	if isDropped {
		a.queue.Drop(next)
		a.queue.Stay()
	}
	return isDropped
}

// isLogKnown reports whether the log says what an undo or redo is about.
func (a *App) isLogKnown(kind model.Kind) (isKnown bool) {
	switch snapshot := a.board.Snapshot; kind {
	case model.KindUndo:
		_, isKnown = snapshot.LastUndoable(a.By)
	case model.KindRedo:
		_, isKnown = snapshot.LastRedoable(a.By)
	default:
		isKnown = true
	}
	return isKnown
}
