package report

import (
	"cmp"
	"fmt"
	"slices"

	"duban/model"
	"duban/seeds/paper"
)

// collect makes a table for each office with its tasks and parts, to be filled in. If
// the filter names an office, there is one table, its own.
func (c *composer) collect() {
	text := c.Text.Paper
	offices := c.Snapshot.Offices
	if c.Filter.Office != "" {
		offices = []string{c.Filter.Office}
	}
	c.paper = paper.Paper{Title: text.CollectTitle}
	listed := map[*model.Task]bool{}
	for _, office := range offices {
		var rows []paper.Row
		for _, task := range c.tasks {
			part, ok := c.partOf(task, office)
			if !ok {
				continue
			}
			listed[task] = true
			role := c.Words.Terms.Lead
			if part.Role == model.RoleAssist {
				role = c.Words.Terms.Assist
			}
			row := c.row(task, task.Text, role, c.due(task), c.partStatus(task, part), c.lastReport(task, office), "", "", "", "", "")
			row.Cells = slices.Insert(row.Cells, 0, c.taskMark(task, office))
			rows = append(rows, row)
		}
		if len(rows) > 0 {
			c.paper.Sheets = append(c.paper.Sheets, c.collectSheet(office, rows))
		}
	}
	c.tasks = slices.DeleteFunc(slices.Clone(c.tasks), func(task *model.Task) bool { return !listed[task] })
}

func (c *composer) collectSheet(office string, rows []paper.Row) paper.Sheet {
	text := c.Text.Paper
	sheet := c.sheet(office, text.CollectTitle, rows, column(text.Text, 17), centered(text.Part, 4), column(text.Due, 7), column(text.StatusNow, 7), column(text.LastReport, 10),
		c.input(text.Outcome, 6, c.Words.Terms.Done, c.Words.Terms.Doing, c.Words.Terms.Todo),
		c.input(text.FinishedOn, 7), c.input(text.Progress, 14), c.input(text.Problems, 10), c.input(text.Next, 10))
	sheet.Columns = slices.Insert(sheet.Columns, 0, c.identity())
	sheet.Apart = true
	until := text.CollectUntilFilled
	if day := c.lastDay(); day != c.AsOf {
		until = c.date(day)
	}
	sheet.Lines = []string{fmt.Sprintf(text.CollectTo, office), fmt.Sprintf(text.CollectWhy, c.Snapshot.Plan.Name(), c.date(c.AsOf), until)}
	sheet.Closing = []string{text.CollectSigned}
	return sheet
}

// identity is the hidden column by which a row is recognized when it comes back.
func (c *composer) identity() paper.Column {
	return paper.Column{Name: c.Text.Paper.Identity, Width: 4, Hidden: true}
}

func (c *composer) taskMark(task *model.Task, office string) string {
	return paper.TaskMark{Plan: c.Snapshot.Plan.ID, Task: task.ID, Version: c.Snapshot.State(task.ID).Version, Day: c.lastDay(), Office: office}.String()
}

// lastDay returns the last day that a table or slip asks about: today, or the end of its
// period once that is over.
func (c *composer) lastDay() model.Date {
	if end := c.Period.To; !end.IsZero() && end.Before(c.AsOf) {
		return end
	}
	return c.AsOf
}

// input is a column to be filled in.
func (c *composer) input(name string, width int, choices ...string) paper.Column {
	return paper.Column{Name: name, Width: width, Input: true, Choices: choices}
}

// partOf returns the office's part of a task that is not cancelled; ok is false if it
// has none.
func (c *composer) partOf(task *model.Task, office string) (part model.Part, ok bool) {
	state := c.Snapshot.State(task.ID)
	if state.Status == model.Cancelled || !task.HasPart(office) {
		return model.Part{}, false
	}
	for _, part := range task.Parts(state, c.Snapshot.Offices) {
		if part.Office == office {
			return part, true
		}
	}
	return model.Part{}, false
}

// partStatus returns the status of an office's part, and if the part is open, why it was
// sent back and why the task is urgent.
func (c *composer) partStatus(task *model.Task, part model.Part) string {
	switch standing := c.standing(task); {
	case part.Open:
		standing.Status = part.Status
		status := c.status(task, standing)
		for _, returned := range c.Snapshot.State(task.ID).Returned {
			if returned.Office == "" || returned.Office == part.Office {
				status = c.Words.Terms.Returned + c.Words.Year.Colon + returned.Reason + "\n" + status
			}
		}
		return status
	case part.Status == model.Submitted && !standing.Status.IsClosed():
		return c.Words.Terms.Submitted
	default:
		return c.Words.Terms.Status(model.Done)
	}
}

// lastReport returns what the office reported last on a task, with its day.
func (c *composer) lastReport(task *model.Task, office string) string {
	for _, report := range c.Snapshot.State(task.ID).Reported {
		if report.Office == office {
			return report.On.String() + " " + cmp.Or(report.Progress, c.Words.Report(report.Report))
		}
	}
	return ""
}
