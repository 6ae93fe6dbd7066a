package report

import (
	"fmt"
	"strconv"

	"duban/model"
)

// Plan is a plan of the ledger with its figures. Year is 0 if the plan has none,
// Version counts the versions of the document that were imported, and Current marks
// the plan that opens by default. Sample is the built-in plan as long as no one has changed
// a task in it.
type Plan struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Issuer  string `json:"issuer"`
	Year    int    `json:"year"`
	Version int    `json:"version"`
	Total   int    `json:"total"`
	Done    int    `json:"done"`
	Overdue int    `json:"overdue"`
	Current bool   `json:"current"`
	Sample  bool   `json:"sample"`
	// CountFrom is the day from which quotas count; null for all of the year.
	CountFrom model.Date `json:"count_from"`
}

// Plans prints plans, one per line.
func (r Report) Plans(plans []Plan) {
	terms := r.Words.Terms
	var rows [][]string
	for _, plan := range plans {
		year := strconv.Itoa(plan.Year)
		if plan.Year == 0 {
			year = "-"
		}
		title := plan.Title
		if plan.Sample {
			title += r.Words.Screen.Plans.Sample
		}
		if !plan.CountFrom.IsZero() {
			title += "  " + r.Words.FieldName(model.FieldCountFrom) + " " + plan.CountFrom.String()
		}
		rows = append(rows, []string{
			plan.ID, year, r.Text.Total.Of(plan.Total),
			fmt.Sprintf("%s %d", terms.Done, plan.Done), fmt.Sprintf("%s %d", terms.Overdue, plan.Overdue), title,
		})
	}
	r.Table(rows)
}
