package report

import (
	"fmt"

	"duban/model"
	"duban/seeds/paper"
)

// closing lists which tasks are closed (销号): done, and verified.
func (c *composer) closing() {
	text, own := c.Text.Paper, c.Text.Paper.Closing
	var closed, toVerify, open int
	var rows []paper.Row
	for _, task := range c.tasks {
		standing, state := c.standing(task), c.Snapshot.State(task.ID)
		lead, _ := c.leadAndAssist(task)
		mark, doneOn, verifiedOn := own.NotDone, "", ""
		switch {
		case standing.Status == model.Cancelled:
			continue
		case state.VerifiedBy != "" && standing.IsSettled():
			mark = own.Closed
			verifiedOn = model.DateOf(state.VerifiedAt).String()
			closed++
		case standing.IsSettled():
			mark = own.ToVerify
			toVerify++
		default:
			open++
		}
		if standing.Status == model.Done {
			doneOn = state.DoneOn.String()
		}
		rows = append(rows, c.row(task, task.Text, lead, c.due(task), mark, doneOn, c.latest(task), state.VerifiedBy, verifiedOn))
	}
	c.paper = paper.Paper{
		Title: fmt.Sprintf(own.Title, c.Snapshot.Plan.Name()),
		Lines: c.withScope(fmt.Sprintf(own.Summary, c.date(c.AsOf), len(rows), closed, toVerify, open)),
		Sheets: []paper.Sheet{c.sheet(c.Text.Paper.Forms[c.Form], "", rows,
			column(text.Text, 20), column(text.Lead, 8), column(text.Due, 8), centered(own.Columns[0], 5), centered(own.Columns[1], 8),
			column(own.Columns[2], 14), centered(own.Columns[3], 5), centered(own.Columns[4], 8))},
	}
}
