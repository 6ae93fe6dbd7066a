package tui

import (
	"cmp"
	"context"
	"fmt"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/draw"
	"duban/tui/keys"
)

// Plans is what the dashboard needs of the ledger beyond the plan that is open.
// Its methods are called off the UI's thread.
type Plans interface {
	// List tells how far each plan of the ledger is.
	List() ([]PlanProgress, error)
	// Open reads a plan, and returns a ledger that is bound to it.
	Open(plan string) (Ledger, *model.Snapshot, error)
	// Preview reads a document and finds out what it comes to. It writes
	// nothing. A year that is not 0 is the plan's. It tells how far the reading
	// is, from one goroutine, and ends soon after ctx does.
	Preview(ctx context.Context, path string, year int, tell func(done, total int)) (model.Preview, error)
	// Import writes what a preview showed, and returns the plan's identity.
	Import(preview model.Preview) (string, error)
	// Complete returns a path with as much added as there is no choice about,
	// and the names that it may go on with if there is one.
	Complete(path string) (string, []string)
}

// PlanProgress is a plan of the ledger, and how much of it is done.
type PlanProgress struct {
	ID, Title string
	Year      int // 0 if nobody knows it
	model.Count
}

type (
	plansListed struct {
		by    *waiting
		plans []PlanProgress
		err   error
	}
	previewed struct {
		by      *waiting
		path    string
		preview model.Preview
		err     error
	}
	planOpened struct {
		by       *waiting
		ledger   Ledger
		snapshot *model.Snapshot
		err      error
		brought  *model.Preview // what came in just now; nil if nothing did
	}
)

// listPlans asks for the plans; the chooser opens when they are there.
func (a *App) listPlans() tea.Cmd {
	if a.Plans == nil {
		a.alarm(a.Words.Screen.Plans.NotHere)
		return nil
	}
	plans, w := a.Plans, a.wait()
	w.ahead = &[]tea.KeyMsg{}
	return func() tea.Msg {
		listed, err := plans.List()
		return plansListed{w, listed, err}
	}
}

// plansMessage takes an answer of Plans, unless the user has given it up.
func (a *App) plansMessage(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case plansListed:
		return a.listed(msg)
	case readOn:
		return a.advance(msg)
	case secondRead:
		return a.secondPassed(msg)
	case previewed:
		a.previewed(msg)
	case planOpened:
		return a.opened(msg)
	case pathCompleted:
		a.completed(msg)
	}
	return nil
}

func (a *App) listed(msg plansListed) tea.Cmd {
	if a.overlay != msg.by {
		return nil
	}
	a.overlay = nil
	if msg.err != nil {
		a.fail(msg.err)
		return nil
	}
	a.overlay = newPlanChooser(msg.plans, a.snapshot.Plan.ID)
	return a.typedAhead(msg.by)
}

func (a *App) previewed(msg previewed) {
	if a.overlay != msg.by {
		return
	}
	a.overlay, a.notice = nil, notice{}
	if msg.err != nil {
		a.importPath = msg.path // to be mended, not typed again
		a.startImport()
		a.fail(msg.err)
		return
	}
	a.importPath = ""
	a.overlay = &previewPane{preview: msg.preview, path: msg.path}
}

func (a *App) opened(msg planOpened) tea.Cmd {
	if a.overlay != msg.by {
		return nil
	}
	leaving := a.writes.leaving && msg.err == nil
	a.overlay, a.writes.leaving = nil, false
	a.switchTo(msg)
	if leaving {
		return tea.Quit
	}
	return nil
}

// switchTo shows another plan. What was read or written for the one before no
// longer counts.
func (a *App) switchTo(msg planOpened) {
	if msg.err != nil {
		a.fail(msg.err)
		return
	}
	same := a.snapshot.Plan.ID == msg.snapshot.Plan.ID
	before := a.snapshot.Plan
	a.Ledger, a.snapshot, a.sheet = msg.ledger, msg.snapshot, nil
	a.writes, a.flash, a.reloading = writes{mine: map[uint64]bool{}}, flash{number: a.flash.number}, false
	a.listTop, a.detailTop = map[keys.Place]int{}, 0
	a.keepFilter(before)
	if !same {
		a.filter, a.applied = model.Filter{}, nil
	}
	if !same {
		a.selected, a.row, a.focus = "", 0, keys.Tasks
		a.marked = map[string]bool{}
		a.loadDrafts()
	}
	a.refresh()
	a.arrange()
	a.notice = notice{}
	a.offerDrafts()
	a.tellRole()
	if msg.brought != nil {
		a.say(a.broughtWords(*msg.brought))
	}
}

