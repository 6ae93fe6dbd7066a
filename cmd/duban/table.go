package main

import (
	"strings"

	"duban/tui/draw"
)

// table says rows in columns, each as wide as its widest cell. What passes the
// width is cut off. Width 0 cuts nothing: on a terminal the last cell of a row that
// is too long for it is wrapped under its own column.
//
// On a terminal a cell that has others to its right is drawn as the dashboard draws
// it, or a character of doubtful width would move them. The last one is whole.
func (p *program) table(rows [][]string, width int) {
	pen := p.pen()
	cells := pen
	cells.Whole = p.width <= 0
	var widths []int
	for _, row := range rows {
		for column, cell := range row {
			if column == len(widths) {
				widths = append(widths, 0)
			}
			widths[column] = max(widths[column], draw.Width(cells.Text(cell)))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		last := lastCell(row)
		for column, cell := range row[:last] {
			line.WriteString(cells.Cell(cell, widths[column]) + "  ")
		}
		text := ""
		if last < len(row) {
			text = row[last]
		}
		margin := draw.Width(line.String())
		if p.width-margin < leastCell {
			margin = min(deepMargin, margin)
		}
		p.tableRow(line.String(), text, margin, width)
	}
}

// lastCell is the index of the last cell that is not empty.
func lastCell(row []string) int {
	last := max(len(row)-1, 0)
	for last > 0 && row[last] == "" {
		last--
	}
	return last
}

// leastCell is how many columns a last cell is wrapped into at least. Where its
// column leaves less, its lines begin at deepMargin.
const (
	leastCell  = 24
	deepMargin = 6
)

// tableRow says what is left of the last cell and that cell.
func (p *program) tableRow(line, text string, margin, width int) {
	pen := p.pen()
	if width > 0 || p.width <= 0 {
		line = strings.TrimRight(line+pen.Text(text), " ")
		if width > 0 {
			line = pen.Cut(line, width)
		}
		p.say(line)
		return
	}
	if margin < draw.Width(line) { // no room beside the other cells
		p.sayWrapped(strings.TrimRight(line, " "))
		line = strings.Repeat(" ", margin)
	}
	for i, part := range pen.WrapFrom(text, draw.Width(line), margin, p.width) {
		if i > 0 {
			line = strings.Repeat(" ", margin)
		}
		p.say(strings.TrimRight(line+part, " "))
	}
}

// sayWrapped says a text in lines that fit the terminal, those after the first
// further in; in one if output goes elsewhere.
func (p *program) sayWrapped(text string) {
	body := strings.TrimLeft(text, " ")
	indent := len(text) - len(body)
	p.tableRow(text[:indent], body, indent+2, 0)
}

// sayParagraphs does so with each line of a text of the program's own.
func (p *program) sayParagraphs(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		p.sayWrapped(line)
	}
}
