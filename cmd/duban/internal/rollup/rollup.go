// Package rollup puts the plans of several ledgers side by side, for the level above
// them. It only reads.
package rollup

import (
	"context"
	"fmt"
	"strconv"

	"duban/cmd/duban/internal/report"
	"duban/model"
)

// Row is one plan of one ledger with its figures.
type Row struct {
	Ledger    string `json:"ledger"` // as it was named
	Issuer    string `json:"issuer"`
	Plan      string `json:"plan"` // its identity
	Title     string `json:"title"`
	Year      int    `json:"year"` // 0 if the plan has none
	Total     int    `json:"total"`
	Done      int    `json:"done"`
	Overdue   int    `json:"overdue"`
	DueSoon   int    `json:"due_soon"`
	Behind    int    `json:"behind"`
	Cancelled int    `json:"cancelled"`
	// NotReported counts the offices that have not reported for the quarter.
	NotReported int    `json:"not_reported"`
	Error       string `json:"error"` // why there are no figures; else empty

	err error
}

// Ledger is what is read of each.
type Ledger interface {
	Plans(ctx context.Context) ([]model.PlanInfo, error)
	Recent(ctx context.Context, plan string) (*model.Snapshot, error)
}

// Read returns a row for one plan of a ledger: typed as for --plan, or
// empty for the one that opens by default.
func Read(ctx context.Context, name string, ledger Ledger, typed string, today model.Date) Row {
	row := Row{Ledger: name}
	plans, err := ledger.Plans(ctx)
	if err != nil {
		row.err = err
		return row
	}
	info, err := model.FindPlan(plans, typed)
	if err != nil {
		row.err = err
		return row
	}
	row.Issuer, row.Plan, row.Title, row.Year = info.Issuer, info.ID, info.Title, info.Year
	snapshot, err := ledger.Recent(ctx, info.ID)
	if err != nil {
		row.err = err
		return row
	}
	figures := snapshot.Progress(today)
	row.Total, row.Done, row.Overdue, row.DueSoon = figures.Total, figures.Done, figures.Overdue, figures.DueSoon
	row.Behind, row.Cancelled = figures.Behind, figures.Cancelled
	row.NotReported = len(snapshot.NotReported(model.EveryQuarter.PeriodAt(today), ""))
	return row
}

// Explain writes in each row why it has no figures, and returns the first such error.
func Explain(rows []Row, inWords func(error) string) error {
	var first error
	for i := range rows {
		if rows[i].err == nil {
			continue
		}
		rows[i].Error = inWords(rows[i].err)
		if first == nil {
			first = rows[i].err
		}
	}
	return first
}

// split separates rows with figures from those without, and adds the figures up.
func split(text *Words, rows []Row) (good []Row, sum Row, failed []Row) {
	sum.Issuer = text.Sum
	for _, row := range rows {
		if row.Error != "" {
			failed = append(failed, row)
			continue
		}
		good = append(good, row)
		sum.Total += row.Total
		sum.Done += row.Done
		sum.Overdue += row.Overdue
		sum.DueSoon += row.DueSoon
		sum.Behind += row.Behind
		sum.NotReported += row.NotReported
	}
	return good, sum, failed
}

// Cells returns the cells of each row, none for those without figures, and of their sum,
// none of a single row.
func Cells(text *Words, rows []Row) (cells [][]string, sum []string) {
	good, all, _ := split(text, rows)
	for _, row := range rows {
		if row.Error != "" {
			cells = append(cells, nil)
			continue
		}
		cells = append(cells, row.cells())
	}
	if len(good) > 1 {
		sum = all.cells()
	}
	return cells, sum
}

// Print writes the rows as a table, with their sum.
func Print(printer report.Printer, text *Words, rows []Row) {
	good, sum, failed := split(text, rows)
	table := [][]string{text.Columns[:]}
	for _, row := range good {
		table = append(table, row.cells())
	}
	if len(table) > 2 {
		table = append(table, sum.cells())
	}
	if len(table) > 1 {
		printer.FullTable(table)
	}
	for _, row := range failed {
		printer.Wrapped(fmt.Sprintf(text.NoFigures, model.CleanLine(row.Ledger), row.Error))
	}
}

// percent is how much of the tasks is done.
func (r Row) percent() int { return 100 * r.Done / max(r.Total, 1) }

func (r Row) cells() []string {
	year := ""
	if r.Year > 0 {
		year = strconv.Itoa(r.Year)
	}
	name := r.Issuer
	if name == "" {
		name = model.CleanLine(r.Ledger)
	}
	return []string{
		name, year, fmt.Sprintf("%d/%d", r.Done, r.Total), fmt.Sprintf("%d%%", r.percent()), strconv.Itoa(r.Overdue),
		strconv.Itoa(r.DueSoon), strconv.Itoa(r.Behind), strconv.Itoa(r.NotReported), r.Title,
	}
}
