package rollup

import (
	"fmt"

	"duban/model"
	"duban/seeds/paper"
)

// Paper returns the rows as a paper for the level above, with the ledgers that could not
// be read below the table.
func Paper(text *Words, rows []Row, today model.Date) paper.Paper {
	good, sum, failed := split(text, rows)
	sheet := paper.Sheet{Name: text.Tab, Columns: text.paperColumns(), Charted: []int{chartedColumn}}
	for _, row := range good {
		sheet.Rows = append(sheet.Rows, paper.Row{Cells: row.cells()})
	}
	sheet.Rows = append(sheet.Rows, paper.Row{Cells: sum.cells()})
	for _, row := range failed {
		sheet.Closing = append(sheet.Closing, fmt.Sprintf(text.LeftOut, model.CleanLine(row.Ledger)))
	}
	day := fmt.Sprintf(text.Day, today.Year, int(today.Month), today.Day)
	sheet.Signed = []string{day}
	return paper.Paper{
		Title:  text.PaperTitle,
		Lines:  []string{fmt.Sprintf(text.Summary, day, len(good), sum.Total, sum.Done, sum.percent(), sum.Overdue, sum.Behind, sum.NotReported)},
		Sheets: []paper.Sheet{sheet},
	}
}

// chartedColumn is the share of what is done.
const chartedColumn = 3

func (w *Words) paperColumns() []paper.Column {
	widths := [len(w.Columns)]int{12, 4, 6, 5, 4, 4, 4, 5, 20}
	columns := make([]paper.Column, len(w.Columns))
	for i, name := range w.Columns {
		isText := i == 0 || i == len(w.Columns)-1
		columns[i] = paper.Column{Name: name, Width: widths[i], Centered: !isText, Figures: !isText}
	}
	columns[chartedColumn].Name = w.Rate
	return columns
}
