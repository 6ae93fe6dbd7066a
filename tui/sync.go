package tui

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/draw"
)

// flashTime is how long a colleague's change stays highlighted.
const flashTime = 1200 * time.Millisecond

// retryTime is how long to wait after a failed reading.
const retryTime = 2 * time.Second

type (
	// ledgerChanged reports that the ledger may hold something new.
	ledgerChanged struct{}
	// caughtUp is what the ledger holds after a revision.
	caughtUp struct {
		ledger Ledger // that was asked
		asked  uint64
		model.News
		err error
	}
	// flashEnded ends the flash of that number, unless another has begun.
	flashEnded int
	// retryDue reports that the ledger is to be asked again.
	retryDue struct{}

	midnightPassed struct{}
	notUTF8Typed   struct{}
	penChanged     struct{ pen draw.Pen }
)

// waitForChange waits for the next change, unless that is done already. While a change is
// read none is waited for: where others write faster than this process gets its turn to
// read, one reading takes many changes.
func (a *App) waitForChange() tea.Cmd {
	changed := a.Changed
	if changed == nil || a.isWaiting {
		return nil
	}
	a.isWaiting = true
	return func() tea.Msg {
		if _, watching := <-changed; !watching {
			return nil
		}
		return ledgerChanged{}
	}
}

func (o *Options) waitForMidnight() tea.Cmd {
	if o.UntilMidnight == nil {
		return nil
	}
	return tea.Tick(o.UntilMidnight(), func(time.Time) tea.Msg { return midnightPassed{} })
}

func (o *Options) waitForNotUTF8() tea.Cmd {
	if o.NotUTF8 == nil {
		return nil
	}
	return func() tea.Msg {
		<-o.NotUTF8
		return notUTF8Typed{}
	}
}

func (o *Options) waitForPen() tea.Cmd {
	if o.Pens == nil {
		return nil
	}
	return func() tea.Msg { return penChanged{<-o.Pens} }
}

// takePen draws with another pen from now on. Where the terminal has drawn characters wider
// than they were counted, all of the screen is drawn anew.
func (a *App) takePen(pen draw.Pen) tea.Cmd {
	isOther := pen.ASCII != a.Pen.ASCII
	a.Pen, a.board.Pen = pen, pen
	a.detail.Forget()
	a.refreshed = nil
	a.refresh()
	if isOther {
		return tea.Batch(a.waitForPen(), tea.ClearScreen)
	}
	return a.waitForPen()
}

// sync reads what is new, unless the queue has to wait for an answer first.
func (a *App) sync() tea.Cmd {
	if !a.queue.MayRead() || a.queue.IsReloading() {
		return nil
	}
	ledger, revision := a.Ledger, a.board.Snapshot.Revision
	return func() tea.Msg { return readNews(ledger, revision) }
}

func readNews(ledger Ledger, revision uint64) caughtUp {
	news, err := ledger.News(revision)
	return caughtUp{ledger, revision, news, err}
}

// takeNews shows what was read, unless a write is on its way by now: its events may
// be among these, and only its answer says which.
func (a *App) takeNews(msg caughtUp) tea.Cmd {
	if msg.ledger != a.Ledger {
		return nil // of the plan that was open before
	}
	if !a.queue.MayRead() {
		return nil
	}
	return a.catchUp(msg)
}

// retry asks the ledger again after a failed reading: the change that it was for
// is reported only once.
func retry() tea.Cmd {
	return tea.Tick(retryTime, func(time.Time) tea.Msg { return retryDue{} })
}

// catchUp adds new events to the snapshot and highlights those of colleagues.
// Events that the snapshot has are skipped, as two readings can overlap.
func (a *App) catchUp(msg caughtUp) tea.Cmd {
	if msg.err != nil {
		a.fail(msg.err)
		a.sayDropped()
		return retry()
	}
	if msg.Revision < msg.asked {
		return a.reload(a.Words.Screen.Notice.Restored)
	}
	snapshot := a.board.Snapshot
	if a.queue.IsReloading() || msg.Revision <= snapshot.Revision {
		return nil
	}
	if !a.board.HasPlan() {
		return a.followFirstPlan()
	}
	fresh := slices.DeleteFunc(slices.Clone(msg.Events), func(e model.Event) bool { return e.Seq <= snapshot.Revision })
	for _, event := range slices.Backward(fresh) {
		if event.Kind == model.KindImport {
			return a.reloadCorrected(event)
		}
	}
	a.board.Snapshot = snapshot.Follow(msg.News)
	theirs := slices.DeleteFunc(slices.Clone(fresh), func(e model.Event) bool { return a.queue.IsOwn(e.Seq) })
	if slices.ContainsFunc(theirs, func(e model.Event) bool { return e.Task == a.tasks.Current() }) {
		a.board.Pinned = a.tasks.Current()
	}
	a.refresh()
	return a.highlight(theirs)
}

// highlight flashes what colleagues have just changed and names the last change.
func (a *App) highlight(theirs []model.Event) tea.Cmd {
	if len(theirs) == 0 {
		return nil
	}
	b, last := a.current(), theirs[len(theirs)-1]
	what, name, text := b.EventName(last), b.Name(last.Task), ""
	switch task := b.Snapshot.Task(last.Task); {
	case task != nil:
		text = cmp.Or(last.Note, task.Text)
	case last.Task == "":
		name = last.Note // of a restored backup: the path of the backup
	}
	labels := b.Words.Screen.Notice
	line := fmt.Sprintf(labels.Other, b.Pen.Name(last.By), what, name, text)
	if len(theirs) > 1 {
		line = fmt.Sprintf(labels.OtherMore, b.Pen.Name(last.By), what, name, text, len(theirs))
	}
	if slices.ContainsFunc(theirs, func(e model.Event) bool { return e.Kind == model.KindRestore }) {
		a.board.Say("") // a refusal was that of the ledger before
	}
	a.board.Inform(b.Pen.Cut(line, b.Width-2)) // the detail has it in full
	number := a.flash.begin(theirs)
	return tea.Tick(flashTime, func(time.Time) tea.Msg { return flashEnded(number) })
}

// flash is which tasks are highlighted now.
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
