package tui

import (
	"errors"
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
)

// write is one thing that the user has done and the ledger has yet to keep.
type write struct {
	kind model.Kind
	task string
	to   model.Status
	note string
	seen int // the version of the task that the user had before them
}

// writes sends what the user does to the ledger, one after the other, so that
// it arrives in the order of the keys.
type writes struct {
	queue   []write
	sending *write
	// stale says that the ledger changed while something was being written.
	stale   bool
	leaving bool // quit when all is written
	// mine holds the events that this dashboard wrote.
	mine map[uint64]bool
}

func (w *writes) idle() bool { return w.sending == nil && len(w.queue) == 0 }

// pending returns the status that the user has asked for and the ledger does
// not have yet.
func (w *writes) pending(task string) (model.Status, bool) {
	for _, queued := range slices.Backward(w.queue) {
		if queued.kind == model.KindMark && queued.task == task {
			return queued.to, true
		}
	}
	if w.sending != nil && w.sending.kind == model.KindMark && w.sending.task == task {
		return w.sending.to, true
	}
	return "", false
}

// status returns a task's status as the screen shows it.
func (a *App) status(task string) (status model.Status, pending bool) {
	if asked, waiting := a.writes.pending(task); waiting {
		return asked, true
	}
	return a.snapshot.State(task).Status, false
}

// mark asks for the task under the cursor to be done or reopened, in progress
// or back.
func (a *App) mark(does action) tea.Cmd {
	task := a.task()
	if task == nil {
		a.alarm(a.Words.Screen.Notice.NoTask)
		return nil
	}
	now, _ := a.status(task.ID)
	to := model.Done
	switch {
	case does == toggleDoing && now != model.Doing:
		to = model.Doing
	case does == toggleDoing || now == model.Done:
		to = model.Todo
	}
	return a.enqueue(write{kind: model.KindMark, task: task.ID, to: to, seen: a.snapshot.State(task.ID).Version})
}

func (a *App) enqueue(w write) tea.Cmd {
	if a.ReadOnly {
		a.alarm(a.Words.Screen.Notice.ReadOnly)
		return nil
	}
	a.writes.queue = append(a.writes.queue, w)
	return a.send()
}

// written is what the ledger answered to a write.
type written struct {
	write  write
	events []model.Event // that it wrote
	caught caughtUp      // what is new since, theirs and ours
	err    error
}

// send writes the next thing in the queue, unless something is on its way.
func (a *App) send() tea.Cmd {
	for a.writes.sending == nil && !a.reloading && len(a.writes.queue) > 0 {
		next := a.writes.queue[0]
		a.writes.queue = a.writes.queue[1:]
		changes := a.changes(next)
		if len(changes) == 0 {
			a.nothingToTakeBack(next.kind)
			continue
		}
		a.writes.sending = &next
		if next.task != "" {
			a.sayf(a.Words.Screen.Notice.Writing, a.name(next.task))
		}
		ledger, revision := a.Ledger, a.snapshot.Revision
		return func() tea.Msg {
			events, err := ledger.Apply(changes)
			if err != nil && !errors.Is(err, model.ErrConflict) {
				// Reading is likely to fail as well, and to take as long.
				return written{write: next, err: err}
			}
			return written{next, events, since(ledger, revision), err}
		}
	}
	if a.writes.leaving && a.writes.idle() {
		return tea.Quit
	}
	return nil
}

func (a *App) nothingToTakeBack(kind model.Kind) {
	if kind == model.KindRedo {
		a.alarm(a.Words.Screen.Notice.NothingRedo)
		return
	}
	a.alarm(a.Words.Screen.Notice.NothingUndo)
}

// changes makes a write into what the ledger is asked for.
func (a *App) changes(w write) []model.Change {
	switch w.kind {
	case model.KindUndo:
		return takeBack(model.KindUndo, model.LastUndoable(a.snapshot.Log, a.By))
	case model.KindRedo:
		return takeBack(model.KindRedo, model.LastRedoable(a.snapshot.Log, a.By))
	default:
		return []model.Change{{Task: w.task, Seen: a.seen(w), Kind: w.kind, To: w.to, Note: w.note}}
	}
}

func takeBack(kind model.Kind, events []model.Event) []model.Change {
	changes := make([]model.Change, len(events))
	for i, event := range events {
		changes[i] = model.Change{Task: event.Task, Kind: kind, Undoes: event.Seq}
	}
	return changes
}

// seen returns the version that a write is based on. What this dashboard has
// written since the key was pressed counts as seen; anybody else's does not.
func (a *App) seen(w write) int {
	if w.seen == 0 {
		return 0
	}
	history := a.snapshot.History(w.task)
	missed := history[len(history)-(a.snapshot.State(w.task).Version-w.seen):]
	for _, event := range missed {
		if !a.writes.mine[event.Seq] {
			return w.seen
		}
	}
	return w.seen + len(missed)
}

// settle takes the ledger's answer: what was asked for is on disk, or it is
// not and the screen goes back with words.
func (a *App) settle(msg written) tea.Cmd {
	a.writes.sending = nil
	for _, event := range msg.events {
		a.writes.mine[event.Seq] = true
	}
	var commands []tea.Cmd
	if msg.caught.err == nil {
		commands = append(commands, a.catchUp(msg.caught))
	} else {
		// It was written and could not be read back: that is tried again.
		a.writes.stale = true
		a.writes.drop(msg.write.task)
	}
	if msg.err != nil {
		a.giveUp(msg.write, msg.err)
		a.writes.stale = a.writes.stale || isReplaced(msg.err)
	} else {
		a.confirm(msg)
	}
	if a.writes.stale {
		a.writes.stale = false
		commands = append(commands, a.sync())
	}
	return tea.Batch(append(commands, a.send())...)
}

// drop takes out of the queue what was asked for on the strength of a write to
// the task that the screen does not have: its later marks, and every undo and
// redo, which would now take back something earlier.
func (w *writes) drop(task string) {
	w.queue = slices.DeleteFunc(w.queue, func(queued write) bool {
		switch queued.kind {
		case model.KindUndo, model.KindRedo:
			return true
		case model.KindMark:
			return queued.task == task
		}
		return false
	})
}

// giveUp tells why a write was refused. What was built on it goes too; the text
// of a note is kept for the next try.
func (a *App) giveUp(refused write, err error) {
	if refused.kind == model.KindNote {
		a.drafts[refused.task] = refused.note
	}
	a.writes.drop(refused.task)
	a.writes.leaving = false
	a.fail(err)
}

// confirm says what is on disk now.
func (a *App) confirm(msg written) {
	said := a.Words.Screen.Notice
	if len(msg.events) == 0 {
		a.notice = notice{}
		return
	}
	first := msg.events[0]
	which, what := a.name(first.Task), a.Words.Terms.Event(a.snapshot.Origin(first))
	if len(msg.events) > 1 {
		which = fmt.Sprintf(said.Several, len(msg.events))
	}
	switch msg.write.kind {
	case model.KindNote:
		a.sayf(said.Noted, which)
	case model.KindUndo:
		a.sayf(said.Undone, which, what)
	case model.KindRedo:
		a.sayf(said.Redone, which, what)
	default:
		a.sayf(said.Marked, which, what)
	}
}

// name returns a task's number, or its identity if it has none.
func (a *App) name(id string) string {
	if task := a.snapshot.Task(id); task != nil && task.Number != "" {
		return task.Number
	}
	return id
}
