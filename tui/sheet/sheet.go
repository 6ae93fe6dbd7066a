// Package sheet is what covers the panes: a page over the whole screen except
// the header and the last line, the help, and the preview of an import.
package sheet

import (
	"cmp"
	"slices"

	"github.com/charmbracelet/lipgloss"

	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/layout"
	"duban/tui/taskview"

	"duban/model"
)

// Page is what a sheet shows.
type Page interface {
	// Place is where the keys of the page work.
	Place() keys.Place
	// Content returns what the page shows on width columns.
	Content(b *board.Board, width int) Content
	// About returns lines about the current row, shown below or beside the rows.
	About(b *board.Board, id string, width int) []string
	// Update does an action of the page's own. id is the current row; empty if
	// there is none.
	Update(b *board.Board, action keys.Action, id string) effect.Effect
}

// Content is a page's title and rows.
type Content struct {
	Title string
	Head  []string // above the rows, drawn
	Rows  []Row
	Empty string // shown if there are no rows
	About int    // how many lines About can fill below the rows; 0 for the usual
}

// Row is a row of a page. A heading has no identity, and never the cursor.
type Row struct {
	ID   string
	Draw func(current bool) string
}

// Model is an open sheet. Its cursor follows the row's identity.
type Model struct {
	Page
	current string
	at, top int
	count   int // of the rows
}

// New opens a page.
func New(page Page) *Model { return &Model{Page: page} }

// Update does what a key asks of the sheet. handled is false for what is done
// alike everywhere.
func (m *Model) Update(b *board.Board, action keys.Action) (handled bool, e effect.Effect) {
	switch {
	case action.IsMovement():
		m.move(b, action)
		return true, nil
	case action == keys.Back:
		return true, effect.CloseSheet{}
	case isShared(action):
		return false, nil
	}
	m.findCurrent(m.Content(b, rowWidth(b)).Rows)
	return true, m.Page.Update(b, action, m.current)
}

// isShared reports whether an action is done alike everywhere.
func isShared(action keys.Action) bool {
	switch action {
	case keys.None, keys.Undo, keys.Redo, keys.ShowPalette, keys.ShowHelp, keys.ShowSettings, keys.ToggleMouse, keys.Suspend, keys.Quit,
		keys.ShowOffices, keys.ShowFeed, keys.ShowMonth, keys.ShowYear, keys.ShowLookBack, keys.ShowChecklist, keys.ShowNotReported, keys.ShowSubmitted, keys.ShowSavedFilters:
		return true
	}
	return false
}

// findCurrent finds the current row again, or the one that has taken its place, and
// returns its index among all rows.
func (m *Model) findCurrent(rows []Row) int {
	m.count = len(rows)
	if row := slices.IndexFunc(rows, func(r Row) bool { return r.ID != "" && r.ID == m.current }); row >= 0 {
		m.at = row
		return row
	}
	m.current = ""
	for row := min(m.at, len(rows)-1); row >= 0 && row < len(rows); row++ {
		if rows[row].ID != "" {
			m.at, m.current = row, rows[row].ID
			return row
		}
	}
	for row, r := range slices.Backward(rows) {
		if r.ID != "" {
			m.at, m.current = row, r.ID
			return row
		}
	}
	return 0
}

