package tui

import (
	"errors"
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/queue"
)

// written is the ledger's answer to a write.
type written struct {
	write  queue.Write
	events []model.Event // that it wrote
	caught caughtUp      // what is new since, of colleagues and our own
	err    error
}

// enqueue puts a write in the queue, with the draft that it is to save.
func (a *App) enqueue(w queue.Write) tea.Cmd {
	if a.ReadOnly {
		a.board.Alarm(a.Words.Screen.Notice.ReadOnly)
		return nil
	}
	if w.Draft.Key != "" {
		w.Draft = a.drafts.Take(w.Draft.Key, w.Draft.Text)
	}
	a.queue.Add(w)
	return a.send()
}

// send sends the next write in the queue, if one may be sent.
func (a *App) send() tea.Cmd {
	for {
		next, found := a.queue.Next()
		if !found {
			break
		}
		if a.past.forUndo = !a.board.KnowsReverted(next.Kind); a.past.forUndo {
			a.queue.Return(next)
			return nil
		}
		if event, stops := a.board.StopsUndo(next.Kind, a.reportedImport); stops {
			a.queue.Drop(next) // undo and redo alone
			return tea.Batch(findRestore(a.Ledger, event), a.send())
		}
		changes := changesOf(next, a.board.Snapshot, a.By, a.queue.IsOwn)
		if len(changes) == 0 {
			a.board.Alarm(a.board.NothingToRevert(next.Kind))
			continue
		}
		a.queue.Send(next)
		if len(next.Changes) > 0 {
			what := a.Words.Forms.Add // which has no name yet
			if next.Kind != model.KindAdd {
				what = a.board.TaskNames(tasksOf(next.Changes))
			}
			a.board.Inform(fmt.Sprintf(a.Words.Screen.Notice.Writing, what))
		}
		ledger, revision := a.Ledger, a.board.Snapshot.Revision
		return func() tea.Msg {
			events, err := ledger.Apply(changes)
			if err != nil && !errors.Is(err, model.ErrConflict) {
				// Reading is likely to fail as well, and to take as long.
				return written{write: next, err: err}
			}
			return written{next, events, readNews(ledger, revision), err}
		}
	}
	if a.queue.IsLeaving() && a.isAllWritten() {
		return tea.Quit
	}
	return nil
}

func tasksOf(changes []model.Change) []string {
	ids := make([]string, len(changes))
	for i, change := range changes {
		ids[i] = change.Task
	}
	return ids
}

// changesOf returns what the ledger is asked for. isOwn reports whether a write of this
// dashboard made an event.
func changesOf(w queue.Write, s *model.Snapshot, by string, isOwn func(seq uint64) bool) []model.Change {
	switch w.Kind {
	case model.KindUndo:
		return revertingChanges(model.KindUndo, model.LastUndoable(s.Log, by))
	case model.KindRedo:
		return revertingChanges(model.KindRedo, model.LastRedoable(s.Log, by))
	default:
		changes := slices.Clone(w.Changes)
		for i := range changes {
			changes[i] = s.Rebase(changes[i], func(e model.Event) bool { return isOwn(e.Seq) })
		}
		return changes
	}
}

func revertingChanges(kind model.Kind, events []model.Event) []model.Change {
	changes := make([]model.Change, len(events))
	for i, event := range events {
		changes[i] = model.Change{Plan: event.Plan, Task: event.Task, Kind: kind, Undoes: event.Seq}
	}
	return changes
}

// settle takes the ledger's answer: the write is on disk, or it is not and the
// screen goes back, with the reason.
func (a *App) settle(msg written) tea.Cmd {
	a.queue.Settle(msg.events)
	var commands []tea.Cmd
	if msg.caught.err == nil {
		commands = append(commands, a.catchUp(msg.caught))
	} else {
		// It was written and could not be read back: that is tried again.
		a.queue.MarkStale()
	}
	if msg.err != nil {
		a.refuse(msg.write, msg.err)
		if isReplaced(msg.err) {
			a.queue.MarkStale()
		}
	} else {
		a.confirm(msg)
	}
	if isWritten := msg.err == nil; isWritten && msg.caught.err != nil {
		a.dropDependents(msg.write, msg.caught.err)
	}
	if a.queue.TakeStale() {
		commands = append(commands, a.sync())
	}
	return tea.Batch(append(commands, a.send())...)
}

