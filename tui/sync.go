package tui

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
)

// flashTime is how long a colleague's change stands out.
const flashTime = 1200 * time.Millisecond

type (
	// ledgerChanged says that the ledger may hold something new.
	ledgerChanged struct{}
	// caughtUp is what the ledger holds after a revision.
	caughtUp struct {
		ledger          Ledger // that was asked
		events          []model.Event
		asked, revision uint64
		err             error
	}
	// flashEnded ends the flash of that number, unless another has begun.
	flashEnded int
	// lookedAgain says that it is time to ask the ledger again.
	lookedAgain struct{}
)

func (a *App) waitForChange() tea.Cmd {
	if a.Changed == nil {
		return nil
	}
	return func() tea.Msg {
		if _, watching := <-a.Changed; !watching {
			return nil
		}
		return ledgerChanged{}
	}
}

// sync reads what is new. While something is being written it waits for the
// answer, because only that tells our own events from a colleague's.
func (a *App) sync() tea.Cmd {
	if a.writes.sending != nil {
		a.writes.stale = true
		return nil
	}
	if a.reloading {
		return nil // and so is all that is new
	}
	ledger, revision := a.Ledger, a.snapshot.Revision
	return func() tea.Msg { return since(ledger, revision) }
}

func since(ledger Ledger, revision uint64) caughtUp {
	events, now, err := ledger.Since(revision)
	return caughtUp{ledger, events, revision, now, err}
}

// synced takes what a sync has read, unless something is being written by now:
// its events may be among these, and nothing tells yet that they are ours.
func (a *App) synced(msg caughtUp) tea.Cmd {
	if msg.ledger != a.Ledger {
		return nil // of the plan that was keys.Open before
	}
	if a.writes.sending != nil {
		a.writes.stale = true
		return nil
	}
	return a.catchUp(msg)
}

// lookAgain asks the ledger again after a reading has failed: the change that it
// was for is told only once.
func lookAgain() tea.Cmd {
	return tea.Tick(2*time.Second, func(time.Time) tea.Msg { return lookedAgain{} })
}

// catchUp adds what is new to the snapshot and points at what colleagues did.
// Two readings can overlap: what the snapshot already has is passed over.
func (a *App) catchUp(msg caughtUp) tea.Cmd {
	if msg.err != nil {
		a.fail(msg.err)
		return lookAgain()
	}
	if msg.revision < msg.asked {
		return a.reload(a.Words.Screen.Notice.Restored)
	}
	if a.reloading {
		return nil // it was read of the ledger that is about to go
	}
	fresh := slices.DeleteFunc(msg.events, func(e model.Event) bool { return e.Seq <= a.snapshot.Revision })
	if msg.revision <= a.snapshot.Revision {
		return nil
	}
	for _, event := range slices.Backward(fresh) {
		if event.Kind == model.KindImport {
			return a.takeCorrection(event)
		}
	}
	a.snapshot = a.snapshot.Advance(fresh, msg.revision)
	theirs := slices.DeleteFunc(slices.Clone(fresh), func(e model.Event) bool { return a.writes.mine[e.Seq] })
	if slices.ContainsFunc(theirs, func(e model.Event) bool { return e.Task == a.selected }) {
		a.kept = a.selected
	}
	a.refresh()
	return a.point(theirs)
}

// point flashes what colleagues have just changed and names the last of it.
func (a *App) point(theirs []model.Event) tea.Cmd {
	if len(theirs) == 0 {
		return nil
	}
	said, last := a.Words.Screen.Notice, theirs[len(theirs)-1]
	what := a.eventWords(last)
	name, text := a.name(last.Task), ""
	switch task := a.snapshot.Task(last.Task); {
	case task != nil:
		text = cmp.Or(last.Note, task.Text)
	case last.Task == "":
		name = last.Note // of the backup that was restored, and was the ledger as it stands
	}
	line := fmt.Sprintf(said.Other, a.Pen.Name(last.By), what, name, text)
	if len(theirs) > 1 {
		line = fmt.Sprintf(said.OtherMore, a.Pen.Name(last.By), what, name, text, len(theirs))
	}
	a.say(a.Pen.Cut(line, a.width-2)) // the rest stands in the detail
	number := a.flash.begin(theirs)
	return tea.Tick(flashTime, func(time.Time) tea.Msg { return flashEnded(number) })
}

// flash is which tasks stand out now.
type flash struct {
	tasks  map[string]bool
	number int
}

func (f *flash) begin(events []model.Event) int {
	f.number++
	f.tasks = map[string]bool{}
	for _, event := range events {
		f.tasks[event.Task] = true
	}
	return f.number
}

func (f *flash) end(number flashEnded) {
	if int(number) == f.number {
		f.tasks = nil
	}
}

// eventWords tells what an event did: 完成, 撤销 完成.
func (a *App) eventWords(event model.Event) string {
	terms := a.Words.Terms
	if event.Undoes == 0 {
		return terms.Event(event)
	}
	return fmt.Sprintf("%s %s", terms.Event(event), terms.Event(a.snapshot.Origin(event)))
}
