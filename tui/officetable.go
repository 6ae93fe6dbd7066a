package tui

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/draw"
	"duban/tui/keys"
)

// officeTable shows what every office has to do and how far it is.
type officeTable struct {
	column   int // of model.OfficeOrders, by which it is sorted
	reversed bool
}

func (*officeTable) place() keys.Place { return keys.OfficeTable }

func (o *officeTable) heads(a *App) []string {
	terms := a.Words.Terms
	return []string{
		terms.Office, terms.Lead, terms.Assist, terms.Class, terms.Done, terms.Overdue, terms.Behind, a.Words.Year.Rate,
	}
}

func (o *officeTable) content(a *App, width int) content {
	heads := o.heads(a)
	sign := map[bool]string{false: "▼", true: "▲"}[o.reversed]
	if a.Pen.ASCII {
		sign = map[bool]string{false: "v", true: "^"}[o.reversed]
	}
	widths, rest := make([]int, len(heads)), width-2
	for i, head := range heads[1:] {
		widths[i+1] = draw.Width(head) + 2
		rest -= widths[i+1]
	}
	widths[0] = min(max(rest, 4), 40)
	head := ""
	for i, text := range heads {
		if i == o.column {
			text += sign
		}
		if i == 0 {
			head = " " + a.Pen.Cell(text, widths[0])
			continue
		}
		head += a.Pen.Right(text, widths[i])
	}
	all := content{
		title: a.Words.Follow.OfficeTable + "  " + o.order(a, heads), head: []string{a.Pen.Theme.Title.Render(head)}, empty: a.Words.Screen.Panes.Empty,
	}
	for _, office := range model.SortOffices(a.progress.Offices, model.OfficeOrders()[o.column], o.reversed) {
		line := a.Pen.Cell(office.Name, widths[0])
		for i, value := range []int{office.Lead, office.Assist, office.Class, office.Done, office.Overdue, office.Behind} {
			line += a.Pen.Right(fmt.Sprint(value), widths[i+1])
		}
		line += a.Pen.Right(fmt.Sprintf("%d%%", office.Rate()), widths[7])
		all.rows = append(all.rows, a.plainRow(office.Name, width, func() told { return told{text: line} }))
	}
	return all
}

// order tells by what the table is sorted. Offices come in the plan's own order, by
// how many tasks name them, until another column is chosen.
func (o *officeTable) order(a *App, heads []string) string {
	said, by := a.Words.Follow, heads[o.column]
	if o.column == 0 {
		by = said.NamingTasks
	}
	first := said.MostFirst
	if o.reversed {
		first = said.FewestFirst
	}
	return fmt.Sprintf(first, by)
}

func (o *officeTable) about(a *App, id string, width int) []string {
	at := slices.IndexFunc(a.progress.Offices, func(p model.OfficeProgress) bool { return p.Name == id })
	if at < 0 {
		return nil
	}
	office := a.progress.Offices[at]
	bar := a.Pen.Bar(office.Done, office.Total, min(width/3, 30))
	return []string{a.Pen.Text(id) + "  " + a.Pen.Theme.Done.Render(bar) + " " + countText(office.Count)}
}

func (o *officeTable) do(a *App, does keys.Action, id string) tea.Cmd {
	columns := len(model.OfficeOrders())
	switch does {
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
		a.sheet = nil
		a.filterBy(byOffice, func(f *model.Filter) { f.Office = id })
		a.setFocus(keys.Tasks)
	}
	return nil
}
