package tui

import (
	"errors"
	"fmt"
	"reflect"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/keys"
)

// reloaded is the plan as it stands in the ledger now.
type reloaded struct {
	ledger   Ledger // that was asked
	snapshot *model.Snapshot
	err      error
	why      string // what to tell the user
	// corrected says that it is the same plan, and somebody imported another
	// version of it.
	corrected bool
}

// isReplaced reports whether a write was refused because the ledger is no
// longer the one that the user has before them.
func isReplaced(err error) bool {
	var fault *model.LedgerError
	return errors.As(err, &fault) && fault.Fault == model.FaultReplaced
}

// reload reads the plan anew, because the ledger or the plan is no longer the one
// that the user has before them; why is how they are told. Nothing is written
// meanwhile: what they have asked for was meant for what is gone.
func (a *App) reload(why string) tea.Cmd {
	if a.reloading {
		return nil
	}
	a.reloading = true
	a.dropQueue()
	return a.load(why, false)
}

// takeCorrection reads the plan anew because a corrected version of it came in.
// What the user has asked for stays asked for, as tasks keep their identity.
func (a *App) takeCorrection(event model.Event) tea.Cmd {
	a.reloading = true
	r := event.Revised
	return a.load(fmt.Sprintf(a.Words.Screen.Plans.Revised, event.By, r.Added, r.Changed, r.Moved, r.Removed), true)
}

func (a *App) load(why string, corrected bool) tea.Cmd {
	ledger := a.Ledger
	return func() tea.Msg {
		snapshot, err := ledger.Load()
		return reloaded{ledger, snapshot, err, why, corrected}
	}
}

// dropQueue forgets what was asked for and is not being written yet; notes are
// kept as drafts.
func (a *App) dropQueue() {
	for _, queued := range a.writes.queue {
		a.keep(queued.draft)
	}
	a.writes.queue = nil
}

// replace shows another ledger's plan in keys.Place of the one shown. If it could not
// be read, that is tried again.
func (a *App) replace(msg reloaded) tea.Cmd {
	if msg.ledger != a.Ledger {
		return nil // of the plan that was keys.Open before
	}
	a.reloading = false
	if !msg.corrected {
		a.dropQueue() // nor does what was asked for meanwhile count
	}
	if msg.err != nil {
		a.fail(msg.err)
		return tea.Batch(a.send(), lookAgain())
	}
	if msg.corrected {
		before := a.snapshot.Plan
		a.snapshot, a.sheet = msg.snapshot, nil
		a.keepFilter(before)
		a.refresh()
		a.arrange()
		a.say(msg.why)
		return tea.Batch(a.sync(), a.send())
	}
	if !reflect.DeepEqual(a.snapshot.Plan.Categories, msg.snapshot.Plan.Categories) ||
		!slices.Contains(append(msg.snapshot.Offices, ""), a.filter.Office) {
		a.filter, a.applied = model.Filter{}, nil
	}
	a.snapshot, a.marked, a.sheet = msg.snapshot, map[string]bool{}, nil
	a.writes.mine, a.listTop, a.detailTop = map[uint64]bool{}, map[keys.Place]int{}, 0
	a.refresh()
	a.arrange()
	a.alarm(msg.why)
	return tea.Batch(a.sync(), a.send())
}
