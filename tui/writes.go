package tui

import (
	"errors"
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/keys"
)

// write is one thing that the user has done and the ledger has yet to keep.
type write struct {
	kind model.Kind
	// changes are what is asked for, all or none. An undo or redo has none: what
	// it takes back is found when its turn comes.
	changes []model.Change
	// spared are the tasks that it was meant for and that are so already.
	spared []string
	draft  draft
}

// draft is what was typed for a write, kept if the ledger refuses it.
type draft struct {
	key string
	Draft
}

func (w write) isOn(task string) bool {
	return slices.ContainsFunc(w.changes, func(c model.Change) bool { return c.Task == task })
}

// writes sends what the user does to the ledger, one after the other, so that
// it arrives in the order of the keys.
type writes struct {
	queue   []write
	sending *write
	// stale says that the ledger changed while something was being written.
	stale   bool
	leaving bool // keys.Quit when all is written
	// mine holds the events that this dashboard wrote.
	mine map[uint64]bool
}

func (w *writes) idle() bool { return w.sending == nil && len(w.queue) == 0 }

// all returns what is being written and what waits, in order.
func (w *writes) all() []write {
	if w.sending == nil {
		return w.queue
	}
	return append([]write{*w.sending}, w.queue...)
}

// pending returns the status that the user has asked for and the ledger does
// not have yet.
func (w *writes) pending(task string) (model.Status, bool) {
	for _, queued := range slices.Backward(w.all()) {
		for _, change := range queued.changes {
			if change.Kind == model.KindMark && change.Task == task {
				return change.To, true
			}
		}
	}
	return "", false
}

// waits reports whether something but words about a task is on its way.
func (w *writes) waits(task string) bool {
	return slices.ContainsFunc(w.all(), func(queued write) bool {
		return queued.kind != model.KindNote && queued.isOn(task)
	})
}

// status returns a task's status as the screen shows it.
func (a *App) status(task string) (status model.Status, pending bool) {
	if asked, waiting := a.writes.pending(task); waiting {
		return asked, true
	}
	return a.snapshot.State(task).Status, a.writes.waits(task)
}

// mark asks for the tasks that are marked, or else the one under the cursor, to
// be done or reopened, in progress or back. Of several, those that are not yet
// so follow; if all are, all go back.
func (a *App) mark(does keys.Action) tea.Cmd {
	tasks := a.targets()
	if len(tasks) == 0 {
		return nil
	}
	to := model.Done
	if does == keys.ToggleDoing {
		to = model.Doing
	}
	isSo := func(task *model.Task) bool { now, _ := a.status(task.ID); return now == to }
	if !slices.ContainsFunc(tasks, func(task *model.Task) bool { return !isSo(task) }) {
		to = model.Todo
	}
	w := write{kind: model.KindMark}
	for _, task := range tasks {
		if isSo(task) {
			w.spared = append(w.spared, task.ID)
			continue
		}
		w.changes = append(w.changes, model.Change{
			Task: task.ID, Kind: model.KindMark, To: to, Seen: a.snapshot.State(task.ID).Version,
		})
	}
	return a.enqueue(w)
}

func (a *App) enqueue(w write) tea.Cmd {
	if !a.canWrite() {
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
		if event, stops := a.stopsUndo(next.kind); stops {
			a.writes.drop(next)
			return tea.Batch(a.askWayBack(event), a.send())
		}
		changes := a.changes(next)
		if len(changes) == 0 {
			a.nothingToTakeBack(next.kind)
			continue
		}
		a.writes.sending = &next
		if len(next.changes) > 0 {
			a.sayf(a.Words.Screen.Notice.Writing, a.which(next.changes))
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
	if a.writes.leaving && a.isAllWritten() {
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
		changes := slices.Clone(w.changes)
		for i := range changes {
			changes[i] = a.snapshot.Rebase(changes[i], func(e model.Event) bool { return a.writes.mine[e.Seq] })
		}
		return changes
	}
}

func takeBack(kind model.Kind, events []model.Event) []model.Change {
	changes := make([]model.Change, len(events))
	for i, event := range events {
		changes[i] = model.Change{Task: event.Task, Kind: kind, Undoes: event.Seq}
	}
	return changes
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
		a.writes.drop(msg.write)
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

// drop takes out of the queue what was asked for on the strength of a write
// that the screen does not have: what is to be done to its tasks later, but for
// words about them, and every undo and redo, which would now take back something
// earlier.
func (w *writes) drop(lost write) {
	w.queue = slices.DeleteFunc(w.queue, func(queued write) bool {
		switch queued.kind {
		case model.KindUndo, model.KindRedo:
			return true
		case model.KindMark, model.KindVerify:
			return slices.ContainsFunc(queued.changes, func(c model.Change) bool { return lost.isOn(c.Task) })
		}
		return false
	})
}

// giveUp tells why a write was refused. What was built on it goes too; what was
// typed for it is kept for the next try.
func (a *App) giveUp(refused write, err error) {
	a.keep(refused.draft)
	a.writes.drop(refused)
	a.writes.leaving = false
	a.fail(a.snapshot.Named(err))
}

func (a *App) keep(d draft) {
	if d.Text != "" {
		a.drafts[d.key] = d.Draft
	}
}

// confirm says what is on disk now.
func (a *App) confirm(msg written) {
	said := a.Words.Screen.Notice
	if len(msg.events) == 0 {
		a.notice = notice{}
		return
	}
	a.unmark(msg.write)
	first := msg.events[0]
	which, what := a.name(first.Task), a.eventDetail(a.snapshot.Origin(first))
	if len(msg.events) > 1 {
		which = fmt.Sprintf(said.Several, len(msg.events))
	}
	if key := msg.write.draft.key; key != "" {
		a.forgetDraft(key)
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
		a.sayMissing(msg.events)
	}
}

// sayMissing adds that a quota keeps a task that was marked as done from being
// done for the year.
func (a *App) sayMissing(events []model.Event) {
	task := a.snapshot.Task(events[0].Task)
	if task == nil || len(events) > 1 || events[0].To != model.Done {
		return
	}
	if missing := a.snapshot.Standing(task, a.today).Missing; missing > 0 {
		a.notice.text += "  " + fmt.Sprintf(a.Words.Year.Missing, missing)
	}
}

// name returns what a task is called everywhere: its number, as far as no other task
// answers to that.
func (a *App) name(id string) string { return a.snapshot.Name(id) }

// which names the tasks of some changes, or says how many there are.
func (a *App) which(changes []model.Change) string {
	if len(changes) == 1 {
		return a.name(changes[0].Task)
	}
	return fmt.Sprintf(a.Words.Screen.Notice.Several, len(changes))
}
