package report

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"duban/model"
	"duban/seeds/paper"
	"duban/tui/words"
)

// PaperRequest is what a paper is made of.
type PaperRequest struct {
	Form     string          // of seeds/paper
	Snapshot *model.Snapshot // as of AsOf; for a review, the old plan
	AsOf     model.Date
	// Period is that of a progress report or a bulletin; the one that a table to fill in is
	// about; of slips, the one for which the offices have not reported, and zero for slips
	// about what is pressing.
	Period  model.Period
	Filter  model.Filter
	Next    *model.Snapshot // of a review, the new plan
	Notes   bool            // prints internal notes too
	ReplyBy model.Date      // of slips that urge; zero to leave it open
}

// AtEnd returns the request with the state at the end of its period, if that is over.
func (r PaperRequest) AtEnd() PaperRequest {
	if !r.Period.To.IsZero() && r.Period.To.Before(r.AsOf) {
		r.AsOf = r.Period.To
		r.Snapshot = r.Snapshot.AsOf(r.AsOf)
	}
	return r
}

// Paper is a paper and the tasks that it lists.
type Paper struct {
	request PaperRequest
	Tasks   []*model.Task
	paper   paper.Paper
	// Slips are the offices that it urges, each with its tasks.
	Slips []model.OfficeTasks
}

// Preview returns the paper as lines to look at on a screen.
func (p Paper) Preview(ctx context.Context) ([]string, error) { return paper.Preview(ctx, p.paper) }

// Paper makes a paper of the tasks that pass the filter.
func (r Report) Paper(request PaperRequest) Paper {
	tasks := request.Filter.Tasks(request.Snapshot, request.AsOf, r.Spelling)
	c := &composer{Report: r, PaperRequest: request, tasks: tasks}
	switch request.Form {
	case paper.FormProgress:
		c.progress()
	case paper.FormUrge:
		c.urge()
	case paper.FormAnnual:
		c.annual()
	case paper.FormReview:
		c.review()
	case paper.FormBulletin:
		c.bulletin()
	case paper.FormClosing:
		c.closing()
	case paper.FormCollect:
		c.collect()
	default:
		c.ledger()
	}
	c.paper.Mark = c.mark()
	return Paper{request, c.tasks, c.paper, c.slips}
}

// composer makes a paper.
type composer struct {
	Report
	PaperRequest
	tasks []*model.Task
	slips []model.OfficeTasks
	paper paper.Paper
}

// summary returns a line with the figures of the tasks, and one with the scope of
// the paper if it does not list all tasks of the plan.
func (c *composer) summary(isDone func(model.TaskProgress) bool) []string {
	var done, doing, overdue, behind int
	for _, task := range c.tasks {
		standing := c.standing(task)
		switch {
		case isDone(standing):
			done++
		case standing.Status == model.Doing:
			doing++
		}
		if standing.Overdue {
			overdue++
		}
		if standing.Behind {
			behind++
		}
	}
	return c.withScope(fmt.Sprintf(c.Text.Paper.AsOf, c.date(c.AsOf), len(c.tasks), done, doing, overdue, behind))
}

// withScope adds a line with the filter if the paper does not list all tasks.
func (c *composer) withScope(line string) []string {
	lines := []string{line}
	if len(c.tasks) < len(c.Snapshot.Plan.Tasks) {
		lines = append(lines, fmt.Sprintf(c.Text.Paper.Filtered, c.describe(c.Filter.Save(c.Snapshot.Plan, "", 0))))
	}
	return lines
}

// mark says which part of the plan the paper holds, for when it is imported.
func (c *composer) mark() paper.Mark {
	mark := paper.Mark{Form: c.Form, Tasks: len(c.tasks), Of: len(c.Snapshot.Plan.Tasks)}
	switch {
	case c.Snapshot.IsJoined():
		mark.Filter = c.Snapshot.Plan.ID // an excerpt of each plan
	case mark.Tasks < mark.Of:
		mark.Filter = c.describe(c.Filter.Save(c.Snapshot.Plan, "", 0))
	}
	return mark
}

func isMarkedDone(standing model.TaskProgress) bool { return standing.Status == model.Done }

