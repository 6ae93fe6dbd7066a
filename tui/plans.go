package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/chooser"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/queue"
	"duban/tui/sidebar"
	"duban/tui/waiting"
)

type (
	plansListed struct {
		waiting *waiting.Model
		plans   []PlanProgress
		err     error
	}
	planOpened struct {
		waiting  *waiting.Model
		ledger   Ledger
		snapshot *model.Snapshot
		err      error
		imported *model.ImportPreview // what was imported just now; nil for nothing
		dropped  string               // the plan that was removed just now; empty for none
		said     string               // what was written just now; empty for nothing
		before   effect.Overlay       // opens again if nothing was imported
	}
)

// listPlans asks for the plans; the chooser opens when they are there.
func (a *App) listPlans() tea.Cmd {
	if a.Plans == nil {
		a.board.Alarm(a.Words.Screen.Plans.NotHere)
		return nil
	}
	plans, w := a.Plans, waiting.KeepingKeys()
	a.overlay = w
	return func() tea.Msg {
		listed, err := plans.List()
		return plansListed{w, listed, err}
	}
}

// openPlan opens another plan, unless something of this one is on its way.
func (a *App) openPlan(plan string) tea.Cmd {
	if !a.mayLeavePlan() {
		return nil
	}
	plans, w := a.Plans, waiting.New()
	a.overlay = w
	return func() tea.Msg {
		ledger, snapshot, err := open(plans, plan)
		return planOpened{waiting: w, ledger: ledger, snapshot: snapshot, err: err}
	}
}

// mayLeavePlan refuses to open another plan before all of this one is written.
func (a *App) mayLeavePlan() bool {
	may := a.queue.IsEmpty() && !a.queue.IsReloading()
	if !may {
		a.board.Alarm(a.Words.Screen.Plans.Writing)
	}
	return may
}

func (a *App) showPlans(msg plansListed) tea.Cmd {
	a.overlay = nil
	if msg.err != nil {
		a.fail(msg.err)
		return nil
	}
	a.overlay = chooser.NewPlans(msg.plans, a.board.Snapshot.Plan.ID)
	var commands []tea.Cmd
	for _, ahead := range msg.waiting.Ahead() {
		commands = append(commands, a.key(ahead))
	}
	return tea.Batch(commands...)
}

func (a *App) showPlan(msg planOpened) tea.Cmd {
	leaving := a.queue.IsLeaving() && msg.err == nil
	a.overlay = msg.before
	a.queue.Stay()
	if msg.err != nil {
		a.fail(msg.err)
	} else {
		a.switchTo(msg)
	}
	if leaving {
		return tea.Quit
	}
	if msg.err == nil {
		return a.sync() // what was reported since it was read was looked up in the plan before
	}
	return nil
}

// switchTo shows another plan. What was read or written for the one before no
// longer counts.
func (a *App) switchTo(msg planOpened) {
	before := a.board.Snapshot.Plan
	a.Ledger, a.board.Snapshot, a.sheet = msg.ledger, msg.snapshot, nil
	a.past.forget()
	a.queue, a.flash = queue.New(), flash{number: a.flash.number}
	a.sidebar = sidebar.Model{}
	a.detail.Top()
	if before.ID == msg.snapshot.Plan.ID {
		a.board.Filter.Follow(before, msg.snapshot)
	} else {
		a.board.Filter, a.board.Focus = board.Filter{}, keys.Tasks
		a.tasks.Reset()
		a.drafts.Load(msg.snapshot, a.By)
	}
	a.refresh()
	a.arrange()
	a.board.Say("")
	a.greet()
	if msg.imported != nil {
		a.board.Say(importedWords(&a.board, *msg.imported))
	}
	if msg.said != "" {
		a.board.Say(msg.said)
	}
	if msg.dropped != "" {
		a.board.Sayf(a.Words.Screen.Plans.PlanDropped, msg.dropped)
	}
}

// importedWords says what an import has changed.
func importedWords(b *board.Board, p model.ImportPreview) string {
	labels, id := b.Words.Documents.Import, b.Snapshot.Plan.ID
	switch r := p.Revision; {
	case r == nil:
		return fmt.Sprintf(labels.Imported, id, p.Document.CountCategories(), len(p.Document.Tasks)) + "  " + b.Words.NotUndoable.AfterImportKey
	case r.IsEmpty():
		return fmt.Sprintf(labels.Nothing, id)
	default:
		return fmt.Sprintf(labels.Revised, id, len(r.Added), len(r.Changed), len(r.Moved), len(r.Removed)) + "  " + b.Words.NotUndoable.AfterImportKey
	}
}

// dropPlan removes a plan. If it is the one on the screen, another one opens.
func (a *App) dropPlan(e effect.DropPlan) tea.Cmd {
	if !a.mayLeavePlan() {
		return nil
	}
	plans, w := a.Plans, waiting.Writing(e.Plan)
	shown := strings.Split(a.board.Snapshot.Plan.ID, effect.PlanSeparator)
	next := strings.Join(slices.DeleteFunc(shown, func(id string) bool { return id == e.Plan }), effect.PlanSeparator)
	a.overlay = w
	return tea.Batch(w.Start(), func() tea.Msg {
		if err := plans.Drop(e.Plan); err != nil {
			return planOpened{waiting: w, err: err}
		}
		ledger, snapshot, err := open(plans, next)
		return planOpened{waiting: w, ledger: ledger, snapshot: snapshot, err: err, dropped: e.Plan}
	})
}

// followFirstPlan opens a plan that another session has imported into the empty ledger,
// unless the user is typing.
func (a *App) followFirstPlan() tea.Cmd {
	if a.overlay != nil || a.Plans == nil {
		return retry()
	}
	return a.openPlan("")
}

// importDocument writes what a preview shows and opens the plan.
func (a *App) importDocument(e effect.Import) tea.Cmd {
	if !a.mayLeavePlan() {
		a.overlay = e.Before
		return nil
	}
	plans, preview, w := a.Plans, e.Preview, waiting.Writing(e.Path)
	a.overlay = w
	return tea.Batch(w.Start(), func() tea.Msg {
		id, err := plans.Import(preview)
		if err != nil {
			return planOpened{waiting: w, err: err, before: e.Before}
		}
		ledger, snapshot, err := plans.Open(id)
		return planOpened{waiting: w, ledger: ledger, snapshot: snapshot, err: err, imported: &preview}
	})
}
