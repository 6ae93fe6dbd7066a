package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	"duban/model"
	"duban/tui/draw"
	"duban/tui/keys"
)

// page is what a sheet shows.
type page interface {
	place() keys.Place
	// content is what the page shows on width columns.
	content(a *App, width int) content
	// about tells more of the row chosen, below the rows.
	about(a *App, id string, width int) []string
	// do does what a key asks for that is not the sheet's own. id is the row
	// chosen; empty if there is none.
	do(a *App, does keys.Action, id string) tea.Cmd
}

type content struct {
	title string
	head  []string // above the rows, drawn
	rows  []sheetRow
	empty string // what is said if there are no rows
}

// sheetRow is a row of a page; a heading has no identity and can't be chosen.
type sheetRow struct {
	id   string
	draw func(current bool) string
}

// sheet is a page over the whole screen but the header and the last line. What
// is chosen is kept by its identity, never by its row.
type sheet struct {
	page
	chosen  string
	at, top int
}

// turnTo opens a page, or closes it if it is the one that is open.
func (a *App) turnTo(p page) {
	if a.sheet != nil && a.sheet.place() == p.place() {
		a.sheet = nil
		return
	}
	a.sheet = &sheet{page: p}
}

// place is where keys go: the sheet, or else the pane that has the focus.
func (a *App) place() keys.Place {
	if a.sheet != nil {
		return a.sheet.place()
	}
	return a.focus
}

// take does what a key asks of the sheet; taken is false if it asks for
// something that is done alike everywhere.
func (s *sheet) take(a *App, does keys.Action) (taken bool, cmd tea.Cmd) {
	switch does {
	case keys.MoveUp, keys.MoveDown, keys.MoveFirst, keys.MoveLast, keys.PageUp, keys.PageDown:
		s.move(a, does)
		return true, nil
	case keys.Back:
		a.sheet = nil
		return true, nil
	case keys.None, keys.Undo, keys.Redo, keys.ShowHelp, keys.Suspend, keys.Quit,
		keys.ShowOffices, keys.ShowFeed, keys.ShowMonth, keys.ShowYear, keys.ShowLookBack, keys.ShowChecklist, keys.ShowSavedFilters:
		return false, nil
	}
	s.settle(s.content(a, a.width-2).rows)
	return true, s.do(a, does, s.chosen)
}

// settle finds the row chosen again, or the one that has taken its place, and
// returns where it is among all rows.
func (s *sheet) settle(rows []sheetRow) int {
	if row := slices.IndexFunc(rows, func(r sheetRow) bool { return r.id != "" && r.id == s.chosen }); row >= 0 {
		s.at = row
		return row
	}
	s.chosen = ""
	for row := min(s.at, len(rows)-1); row >= 0 && row < len(rows); row++ {
		if rows[row].id != "" {
			s.at, s.chosen = row, rows[row].id
			return row
		}
	}
	for row, r := range slices.Backward(rows) {
		if r.id != "" {
			s.at, s.chosen = row, r.id
			return row
		}
	}
	return 0
}

func (s *sheet) move(a *App, does keys.Action) {
	all := s.content(a, a.width-2)
	now := s.settle(all.rows)
	var places []int
	at := 0
	for row, r := range all.rows {
		if r.id == "" {
			continue
		}
		if row == now {
			at = len(places)
		}
		places = append(places, row)
	}
	if len(places) == 0 {
		return
	}
	s.at = places[does.Move(at, len(places), s.room(a, len(all.head)))]
	s.chosen = all.rows[s.at].id
}

// aboutRows is how many lines are kept for what is told of the row chosen.
func aboutRows(height int) int { return max(min(height/4, 7), 3) }

// room is how many rows are seen.
func (s *sheet) room(a *App, head int) int {
	return max(a.height-2-2-head-aboutRows(a.height), 1)
}

func (s *sheet) lines(a *App) []string {
	width := a.width - 2
	all := s.content(a, width)
	at := s.settle(all.rows)
	room := s.room(a, len(all.head))
	s.top = scrolled(s.top, at, len(all.rows), room)
	if at < room && at > 0 && all.rows[at-1].id == "" && s.top == at {
		s.top-- // its heading as well
	}
	lines := slices.Clone(all.head)
	for row := s.top; row < min(s.top+room, len(all.rows)); row++ {
		lines = append(lines, all.rows[row].draw(row == at))
	}
	if len(all.rows) == 0 {
		lines = append(lines, " "+a.Pen.Theme.Quiet.Render(a.Pen.Cut(all.empty, width-2)))
	}
	for len(lines) < len(all.head)+room {
		lines = append(lines, "")
	}
	lines = append(lines, a.Pen.Theme.Quiet.Render(a.rule(width)))
	if s.chosen != "" {
		for _, line := range s.about(a, s.chosen, width-2) {
			lines = append(lines, " "+line)
		}
	}
	return a.Pen.Box(draw.Box{
		Title: a.Pen.Theme.Accent.Render(a.Pen.Text(all.title)), Foot: a.below(len(all.rows) - s.top - room),
		Width: a.width, Height: a.height - 2, Heavy: true, Lines: lines,
	})
}

// rule is a line from side to side.
func (a *App) rule(width int) string {
	if a.Pen.ASCII {
		return strings.Repeat("-", width)
	}
	return strings.Repeat("─", width)
}

// told is what a row says: a mark, which has the style and stands first, and a
// text.
type told struct {
	mark  string
	style lipgloss.Style
	text  string
}

// plainRow is a row that says one thing. Only rows that are seen are asked for
// it.
func (a *App) plainRow(id string, width int, tell func() told) sheetRow {
	return sheetRow{id: id, draw: func(current bool) string {
		row := tell()
		rest := a.Pen.Cell(row.text, width-2-draw.Width(row.mark)) + " "
		if current {
			return a.Pen.Theme.Chosen.Render(a.pointer(true) + row.mark + rest)
		}
		return " " + row.style.Render(row.mark) + rest
	}}
}

func (a *App) headingRow(text string, width int) sheetRow {
	return sheetRow{draw: func(bool) string { return a.Pen.Theme.Title.Render(a.Pen.Cut(" "+text, width)) }}
}

// jump goes to a task in the list of tasks. If the filter hides it, the filter
// goes, and the last line says so.
func (a *App) jump(id string) {
	if a.snapshot.Task(id) == nil {
		a.alarm(a.Words.Screen.Notice.NoTask)
		return
	}
	a.sheet = nil
	if !slices.ContainsFunc(a.shown, func(t *model.Task) bool { return t.ID == id }) {
		a.filter, a.applied, a.kept = model.Filter{}, nil, ""
		a.say(a.Words.Follow.FilterGone)
	}
	a.selected = id
	a.refresh()
	a.setFocus(keys.Tasks)
}

// aboutTask tells a task in a few lines: its text, how it stands, and what
// happened to it, the latest first.
func (a *App) aboutTask(id string, width int) []string {
	task := a.snapshot.Task(id)
	if task == nil {
		return nil
	}
	lines := a.Pen.WrapHanging(a.name(id)+". "+task.Text, width)
	lines = append(lines, flow(a.Pen, a.facts(task), width)...)
	history := a.snapshot.History(id)
	for _, event := range slices.Backward(history[max(len(history)-3, 0):]) {
		lines = append(lines, a.eventLines(event, width)...)
	}
	return lines
}
