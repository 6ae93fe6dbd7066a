package tui

import (
	"math"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/detail"
	"duban/tui/keys"
	"duban/tui/queue"
	"duban/tui/sheet"
	"duban/tui/tasklist"
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

// forget gives up what is being read, as another plan is shown.
func (p *past) forget() { *p = past{plan: p.plan + 1} }

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
	shown := shownPast{board: &a.board, sheet: a.sheet, tasks: a.tasks, detail: &a.detail}
	count, isNeeded := shown.wantedLog(a.past.forUndo)
	if isNeeded {
		a.past.isReading = true
		before := firstSeq(snapshot.Log)
		return func() tea.Msg {
			page, err := ledger.LogBefore(before, count)
			return pastRead{plan, nil, page, err}
		}
	}
	tasks, count := shown.wantedHistories()
	if len(tasks) == 0 {
		return nil
	}
	a.past.isReading = true
	return func() tea.Msg {
		page, err := ledger.TaskLog(count, tasks...)
		return pastRead{plan, tasks, page, err}
	}
}

// shownPast is what shows the past.
type shownPast struct {
	board  *board.Board
	sheet  *sheet.Model // nil if none is open
	tasks  *tasklist.Model
	detail *detail.Model
}

// wantedHistories returns the task whose history is looked at and not there, else those
// that a key or two lead to: a history that is there is drawn with the key.
func (s shownPast) wantedHistories() (tasks []string, count int) {
	snapshot, shown, count := s.board.Snapshot, s.task(), historyStep
	if s.sheet != nil {
		if month, is := s.sheet.Page.(*sheet.Month); is {
			if tasks = month.Unknown(s.board); len(tasks) > 0 {
				for _, task := range tasks {
					count = max(2*snapshot.KnownEvents(task), count)
				}
				return tasks, count
			}
		}
	}
	if s.sheet == nil && s.detail.IsAtEnd() {
		count = max(2*snapshot.KnownEvents(shown), count)
	}
	if shown != "" && !snapshot.HasHistory(shown, count) {
		return []string{shown}, count
	}
	if s.sheet != nil {
		return nil, 0
	}
	isKnown := func(task string) bool { return snapshot.HasHistory(task, historyStep) }
	return slices.DeleteFunc(s.tasks.Around(s.board, rowsAhead), isKnown), historyStep
}

func firstSeq(log []model.Event) uint64 {
	if len(log) == 0 {
		return math.MaxUint64
	}
	return log[0].Seq
}

// wantedLog returns how many earlier events of the log are needed, 0 for all.
func (s shownPast) wantedLog(forUndo bool) (count int, isNeeded bool) {
	if forUndo {
		return len(s.board.Snapshot.Log), true
	}
	if s.board.Filter.NeedsLog() || s.board.Order.NeedsLog() {
		return 0, true
	}
	if s.sheet == nil {
		return 0, false
	}
	switch s.sheet.Page.(type) {
	case *sheet.LookBack:
		return 0, true // where a task went on
	case *sheet.Feed:
		return len(s.board.Snapshot.Log), s.sheet.IsNearEnd()
	default:
		return 0, false
	}
}

// task is the task whose history is on the screen; empty for none.
func (s shownPast) task() string {
	switch {
	case s.sheet == nil:
		return s.tasks.Current()
	case s.sheet.Place() == keys.Feed:
		return ""
	default:
		return s.sheet.Task()
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
		isDropped := a.past.dropUndo(a.queue)
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

// dropUndo gives up the undo or redo that waits for the log, and reports whether there
// was one. A user who was leaving stays to see that.
func (p *past) dropUndo(waiting *queue.Queue) (isDropped bool) {
	if !p.forUndo {
		return false
	}
	p.forUndo = false
	next, isDropped := waiting.Next()
	if isDropped {
		waiting.Drop(next)
		waiting.Stay()
	}
	return isDropped
}