// refuse shows why a write was refused. What builds on it is dropped too; the text
// typed for it is a draft again.
func (a *App) refuse(refused queue.Write, err error) {
	a.drafts.Restore(refused.Draft)
	a.queue.Stay()
	before := a.board.Notice
	a.fail(a.board.Snapshot.WithTaskName(err))
	a.board.Notice.Refused = true
	a.board.Notice.KeepRefusal(before)
	if isReplaced(err) {
		a.clearQueue()
		return // the reload says what was dropped
	}
	if a.restoreDrafts(a.queue.Drop(refused)) {
		a.sayDropped()
	}
}

// dropDependents drops the writes that build on one that is on disk but could not be
// read back, and says so: their changes can't name the version that they change.
func (a *App) dropDependents(unread queue.Write, err error) {
	if a.restoreDrafts(a.queue.Drop(unread)) {
		a.queue.Stay()
		a.board.Notice.Text += "  " + a.Words.Error(err)
		a.sayDropped()
	}
}

// restoreDrafts makes drafts of the texts of dropped writes again, and counts their
// changes. It reports whether there are any.
func (a *App) restoreDrafts(dropped []queue.Write) bool {
	for _, w := range dropped {
		a.drafts.Restore(w.Draft)
		a.dropped += max(len(w.Changes), 1) // an undo names its changes when it is sent
	}
	return len(dropped) > 0
}

// sayDropped adds to the last line how many changes were dropped since the last key.
// It stays until the next one.
func (a *App) sayDropped() {
	if a.dropped > 0 {
		a.board.Notice.Text += "  " + a.Words.Screen.Notice.Dropped.Of(a.dropped)
		a.board.Notice.Alarm, a.board.Notice.Refused = true, true
	}
}

// confirm says what is on disk now, after the reason for which another write was
// refused since the last key.
func (a *App) confirm(msg written) {
	defer a.board.Notice.KeepRefusal(a.board.Notice)
	a.board.Say("")
	if len(msg.events) == 0 {
		return
	}
	labels := a.Words.Screen.Notice
	a.tasks.Written(msg.write)
	first := msg.events[0]
	origin := a.board.Snapshot.Origin(first)
	if len(msg.events) > 1 {
		origin.Office = ""
	}
	which, what := a.board.Name(first.Task), a.board.EventDetail(origin)
	tasks := map[string]bool{}
	for _, event := range msg.events {
		tasks[event.Task] = true
	}
	if len(tasks) > 1 {
		which = fmt.Sprintf(labels.Several, len(tasks))
	}
	if len(msg.events) > 1 {
		if origin.Kind == model.KindUrge {
			what = a.Words.Urging.Label // each may be for another time
		}
	}
	if first.Kind == model.KindAdd { // the cursor goes to it, whatever the filter says
		a.board.Pinned = first.Task
		a.tasks.Show(first.Task)
		a.refresh()
	}
	if key := msg.write.Draft.Key; key != "" {
		a.drafts.Saved(key)
	}
	switch msg.write.Kind {
	case model.KindNote:
		a.board.Sayf(labels.Noted, which)
	case model.KindUndo:
		a.board.Sayf(labels.Undone, which, what)
	case model.KindRedo:
		a.board.Sayf(labels.Redone, which, what)
	default:
		a.board.Sayf(labels.Marked, which, what)
		if missing := a.board.MissingPeriods(msg.events); missing != "" {
			a.board.Notice.Text += "  " + missing
		}
	}
}
