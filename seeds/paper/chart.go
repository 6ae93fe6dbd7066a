package paper

import (
	"fmt"
	"strconv"
	"strings"
)

// hasChart reports whether a chart is drawn below the table.
func (s *workbookSheet) hasChart() bool { return len(s.sheet.Charted) > 0 && len(s.sheet.Rows) > 1 }

// chartParts returns the parts of a chart that has a bar for each row, and for each charted
// column a part of it. The last row is the total.
func (s *workbookSheet) chartParts(number int) []part {
	relations := func(target string) string {
		return fmt.Sprintf(`<Relationships %s><Relationship Id="rId1" Type="%s%s" Target="../%ss/%s%d.xml"/></Relationships>`,
			packageSpace, relationType, target, target, target, number)
	}
	return []part{
		{fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", number), relations("drawing")},
		{fmt.Sprintf("xl/drawings/drawing%d.xml", number), s.drawing()},
		{fmt.Sprintf("xl/drawings/_rels/drawing%d.xml.rels", number), relations("chart")},
		{fmt.Sprintf("xl/charts/chart%d.xml", number), s.chart()},
	}
}

// drawing places the chart below the table, as wide as it is, so that no page is wider for
// the chart.
func (s *workbookSheet) drawing() string {
	below := s.head() + len(s.sheet.Rows) + len(s.sheet.Closing) + len(s.sheet.Signed) + 1
	corner := func(name string, column, row int) string {
		return fmt.Sprintf(`<xdr:%s><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:%s>`, name, column, row, name)
	}
	return `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
		`<xdr:twoCellAnchor>` + corner("from", 0, below) + corner("to", s.columns(), below+5+len(s.sheet.Rows)*4/5) +
		`<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
		`<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">` +
		`<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>` +
		`</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`
}

// chart returns the part with the bars.
func (s *workbookSheet) chart() string {
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
	const (
		line = `<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr>`
		text = `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`
		axis = `<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` + line + text
	)
	return `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
		`<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>` +
		bars.String() + `<c:gapWidth val="150"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>` +
		`<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>` + axis +
		`<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>` +
		`<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="t"/><c:majorGridlines>` + line + `</c:majorGridlines>` + axis +
		`<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/><c:majorUnit val="` + strconv.Itoa(longestBar(s.sheet)/10+1) + `"/></c:valAx>` +
		`</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
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
