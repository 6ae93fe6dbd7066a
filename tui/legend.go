package tui

import (
	"fmt"
	"strings"

	"duban/model"
	"duban/tui/draw"
)

// legend explains the signs of the lists, below the keys of the help. The names
// before them take so many columns.
func (a *App) legend(width int) []string {
	said, terms, theme := a.Words.Legend, a.Words.Terms, a.Pen.Theme
	marks := a.statusMarks()
	colon := a.Words.Year.Commands.Colon
	quota := fmt.Sprintf(terms.QuotaCount, terms.Every(model.EveryMonth), 1, 2)
	rows := [][]string{
		{
			said.Status, marks[0] + " " + terms.Todo, theme.Doing.Render(marks[1]) + " " + terms.Doing,
			theme.Done.Render(marks[2]) + " " + terms.Done, theme.Overdue.Render(marks[3]) + " " + terms.Overdue,
		},
		{"", marks[4] + " " + said.Pending, a.chosenSign() + " " + said.Chosen},
		{terms.Due, theme.Overdue.Render(fmt.Sprintf(terms.OverdueDays, 2)) + colon + said.Late},
		{"", theme.DueSoon.Render(fmt.Sprintf(terms.DaysLeft, 9)) + colon + said.Soon},
		{"", "11-20" + colon + said.Later, terms.Ongoing + colon + said.Ongoing},
		{terms.Quota, quota + colon + said.Quota},
		{"", theme.Behind.Render(quota) + colon + said.Behind},
		{terms.Office, said.Assist},
	}
	lines := []string{"", " " + theme.Title.Render(a.Pen.Text(said.Title))}
	for _, row := range rows {
		name := theme.Accent.Render(draw.Fill(a.Pen.Text(row[0]), width))
		lines = append(lines, " "+name+"  "+strings.Join(row[1:], "  "))
	}
	return lines
}
