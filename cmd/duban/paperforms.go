package main

import (
	"fmt"
	"strconv"
	"strings"

	"duban/model"
	"duban/seeds/paper"
)

// ledgerForm tells each task with its offices, deadline and standing. What was
// imported can be imported again from it.
func (c *composer) ledgerForm() {
	said := c.words.Paper
	var rows []paper.Row
	for _, task := range c.tasks {
		standing := c.standing(task)
		lead, assist := c.offices(task)
		rows = append(rows, c.row(task, task.Text, lead, assist, c.due(task), c.stands(task, standing), c.latest(task)))
	}
	c.paper = paper.Paper{
		Title: c.snapshot.Plan.Name(), Lines: c.figures(isMarkedDone),
		Sheets: []paper.Sheet{c.sheet(said.Ledger, "", rows,
			wide(said.Text, 26), wide(said.Lead, 8), wide(said.Assist, 8), wide(said.Due, 8), centred(said.Status, 6), wide(said.Latest, 14))},
	}
}

// progress tells which tasks moved in the period, which were due by its end and
// are not done, and which others did not move.
func (c *composer) progress() {
	said := c.words.Paper
	var moved, missed, still []paper.Row
	for _, task := range c.tasks {
		standing := c.standing(task)
		lead, _ := c.offices(task)
		var told []string
		for _, event := range c.snapshot.EventsIn(task.ID, c.period) {
			told = append(told, c.tells(event))
		}
		if len(told) > 0 {
			moved = append(moved, c.row(task, task.Text, lead, strings.Join(told, "\n"), c.stands(task, standing)))
		}
		rest := c.row(task, task.Text, lead, c.due(task), c.stands(task, standing), c.latest(task))
		switch {
		case standing.Status == model.Done:
		case standing.Overdue || standing.MissedPeriods > 0:
			missed = append(missed, rest)
		case len(told) == 0:
			still = append(still, rest)
		}
	}
	rest := []paper.Column{wide(said.Text, 24), wide(said.Lead, 8), wide(said.Due, 10), centred(said.Status, 8), wide(said.Latest, 16)}
	c.paper = paper.Paper{
		Title: fmt.Sprintf(said.ProgressTitle, c.snapshot.Plan.Name(), c.periodWords()),
		Lines: append([]string{fmt.Sprintf(said.ProgressPeriod, c.day(c.period.From), c.day(c.period.To))}, c.figures(isMarkedDone)...),
		Sheets: []paper.Sheet{
			c.sheet(said.MovedTab, fmt.Sprintf(said.Moved, len(moved)), moved, wide(said.Text, 24), wide(said.Lead, 8), wide(said.Happened, 26), centred(said.Status, 8)),
			c.sheet(said.MissedTab, fmt.Sprintf(said.Missed, len(missed)), missed, rest...),
			c.sheet(said.StillTab, fmt.Sprintf(said.Still, len(still)), still, rest...),
		},
	}
}

// periodWords writes the period as a title does.
func (c *composer) periodWords() string {
	from := c.period.From
	if model.MonthOf(from) == model.MonthOf(c.period.To) {
		return fmt.Sprintf(c.words.Paper.Months, from.Year, int(from.Month))
	}
	return fmt.Sprintf(c.words.Paper.Quarters, from.Year, c.words.HanQuarter(1+(int(from.Month)-1)/3))
}

// urge makes a sheet for each office with what presses of that which it leads;
// one sheet for the office that was asked for, with all that concerns it. What does
// not press is only there if a status was asked for that it has.
func (c *composer) urge() {
	said := c.words.Paper
	why := said.UrgeWhy
	var pressing []*model.Task
	for _, task := range c.tasks {
		standing := c.standing(task)
		switch {
		case standing.NeedsUrging():
		case c.filter.Status == model.StatusAll || standing.Status == model.Done:
			continue
		default:
			why = said.UrgeOpen
		}
		pressing = append(pressing, task)
	}
	c.tasks = pressing
	offices := model.GroupByLead(pressing)
	if c.filter.Office != "" && len(pressing) > 0 {
		offices = []model.OfficeTasks{{Office: c.filter.Office, Tasks: pressing}}
	}
	c.paper = paper.Paper{Title: said.UrgeTitle}
	for _, office := range offices {
		var rows []paper.Row
		for _, task := range office.Tasks {
			standing := c.standing(task)
			rows = append(rows, c.row(task, task.Text, c.due(task), c.stands(task, standing), c.latest(task), ""))
		}
		name := office.Office
		if name == "" {
			name = said.NoOffice
		}
		sheet := c.sheet(name, said.UrgeTitle, rows,
			wide(said.Text, 24), wide(said.Due, 9), centred(said.Pressing, 8), wide(said.Latest, 14), wide(said.Answer, 14))
		sheet.Apart = true
		sheet.Lines = []string{
			fmt.Sprintf(said.UrgeTo, name), fmt.Sprintf(why, c.day(c.asOf), len(rows), c.snapshot.Plan.Name()),
		}
		sheet.Closing = []string{said.UrgeSigned}
		c.paper.Sheets = append(c.paper.Sheets, sheet)
	}
}

