// Package sidebar is the lists of categories and offices, each with how much is
// done. Moving in a list filters the tasks.
package sidebar

import (
	"fmt"
	"slices"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/layout"
)

// Model is where the two lists are scrolled to. The row of the cursor is the one
// that the filter names.
type Model struct {
	categoriesTop, officesTop int
}

// row is one row of a list.
type row struct {
	count model.Count
	name  string
}

// Update moves in the list that has the focus.
func (m *Model) Update(b *board.Board, action keys.Action) effect.Effect {
	if b.Focus == keys.Categories {
		return category(action.Move(b.Filter.Category, len(b.Snapshot.Plan.Categories)+1, b.Layout.Categories.Rows()))
	}
	return office(b, action.Move(officeRow(b), len(b.Snapshot.Offices)+1, b.Layout.Offices.Rows()))
}

// PointAt chooses what is in a row of the screen, from 0, of the list that has the focus.
func (m *Model) PointAt(b *board.Board, row int) effect.Effect {
	switch {
	case row < 0:
	case b.Focus == keys.Categories && m.categoriesTop+row <= len(b.Snapshot.Plan.Categories):
		return category(m.categoriesTop + row)
	case b.Focus == keys.Offices && m.officesTop+row <= len(b.Snapshot.Offices):
		return office(b, m.officesTop+row)
	}
	return nil
}

// category filters by a row of the categories, of which the first is all.
func category(row int) effect.Effect {
	return effect.SetFilter{Part: board.ByCategory, Change: func(f *model.Filter) { f.Category = row }}
}

// office filters by a row of the offices, of which the first is all.
func office(b *board.Board, row int) effect.Effect {
	name := ""
	if row > 0 {
		name = b.Snapshot.Offices[row-1]
	}
	return effect.SetFilter{Part: board.ByOffice, Change: func(f *model.Filter) { f.Office = name }}
}

// officeRow returns the row of the office that the filter names; 0 for all.
func officeRow(b *board.Board) int { return slices.Index(b.Snapshot.Offices, b.Filter.Office) + 1 }

// Scroll makes the cursors visible.
func (m *Model) Scroll(b *board.Board) {
	m.categoriesTop = board.Scroll(m.categoriesTop, b.Filter.Category, len(b.Snapshot.Plan.Categories)+1, b.Layout.Categories.Rows())
	m.officesTop = board.Scroll(m.officesTop, officeRow(b), len(b.Snapshot.Offices)+1, b.Layout.Offices.Rows())
}

// Categories draws the categories.
func (m *Model) Categories(b *board.Board) []string {
	rows := []row{allRow(b)}
	for i, category := range b.Snapshot.Plan.Categories {
		rows = append(rows, row{b.Progress.Categories[i], category.Heading()})
	}
	return pane(b, keys.Categories, b.Layout.Categories, rows, b.Filter.Category, m.categoriesTop)
}

// Offices draws the offices.
func (m *Model) Offices(b *board.Board) []string {
	rows := []row{allRow(b)}
	for _, office := range b.Progress.Offices {
		rows = append(rows, row{office.Count, office.Name})
	}
	return pane(b, keys.Offices, b.Layout.Offices, rows, officeRow(b), m.officesTop)
}

func allRow(b *board.Board) row {
	return row{model.Count{Done: b.Progress.Done, Total: b.Progress.Total}, b.Words.Screen.Panes.All}
}

func pane(b *board.Board, in keys.Place, size layout.Area, rows []row, at, top int) []string {
	countWidth := 0
	for _, r := range rows {
		countWidth = max(countWidth, len(countText(r.count)))
	}
	focused := b.Focus == in
	var lines []string
	for i := top; i < min(top+size.Rows(), len(rows)); i++ {
		lines = append(lines, line(b.Pen, rows[i], countWidth, size.Columns(), i == at, focused))
	}
	return b.Pen.Box(draw.Box{
		Title: b.PaneTitle(in, ""), Foot: b.Pen.More(len(rows) - top - size.Rows()),
		Width: size.Width, Height: size.Height, Heavy: focused, Lines: lines,
	})
}

func countText(c model.Count) string { return fmt.Sprintf("%d/%d", c.Done, c.Total) }

func line(pen draw.Pen, r row, countWidth, width int, current, focused bool) string {
	const barWidth = 4
	rest := " " + pen.Right(countText(r.count), countWidth) + " " + pen.Cell(r.name, width-barWidth-countWidth-4) + " "
	switch {
	case current && focused:
		return pen.Theme.Chosen.Render(pen.Pointer(true) + pen.Bar(r.count.Done, r.count.Total, barWidth) + rest)
	case current:
		return pen.Theme.Title.Render(pen.Pointer(true) + pen.Bar(r.count.Done, r.count.Total, barWidth) + rest)
	}
	return " " + pen.Meter(r.count.Done, r.count.Total, barWidth) + rest
}
