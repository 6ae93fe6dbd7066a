package taskview

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"duban/model"
	"duban/tui/board"
)

// Copy is a text about tasks to paste elsewhere.
type Copy struct{ Name, Text string }

// Copies returns what can be copied of tasks: what the detail says, rows for a table with
// tabs between the cells, what urges their lead offices, and what offices reported. What
// there is nothing of is left out.
func Copies(b *board.Board, tasks []*model.Task) []Copy {
	labels := b.Words.Copies
	var details, rows, reports []string
	for _, task := range tasks {
		details = append(details, detailText(b, task))
		rows = append(rows, rowText(b, task))
		if lines := Reports(b, task, unwrapped); len(lines) > 0 {
			reports = append(reports, heading(b, task)+"\n"+ansi.Strip(strings.Join(lines, "\n")))
		}
	}
	copies := []Copy{
		{labels.Details, strings.Join(details, "\n\n")},
		{labels.Rows, strings.Join(rows, "\n")},
		{labels.Urge, urgeText(b, tasks)},
		{labels.Reports, strings.Join(reports, "\n\n")},
	}
	return slices.DeleteFunc(copies, func(c Copy) bool { return c.Text == "" })
}

// unwrapped is more columns than any text has.
const unwrapped = 1 << 20

func heading(b *board.Board, task *model.Task) string { return b.Name(task.ID) + ". " + task.Text }

func detailText(b *board.Board, task *model.Task) string {
	lines := append([]string{heading(b, task)}, facts(b, task)...)
	lines = append(lines, Parts(b, task, unwrapped)...)
	lines = append(lines, Reports(b, task, unwrapped)...)
	return ansi.Strip(strings.Join(lines, "\n"))
}

func rowText(b *board.Board, task *model.Task) string {
	separator, status, due := b.Words.Errors.ListSeparator, b.Snapshot.State(task.ID).Status, ""
	if standing := b.Standing(task); !standing.Due.IsZero() {
		due = standing.Due.String()
	}
	cells := []string{
		b.Name(task.ID), task.Text, strings.Join(task.Lead, separator), strings.Join(task.Assist, separator), due, b.Words.Terms.Status(status),
	}
	for i, cell := range cells {
		cells[i] = strings.Join(strings.Fields(cell), " ")
	}
	return strings.Join(cells, "\t")
}

// urgeText urges the lead offices of the tasks that are not closed.
func urgeText(b *board.Board, tasks []*model.Task) string {
	open := slices.DeleteFunc(slices.Clone(tasks), func(task *model.Task) bool { return b.Standing(task).Status.IsClosed() })
	var messages []string
	for _, office := range model.GroupByLead(open) {
		if office.Office == "" {
			continue
		}
		lines := []string{fmt.Sprintf(b.Words.Urging.Message, office.Office, len(office.Tasks))}
		for _, task := range office.Tasks {
			lines = append(lines, strings.TrimSpace(heading(b, task)+"  "+DueToday(b, task).Text))
		}
		messages = append(messages, strings.Join(lines, "\n"))
	}
	return strings.Join(messages, "\n\n")
}
