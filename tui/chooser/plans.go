package chooser

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
)

// Plan is a plan of the ledger, and how much of it is done.
type Plan struct {
	ID, Title string
	Year      int // 0 if the plan has none
	Sample    bool
	model.Count
}

// Plans is the list of plans, of which one can be opened, or several together. A document
// can be imported from here.
type Plans struct {
	plans   []Plan
	open    string          // the one that is, or several, separated by commas
	marked  map[string]bool // to be opened together
	at, top int
}

// NewPlans returns a list of plans with the cursor on the open one.
func NewPlans(plans []Plan, open string) *Plans {
	c := &Plans{plans: plans, open: open, marked: map[string]bool{}}
	shown := strings.Split(open, effect.PlanSeparator)
	for i, plan := range plans {
		if plan.ID == shown[0] {
			c.at = i
		}
		if len(shown) > 1 && slices.Contains(shown, plan.ID) {
			c.marked[plan.ID] = true
		}
	}
	return c
}

// chosen returns the plans that are marked, or else the one under the cursor.
func (c *Plans) chosen() string {
	var ids []string
	for _, plan := range c.plans {
		if c.marked[plan.ID] {
			ids = append(ids, plan.ID)
		}
	}
	if len(ids) == 0 {
		return c.plans[c.at].ID
	}
	return strings.Join(ids, effect.PlanSeparator)
}

// Update implements effect.Overlay.
func (c *Plans) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	for i, name := range keys.Names(msg) {
		switch action := b.Keys.Action(name, keys.Tasks); {
		case action.IsMovement():
			c.at = action.Move(c.at, len(c.plans), c.rows(b))
		case action == keys.Back, action == keys.ShowPlans, action == keys.Quit:
			return true, nil
		case action == keys.Open && len(c.plans) > 0:
			if c.chosen() == c.open {
				return true, nil
			}
			return true, effect.OpenPlan{Plan: c.chosen()}
		case name == " " && len(c.plans) > 1:
			id := c.plans[c.at].ID
			c.marked[id] = !c.marked[id]
		case name == "d" && len(c.plans) > 0 && b.MayDrop():
			return false, effect.AskDropPlan{Plan: c.plans[c.at].ID, Before: c}
		case name == "c" && len(c.plans) > 0:
			return true, effect.AskCollected{Plan: c.plans[c.at].ID}
		case name == "i":
			ask := effect.Several{effect.AskDocument{}}
			if rest := msg.Runes[i+1:]; len(rest) > 0 {
				ask = append(ask, effect.Press{Keys: []tea.KeyMsg{keys.Name(rest).Message()}}) // typed for the prompt
			}
			return true, ask
		}
	}
	return false, nil
}

// rows is how many plans fit: the frame takes two lines, the keys one.
func (c *Plans) rows(b *board.Board) int { return max(min(len(c.plans), b.Height-6), 1) }

// View implements effect.Overlay.
func (c *Plans) View(b *board.Board, screen []string) []string {
	labels, pen := b.Words.Screen.Plans, b.Pen
	rows, width := c.rows(b), min(90, b.Width-4)
	c.top = board.Scroll(c.top, c.at, len(c.plans), rows)
	var lines []string
	for i := c.top; i < min(c.top+rows, len(c.plans)); i++ {
		plan, year := c.plans[i], "-"
		if plan.Year != 0 {
			year = plan.ID // the year, and a number where it has several
		}
		title := cmp.Or(plan.Title, plan.ID)
		if plan.Sample {
			title = labels.SampleTitle + title
		}
		done := fmt.Sprintf("%d/%d", plan.Done, plan.Total)
		mark := " "
		if c.marked[plan.ID] {
			mark = pen.SelectedMark()
		}
		line := pen.Pointer(i == c.at) + mark + pen.Cell(year, 7) + pen.Cell(title, width-21) + pen.Right(done, 8)
		if i == c.at {
			line = pen.Theme.Chosen.Render(draw.Fill(line, width-2))
		}
		lines = append(lines, line)
	}
	if len(c.plans) == 0 {
		lines = append(lines, " "+pen.Theme.Quiet.Render(pen.Cut(labels.NoPlan, width-4)))
	}
	hints := labels.Keys
	if !b.MayImport() {
		hints = labels.OpenKeys
	}
	lines = append(lines, " "+pen.Theme.Quiet.Render(pen.Hints(hints, width-4)))
	box := pen.Box(draw.Box{
		Title: pen.Theme.Accent.Render(pen.Text(labels.Title)), Width: width, Height: rows + 3, Heavy: true, Lines: lines,
	})
	return draw.Over(screen, box, (b.Width-width)/2, max((b.Height-rows-3)/2, 0))
}
