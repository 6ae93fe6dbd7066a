package chooser

import (
	"cmp"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
)

// PaperRequest is a paper as chosen: its form, for which office, about which period.
type PaperRequest = effect.PaperRequest

// Papers is the choice of a paper: a line each for the form, the office and the period.
type Papers struct {
	forms   []string
	offices []string // an empty one for all
	periods []model.Period
	// replies are the days by which slips may ask for an answer; the first is none.
	replies []model.Date
	records bool   // slips that are written count as urging
	chosen  [4]int // the last is of the replies, which slips have in place of a period
	at      int
}

// NewPapers returns the choice of a paper. It begins with the office that the filter
// names, and this quarter.
func NewPapers(b *board.Board) *Papers {
	offices := append([]string{""}, slices.DeleteFunc(slices.Clone(b.Snapshot.Offices), func(o string) bool { return o == model.ByMatterOffice })...)
	quarter, month := model.EveryQuarter.PeriodAt(b.Today), model.EveryMonth.PeriodAt(b.Today)
	c := &Papers{forms: b.Words.Papers.Order, offices: offices, periods: []model.Period{
		quarter, model.EveryQuarter.PeriodAt(quarter.From.AddDays(-1)), month, model.EveryMonth.PeriodAt(month.From.AddDays(-1)),
	}}
	c.records = !b.ReadOnly && b.Snapshot.Plan.FollowRenames(b.Permit).
		MayAttempt(b.By, model.Operation(model.KindUrge), b.Snapshot.Plan.Issuer, b.Snapshot.Offices) == nil
	c.replies = append(c.replies, model.Date{})
	for _, days := range []int{3, 5, 7, 10, 15} {
		c.replies = append(c.replies, b.Today.AddDays(days))
	}
	c.chosen[3] = 3
	c.chosen[1] = max(0, slices.Index(offices, b.Filter.Office))
	return c
}

// request returns what is chosen.
func (c *Papers) request() PaperRequest {
	request := PaperRequest{Form: c.forms[c.chosen[0]], Office: c.offices[c.chosen[1]], Period: c.periods[c.chosen[2]]}
	if c.isUrging() {
		request.ReplyBy, request.Record = c.replies[c.chosen[3]], c.records
	}
	return request
}

func (c *Papers) isUrging() bool { return c.forms[c.chosen[0]] == "urge" }

// field returns which choice the line under the cursor is.
func (c *Papers) field() int {
	if c.at == 2 && c.isUrging() {
		return 3
	}
	return c.at
}

// Update implements effect.Overlay.
func (c *Papers) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	for _, name := range keys.Names(msg) {
		counts, field := [4]int{len(c.forms), len(c.offices), len(c.periods), len(c.replies)}, c.field()
		switch action := b.Keys.Action(name, keys.Tasks); {
		case action.IsMovement():
			c.at = action.Move(c.at, 3, 3)
		case action == keys.RightPane, name == " ":
			c.chosen[field] = (c.chosen[field] + 1) % counts[field]
		case action == keys.LeftPane:
			c.chosen[field] = (c.chosen[field] + counts[field] - 1) % counts[field]
		case action == keys.Back, action == keys.Quit, action == keys.ShowPapers:
			return true, nil
		case action == keys.Open:
			return true, effect.PreviewPaper{Request: c.request(), Before: c}
		}
	}
	return false, nil
}

// View implements effect.Overlay.
func (c *Papers) View(b *board.Board, screen []string) []string {
	labels, pen, width := b.Words.Papers, b.Pen, min(60, b.Width-4)
	office := labels.AllOffices
	if name := c.offices[c.chosen[1]]; name != "" {
		office = name
	}
	period, value := labels.Period, labels.Periods[c.chosen[2]]
	switch form := c.forms[c.chosen[0]]; {
	case c.isUrging():
		period, value = labels.ReplyBy, cmp.Or(c.replies[c.chosen[3]].String(), labels.NoReplyBy)
	case form != "progress" && form != "bulletin":
		value = labels.NoPeriod
	}
	var lines []string
	for i, field := range []struct{ label, value string }{
		{labels.Form, labels.Forms[c.forms[c.chosen[0]]]}, {labels.Office, office}, {period, value},
	} {
		line := pen.Pointer(i == c.at) + " " + pen.Cell(field.label, 10) + pen.Cell("< "+field.value+" >", width-16)
		if i == c.at {
			line = pen.Theme.Chosen.Render(draw.Fill(line, width-2))
		}
		lines = append(lines, line)
	}
	lines = append(lines, " "+pen.Theme.Quiet.Render(pen.Hints(labels.Keys, width-4)))
	box := pen.Box(draw.Box{
		Title: pen.Theme.Accent.Render(pen.Text(labels.Title)), Width: width, Height: len(lines) + 2, Heavy: true, Lines: lines,
	})
	return draw.Over(screen, box, (b.Width-width)/2, max((b.Height-len(lines)-2)/2, 0))
}
