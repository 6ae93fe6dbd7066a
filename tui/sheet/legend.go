package sheet

import (
	"fmt"
	"strings"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/taskview"
)

// legend explains the marks of the lists, below the keys of the help. The names
// at the left take width columns.
func legend(b *board.Board, width int) []string {
	labels, terms, theme := b.Words.Legend, b.Words.Terms, b.Pen.Theme
	marks := taskview.MarksOf(b.Pen)
	colon := b.Words.Year.Colon
	quota := fmt.Sprintf(terms.QuotaCount, terms.Every(model.EveryMonth), 1, 2)
	rows := [][]string{
		{
			labels.Status, marks.Todo + " " + terms.Todo, theme.Doing.Render(marks.Doing) + " " + terms.Doing,
			theme.Done.Render(marks.Done) + " " + terms.Done, theme.Overdue.Render(marks.Overdue) + " " + terms.Overdue,
		},
		{"", theme.Quiet.Render(marks.Cancelled) + " " + terms.Cancelled, marks.Pending + " " + labels.Pending, b.Pen.SelectedMark() + " " + labels.Chosen},
		{terms.Due, theme.Overdue.Render(fmt.Sprintf(terms.OverdueDays, 2)) + colon + labels.Late},
		{"", theme.DueSoon.Render(fmt.Sprintf(terms.DaysLeft, 9)) + colon + labels.Soon},
		{"", "11-20" + colon + labels.Later, terms.Ongoing + colon + labels.Ongoing},
		{terms.Quota, quota + colon + labels.Quota},
		{"", theme.Behind.Render(quota) + colon + labels.Behind},
		{terms.Office, labels.Assist},
		{"", "3/8" + colon + labels.Parts},
		{"", strings.TrimSpace(b.Words.Parts.Awaits) + colon + labels.Awaits},
	}
	lines := []string{" " + theme.Title.Render(b.Pen.Text(labels.Title))}
	for _, row := range rows {
		name := theme.Accent.Render(draw.Fill(b.Pen.Text(row[0]), width))
		lines = append(lines, " "+name+"  "+strings.Join(row[1:], "  "))
	}
	return lines
}