// annual tells the figures of the year by category and by office, then what is
// not done for the year and what is.
func (c *composer) annual() {
	said := c.words.Paper
	var open, done []paper.Row
	for _, task := range c.tasks {
		standing, state := c.standing(task), c.snapshot.State(task.ID)
		lead, _ := c.offices(task)
		if !standing.IsSettled() {
			open = append(open, c.row(task, task.Text, lead, c.due(task), c.unsettled(task, standing), c.latest(task)))
			continue
		}
		verified := ""
		if state.VerifiedBy != "" {
			verified = model.DateOf(state.VerifiedAt).String() + " " + state.VerifiedBy
		}
		done = append(done, c.row(task, task.Text, lead, model.DateOf(state.DoneAt).String()+" "+state.DoneBy, verified, c.latest(task)))
	}
	year := c.snapshot.Plan.Year
	if year == 0 {
		year = c.asOf.Year
	}
	c.paper = paper.Paper{
		Title: fmt.Sprintf(said.AnnualTitle, c.snapshot.Plan.Name(), year), Lines: c.figures(model.TaskProgress.IsSettled),
		Sheets: []paper.Sheet{
			c.figuresSheet(said.ByCategoryTab, said.ByCategory, said.Category, 40, c.byCategory()),
			c.figuresSheet(said.ByOfficeTab, said.ByOffice, said.Lead, 20, c.byOffice()),
			c.sheet(said.UnfinishedTab, fmt.Sprintf(said.Unfinished, len(open)), open,
				wide(said.Text, 24), wide(said.Lead, 8), wide(said.Due, 9), centred(said.Status, 9), wide(said.Latest, 16)),
			c.sheet(said.FinishedTab, fmt.Sprintf(said.Finished, len(done)), done,
				wide(said.Text, 24), wide(said.Lead, 8), wide(said.DoneAt, 9), wide(said.Verified, 9), wide(said.Latest, 16)),
		},
	}
}

// unsettled tells how a task stands that is not done for the year.
func (c *composer) unsettled(task *model.Task, standing model.TaskProgress) string {
	told := c.stands(task, standing)
	if standing.Status == model.Done && standing.UnmetPeriods > 0 {
		told += "\n" + fmt.Sprintf(c.words.Year.Missing, standing.UnmetPeriods)
	}
	return told
}

// tally is how a part of the tasks stands.
type tally struct {
	name string
	model.Count
	overdue, behind int
}

func (t *tally) add(standing model.TaskProgress) {
	t.Total++
	if standing.IsSettled() {
		t.Done++
	}
	if standing.Overdue {
		t.overdue++
	}
	if standing.Behind {
		t.behind++
	}
}

func (c *composer) byCategory() []tally {
	var tallies []tally
	for _, task := range c.tasks {
		name := strings.Join(c.snapshot.Plan.PathOf(task), " / ")
		if len(tallies) == 0 || tallies[len(tallies)-1].name != name {
			tallies = append(tallies, tally{name: name})
		}
		tallies[len(tallies)-1].add(c.standing(task))
	}
	return tallies
}

func (c *composer) byOffice() []tally {
	var tallies []tally
	for _, office := range model.GroupByLead(c.tasks) {
		t := tally{name: office.Office}
		if t.name == "" {
			t.name = c.words.Paper.NoOffice
		}
		for _, task := range office.Tasks {
			t.add(c.standing(task))
		}
		tallies = append(tallies, t)
	}
	return tallies
}

func (c *composer) figuresSheet(tab, title, first string, width int, tallies []tally) paper.Sheet {
	said := c.words.Paper
	all := tally{name: said.Everything}
	for _, task := range c.tasks {
		all.add(c.standing(task))
	}
	var rows []paper.Row
	for _, t := range append(tallies, all) {
		cells := []string{t.name}
		for _, figure := range []int{t.Total, t.Done, t.Total - t.Done, t.overdue, t.behind} {
			cells = append(cells, strconv.Itoa(figure))
		}
		rows = append(rows, paper.Row{Cells: append(cells, share(t.Count))})
	}
	columns := []paper.Column{wide(first, width)}
	for _, name := range []string{said.Total, said.Done, said.Open, said.Overdue, said.Behind, said.Rate} {
		columns = append(columns, centred(name, 6))
	}
	return paper.Sheet{Name: tab, Title: title, Columns: columns, Rows: rows}
}

// review tells the tasks of the year before beside those of the next plan.
func (c *composer) review(next *model.Snapshot) {
	said := c.words.Paper
	pairs := map[string]model.LookBackEntry{}
	for _, pair := range model.LookBack(c.snapshot, next, c.asOf) {
		pairs[pair.Old.ID] = pair
	}
	open := 0
	var rows []paper.Row
	for _, task := range c.tasks {
		pair := pairs[task.ID]
		if !pair.Progress.IsSettled() {
			open++
		}
		lead, _ := c.offices(task)
		goesOn := ""
		if pair.Match != nil {
			goesOn = numberOnPaper(next, pair.Match) + " " + pair.Match.Text
		}
		verified := c.snapshot.State(task.ID).VerifiedBy
		rows = append(rows, c.row(task, task.Text, lead, c.unsettled(task, pair.Progress), verified, goesOn))
	}
	c.paper = paper.Paper{
		Title: fmt.Sprintf(said.ReviewTitle, c.snapshot.Plan.Name()), Lines: c.withPart(fmt.Sprintf(said.ReviewWhy, next.Plan.Name(), len(rows), open)),
		Sheets: []paper.Sheet{c.sheet(said.Ledger, "", rows,
			wide(said.Text, 24), wide(said.Lead, 8), centred(said.Status, 9), wide(said.Verified, 6), wide(said.Likely, 20))},
	}
}