// move moves the cursor among the rows that are no headings.
func (m *Model) move(b *board.Board, action keys.Action) {
	content := m.Content(b, rowWidth(b))
	now := m.findCurrent(content.Rows)
	var places []int
	at := 0
	for row, r := range content.Rows {
		if r.ID == "" {
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
	m.at = places[action.Move(at, len(places), divide(b, content).visible)]
	m.current = content.Rows[m.at].ID
}

// PutCursor puts the cursor on a row; on the first for one that is not there.
func (m *Model) PutCursor(id string) { m.current = id }

// PointAt puts the cursor on the row of a line and a column of the sheet, if one is there.
func (m *Model) PointAt(b *board.Board, line, column int) {
	content := m.Content(b, rowWidth(b))
	s := divide(b, content)
	shown := line - 1 - len(content.Head) // below the frame
	if at := m.top + shown; 0 <= shown && shown < s.visible && at < len(content.Rows) && column <= s.rowWidth && content.Rows[at].ID != "" {
		m.at, m.current = at, content.Rows[at].ID
	}
}

// Task returns the identity of the task of the current row, on a page of tasks.
func (m *Model) Task() string { return taskOfRow(m.current) }

// IsNearEnd reports whether the cursor is on one of the last rows.
func (m *Model) IsNearEnd() bool { return m.at >= m.count-rowsAhead }

// rowsAhead is how many rows before the end more are wanted.
const rowsAhead = 60

// The sheet shares its room between the rows and what is known of the current one.
const (
	besideWidth  = 160 // from here on the latter is at the right
	aboutMost    = 10  // lines that it has below the rows at most, usually
	besideLeast  = 20  // lines that it has beside them at least, if the window has them
	besideShares = 8
	rowShares    = 5 // of besideShares
)

// split is how a sheet divides its room.
type split struct {
	rowWidth, aboutWidth int
	visible, about       int // lines; those of about are at the right if isBeside
	isBeside             bool
}

// rowWidth returns how many columns the rows of a sheet have.
func rowWidth(b *board.Board) int {
	if b.Width < besideWidth {
		return max(b.Width, layout.MinWidth) - 2 // keys reach a sheet in any window
	}
	return (b.Width - 2) * rowShares / besideShares
}

// divide shares the room between the head, the rows, and what is known of the current one.
// Neither has more than it can fill.
func divide(b *board.Board, content Content) split {
	head, rows := len(content.Head), max(len(content.Rows), 1)
	room := max(b.Height-4-head, 2)
	if s := (split{rowWidth: rowWidth(b), isBeside: b.Width >= besideWidth}); s.isBeside {
		s.aboutWidth = b.Width - 3 - s.rowWidth
		s.visible = min(max(rows, besideLeast-head), room)
		s.about = s.visible + head
		return s
	}
	if len(content.Rows) == 0 {
		return split{rowWidth: rowWidth(b), aboutWidth: b.Width - 2, visible: 1}
	}
	least := max(min(b.Height/4, 7), 3)
	visible := max(min(rows, room-least), 1)
	return split{
		rowWidth: rowWidth(b), aboutWidth: b.Width - 2,
		visible: visible, about: max(min(room-visible-1, max(cmp.Or(content.About, aboutMost), least)), 0),
	}
}

// View draws the sheet.
func (m *Model) View(b *board.Board) []string {
	pen := b.Pen
	content := m.Content(b, rowWidth(b))
	at := m.findCurrent(content.Rows)
	s := divide(b, content)
	m.top = board.Scroll(m.top, at, len(content.Rows), s.visible)
	if at < s.visible && at > 0 && content.Rows[at-1].ID == "" && m.top == at {
		m.top-- // its heading as well
	}
	lines := slices.Clone(content.Head)
	for row := m.top; row < min(m.top+s.visible, len(content.Rows)); row++ {
		lines = append(lines, content.Rows[row].Draw(row == at))
	}
	if len(content.Rows) == 0 {
		lines = append(lines, " "+pen.Theme.Quiet.Render(pen.Cut(content.Empty, s.rowWidth-2)))
	}
	for len(lines) < len(content.Head)+s.visible {
		lines = append(lines, "")
	}
	lines = m.withAbout(b, lines, s)
	return pen.Box(draw.Box{
		Title: pen.Theme.Accent.Render(pen.Text(content.Title)), Foot: pen.More(len(content.Rows) - m.top - s.visible),
		Width: b.Width, Height: len(lines) + 2, Heavy: true, Lines: lines,
	})
}

// withAbout adds what is known of the current row, below or beside the lines.
func (m *Model) withAbout(b *board.Board, lines []string, s split) []string {
	about := make([]string, s.about)
	if m.current != "" {
		for i, line := range m.About(b, m.current, s.aboutWidth-2) {
			if i < s.about {
				about[i] = " " + line
			}
		}
	}
	switch {
	case s.isBeside:
	case s.about == 0:
		return lines
	default:
		return append(append(lines, b.Pen.Rule(s.rowWidth)), about...)
	}
	for i := range lines {
		lines[i] = draw.Fill(lines[i], s.rowWidth) + b.Pen.Upright() + about[i]
	}
	return lines
}

// rowText is what a plain row shows: a styled mark and a text.
type rowText struct {
	mark  string
	style lipgloss.Style
	text  string
}

// plainRow is a row of a mark and a text. Only visible rows are asked for them.
func plainRow(b *board.Board, id string, width int, content func() rowText) Row {
	pen := b.Pen
	return Row{ID: id, Draw: func(current bool) string {
		row := content()
		rest := pen.Cell(row.text, width-2-draw.Width(row.mark)) + " "
		if current {
			return pen.Theme.Chosen.Render(pen.Pointer(true) + row.mark + rest)
		}
		return " " + row.style.Render(row.mark) + rest
	}}
}

func headingRow(b *board.Board, text string, width int) Row {
	return Row{Draw: func(bool) string { return b.Pen.Theme.Title.Render(b.Pen.Cut(" "+text, width)) }}
}

// taskRow is the row of a task. Only visible rows are asked when they are due.
func taskRow(b *board.Board, id string, task *model.Task, columns board.Columns, due func(*model.Task) taskview.Due, width int) Row {
	return Row{ID: id, Draw: func(current bool) string {
		row := taskview.Row{Columns: columns, Due: due(task), Width: width, Current: current, Focused: true}
		return row.Line(b, task)
	}}
}
