package tui

import (
	"errors"
	"fmt"
	"reflect"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/sidebar"
)

// reloaded is the plan as the ledger has it now.
type reloaded struct {
	ledger   Ledger // that was asked
	snapshot *model.Snapshot
	err      error
	reason   string // shown to the user
	// corrected: it is the same plan, of which another version was imported.
	corrected bool
}

// isReplaced reports whether a write was refused because another ledger has taken
// the place of the one on the screen.
func isReplaced(err error) bool {
	var fault *model.LedgerError
	return errors.As(err, &fault) && fault.Fault == model.FaultReplaced
}

// reload reads the plan anew, because another ledger has taken the place of the
// one on the screen. What waits in the queue was meant for that one.
func (a *App) reload(reason string) tea.Cmd {
	if a.queue.IsReloading() {
		return nil
	}
	a.clearQueue()
	return a.load(reloaded{reason: reason})
}

// reloadCorrected reads the plan anew because a corrected version was imported.
// Writes stay in the queue, as tasks keep their identity.
func (a *App) reloadCorrected(event model.Event) tea.Cmd {
	r := event.Revised
	reason := fmt.Sprintf(a.Words.Screen.Plans.Revised, event.By, r.Added, r.Changed, r.Moved, r.Removed)
	return a.load(reloaded{reason: reason, corrected: true})
}

// load completes a message with the plan as the ledger has it now.
func (a *App) load(msg reloaded) tea.Cmd {
	a.queue.Reload()
	msg.ledger = a.Ledger
	return func() tea.Msg {
		msg.snapshot, msg.err = msg.ledger.Load()
		return msg
	}
}

// clearQueue drops the writes that wait, as they were meant for a ledger that is
// gone; their texts are drafts again. A user who was leaving stays to see that.
func (a *App) clearQueue() {
	if a.restoreDrafts(a.queue.Clear()) {
		a.queue.Stay()
	}
}

// replace shows the plan that was read. A failed reading is repeated.
func (a *App) replace(msg reloaded) tea.Cmd {
	if msg.ledger != a.Ledger {
		return nil // of the plan that was open before
	}
	a.queue.EndReload()
	if !msg.corrected {
		a.clearQueue() // writes since were meant for the other ledger too
	}
	if msg.err != nil {
		a.fail(msg.err)
		a.sayDropped()
		return tea.Batch(a.send(), retry())
	}
	before := a.board.Snapshot
	a.board.Snapshot, a.sheet = msg.snapshot, nil
	a.past.forget()
	if msg.corrected {
		a.board.Filter.Follow(before.Plan, msg.snapshot)
		a.board.Say(msg.reason)
	} else {
		if !reflect.DeepEqual(before.Plan.Categories, msg.snapshot.Plan.Categories) ||
			!slices.Contains(append(msg.snapshot.Offices, ""), a.board.Filter.Office) {
			a.board.Filter = board.Filter{}
		}
		a.tasks.ClearSelection()
		a.queue.Replaced()
		a.sidebar = sidebar.Model{}
		a.detail.Top()
		a.board.Alarm(msg.reason)
		a.sayDropped()
	}
	a.refresh()
	a.arrange()
	return tea.Batch(a.sync(), a.send())
}
