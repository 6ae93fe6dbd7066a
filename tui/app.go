// Package tui is the dashboard in the terminal. Its root, App, owns the snapshot
// of the ledger, the window and the routing of keys. The panes, the sheets, the
// prompts and the queue of writes are children in packages of their own: they
// draw from a board.Board and return an effect, which the root carries out.
//
// The rules of the interface: every key answers at once; a mark counts as saved
// only when the ledger has it; nothing but Enter in a prompt confirms; the cursor
// follows the task, never the row; nothing is shown by colour alone; no clock, no
// file and no environment is read here.
package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/board"
	"duban/tui/chooser"
	"duban/tui/detail"
	"duban/tui/drafts"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/layout"
	"duban/tui/paper"
	"duban/tui/queue"
	"duban/tui/sheet"
	"duban/tui/sidebar"
	"duban/tui/tasklist"
	"duban/tui/taskview"
)

// App is the root of the dashboard, a tea.Model.
type App struct {
	Options
	board board.Board

	tasks   *tasklist.Model
	sidebar sidebar.Model
	detail  detail.Model
	papers  paper.Model
	sheet   *sheet.Model   // covers the panes; nil if none is open
	overlay effect.Overlay // has the keys; nil if none is open

	queue  *queue.Queue
	drafts *drafts.Drafts
	// dropped is how many changes that waited were dropped since the last key.
	dropped int
	flash   flash
	// isWaiting says that a change of the ledger is waited for.
	isWaiting bool
	// version counts the messages that may have changed the frame.
	version int
	idle    idleState
	// importPath is the path of a document that could not be read.
	importPath string
	// reportedImport is the import or restore that was reported as not undoable:
	// undo then passes over it.
	reportedImport uint64
	past           past
	changes        settingChanges
	palette        chooser.Palette
	// refreshed is the board as of the last refresh.
	refreshed *board.Board
}

// New returns a dashboard on the snapshot, with the cursor on the first task.
func New(options Options) *App {
	store := options.Drafts
	if options.ReadOnly {
		store = nil
	}
	a := &App{
		Options: options, tasks: tasklist.New(), queue: queue.New(), drafts: drafts.New(store),
		papers: paper.New(options.Papers),
	}
	a.board = board.Board{
		Words: options.Words, Pen: options.Pen, Spelling: options.Spelling, Drafts: a.drafts,
		By: options.By, Permit: options.Permit, ReadOnly: options.ReadOnly, NoFiles: options.NoFiles, HasSettings: options.Settings != nil,
		Snapshot: options.Snapshot, Today: options.Today(), Focus: keys.Tasks, Hidden: options.Hidden,
	}
	a.applyKeys()
	a.refresh()
	a.drafts.Load(options.Snapshot, options.By)
	a.palette.Remember(options.Place.Recent)
	a.returnTo(options.Place)
	a.greet()
	return a
}

// Init implements tea.Model.
func (a *App) Init() tea.Cmd {
	a.idle.begin(a.Idle)
	return tea.Batch(a.waitForChange(), a.waitForMidnight(), a.waitForNotUTF8(), a.idle.wait(a.Idle), a.waitForPen(), a.reopen(a.Place))
}

// current returns the board with the present state of the children.
func (a *App) current() *board.Board {
	b := a.board
	b.Place = a.place()
	b.Current, b.Selected = a.tasks.Current(), a.tasks.Selected()
	b.Pending, b.Leaving = a.queue.Pending(), a.queue.IsLeaving()
	b.PendingParts = a.queue.PendingParts()
	b.Flashed = a.flash.tasks
	return &b
}

// refresh computes again what follows from the snapshot, the filter and the day.
// The cursor stays on its task; if that is not shown, on its row.
func (a *App) refresh() {
	b := a.current()
	b.RefreshSince(a.refreshed)
	b.Columns = taskview.MeasureSince(a.refreshed, b)
	a.board, a.refreshed = *b, b
	a.divide()
	a.tasks.Follow(a.current())
	a.scroll()
}

// arrange fits the panes to the window.
func (a *App) arrange() {
	a.divide()
	a.scroll()
}

// divide divides the window among the panes.
func (a *App) divide() {
	plan := a.board.Snapshot
	a.board.Layout = layout.New(a.board.Width, a.board.Height, a.board.Focus,
		layout.Lists{Categories: len(plan.Plan.Categories) + 1, Offices: len(plan.Offices) + 1, Tasks: len(plan.Plan.Tasks)})
}

// scroll makes every cursor visible.
func (a *App) scroll() {
	b := a.current()
	a.tasks.Scroll(b)
	a.sidebar.Scroll(b)
}

// place is where keys go: the sheet, or else the pane that has the focus.
func (a *App) place() keys.Place {
	if a.sheet != nil {
		return a.sheet.Place()
	}
	return a.board.Focus
}

func (a *App) offerDrafts() {
	if line := a.drafts.Summary(a.Words, a.board.Keys, a.board.Snapshot); line != "" {
		a.board.Say(line)
	}
}

// greet says what a user has to know of a plan that has just opened: the drafts, or that
// their role names an office that the plan lacks, as the ledger will refuse every change.
func (a *App) greet() {
	a.offerDrafts()
	if a.Alarm != "" {
		a.board.Alarm(a.Alarm)
		a.Alarm = "" // once is enough
	}
	if line := a.Words.RoleOffice(a.By, a.Permit, a.board.Snapshot); line != "" {
		a.board.Alarm(line)
	}
}