func (c *composer) standing(task *model.Task) model.TaskProgress {
	return c.Snapshot.TaskProgress(task, c.AsOf)
}

// date formats a date as in a document; "" for none.
func (c *composer) date(day model.Date) string {
	if day.IsZero() {
		return ""
	}
	return fmt.Sprintf(c.Text.Paper.Day, day.Year, int(day.Month), day.Day)
}

// leadAndAssist returns the names of the offices.
func (c *composer) leadAndAssist(task *model.Task) (lead, assist string) {
	separator := c.Words.Errors.ListSeparator
	return strings.Join(task.Lead, separator), strings.Join(task.Assist, separator)
}

// due returns the deadline as the plan has it.
func (c *composer) due(task *model.Task) string {
	switch {
	case task.DueWords != "":
		return task.DueWords
	case task.Ongoing:
		return c.Words.Terms.Ongoing
	default:
		return c.date(task.Due)
	}
}

// status returns the status of a task, its extension, and why it is urgent.
func (c *composer) status(task *model.Task, standing model.TaskProgress) string {
	text := c.Words.Terms.Status(standing.Status)
	if standing.Due != task.Due {
		text += "\n" + fmt.Sprintf(c.Text.Paper.Extended, c.date(standing.Due))
	}
	if urgency := c.urgency(task, standing); urgency != "" {
		text += "\n" + urgency
	}
	return text
}

// urgency returns how late a task is, how soon it is due, and its quota.
func (c *composer) urgency(task *model.Task, standing model.TaskProgress) string {
	var parts []string
	terms := c.Words.Terms
	switch {
	case standing.Overdue:
		parts = append(parts, fmt.Sprintf(terms.OverdueDays, -standing.DaysLeft))
	case standing.DueSoon && standing.DaysLeft == 0:
		parts = append(parts, terms.DueToday)
	case standing.DueSoon:
		parts = append(parts, fmt.Sprintf(terms.DaysLeft, standing.DaysLeft))
	}
	if quota := c.quota(task, standing); len(quota) > 0 {
		text := strings.Join(quota, " ")
		if c.Words.Language == words.Chinese && isMonthOrQuarter(task.Quota.Every) {
			text = strings.Replace(text, standing.Period.Key, c.Words.Period(standing.Period), 1) // as officials write it
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "\n")
}

func isMonthOrQuarter(every model.Every) bool {
	return every == model.EveryMonth || every == model.EveryQuarter
}

// row returns a row under the headings of the task.
func (c *composer) row(task *model.Task, cells ...string) paper.Row {
	return paper.Row{Band: c.Snapshot.Plan.PathOf(task), Cells: append([]string{numberOnPaper(c.Snapshot, task)}, cells...)}
}

// numberOnPaper returns the number that the document gives a task. Readers compare
// papers with the document, and a paper that is imported must not renumber tasks.
func numberOnPaper(snapshot *model.Snapshot, task *model.Task) string {
	return cmp.Or(task.Number, snapshot.Name(task.ID))
}

// sheet returns a sheet of tasks with the number as its first column.
func (c *composer) sheet(tab, title string, rows []paper.Row, columns ...paper.Column) paper.Sheet {
	number := paper.Column{Name: c.Text.Paper.Number, Width: 4, Centered: true}
	return c.orNone(paper.Sheet{
		Name: tab, Title: title, Band: c.Text.Paper.Category, Rows: rows, Columns: append([]paper.Column{number}, columns...),
	})
}

// orNone returns the sheet, which says so if it has no rows.
func (c *composer) orNone(sheet paper.Sheet) paper.Sheet {
	if len(sheet.Rows) == 0 {
		sheet.Lines = []string{c.Text.Paper.None}
	}
	return sheet
}

func column(name string, width int) paper.Column {
	return paper.Column{Name: name, Width: width}
}

func centered(name string, width int) paper.Column {
	return paper.Column{Name: name, Width: width, Centered: true}
}

func figures(name string, width int) paper.Column {
	return paper.Column{Name: name, Width: width, Centered: true, Figures: true}
}

// percent formats the share of done tasks.
func percent(count model.Count) string { return strconv.Itoa(count.Rate()) + "%" }
