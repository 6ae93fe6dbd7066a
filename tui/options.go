package tui

import (
	"context"
	"time"

	"duban/model"
	"duban/tui/chooser"
	"duban/tui/drafts"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/paper"
	"duban/tui/words"
)

// Ledger is what the dashboard needs of the ledger, bound to one plan. Its
// methods run off the UI's goroutine, several at once.
type Ledger interface {
	// Load reads the plan anew, with its latest events.
	Load() (*model.Snapshot, error)
	// News returns what happened after a revision. Its revision is less than asked
	// if another ledger has taken the place of the one loaded.
	News(revision uint64) (model.News, error)
	// LogBefore returns the last of the events before a number, at most count, or all
	// if that is 0.
	LogBefore(before uint64, count int) (model.Page, error)
	// TaskLog returns the latest events of tasks, at most count of each.
	TaskLog(count int, tasks ...string) (model.Page, error)
	// Apply makes all changes or none and returns the events written. They are
	// on disk when it returns.
	Apply(changes []model.Change) ([]model.Event, error)
	// RestoreCommand returns the command that restores the ledger from before an import
	// or a restore, which can't be undone; empty if there is none.
	RestoreCommand(event model.Event) string
	// Earlier reads the plan of the year before, for the look-back.
	Earlier() (*model.Snapshot, error)
	// Filters reads the user's saved filters.
	Filters() ([]model.SavedFilter, error)
	// ChangeFilters replaces the saved filters by what the change returns.
	ChangeFilters(change func([]model.SavedFilter) ([]model.SavedFilter, error)) error
}

// Plans is what the dashboard needs of the ledger beyond the open plan. Its
// methods run off the UI's goroutine.
type Plans interface {
	// List returns all plans of the ledger and how far each is.
	List() ([]PlanProgress, error)
	// Open reads a plan and returns a ledger that is bound to it. The empty plan is
	// the one that opens by default; where there is none, one without tasks.
	Open(plan string) (Ledger, *model.Snapshot, error)
	// Drop removes a plan.
	Drop(plan string) error
	// Preview reads a document and compares it with the plans. It writes nothing.
	// Corrections win over what the document says. It reports how far the reading is,
	// from one goroutine, and ends soon after ctx does.
	Preview(ctx context.Context, path string, c model.Corrections, report func(done, total int)) (model.ImportPreview, error)
	// Import writes what a preview shows and returns the plan's identity.
	Import(preview model.ImportPreview) (string, error)
	// Complete returns a path with as much added as is unambiguous, and the names
	// that it may continue with.
	Complete(path string) (string, []string)
}

// Papers makes papers, and collects the tables that offices filled in.
type Papers = paper.Papers

// PaperRequest is a paper as chosen.
type PaperRequest = effect.PaperRequest

// PlanProgress is a plan of the ledger, and how much of it is done.
type PlanProgress = chooser.Plan

// Drafts keeps unfinished texts on disk.
type Drafts = drafts.Store

// Draft is an unfinished text.
type Draft = drafts.Draft

// Options is what the dashboard gets from outside.
type Options struct {
	Ledger   Ledger
	Snapshot *model.Snapshot // what the first frame shows
	// Changed reports that the ledger may have changed; nil if it is not watched.
	Changed <-chan struct{}
	// NotUTF8 is closed when the terminal sends another encoding; may be nil.
	NotUTF8       <-chan struct{}
	By            string // who acts
	Host          string // the machine, shown beside By; may be empty
	Today         func() model.Date
	UntilMidnight func() time.Duration // until the next day begins; nil if it never does
	Words         *words.Words
	Pen           draw.Pen
	// Pens sends another pen when the terminal has answered how it draws; may be nil.
	Pens     <-chan draw.Pen
	Spelling model.Spelling
	ReadOnly bool
	// Plans opens the other plans; nil if they can't be opened.
	Plans Plans
	// Papers makes papers; nil if none can be made.
	Papers Papers
	// NoFiles keeps the user from naming files to read.
	NoFiles bool
	// Copy puts a text on the clipboard of the terminal; may be nil.
	Copy func(text string)
	// Drafts keeps unfinished texts; may be nil.
	Drafts Drafts
	// Permit is what By may do, as the header shows it; zero for everything. The
	// ledger enforces it.
	Permit model.Permit
	// Idle is what happens where no key is pressed.
	Idle Idle
	// Place is where to begin; zero for the first task of the plan.
	Place Place
	// Alarm is what the last line says at first; may be empty.
	Alarm string
	// NoSuspend says that there is no shell to suspend to.
	NoSuspend bool
	// Settings changes what follows, and the words, Plans, Papers and Idle; nil if that is
	// not possible here.
	Settings Settings
	Keys     []keys.Choice // that the user has chosen
	Hidden   []string      // the columns of the task list that the user has left out
	Mouse    bool          // the terminal reports the mouse
}
