package board

import (
	"fmt"
	"slices"

	"github.com/charmbracelet/lipgloss"

	"duban/tui/keys"
)

// PlaceName returns the name of a pane or sheet.
func (b *Board) PlaceName(p keys.Place) string {
	panes, sheets := b.Words.Screen.Panes, b.Words.FollowUp
	switch p {
	case keys.Categories:
		return panes.Categories
	case keys.Offices:
		return panes.Offices
	case keys.Detail:
		return panes.Detail
	case keys.Tasks:
		return panes.Tasks
	case keys.OfficeTable:
		return sheets.OfficeTable
	case keys.Feed:
		return sheets.Feed
	case keys.Month:
		return sheets.Month
	case keys.Year:
		return sheets.Year
	case keys.LookBack:
		return sheets.LookBack
	case keys.Checklist:
		return sheets.Checklist
	case keys.NotReported:
		return sheets.NotReported
	case keys.Settings:
		return b.Words.Settings.Title
	case keys.Parts:
		return b.Words.Parts.Title
	default:
		return sheets.Saved
	}
}

// PaneTitle draws a pane's number and name, and more text after them.
func (b *Board) PaneTitle(p keys.Place, more string) string {
	number := slices.Index(keys.PaneOrder(), p) + 1
	style := b.Pen.Theme.Title
	if b.Focus == p {
		style = b.Pen.Theme.Accent
	}
	title := style.Render(b.Pen.Text(fmt.Sprintf("%d %s", number, b.PlaceName(p))))
	if more != "" {
		title += "  " + b.Pen.Text(more)
	}
	return title
}

// NoticeLines draws the notice on as many lines as it takes, up to half of the
// screen.
func (b *Board) NoticeLines(style lipgloss.Style) []string {
	var lines []string
	for _, line := range b.Pen.WrapHanging(b.Notice.Text, b.Width-2) {
		lines = append(lines, style.Render(" "+line))
	}
	return lines[:min(len(lines), b.Height/2)]
}
