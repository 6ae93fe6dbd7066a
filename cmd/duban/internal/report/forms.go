package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"duban/model"
	"duban/seeds/paper"
	"duban/tui/words"
)

// ledger lists each task with its offices, deadline and status. It can be imported
// again.
func (c *composer) ledger() {
	text := c.Text.Paper
	var rows []paper.Row
	for _, task := range c.tasks {
		standing := c.standing(task)
		lead, assist := c.leadAndAssist(task)
		rows = append(rows, c.row(task, task.Text, lead, assist, c.due(task), c.status(task, standing), c.latest(task)))
	}
	title := c.Snapshot.Plan.Name()
	if c.Filter.Office != "" {
		title += "\n" + fmt.Sprintf(text.OfficeTasks, c.Filter.Office)
	}
	c.paper = paper.Paper{
		Title: title, Lines: c.summary(isMarkedDone),
		Sheets: []paper.Sheet{c.sheet(text.Ledger, "", rows,
			column(text.Text, 26), column(text.Lead, 8), column(text.Assist, 8), column(text.Due, 8), centered(text.Status, 6), column(text.Latest, 14))},
	}
}

// progress lists the tasks with changes in the period, those that were due by its
// end and are not done, and the others, and counts the standings of each office.
func (c *composer) progress() {
	text := c.Text.Paper
	var moved, missed, unchanged []paper.Row
	for _, task := range c.tasks {
		standing := c.standing(task)
		lead, _ := c.leadAndAssist(task)
		in := c.happenedIn(task)
		if !in.isEmpty() {
			moved = append(moved, c.row(task, task.Text, lead, in.text(in.progress), in.text(in.problems), in.text(in.next), c.rating(task, standing)))
		}
		rest := c.row(task, task.Text, lead, c.due(task), c.latest(task), c.rating(task, standing))
		switch {
		case standing.Status == model.Done:
		case standing.Overdue || standing.MissedPeriods > 0:
			missed = append(missed, rest)
		case in.isEmpty():
			unchanged = append(unchanged, rest)
		}
	}
	rest := []paper.Column{column(text.Text, 24), column(text.Lead, 8), column(text.Due, 10), column(text.Latest, 16), centered(text.Rating, 8)}
	c.paper = paper.Paper{
		Title: fmt.Sprintf(text.ProgressTitle, c.Snapshot.Plan.Name(), text.PeriodName(c.Period)),
		Lines: append([]string{fmt.Sprintf(text.ProgressPeriod, c.date(c.Period.From), c.date(c.Period.To))}, c.summary(isMarkedDone)...),
		Sheets: []paper.Sheet{
			c.sheet(text.MovedTab, fmt.Sprintf(text.Moved, len(moved)), moved,
				column(text.Text, 18), column(text.Lead, 7), column(text.Happened, 16), column(text.Problems, 9), column(text.Planned, 9), centered(text.Rating, 7)),
			c.sheet(text.MissedTab, fmt.Sprintf(text.Missed, len(missed)), missed, rest...),
			c.sheet(text.StillTab, fmt.Sprintf(text.Still, len(unchanged)), unchanged, rest...),
			c.standingsSheet(text.ProgressByOffice),
		},
	}
}

// rating returns the standing of a task, and its status where that says more.
func (c *composer) rating(task *model.Task, standing model.TaskProgress) string {
	status := c.status(task, standing)
	if standing.Status == model.Done || standing.Status == model.Cancelled {
		return status
	}
	return c.Text.Paper.Standings[standing.Standing(task)] + "\n" + status
}

// PeriodName returns a month or quarter for a title: 2021年第三季度.
func (text PaperWords) PeriodName(period model.Period) string {
	from := period.From
	if model.MonthOf(from) == model.MonthOf(period.To) {
		return fmt.Sprintf(text.Months, from.Year, int(from.Month))
	}
	return fmt.Sprintf(text.Quarters, from.Year, text.QuarterNames[(int(from.Month)-1)/3])
}

