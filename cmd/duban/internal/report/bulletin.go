package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"duban/model"
	"duban/seeds/paper"
	"duban/tui/words"
)

// HasPeriod reports whether a form of paper is about a quarter or month.
func HasPeriod(form string) bool { return form == paper.FormProgress || form == paper.FormBulletin }

// standings are in the order in which a bulletin counts them.
func standings() []model.Standing {
	return []model.Standing{
		model.StandingDone, model.StandingOnTrack, model.StandingAhead, model.StandingOngoing, model.StandingBehind,
	}
}

// standingsColumns are those of the table of the offices.
func (text PaperWords) standingsColumns() []string {
	columns := []string{text.Lead, text.Total}
	for _, standing := range standings() {
		columns = append(columns, text.Standings[standing])
	}
	return columns
}

// bulletin counts the tasks by their standing, in all and for each lead office, and
// lists those behind and the offices that have not reported for the period.
func (c *composer) bulletin() {
	text := c.Text.Paper
	var behind []paper.Row
	for _, task := range c.tasks {
		standing := c.standing(task)
		if standing.Standing(task) == model.StandingBehind {
			lead, _ := c.leadAndAssist(task)
			behind = append(behind, c.row(task, task.Text, lead, c.due(task), c.status(task, standing)))
		}
	}
	silent := c.silentOffices()
	c.paper = paper.Paper{
		IsText: true,
		Title:  fmt.Sprintf(text.BulletinTitle, c.Snapshot.Plan.Name(), text.PeriodName(c.Period)),
		Lines:  c.withScope(c.standingsLine()),
		Sheets: []paper.Sheet{
			c.signed(c.standingsSheet(text.StandingsTitle)),
			annex(c.sheet(text.BehindTab, fmt.Sprintf(text.BehindTasks, len(behind)), behind,
				column(text.Text, 28), column(text.Lead, 8), column(text.Due, 9), centered(text.Status, 9))),
			annex(c.orNone(paper.Sheet{
				Name: text.SilentTab, Title: fmt.Sprintf(text.SilentOffices, text.PeriodName(c.Period), len(silent)),
				Columns: []paper.Column{column(text.Lead, 12), figures(text.Total, 5), column(text.TaskNumbers, 30)}, Rows: silent,
			})),
		},
	}
}

// countStandings counts the tasks that are not cancelled by their standing.
func (c *composer) countStandings(tasks []*model.Task) (counts map[model.Standing]int, total int) {
	counts = map[model.Standing]int{}
	for _, task := range tasks {
		if standing := c.standing(task); standing.Status != model.Cancelled {
			counts[standing.Standing(task)]++
			total++
		}
	}
	return counts, total
}

// standingsLine is the sentence with the figures of all tasks.
func (c *composer) standingsLine() string {
	counts, total := c.countStandings(c.tasks)
	figures := []any{c.date(c.AsOf), total}
	for _, standing := range standings() {
		figures = append(figures, counts[standing])
	}
	return fmt.Sprintf(c.Text.Paper.StandingsLine, figures...)
}

// annex begins a page with a sheet.
func annex(sheet paper.Sheet) paper.Sheet {
	sheet.NewPage = true
	return sheet
}

// signed adds the issuer and the date below a sheet.
func (c *composer) signed(sheet paper.Sheet) paper.Sheet {
	if issuer := c.Snapshot.Plan.Issuer; issuer != "" {
		sheet.Signed = append(sheet.Signed, issuer)
	}
	sheet.Signed = append(sheet.Signed, c.date(c.Today))
	return sheet
}

// standingsSheet counts the standings of each lead office.
func (c *composer) standingsSheet(title string) paper.Sheet {
	text := c.Text.Paper
	columns := []paper.Column{column(text.Lead, 12), figures(text.Total, 5)}
	sheet := paper.Sheet{Name: text.ByOfficeTab, Title: title}
	for i, name := range text.standingsColumns()[2:] {
		columns = append(columns, figures(name, 7))
		sheet.Charted = append(sheet.Charted, i+2)
	}
	sheet.Columns = columns
	add := func(name string, tasks []*model.Task) {
		counts, total := c.countStandings(tasks)
		if total == 0 {
			return
		}
		cells := []string{name, strconv.Itoa(total)}
		for _, standing := range standings() {
			cells = append(cells, strconv.Itoa(counts[standing]))
		}
		sheet.Rows = append(sheet.Rows, paper.Row{Cells: cells})
	}
	for _, office := range model.GroupByLead(c.tasks) {
		name := office.Office
		if name == "" {
			name = text.NoOffice
		}
		add(name, office.Tasks)
	}
	add(text.Everything, c.tasks)
	return c.orNone(sheet)
}

// HasStandings reports whether a table has the columns of the standings, in either
// language.
func HasStandings(columns []string) bool {
	return slices.ContainsFunc([]words.Language{words.Chinese, words.English}, func(language words.Language) bool {
		return !slices.ContainsFunc(standings(), func(standing model.Standing) bool {
			return !slices.Contains(columns, In(language).Paper.Standings[standing])
		})
	})
}

// silentOffices returns a row for each office that leads one of the tasks and has not
// reported on it for the period.
func (c *composer) silentOffices() []paper.Row {
	var rows []paper.Row
	for _, office := range c.notReported() {
		var numbers []string
		for _, task := range office.Tasks {
			numbers = append(numbers, numberOnPaper(c.Snapshot, task))
		}
		rows = append(rows, paper.Row{Cells: []string{office.Office, strconv.Itoa(len(numbers)), strings.Join(numbers, c.Words.Errors.ListSeparator)}})
	}
	return rows
}

// notReported returns the offices that have not reported for the period on tasks of the
// paper that they lead, each with these tasks.
func (c *composer) notReported() []model.OfficeTasks {
	listed := make(map[string]bool, len(c.tasks))
	for _, task := range c.tasks {
		listed[task.ID] = true
	}
	var offices []model.OfficeTasks
	for _, office := range c.Snapshot.NotReported(c.Period, c.Filter.Office) {
		office.Tasks = slices.DeleteFunc(office.Tasks, func(task *model.Task) bool { return !listed[task.ID] })
		if len(office.Tasks) > 0 {
			offices = append(offices, office)
		}
	}
	return offices
}
