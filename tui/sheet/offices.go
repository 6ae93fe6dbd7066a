package sheet

import (
	"fmt"
	"slices"

	"github.com/charmbracelet/lipgloss"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/taskview"
)

// Offices is the table of what each office has to do and how far it is.
type Offices struct {
	column   int // of model.OfficeOrders, by which it is sorted
	reversed bool

	agendas map[string]model.OfficeAgenda // by office, of:
	of      *model.Snapshot
	day     model.Date
}

// Place implements Page.
func (*Offices) Place() keys.Place { return keys.OfficeTable }

// agenda returns what an office has open, computed once for all frames that show the same.
func (o *Offices) agenda(b *board.Board, office string) model.OfficeAgenda {
	if o.of != b.Snapshot || o.day != b.Today {
		o.agendas, o.of, o.day = map[string]model.OfficeAgenda{}, b.Snapshot, b.Today
	}
	agenda, isKnown := o.agendas[office]
	if !isKnown {
		agenda = b.Snapshot.Agenda(office, b.Today)
		o.agendas[office] = agenda
	}
	return agenda
}

func officeHeads(b *board.Board) []string {
	terms := b.Words.Terms
	return []string{
		terms.Office, terms.Lead, terms.Assist, terms.Class, terms.Done, terms.Overdue, terms.Behind, b.Words.Year.Rate,
	}
}

// officeColumns is how wide the columns of the table are: the name, the bar, each figure,
// and the most urgent task. What there is no room for has 0.
type officeColumns struct {
	name, bar, first int
	figures          []int
}

// The columns of the table of offices.
const (
	nameLeast, nameMost = 14, 40
	barLeast, barMost   = 8, 16
	firstLeast          = 20
)

// officeWidths divides the width of the table.
func officeWidths(b *board.Board, heads []string, width int) officeColumns {
	columns := officeColumns{name: draw.Width(heads[0]) + 1, figures: make([]int, len(heads)-1)}
	for i := range b.Progress.Offices {
		columns.name = max(columns.name, draw.Width(b.Pen.Text(b.Progress.Offices[i].Name)))
	}
	columns.name = min(columns.name, nameMost)
	for gap := 2; gap > 0; gap-- {
		rest := width - 2
		for i, head := range heads[1:] {
			columns.figures[i] = draw.Width(head) + gap
			rest -= columns.figures[i]
		}
		if rest < min(columns.name, nameLeast) && gap > 1 {
			continue
		}
		columns.name = max(min(columns.name, rest), 1)
		if rest -= columns.name + 1; rest >= barLeast {
			columns.bar = min(rest, barMost)
		}
		if rest -= columns.bar + 2; rest >= firstLeast {
			columns.first = rest
		}
		break
	}
	return columns
}

// Content implements Page.
func (o *Offices) Content(b *board.Board, width int) Content {
	heads := officeHeads(b)
	columns := officeWidths(b, heads, width)
	content := Content{
		Title: b.Words.FollowUp.OfficeTable + "  " + o.order(b, heads),
		Head:  []string{b.Pen.Theme.Title.Render(o.headLine(b, heads, columns))}, Empty: b.Words.Screen.Panes.Empty,
		About: officeLines,
	}
	for _, office := range model.SortOffices(b.Progress.Offices, model.OfficeOrders()[o.column], o.reversed) {
		content.Rows = append(content.Rows, Row{ID: office.Name, Draw: func(current bool) string {
			return o.row(b, office, columns, width, current)
		}})
	}
	return content
}

