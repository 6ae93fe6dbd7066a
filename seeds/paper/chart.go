package paper

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// chart draws a bar for each row below the table, and for each charted column a part of
// it. The last row is the total.
func (s *workbookSheet) chart(head int) error {
	names := len(s.sheet.Rows) - 1
	if len(s.sheet.Charted) == 0 || names < 1 {
		return nil
	}
	cells := func(column, from, to int) string {
		name, _ := excelize.ColumnNumberToName(column + 1)
		return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", s.name, name, from, name, to)
	}
	width := 0 // that of the table: no page is wider for the chart
	for _, column := range s.sheet.Columns {
		width += int(s.width(column)) * digitWidth
	}
	bars := excelize.Chart{
		Type: excelize.BarStacked, Legend: excelize.ChartLegend{Position: "bottom"},
		Dimension: excelize.ChartDimension{Width: uint(width), Height: uint(100 + 16*names)},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, MajorUnit: float64(longestBar(s.sheet)/10 + 1), Font: excelize.Font{Color: "000000"}},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: excelize.Font{Color: "000000"}},
	}
	for i, column := range s.sheet.Charted {
		header := cells(column, head, head)
		bars.Series = append(bars.Series, excelize.ChartSeries{
			Name: header[:strings.LastIndexByte(header, ':')], Categories: cells(0, head+1, head+names), Values: cells(column, head+1, head+names),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{barColor(i, len(s.sheet.Charted))}},
		})
	}
	below := head + len(s.sheet.Rows) + len(s.sheet.Closing) + len(s.sheet.Signed) + 2
	return s.file.AddChart(s.name, fmt.Sprintf("A%d", below), &bars)
}

// digitWidth is how wide a digit of a column is in pixels, at least.
const digitWidth = 5

// barColor returns the colour of one of the charted columns: green for the first, which is
// what was done, red for the last.
func barColor(i, of int) string {
	between := []string{"5B9BD5", "2E75B6", "A6A6A6"}
	switch i {
	case 0:
		return "70AD47"
	case of - 1:
		return "C55A11"
	}
	return between[(i-1)%len(between)]
}

// longestBar returns the sum of the longest bar of a chart.
func longestBar(sheet Sheet) int {
	longest := 0
	for _, row := range sheet.Rows[:len(sheet.Rows)-1] {
		total := 0
		for _, column := range sheet.Charted {
			figure, _ := strconv.Atoi(row.Cells[column])
			total += figure
		}
		longest = max(longest, total)
	}
	return longest
}
