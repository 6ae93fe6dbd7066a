// Package collecting takes in the tables that offices filled in: it reads their rows,
// finds the tasks that they are about, and says what they change.
package collecting

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"duban/model"
	"duban/seeds"
	"duban/seeds/paper"
)

// File is a file to collect.
type File struct {
	Name string
	Data []byte
	Err  error // why it can't be read; nil if it was
}

// Collector compares what offices filled in with a plan.
type Collector struct {
	Snapshot *model.Snapshot // with all its events
	Today    model.Date
	// Own are the offices whose rows are accepted; nil for all.
	Own        []string
	OnProgress Progress
}

// Collect returns what the files change. Only the error of the context is returned:
// everything else is reported for each file and row.
func (c Collector) Collect(ctx context.Context, files []File) (model.Collection, error) {
	run := &collection{Collector: c, matcher: matcher{c.Snapshot}, known: map[string]answer{}}
	run.result.Seen = c.Snapshot
	for i, file := range files {
		if err := ctx.Err(); err != nil {
			return model.Collection{}, err
		}
		run.file(ctx, file)
		c.OnProgress.advance(len(files)+i+1, len(files))
	}
	run.sortByDay()
	return run.result, ctx.Err()
}

// sortByDay puts the changes in the order of the days on which they happened: a mark may
// not be earlier than the one before it, and offices that share a task write different days.
func (c *collection) sortByDay() {
	day := func(change model.Change) model.Date {
		if change.HappenedOn.IsZero() {
			return c.Today
		}
		return change.HappenedOn
	}
	slices.SortStableFunc(c.result.Changes, func(a, b model.Change) int { return day(b).DaysUntil(day(a)) })
}

// collection is what a Collect has found so far.
type collection struct {
	Collector
	matcher matcher
	result  model.Collection
	known   map[string]answer // that was accepted, by task and office
	at      *model.CollectedFile
}

func (c *collection) file(ctx context.Context, file File) {
	c.result.Files = append(c.result.Files, model.CollectedFile{Name: file.Name, Err: file.Err})
	c.at = &c.result.Files[len(c.result.Files)-1]
	if strings.HasPrefix(filepath.Base(file.Name), "~$") || strings.HasPrefix(filepath.Base(file.Name), ".~lock.") {
		c.at.Err = nil
		c.problem(answer{}, "", model.CollectLockFile)
		return
	}
	if file.Err != nil {
		return
	}
	rows, err := seeds.ReadRaw(ctx, file.Data)
	if err != nil {
		c.at.Err = withName(err, file.Name)
		return
	}
	if mark, ok := paper.ParseMark(seeds.Property(file.Data, paper.MarkProperty)); ok && !isToFillIn([]string{mark.Form}) {
		c.problem(answer{}, "", model.CollectOtherPaper)
		return
	}
	if rows.HasMacros {
		c.problem(answer{}, "", model.CollectMacros)
	}
	isForm, isOther := false, false
	fallback := c.matcher.officeOfFile(file.Name)
	var offices []string
	for _, sheet := range rows.Sheets {
		read := readSheet(sheet, c.matcher)
		isForm, isOther = isForm || read.isForm, isOther || read.isOther
		offices = append(offices, read.offices...)
		isForeign := c.matcher.isOfOtherPlan(read.answers, read.plan)
		for _, a := range read.answers {
			a.office, a.status = cmp.Or(a.office, fallback), withoutFigures(a.status)
			if !a.isEmpty() {
				c.at.Answers++
				if isForeign {
					c.problem(a, "", model.CollectOtherPlan)
					continue
				}
				c.answer(a)
			}
		}
	}
	switch {
	case !isForm && isOther:
		c.problem(answer{}, "", model.CollectOtherPaper)
	case !isForm:
		c.problem(answer{}, "", model.CollectNoTable)
	case len(c.at.Offices) == 0 && len(offices) > 0:
		c.at.Offices = slices.Compact(offices)
	case len(c.at.Offices) == 0 && fallback != "":
		c.at.Offices = []string{fallback}
	}
}

// isToFillIn reports whether one of the forms is filled in by offices.
func isToFillIn(forms []string) bool {
	return slices.Contains(forms, paper.FormCollect) || slices.Contains(forms, paper.FormUrge)
}

// withName returns the error of a document with its name.
func withName(err error, name string) error {
	var document *model.DocumentError
	if errors.As(err, &document) {
		document.Path = name
	}
	return err
}

func (c *collection) problem(a answer, text string, why model.CollectReason) {
	c.at.Problems = append(c.at.Problems, model.CollectProblem{Row: a.line, Text: cmp.Or(text, a.words()), Why: why})
}

// answer takes a row with an answer.
func (c *collection) answer(a answer) {
	task, isMarked, problem := c.matcher.task(a)
	if problem != "" {
		c.problem(a, "", problem)
		return
	}
	office, problem := c.officeOf(a, task, isMarked)
	if problem == "" && c.Own != nil && !slices.Contains(c.Own, office) {
		problem = model.CollectForeign
	}
	day, isRecent := c.Today, true
	if !a.made.IsZero() {
		day, isRecent = model.ReportDay(a.made, c.Today)
	}
	switch {
	case problem != "":
	case c.Snapshot.State(task.ID).Status == model.Cancelled:
		problem = model.CollectCancelled
	case !isRecent:
		problem = model.CollectOldTable
	}
	if problem != "" {
		c.problem(a, "", problem)
		return
	}
	if !slices.Contains(c.at.Offices, office) {
		c.at.Offices = append(c.at.Offices, office)
	}
	key := task.ID + "\n" + office
	if before, found := c.known[key]; found {
		if before.status != a.status || before.date != a.date || before.Report != a.Report {
			c.problem(a, "", model.CollectTwice)
		}
		return
	}
	c.known[key] = a
	row := rowChange{collection: c, answer: a, task: task, office: office, on: day}
	if isMarked {
		row.seen = a.mark.Version
	}
	row.take()
}

// officeOf returns the office that a row is of.
func (c *collection) officeOf(a answer, task *model.Task, isMarked bool) (string, model.CollectReason) {
	office := ""
	if isMarked || a.isMarked {
		office = c.matcher.office(a.mark.Office)
	}
	office = cmp.Or(office, c.matcher.office(a.office))
	switch leads := c.Snapshot.Reporters(task, c.Own); {
	case office != "" && task.HasPart(office):
		return office, ""
	case office != "":
		return office, model.CollectNoPart
	case len(leads) == 1:
		return leads[0], ""
	case len(leads) == 0:
		return "", model.CollectNoPart
	}
	return "", model.CollectNoOffice
}
