package taskview

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"duban/model"
	"duban/tui/board"
)

// Returned returns why what offices submitted of a task was sent back; none once it is closed.
func Returned(b *board.Board, task *model.Task, width int) []string {
	state := b.Snapshot.State(task.ID)
	if state.Status.IsClosed() {
		return nil
	}
	var lines []string
	for _, back := range state.Returned {
		head := b.Words.Terms.Returned + " " + strings.TrimSpace(b.Pen.Name(back.Office)+" "+b.ShortDate(back.On)) + "  "
		for _, line := range b.Pen.WrapUnder(head, back.Reason, width) {
			lines = append(lines, b.Pen.Theme.DueSoon.Render(line))
		}
	}
	return lines
}

// Reports returns the latest report of each office on a task, and how often it was urged.
func Reports(b *board.Board, task *model.Task, width int) []string {
	state := b.Snapshot.State(task.ID)
	var lines []string
	for _, report := range state.Reported {
		head := b.Words.Reports.Progress + " " + strings.TrimSpace(b.Pen.Name(report.Office)+" "+b.ShortDate(report.On)) + "  "
		lines = append(lines, b.Pen.WrapUnder(head, b.Words.Report(report.Report), width)...)
	}
	for _, urge := range state.Urged {
		text := b.Words.Urging.Label + " " + b.Pen.Name(urge.Office) + " " + b.Words.Urge(state, urge.Office)
		for _, line := range b.Pen.WrapHanging(text, width) {
			lines = append(lines, UrgeStyle(b, urge.Times, b.Standing(task)).Render(line))
		}
	}
	return lines
}

// UrgeStyle returns the colour of a task that was urged so many times.
func UrgeStyle(b *board.Board, times int, standing model.TaskProgress) lipgloss.Style {
	theme := b.Pen.Theme
	if standing.Status.IsClosed() {
		return theme.Quiet
	}
	switch model.UrgeLevelOf(times, standing) {
	case model.UrgeOnce:
		return theme.Doing
	case model.UrgeTwice:
		return theme.DueSoon
	case model.UrgeRed:
		return theme.Overdue
	default:
		return lipgloss.NewStyle()
	}
}

// urgeCell returns how often an open task was urged: 催2; empty if it never was.
func urgeCell(b *board.Board, task *model.Task) string {
	state := b.Snapshot.State(task.ID)
	if times := state.TimesUrged(); times > 0 && !state.Status.IsClosed() && !b.Lacks(board.ColumnUrged) {
		return b.Pen.Text(fmt.Sprintf(b.Words.Urging.Row, times))
	}
	return ""
}

// PartNews returns the day of an office's latest report, and how often it was urged.
func PartNews(b *board.Board, task, office string) string {
	state, text := b.Snapshot.State(task), ""
	if report := state.ReportOf(office); report.Seq != 0 {
		text += "  " + b.Words.Reports.Progress + " " + b.ShortDate(report.On)
	}
	if urge := state.UrgeOf(office); urge.Times > 0 {
		text += "  " + fmt.Sprintf(b.Words.Urging.Row, urge.Times)
		if state.HasAnswered(office) {
			text += " " + b.Words.Urging.Answered
		}
	}
	return text
}