// urge makes a slip for each office with the tasks that it leads and has not done its
// part of: those that are overdue, due soon or behind, or with a period those that it has
// not reported on. If the filter names a status, tasks of that status are listed as well.
// A task that names no office is in no slip.
func (c *composer) urge() {
	text := c.Text.Paper
	why, urgent := text.UrgeWhy, map[string]bool{}
	for _, task := range c.tasks {
		standing := c.standing(task)
		switch {
		case standing.NeedsUrging():
		case c.Filter.Status == model.StatusAll || standing.Status == model.Done:
			continue
		default:
			why = text.UrgeOpen
		}
		urgent[task.ID] = true
	}
	if c.isAboutReports() {
		c.slips, why = c.notReported(), text.UrgeSilent
	} else {
		c.slips = c.Snapshot.OpenLeads(c.Filter.Office, func(task *model.Task) bool { return urgent[task.ID] })
	}
	slices.SortStableFunc(c.slips, func(a, b model.OfficeTasks) int { // in the order of the tasks
		return slices.Index(c.tasks, a.Tasks[0]) - slices.Index(c.tasks, b.Tasks[0])
	})
	c.paper = paper.Paper{Title: text.UrgeTitle, IsText: true}
	listed := map[string]bool{}
	for _, office := range c.slips {
		for _, task := range office.Tasks {
			listed[task.ID] = true
		}
		c.paper.Sheets = append(c.paper.Sheets, c.slip(office, why))
	}
	c.tasks = slices.DeleteFunc(slices.Clone(c.tasks), func(task *model.Task) bool { return !listed[task.ID] })
}

// isAboutReports reports whether slips are about what was not reported.
func (c *composer) isAboutReports() bool { return !c.Period.From.IsZero() }

// slip is the sheet that urges an office.
func (c *composer) slip(office model.OfficeTasks, why words.Counted) paper.Sheet {
	text := c.Text.Paper
	var rows []paper.Row
	for _, task := range office.Tasks {
		latest := c.lastReport(task, office.Office)
		if c.Notes {
			latest = c.latestOf(task, office.Office)
		}
		row := c.row(task, task.Text, c.due(task), c.urged(task, office.Office), latest, "")
		row.Cells = slices.Insert(row.Cells, 0, c.taskMark(task, office.Office))
		rows = append(rows, row)
	}
	sheet := c.sheet(office.Office, text.UrgeTitle, rows,
		column(text.Text, 18), column(text.Due, 8), centered(text.Pressing, 9), column(text.Latest, 10), c.input(text.Answer, 12))
	sheet.Columns = slices.Insert(sheet.Columns, 0, c.identity())
	sheet.Apart = true
	replyBy := text.ReplyByBlank
	if !c.ReplyBy.IsZero() {
		replyBy = c.date(c.ReplyBy)
	}
	about := fmt.Sprintf(why.Form(len(rows)), c.date(c.AsOf), len(rows), c.Snapshot.Plan.Name())
	if c.isAboutReports() {
		about = fmt.Sprintf(why.Form(len(rows)), c.date(c.AsOf), len(rows), c.Snapshot.Plan.Name(), text.PeriodName(c.Period))
	}
	sheet.Lines = []string{fmt.Sprintf(text.UrgeTo, office.Office), about + fmt.Sprintf(text.UrgeReply, replyBy)}
	sheet.Closing = []string{fmt.Sprintf(text.UrgeSent, c.date(c.AsOf)), text.UrgeReceived}
	return sheet
}

// urged returns the status of an office's part of a task, and how often the office was
// urged before.
func (c *composer) urged(task *model.Task, office string) string {
	part, _ := c.partOf(task, office)
	status := c.partStatus(task, part)
	if urge := c.Snapshot.State(task.ID).UrgeOf(office); urge.Times > 0 {
		status += "\n" + fmt.Sprintf(c.Words.Urging.Row, urge.Times)
	}
	return status
}

