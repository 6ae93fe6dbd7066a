package chooser

import (
	"cmp"
	"fmt"
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

// paperField is a line of the choice of a paper.
type paperField int

const (
	paperForm paperField = iota
	paperOffice
	paperPeriod
	paperReason  // why slips urge
	paperReplyBy // the day by which they ask for an answer
	paperFields
)

// The first of the offices are none.
const (
	allOffices = iota
	eachOffice
	firstOffice
)

// Papers is the choice of a paper: a line each for the form, the office and the period;
// for slips, why they urge and the reply in the place of the period.
type Papers struct {
	forms   []string
	offices []string
	periods []model.Period
	replies []model.Date // the first is none
	records bool         // slips that are written count as urging
	chosen  [paperFields]int
	at      int // a line
}

// NewPapers returns the choice of a paper. It begins with the office that the filter
// names, and this quarter.
func NewPapers(b *board.Board) *Papers {
	quarter, month := model.EveryQuarter.PeriodAt(b.Today), model.EveryMonth.PeriodAt(b.Today)
	c := &Papers{forms: b.Words.Papers.Order, offices: make([]string, firstOffice), periods: []model.Period{
		quarter, model.EveryQuarter.PeriodAt(quarter.From.AddDays(-1)), month, model.EveryMonth.PeriodAt(month.From.AddDays(-1)),
	}}
	for _, office := range b.Snapshot.Offices {
		if office != model.ByMatterOffice {
			c.offices = append(c.offices, office)
		}
	}
	c.records = !b.ReadOnly && b.Snapshot.Plan.FollowRenames(b.Permit).
		MayAttempt(b.By, model.Operation(model.KindUrge), b.Snapshot.Plan.Issuer, b.Snapshot.Offices) == nil
	c.replies = append(c.replies, model.Date{})
	for _, days := range []int{3, 5, 7, 10, 15} {
		c.replies = append(c.replies, b.Today.AddDays(days))
	}
	c.chosen[paperReplyBy] = 3
	c.chosen[paperOffice] = max(0, slices.Index(c.offices, b.Filter.Office))
	return c
}

// Choose chooses what a request names.
func (c *Papers) Choose(request PaperRequest) *Papers {
	c.chosen[paperForm] = max(0, slices.Index(c.forms, request.Form))
	c.chosen[paperOffice] = max(0, slices.Index(c.offices, request.Office))
	if !request.Period.From.IsZero() && !slices.Contains(c.periods, request.Period) {
		c.periods = append(c.periods, request.Period)
	}
	c.chosen[paperReason] = slices.Index(c.periods, request.Period) + 1
	return c
}

// request returns what is chosen.
func (c *Papers) request() PaperRequest {
	request := PaperRequest{Form: c.form(), Office: c.offices[c.chosen[paperOffice]], Each: c.chosen[paperOffice] == eachOffice}
	if reason := c.chosen[paperReason]; c.isUrging() {
		request.ReplyBy, request.Record = c.replies[c.chosen[paperReplyBy]], c.records
		if reason > 0 {
			request.Period = c.periods[reason-1]
		}
	} else if c.hasPeriod() {
		request.Period = c.periods[c.chosen[paperPeriod]]
	}
	return request
}

func (c *Papers) form() string { return c.forms[c.chosen[paperForm]] }

func (c *Papers) isUrging() bool { return c.form() == "urge" }

func (c *Papers) hasPeriod() bool {
	return slices.Contains([]string{"progress", "bulletin", "collect"}, c.form())
}

// fields returns what the lines choose.
func (c *Papers) fields() []paperField {
	if c.isUrging() {
		return []paperField{paperForm, paperOffice, paperReason, paperReplyBy}
	}
	return []paperField{paperForm, paperOffice, paperPeriod}
}

// Update implements effect.Overlay.
func (c *Papers) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	for _, name := range keys.Names(msg) {
		fields := c.fields()
		field := fields[c.at]
		count := [paperFields]int{len(c.forms), len(c.offices), len(c.periods), len(c.periods) + 1, len(c.replies)}[field]
		switch action := b.Keys.Action(name, keys.Tasks); {
		case action.IsMovement():
			c.at = action.Move(c.at, len(fields), len(fields))
		case action == keys.RightPane, name == " ":
			c.chosen[field] = (c.chosen[field] + 1) % count
		case action == keys.LeftPane:
			c.chosen[field] = (c.chosen[field] + count - 1) % count
		case action == keys.Back, action == keys.Quit, action == keys.ShowPapers:
			return true, nil
		case action == keys.Open:
			return true, effect.PreviewPaper{Request: c.request(), Before: c}
		}
	}
	return false, nil
}

// label returns the name of a field, and what is chosen in it.
func (c *Papers) label(b *board.Board, field paperField) (name, value string) {
	labels := b.Words.Papers
	switch at := c.chosen[field]; field {
	case paperForm:
		return labels.Form, labels.Forms[c.form()]
	case paperOffice:
		return labels.Office, cmp.Or(c.offices[at], [firstOffice]string{labels.AllOffices, labels.EachOffice}[min(at, eachOffice)])
	case paperReason:
		if at == 0 {
			return labels.Reason, labels.Pressing
		}
		return labels.Reason, fmt.Sprintf(labels.Silent, b.Words.Period(c.periods[at-1]))
	case paperReplyBy:
		return labels.ReplyBy, cmp.Or(c.replies[at].String(), labels.NoReplyBy)
	}
	if !c.hasPeriod() {
		return labels.Period, labels.NoPeriod
	}
	return labels.Period, labels.Periods[c.chosen[field]]
}

// View implements effect.Overlay.
func (c *Papers) View(b *board.Board, screen []string) []string {
	labels, pen, width := b.Words.Papers, b.Pen, min(60, b.Width-4)
	var lines []string
	for i, field := range c.fields() {
		name, value := c.label(b, field)
		line := pen.Pointer(i == c.at) + " " + pen.Cell(name, 10) + pen.Cell("< "+value+" >", width-16)
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
