package sheet

import (
	"fmt"
	"slices"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
)

// Offices is the table of what each office has to do and how far it is.
type Offices struct {
	column   int // of model.OfficeOrders, by which it is sorted
	reversed bool
}

// Place implements Page.
func (*Offices) Place() keys.Place { return keys.OfficeTable }

func officeHeads(b *board.Board) []string {
	terms := b.Words.Terms
	return []string{
		terms.Office, terms.Lead, terms.Assist, terms.Class, terms.Done, terms.Overdue, terms.Behind, b.Words.Year.Rate,
	}
}

// Content implements Page.
func (o *Offices) Content(b *board.Board, width int) Content {
	heads := officeHeads(b)
	widths, rest := make([]int, len(heads)), width-2
	for i, head := range heads[1:] {
		widths[i+1] = draw.Width(head) + 2
		rest -= widths[i+1]
	}
	widths[0] = min(max(rest, 4), 40)
	content := Content{
		Title: b.Words.FollowUp.OfficeTable + "  " + o.order(b, heads),
		Head:  []string{b.Pen.Theme.Title.Render(o.headLine(b, heads, widths))}, Empty: b.Words.Screen.Panes.Empty,
	}
	for _, office := range model.SortOffices(b.Progress.Offices, model.OfficeOrders()[o.column], o.reversed) {
		line := b.Pen.Cell(office.Name, widths[0])
		for i, value := range []int{office.Lead, office.Assist, office.Class, office.Done, office.Overdue, office.Behind} {
			line += b.Pen.Right(fmt.Sprint(value), widths[i+1])
		}
		line += b.Pen.Right(fmt.Sprintf("%d%%", office.Rate()), widths[7])
		content.Rows = append(content.Rows, plainRow(b, office.Name, width, func() rowText { return rowText{text: line} }))
	}
	return content
}

// headLine draws the heads of the columns, the sorted one with an arrow.
func (o *Offices) headLine(b *board.Board, heads []string, widths []int) string {
	arrow := map[bool]string{false: "▼", true: "▲"}[o.reversed]
	if b.Pen.ASCII {
		arrow = map[bool]string{false: "v", true: "^"}[o.reversed]
	}
	line := ""
	for i, text := range heads {
		if i == o.column {
			text += arrow
		}
		if i == 0 {
			line = " " + b.Pen.Cell(text, widths[0])
			continue
		}
		line += b.Pen.Right(text, widths[i])
	}
	return line
}

// order says by what the table is sorted. Offices come in the plan's own order, by
// how many tasks name them, until another column is chosen.
func (o *Offices) order(b *board.Board, heads []string) string {
	labels, by := b.Words.FollowUp, heads[o.column]
	if o.column == 0 {
		by = labels.NamingTasks
	}
	first := labels.MostFirst
	if o.reversed {
		first = labels.FewestFirst
	}
	return fmt.Sprintf(first, by)
}

// About implements Page.
func (o *Offices) About(b *board.Board, id string, width int) []string {
	at := slices.IndexFunc(b.Progress.Offices, func(p model.OfficeProgress) bool { return p.Name == id })
	if at < 0 {
		return nil
	}
	office := b.Progress.Offices[at]
	bar := b.Pen.Meter(office.Done, office.Total, min(width/3, 30))
	return []string{b.Pen.Text(id) + "  " + bar + " " + fmt.Sprintf("%d/%d", office.Done, office.Total)}
}

// Update implements Page: it sorts, or filters the tasks by the current office.
func (o *Offices) Update(_ *board.Board, action keys.Action, id string) effect.Effect {
	columns := len(model.OfficeOrders())
	switch action {
	case keys.LeftPane:
		o.column = (o.column + columns - 1) % columns
	case keys.RightPane:
		o.column = (o.column + 1) % columns
	case keys.ReverseOrder:
		o.reversed = !o.reversed
	case keys.Open:
		if id == "" {
			return nil
		}
		return effect.Several{
			effect.CloseSheet{},
			effect.SetFilter{Part: board.ByOffice, Change: func(f *model.Filter) { f.Office = id }},
			effect.Focus{Pane: keys.Tasks},
		}
	}
	return nil
}
