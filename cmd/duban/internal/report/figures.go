package report

import (
	"fmt"
	"strconv"
	"strings"

	"duban/model"
)

// StatsJSON prints the figures of a plan as JSON.
func (r Report) StatsJSON(snapshot *model.Snapshot) error {
	return r.JSON(statsToJSON(snapshot, snapshot.Progress(r.Today)))
}

// Summary prints the name of a plan and its figures, each in a line.
func (r Report) Summary(plan *model.Plan, progress model.Progress) {
	r.title(plan)
	r.figures(progress)
}

// Stats prints the figures of a plan.
func (r Report) Stats(snapshot *model.Snapshot) {
	progress := snapshot.Progress(r.Today)
	r.Summary(snapshot.Plan, progress)
	r.categories(snapshot.Plan, progress)
	r.offices(progress)
}

func (r Report) title(plan *model.Plan) {
	r.Wrapped(plan.Name() + "  " + r.Today.String())
}

func (r Report) figures(progress model.Progress) {
	terms := r.Words.Terms
	parts := []string{r.Text.Total.Of(progress.Total)}
	for _, figure := range []struct {
		word  string
		count int
	}{
		{terms.Done, progress.Done},
		{terms.Doing, progress.Doing},
		{terms.Todo, progress.Todo},
		{terms.Overdue, progress.Overdue},
		{terms.DueSoon, progress.DueSoon},
		{terms.Behind, progress.Behind},
		{terms.Ahead, progress.Ahead},
		{terms.Cancelled, progress.Cancelled},
	} {
		if (figure.word == terms.Cancelled || figure.word == terms.Ahead) && figure.count == 0 {
			continue
		}
		parts = append(parts, figure.word+" "+strconv.Itoa(figure.count))
	}
	r.Wrapped(strings.Join(parts, "  "))
}

func (r Report) categories(plan *model.Plan, figures model.Progress) {
	r.Line()
	r.Line(r.Words.Terms.Category)
	var rows [][]string
	for i, count := range figures.Categories {
		rows = append(rows, []string{"", doneOfTotal(count), plan.Categories[i].Heading()})
	}
	r.Table(rows)
}

func (r Report) offices(figures model.Progress) {
	terms := r.Words.Terms
	r.Line()
	rows := [][]string{{terms.Office, terms.Done, terms.Lead, terms.Assist, terms.Class, terms.Overdue}}
	for _, o := range figures.Offices {
		rows = append(rows, []string{
			o.Name, doneOfTotal(o.Count), strconv.Itoa(o.Lead), strconv.Itoa(o.Assist),
			strconv.Itoa(o.Class), strconv.Itoa(o.Overdue),
		})
	}
	r.Table(rows)
}

func doneOfTotal(count model.Count) string {
	return fmt.Sprintf("%d/%d", count.Done, count.Total)
}

// OfficesJSON prints offices with their figures as a JSON array.
func (r Report) OfficesJSON(offices []model.OfficeProgress) error {
	out := make([]officeCountJSON, 0, len(offices))
	for _, office := range offices {
		out = append(out, officeToJSON(office))
	}
	return r.JSON(out)
}

// Offices prints a table of offices with their figures.
func (r Report) Offices(offices []model.OfficeProgress) {
	terms := r.Words.Terms
	rows := [][]string{{
		terms.Office, terms.Lead, terms.Assist, terms.Class, terms.Done, terms.Overdue, terms.Behind, r.Words.Year.Rate,
	}}
	for _, o := range offices {
		row := []string{o.Name}
		for _, figure := range []int{o.Lead, o.Assist, o.Class} {
			row = append(row, strconv.Itoa(figure))
		}
		row = append(row, doneOfTotal(o.Count), strconv.Itoa(o.Overdue), strconv.Itoa(o.Behind), fmt.Sprintf("%d%%", o.Rate()))
		rows = append(rows, row)
	}
	r.Table(rows)
}
