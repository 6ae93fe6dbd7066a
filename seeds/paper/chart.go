package paper

import (
	"archive/zip"
	"fmt"
	"strconv"
	"strings"
)

// hasChart reports whether a chart is drawn below the table.
func (s *workbookSheet) hasChart() bool { return len(s.sheet.Charted) > 0 && len(s.sheet.Rows) > 1 }

// writeChart writes the parts of a chart that has a bar for each row, and for each charted
// column a part of it. The last row is the total. The chart is below the table, as wide as
// it is, so that no page is wider for the chart.
func (s *workbookSheet) writeChart(archive *zip.Writer, number int) error {
	head, sheet := s.head(), escaped("'"+s.name+"'")
	last := head + len(s.sheet.Rows) - 1
	var bars strings.Builder
	for i, column := range s.sheet.Charted {
		name := columnName(column)
		fmt.Fprintf(&bars, `<c:ser><c:idx val="%d"/><c:order val="%d"/><c:tx><c:strRef><c:f>%s!$%s$%d</c:f></c:strRef></c:tx>`, i, i, sheet, name, head)
		fmt.Fprintf(&bars, `<c:spPr><a:solidFill><a:srgbClr val="%s"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`, barColor(i, len(s.sheet.Charted)))
		fmt.Fprintf(&bars, `<c:cat><c:strRef><c:f>%s!$A$%d:$A$%d</c:f></c:strRef></c:cat>`, sheet, head+1, last)
		fmt.Fprintf(&bars, `<c:val><c:numRef><c:f>%s!$%s$%d:$%s$%d</c:f></c:numRef></c:val></c:ser>`, sheet, name, head+1, name, last)
	}
	top := last + len(s.sheet.Closing) + len(s.sheet.Signed) + 2
	return writeParts(archive, "chart", "{number}", strconv.Itoa(number), "{bars}", bars.String(), "{unit}", strconv.Itoa(longestBar(s.sheet)/10+1),
		"{top}", strconv.Itoa(top), "{right}", strconv.Itoa(s.columns()), "{bottom}", strconv.Itoa(top+5+len(s.sheet.Rows)*4/5))
}

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