// annual gives the figures of the year by category and by office, then lists the
// tasks that are not done for the year and those that are.
func (c *composer) annual() {
	text := c.Text.Paper
	var open, done []paper.Row
	for _, task := range c.tasks {
		standing, state := c.standing(task), c.Snapshot.State(task.ID)
		lead, _ := c.leadAndAssist(task)
		if !standing.IsSettled() {
			open = append(open, c.row(task, task.Text, lead, c.due(task), c.openStatus(task, standing), c.latest(task)))
			continue
		}
		verified := ""
		if state.VerifiedBy != "" {
			verified = model.DateOf(state.VerifiedAt).String() + " " + state.VerifiedBy
		}
		done = append(done, c.row(task, task.Text, lead, state.DoneOn.String()+" "+state.DoneBy, verified, c.latest(task)))
	}
	year := c.Snapshot.Plan.Year
	if year == 0 {
		year = c.AsOf.Year
	}
	c.paper = paper.Paper{
		IsText: true,
		Title:  fmt.Sprintf(text.AnnualTitle, c.Snapshot.Plan.Name(), year), Lines: c.summary(model.TaskProgress.IsSettled),
		Sheets: []paper.Sheet{
			c.figuresSheet(text.ByCategoryTab, text.ByCategory, text.Category, 24, c.byCategory()),
			c.figuresSheet(text.ByOfficeTab, text.ByOffice, text.Lead, 16, c.byOffice()),
			c.sheet(text.UnfinishedTab, fmt.Sprintf(text.Unfinished, len(open)), open,
				column(text.Text, 24), column(text.Lead, 8), column(text.Due, 9), centered(text.Status, 9), column(text.Latest, 16)),
			c.sheet(text.FinishedTab, fmt.Sprintf(text.Finished, len(done)), done,
				column(text.Text, 20), column(text.Lead, 8), column(text.DoneAt, 11), column(text.Verified, 11), column(text.Latest, 14)),
		},
	}
}

// openStatus returns the status of a task that is not done for the year.
func (c *composer) openStatus(task *model.Task, standing model.TaskProgress) string {
	status := c.status(task, standing)
	if standing.Status == model.Done && standing.UnmetPeriods > 0 {
		status += "\n" + c.Words.Year.Missing.Of(standing.UnmetPeriods)
	}
	return status
}

// tally has the figures of some tasks.
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
		name := cmp.Or(strings.Join(c.Snapshot.Plan.PathOf(task), " / "), c.Text.Paper.NoCategory)
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
			t.name = c.Text.Paper.NoOffice
		}
		for _, task := range office.Tasks {
			t.add(c.standing(task))
		}
		tallies = append(tallies, t)
	}
	return tallies
}

func (c *composer) figuresSheet(tab, title, first string, width int, tallies []tally) paper.Sheet {
	text := c.Text.Paper
	all := tally{name: text.Everything}
	for _, task := range c.tasks {
		all.add(c.standing(task))
	}
	var rows []paper.Row
	for _, t := range append(tallies, all) {
		cells := []string{t.name}
		for _, figure := range []int{t.Total, t.Done, t.Total - t.Done, t.overdue, t.behind} {
			cells = append(cells, strconv.Itoa(figure))
		}
		rows = append(rows, paper.Row{Cells: append(cells, percent(t.Count))})
	}
	columns := []paper.Column{column(first, width)}
	for _, name := range []string{text.Total, text.Done, text.Open, text.Overdue, text.Behind} {
		columns = append(columns, figures(name, 6))
	}
	columns = append(columns, centered(text.Rate, 6))
	return paper.Sheet{Name: tab, Title: title, Columns: columns, Rows: rows, Charted: []int{2, 3}}
}

// review lists the tasks of the old plan with the similar ones of the new plan.
func (c *composer) review() {
	text := c.Text.Paper
	pairs := map[string]model.LookBackEntry{}
	for _, pair := range model.LookBack(c.Snapshot, c.Next, c.AsOf) {
		pairs[pair.Old.ID] = pair
	}
	open := 0
	var rows []paper.Row
	for _, task := range c.tasks {
		pair := pairs[task.ID]
		if pair.IsOpen() {
			open++
		}
		lead, _ := c.leadAndAssist(task)
		successor := ""
		if pair.Match != nil {
			successor = numberOnPaper(c.Next, pair.Match) + " " + pair.Match.Text
		}
		verified := c.Snapshot.State(task.ID).VerifiedBy
		rows = append(rows, c.row(task, task.Text, lead, c.openStatus(task, pair.Progress), verified, successor))
	}
	c.paper = paper.Paper{
		Title: fmt.Sprintf(text.ReviewTitle, c.Snapshot.Plan.Name()), Lines: c.withScope(fmt.Sprintf(text.ReviewWhy, c.Next.Plan.Name(), len(rows), open)),
		Sheets: []paper.Sheet{c.sheet(text.Ledger, "", rows,
			column(text.Text, 24), column(text.Lead, 8), centered(text.Status, 9), column(text.Verified, 6), column(text.Likely, 20))},
	}
}