func (a *App) broughtWords(p model.Preview) string {
	said, id := a.Words.Documents.Import, a.snapshot.Plan.ID
	switch r := p.Revision; {
	case r == nil:
		return fmt.Sprintf(said.Imported, id, len(p.Document.Categories), len(p.Document.Tasks)) + "  " + a.Words.WayBack.AfterImportKey
	case r.IsEmpty():
		return fmt.Sprintf(said.Nothing, id)
	default:
		return fmt.Sprintf(said.Revised, id, len(r.Added), len(r.Changed), len(r.Moved), len(r.Removed)) + "  " + a.Words.WayBack.AfterImportKey
	}
}

// mayLeavePlan refuses to open another plan before what the user did in this
// one is in the ledger.
func (a *App) mayLeavePlan() bool {
	may := a.writes.idle() && !a.reloading
	if !may {
		a.alarm(a.Words.Screen.Plans.Writing)
	}
	return may
}

// planChooser lets the user open a plan, or bring one in.
type planChooser struct {
	plans   []PlanProgress
	open    string // the one that is
	at, top int
}

func newPlanChooser(plans []PlanProgress, open string) *planChooser {
	c := &planChooser{plans: plans, open: open}
	for i, plan := range plans {
		if plan.ID == open {
			c.at = i
		}
	}
	return c
}

func (c *planChooser) update(a *App, msg tea.KeyMsg) (bool, tea.Cmd) {
	for i, name := range keys.Names(msg) {
		switch does := a.keys.Action(name, keys.Tasks); {
		case does == keys.MoveUp, does == keys.MoveDown, does == keys.MoveFirst, does == keys.MoveLast, does == keys.PageUp, does == keys.PageDown:
			c.at = does.Move(c.at, len(c.plans), c.rows(a))
		case does == keys.Back, does == keys.ShowPlans, does == keys.Quit:
			return true, nil
		case does == keys.Open && len(c.plans) > 0:
			return c.choose(a)
		case name == "i":
			a.overlay = nil
			a.startImport()
			if rest := msg.Runes[i+1:]; a.overlay != nil && len(rest) > 0 {
				return false, a.key(keys.Name(rest).Message()) // typed for the prompt
			}
			return false, nil
		}
	}
	return false, nil
}

func (c *planChooser) choose(a *App) (bool, tea.Cmd) {
	wanted, plans := c.plans[c.at].ID, a.Plans
	if wanted == c.open || !a.mayLeavePlan() {
		return true, nil
	}
	w := a.wait()
	return false, func() tea.Msg {
		ledger, snapshot, err := plans.Open(wanted)
		return planOpened{by: w, ledger: ledger, snapshot: snapshot, err: err}
	}
}

// rows is how many plans fit: the frame takes two lines, the keys one.
func (c *planChooser) rows(a *App) int { return max(min(len(c.plans), a.height-6), 1) }

func (c *planChooser) draw(a *App, screen []string) []string {
	said := a.Words.Screen.Plans
	rows, width := c.rows(a), min(90, a.width-4)
	c.top = scrolled(c.top, c.at, len(c.plans), rows)
	var lines []string
	for i := c.top; i < min(c.top+rows, len(c.plans)); i++ {
		plan := c.plans[i]
		year := "-"
		if plan.Year != 0 {
			year = strconv.Itoa(plan.Year)
		}
		done := fmt.Sprintf("%d/%d", plan.Done, plan.Total)
		line := a.pointer(i == c.at) + " " + a.Pen.Cell(year, 6) + a.Pen.Cell(cmp.Or(plan.Title, plan.ID), width-20) + a.Pen.Right(done, 8)
		if i == c.at {
			line = a.Pen.Theme.Chosen.Render(draw.Fill(line, width-2))
		}
		lines = append(lines, line)
	}
	keys := said.Keys
	if !a.mayImport() {
		keys = said.OpenKeys
	}
	lines = append(lines, " "+a.Pen.Theme.Quiet.Render(a.hints(keys, width-4)))
	box := a.Pen.Box(draw.Box{
		Title: a.Pen.Theme.Accent.Render(a.Pen.Text(said.Title)), Width: width, Height: rows + 3, Heavy: true, Lines: lines,
	})
	return draw.Over(screen, box, (a.width-width)/2, max((a.height-rows-3)/2, 0))
}