// row draws an office: its name, a bar, its figures and its most urgent task.
func (o *Offices) row(b *board.Board, office model.OfficeProgress, columns officeColumns, width int, current bool) string {
	pen, theme := b.Pen, b.Pen.Theme
	bar, figures := pen.Bar(office.Done, office.Total, columns.bar), ""
	style := func(style lipgloss.Style, text string) string { return style.Render(text) }
	if current {
		style = func(_ lipgloss.Style, text string) string { return text }
	} else {
		bar = pen.Meter(office.Done, office.Total, columns.bar)
	}
	for i, value := range []int{office.Lead, office.Assist, office.Class, office.Done, office.Overdue, office.Behind} {
		figure := pen.Right(fmt.Sprint(value), columns.figures[i])
		switch {
		case value == 0:
			figure = style(theme.Quiet, figure)
		case i == 4:
			figure = style(theme.Overdue, figure)
		case i == 5:
			figure = style(theme.Behind, figure)
		}
		figures += figure
	}
	figures += pen.Right(fmt.Sprintf("%d%%", office.Rate()), columns.figures[6])
	first := ""
	if task := o.agenda(b, office.Name).First(); columns.first > 0 && task != nil {
		due := taskview.DueToday(b, task)
		if first = b.Name(task.ID) + " "; due.Text != "" {
			first += style(due.Style, due.Text) + " "
		}
		first = "  " + first + pen.Cut(task.Text, columns.first-draw.Width(first))
	}
	name := pen.Cell(office.Name, columns.name)
	if columns.bar > 0 {
		name += " " + bar
	}
	line := draw.Fill(name+figures+first, width-2) + " "
	if current {
		return theme.Chosen.Render(pen.Pointer(true) + line)
	}
	return " " + line
}

// headLine draws the heads of the columns, the sorted one with an arrow.
func (o *Offices) headLine(b *board.Board, heads []string, columns officeColumns) string {
	arrow := map[bool]string{false: "▼", true: "▲"}[o.reversed]
	if b.Pen.ASCII {
		arrow = map[bool]string{false: "v", true: "^"}[o.reversed]
	}
	line := ""
	for i, text := range heads {
		if i == o.column {
			text += arrow
		}
		if i > 0 {
			line += b.Pen.Right(text, columns.figures[i-1])
			continue
		}
		line = " " + b.Pen.Cell(text, columns.name)
		if columns.bar > 0 {
			line += " " + draw.Fill("", columns.bar)
		}
	}
	if columns.first > 0 {
		line += "  " + b.Pen.Cut(b.Words.FollowUp.MostUrgent, columns.first)
	}
	return line
}

// order returns the words for the order of the table. Until a column is chosen, offices
// are sorted by how many tasks name them.
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

// How many lines there are about an office, and how many tasks are shown of those that are
// late where the next are below them.
const (
	officeLines = 18
	agendaMost  = 6
)

// About implements Page: how far the office is, what is late and what is next.
func (o *Offices) About(b *board.Board, id string, width int) []string {
	at := slices.IndexFunc(b.Progress.Offices, func(p model.OfficeProgress) bool { return p.Name == id })
	if at < 0 {
		return nil
	}
	office, agenda := b.Progress.Offices[at], o.agenda(b, id)
	bar := b.Pen.Meter(office.Done, office.Total, min(width/3, 30))
	lines := []string{b.Pen.Theme.Title.Render(b.Pen.Text(id)) + "  " + bar + fmt.Sprintf(" %d/%d  %d%%", office.Done, office.Total, office.Rate())}
	late, next := b.Words.FollowUp.OfficeLate, b.Words.FollowUp.OfficeNext
	const gap, half = 3, 45
	if column := (width - gap) / 2; column >= half {
		left := agendaLines(b, late, agenda.Late, len(agenda.Late), column)
		return append(lines, draw.Beside(left, column+gap, agendaLines(b, next, agenda.Next, len(agenda.Next), column))...)
	}
	if len(agenda.Late) > 0 {
		lines = append(lines, agendaLines(b, late, agenda.Late, agendaMost, width)...)
	}
	return append(lines, agendaLines(b, next, agenda.Next, len(agenda.Next), width)...)
}

// agendaLines are a heading with how many tasks there are, and as many of them as asked.
func agendaLines(b *board.Board, head string, tasks []*model.Task, most, width int) []string {
	lines := []string{b.Pen.Theme.Quiet.Render(b.Pen.Cut(fmt.Sprintf(head, len(tasks)), width))}
	tasks, number := tasks[:min(most, len(tasks))], 0
	for _, task := range tasks {
		number = max(number, draw.Width(b.Name(task.ID)))
	}
	for _, task := range tasks {
		mark, style := taskview.StatusMark(b, task, b.Standing(task))
		due := taskview.DueToday(b, task)
		text := b.Pen.Right(b.Name(task.ID), number) + " " + task.Text
		if due.Text != "" {
			due.Text = "  " + due.Text
		}
		lines = append(lines, style.Render(mark)+" "+b.Pen.Cell(text, width-2-draw.Width(due.Text))+due.Style.Render(due.Text))
	}
	return lines
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
