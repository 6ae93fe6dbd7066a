// Package tui is the dashboard in the terminal: a Bubble Tea root (App) that
// owns the snapshot of the ledger, the filter and the focus, and draws panes
// that hold no state but where they are scrolled to.
//
// The rules of the interface: every key answers at once; a mark says that it is
// saved only when the ledger has it; nothing but Enter in a prompt confirms;
// selection follows the task, never the row; nothing is told by colour alone;
// no clock, no file and no environment is read here.
package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/draw"
	"duban/tui/keys"
	"duban/tui/words"
)

// Ledger is what the dashboard needs of the ledger, bound to one plan. Its
// methods are called off the UI's thread, one at a time or several at once.
type Ledger interface {
	// Load reads the plan anew, with all its events.
	Load() (*model.Snapshot, error)
	// Since returns the events after a revision and the revision now, which is
	// less than asked if another ledger has taken the place of the one loaded.
	Since(revision uint64) ([]model.Event, uint64, error)
	// Apply makes all changes or none and returns the events written. They are
	// on disk when it returns.
	Apply(changes []model.Change) ([]model.Event, error)
	// WayBack returns the command that leads back to before an import or a
	// restore, which no undo takes back; empty if none does.
	WayBack(event model.Event) string
	// Earlier reads the plan to look back on from this one.
	Earlier() (*model.Snapshot, error)
	// Filters reads the filters that the user keeps.
	Filters() ([]model.SavedFilter, error)
	// ChangeFilters puts what the change makes of them in their place.
	ChangeFilters(change func([]model.SavedFilter) ([]model.SavedFilter, error)) error
}

// Options is what the dashboard is given from outside.
type Options struct {
	Ledger   Ledger
	Snapshot *model.Snapshot // what the first frame shows
	// Changed tells that the ledger may have changed; nil if nobody watches.
	Changed <-chan struct{}
	// NotUTF8 is closed when the terminal sends something else; nil if nobody
	// looks.
	NotUTF8  <-chan struct{}
	By       string // who acts
	Host     string // the machine, shown beside By; may be empty
	Today    func() model.Date
	Midnight func() time.Duration // until the next day begins; nil if it never does
	Words    *words.Words
	Pen      draw.Pen
	Spelling model.Spelling
	ReadOnly bool
	// Plans leads to the other plans; nil if there is no way to them.
	Plans Plans
	// NoFiles keeps the user from naming files to read.
	NoFiles bool
	// Drafts keeps notes that are not finished; nil if nobody does.
	Drafts Drafts
	// Permit is what By may do, as the header shows it; everything if zero. The
	// ledger refuses what is beyond it.
	Permit model.Permit
	// NoSuspend says that there is no shell to suspend to.
	NoSuspend bool
}

// App is the root of the dashboard, a tea.Model.
type App struct {
	Options
	keys          keys.Table
	width, height int
	layout        layout

	snapshot *model.Snapshot
	today    model.Date
	filter   model.Filter
	applied  []filterPart // what was filtered by, the last one last

	// What follows from snapshot, filter and today; see refresh.
	shown    []*model.Task
	progress model.Progress
	columns  columns

	focus    keys.Place
	selected string // the identity of the task under the cursor
	row      int    // where it stands in shown
	marked   map[string]bool
	sheet    *sheet // what covers the panes; nil if nothing does
	taskTop  int    // the first row on the screen
	listTop  map[keys.Place]int
	// kept is the task under the cursor if a colleague has changed it: it stays
	// on the screen until the cursor moves, whatever the filter says now.
	kept    string
	history history // of the task under the cursor
	// detailTop is how many lines of the detail are scrolled away.
	detailTop int

	overlay overlay // a prompt, chooser or help that has the keys; nil if keys.None
	notice  notice
	drafts  map[string]Draft // what was typed and is not saved yet, by what it was for
	// importPath is the file that was asked for and could not be read.
	importPath string
	writes     writes
	// beyond is the import or restore of which it was said that no undo takes it
	// back: from then on undo passes over it.
	beyond    uint64
	reloading bool // the snapshot is about to be replaced
	flash     flash
}

// New returns a dashboard on the snapshot, with the first task under the
// cursor.
func New(options Options) *App {
	a := &App{
		Options: options, snapshot: options.Snapshot, keys: keys.NewTable(options.Words, keys.Options{MayImport: options.mayImport(), NoSuspend: options.NoSuspend}),
		focus: keys.Tasks, listTop: map[keys.Place]int{}, drafts: map[string]Draft{}, marked: map[string]bool{},
		writes: writes{mine: map[uint64]bool{}}, today: options.Today(),
	}
	a.refresh()
	a.loadDrafts()
	a.offerDrafts()
	a.tellRole()
	return a
}

// Init implements tea.Model.
func (a *App) Init() tea.Cmd {
	return tea.Batch(a.waitForChange(), a.waitForMidnight(), a.waitForNotUTF8())
}

type (
	midnightPassed struct{}
	notUTF8Typed   struct{}
)

func (a *App) waitForMidnight() tea.Cmd {
	if a.Midnight == nil {
		return nil
	}
	return tea.Tick(a.Midnight(), func(time.Time) tea.Msg { return midnightPassed{} })
}

func (a *App) waitForNotUTF8() tea.Cmd {
	if a.NotUTF8 == nil {
		return nil
	}
	return func() tea.Msg {
		<-a.NotUTF8
		return notUTF8Typed{}
	}
}

// overlay is what takes the keys away from the panes while it is there.
type overlay interface {
	// update handles a key; done says that the overlay is to go.
	update(a *App, msg tea.KeyMsg) (done bool, cmd tea.Cmd)
	// draw lays the overlay over the drawn screen.
	draw(a *App, screen []string) []string
}

// notice is what the last line says until the next key.
type notice struct {
	text  string
	alarm bool // something was refused or failed
}

func (a *App) say(text string)   { a.notice = notice{text: text} }
func (a *App) alarm(text string) { a.notice = notice{text: text, alarm: true} }
