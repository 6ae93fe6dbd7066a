package main

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"duban/model"
	"duban/seeds/paper"
)

// composer makes a paper of what was found for it.
type composer struct {
	*session
	*composed
	filter model.Filter
}

// figures tells the tasks of the paper in a line, and which part of the plan
// they are if they are not all.
func (c *composer) figures(isDone func(model.TaskProgress) bool) []string {
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
	return c.withPart(fmt.Sprintf(c.words.Paper.AsOf, c.day(c.asOf), len(c.tasks), done, doing, overdue, behind))
}

// withPart adds to a line which part of the plan the tasks are, if not all.
func (c *composer) withPart(line string) []string {
	lines := []string{line}
	if len(c.tasks) < len(c.snapshot.Plan.Tasks) {
		lines = append(lines, fmt.Sprintf(c.words.Paper.Filtered, c.describe(c.filter.Save(c.snapshot.Plan, "", 0))))
	}
	return lines
}

// mark says what of the plan the paper holds.
func (c *composer) mark() paper.Mark {
	mark := paper.Mark{Form: c.form, Tasks: len(c.tasks), Of: len(c.snapshot.Plan.Tasks)}
	if mark.Tasks < mark.Of {
		mark.Filter = c.describe(c.filter.Save(c.snapshot.Plan, "", 0))
	}
	return mark
}

func isMarkedDone(standing model.TaskProgress) bool { return standing.Status == model.Done }

func (c *composer) standing(task *model.Task) model.TaskProgress {
	return c.snapshot.TaskProgress(task, c.asOf)
}

// day writes a date as a document does.
func (c *composer) day(day model.Date) string {
	if day.IsZero() {
		return ""
	}
	return fmt.Sprintf(c.words.Paper.Day, day.Year, int(day.Month), day.Day)
}

// offices tells those that lead and those that assist.
func (c *composer) offices(task *model.Task) (lead, assist string) {
	separator := c.words.Errors.ListSeparator
	return strings.Join(task.Lead, separator), strings.Join(task.Assist, separator)
}

// due tells the plan's deadline in its words.
func (c *composer) due(task *model.Task) string {
	switch {
	case task.DueWords != "":
		return task.DueWords
	case task.Ongoing:
		return c.words.Terms.Ongoing
	default:
		return c.day(task.Due)
	}
}

// stands tells the status, an extension, and what presses.
func (c *composer) stands(task *model.Task, standing model.TaskProgress) string {
	told := c.words.Terms.Status(standing.Status)
	if standing.Due != task.Due {
		told += "\n" + fmt.Sprintf(c.words.Paper.Extended, c.day(standing.Due))
	}
	if pressing := c.presses(task, standing); pressing != "" {
		told += "\n" + pressing
	}
	return told
}

// presses tells how late a task is, how soon due, how far its quota is.
func (c *composer) presses(task *model.Task, standing model.TaskProgress) string {
	var parts []string
	terms := c.words.Terms
	switch {
	case standing.Overdue:
		parts = append(parts, fmt.Sprintf(terms.OverdueDays, -standing.DaysLeft))
	case standing.DueSoon && standing.DaysLeft == 0:
		parts = append(parts, terms.DueToday)
	case standing.DueSoon:
		parts = append(parts, fmt.Sprintf(terms.DaysLeft, standing.DaysLeft))
	}
	if quota := c.quota(task, standing); len(quota) > 0 {
		parts = append(parts, strings.Join(quota, " "))
	}
	return strings.Join(parts, "\n")
}

// latest tells the last note.
func (c *composer) latest(task *model.Task) string {
	notes := c.snapshot.Notes(task.ID)
	if len(notes) == 0 {
		return ""
	}
	return c.tells(notes[len(notes)-1])
}

// tells an event: the day, who, what.
func (c *composer) tells(event model.Event) string {
	what := c.happened(event)
	if event.Note != "" && (event.Kind == model.KindNote || event.Kind == model.KindCarry) {
		what = event.Note
	} else if event.Note != "" {
		what += c.words.Year.Commands.Colon + event.Note
	}
	// Further lines are further in, so that none reads as another event.
	what = strings.ReplaceAll(what, "\n", "\n\u3000\u3000")
	return model.DateOf(event.At).String() + " " + event.By + " " + what
}

// row makes a row under the task's headings.
func (c *composer) row(task *model.Task, cells ...string) paper.Row {
	return paper.Row{Band: c.snapshot.Plan.PathOf(task), Cells: append([]string{numberOnPaper(c.snapshot, task)}, cells...)}
}

// numberOnPaper is a task's number as its document gives it: who reads paper has
// the document beside it and types nothing, and a ledger that comes back must
// not be renumbered.
func numberOnPaper(snapshot *model.Snapshot, task *model.Task) string {
	return cmp.Or(task.Number, snapshot.Name(task.ID))
}

// sheet makes a sheet of rows of tasks, with the number as its first column.
func (c *composer) sheet(tab, title string, rows []paper.Row, columns ...paper.Column) paper.Sheet {
	number := paper.Column{Name: c.words.Paper.Number, Width: 4, Centered: true}
	sheet := paper.Sheet{
		Name: tab, Title: title, Band: c.words.Paper.Category, Rows: rows, Columns: append([]paper.Column{number}, columns...),
	}
	if len(rows) == 0 {
		sheet.Lines = []string{c.words.Paper.None}
	}
	return sheet
}

func wide(name string, width int) paper.Column {
	return paper.Column{Name: name, Width: width}
}

func centred(name string, width int) paper.Column {
	return paper.Column{Name: name, Width: width, Centered: true}
}

// sheetJSON is a table of what export writes as json. Rows begin with the
// headings over them where columns begin with that of the categories.
type sheetJSON struct {
	Title   string     `json:"title"`
	Lines   []string   `json:"lines"`
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"`
}

// writeJSON writes what export gives as json: which form of which plan, as of
// which day, from when to when (null if it tells of no period), the words of the
// paper, and all tasks that it tells of, as list --json does. It goes no further
// once the context has ended.
func (made composed) writeJSON(ctx context.Context, w *jsonWriter) {
	w.object(func() {
		w.member("form", made.form)
		w.member("plan", made.snapshot.Plan.ID)
		w.member("as_of", made.asOf)
		w.member("from", made.period.From)
		w.member("to", made.period.To)
		w.member("title", strings.ReplaceAll(made.paper.Title, "\n", ""))
		w.member("lines", notNull(made.paper.Lines))
		w.key("sheets")
		w.list(func() {
			for _, sheet := range made.paper.Sheets {
				w.value(sheetToJSON(sheet))
			}
		})
		w.key("tasks")
		w.list(func() {
			for _, task := range made.tasks {
				if ctx.Err() != nil {
					return
				}
				w.value(taskToJSON(made.snapshot, task, made.asOf))
			}
		})
	})
}

func sheetToJSON(sheet paper.Sheet) sheetJSON {
	told := sheetJSON{Title: sheet.Title, Lines: notNull(sheet.Lines), Columns: []string{}, Rows: [][]string{}}
	if sheet.Band != "" {
		told.Columns = append(told.Columns, sheet.Band)
	}
	for _, column := range sheet.Columns {
		told.Columns = append(told.Columns, column.Name)
	}
	for _, row := range sheet.Rows {
		cells := row.Cells
		if sheet.Band != "" {
			cells = append([]string{strings.Join(row.Band, " / ")}, cells...)
		}
		told.Rows = append(told.Rows, cells)
	}
	return told
}

// share tells how many of all, in percent.
func share(count model.Count) string { return strconv.Itoa(count.Rate()) + "%" }
