package tui

import (
	"fmt"
	"slices"

	"duban/model"
	"duban/tui/draw"
	"duban/tui/keys"
)

// listRow is one row of the categories or offices.
type listRow struct {
	count model.Count
	name  string
}

func (a *App) categoriesPane() []string {
	rows := []listRow{a.allRow()}
	for i, category := range a.snapshot.Plan.Categories {
		rows = append(rows, listRow{a.progress.Categories[i], category.Heading()})
	}
	return a.listPane(keys.Categories, a.layout.categories, rows, a.filter.Category)
}

func (a *App) officesPane() []string {
	rows := []listRow{a.allRow()}
	for _, office := range a.progress.Offices {
		rows = append(rows, listRow{office.Count, office.Name})
	}
	at := slices.Index(a.snapshot.Offices, a.filter.Office) + 1
	return a.listPane(keys.Offices, a.layout.offices, rows, at)
}

func (a *App) allRow() listRow {
	return listRow{model.Count{Done: a.progress.Done, Total: a.progress.Total}, a.Words.Screen.Panes.All}
}

func (a *App) listPane(in keys.Place, size area, rows []listRow, at int) []string {
	countWidth := 0
	for _, row := range rows {
		countWidth = max(countWidth, len(countText(row.count)))
	}
	top, focused := a.listTop[in], a.focus == in
	var lines []string
	for i := top; i < min(top+size.rows(), len(rows)); i++ {
		lines = append(lines, a.listLine(rows[i], countWidth, size.columns(), i == at, focused))
	}
	return a.Pen.Box(draw.Box{
		Title: a.paneTitle(in, ""), Foot: a.below(len(rows) - top - size.rows()),
		Width: size.width, Height: size.height, Heavy: focused, Lines: lines,
	})
}

func countText(c model.Count) string { return fmt.Sprintf("%d/%d", c.Done, c.Total) }

func (a *App) listLine(row listRow, countWidth, width int, current, focused bool) string {
	const barWidth = 4
	bar := a.Pen.Bar(row.count.Done, row.count.Total, barWidth)
	rest := " " + a.Pen.Right(countText(row.count), countWidth) + " " +
		a.Pen.Cell(row.name, width-barWidth-countWidth-4) + " "
	switch {
	case current && focused:
		return a.Pen.Theme.Chosen.Render(a.pointer(true) + bar + rest)
	case current:
		return a.Pen.Theme.Title.Render(a.pointer(true) + bar + rest)
	}
	return " " + a.Pen.Theme.Done.Render(bar) + rest
}

// pointer marks the row where the cursor is, for those who see no reverse.
func (a *App) pointer(here bool) string {
	switch {
	case !here:
		return " "
	case a.Pen.ASCII:
		return ">"
	default:
		return "▌"
	}
}

func (a *App) bullet() string {
	if a.Pen.ASCII {
		return "!"
	}
	return "●"
}

// paneTitle draws a pane's number and name, and what else stands in its frame.
func (a *App) paneTitle(p keys.Place, more string) string {
	number := slices.Index(keys.PaneOrder(), p) + 1
	style := a.Pen.Theme.Title
	if a.focus == p {
		style = a.Pen.Theme.Accent
	}
	title := style.Render(a.Pen.Text(fmt.Sprintf("%d %s", number, a.paneName(p))))
	if more != "" {
		title += "  " + a.Pen.Text(more)
	}
	return title
}

// below tells in a pane's lower edge how much is not seen.
func (a *App) below(lines int) string {
	if lines <= 0 {
		return ""
	}
	return a.Pen.Theme.Quiet.Render(fmt.Sprintf(" +%d ", lines))
}
