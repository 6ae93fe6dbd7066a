package main

import (
	"strings"

	"duban/tui/draw"
)

// table says rows in columns, each as wide as its widest cell. What passes the
// width is cut off; 0 cuts nothing.
func (p *program) table(rows [][]string, width int) {
	pen := p.pen()
	var widths []int
	for _, row := range rows {
		for column, cell := range row {
			if column == len(widths) {
				widths = append(widths, 0)
			}
			widths[column] = max(widths[column], draw.Width(pen.Text(cell)))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for column, cell := range row {
			if column > 0 {
				line.WriteString("  ")
			}
			line.WriteString(pen.Cell(cell, widths[column]))
		}
		text := strings.TrimRight(line.String(), " ")
		if width > 0 {
			text = pen.Cut(text, width)
		}
		p.say(text)
	}
}

// sayWrapped says a text in lines that fit the terminal; in one if output goes
// elsewhere.
func (p *program) sayWrapped(text string) {
	if p.width <= 0 {
		p.say(text)
		return
	}
	for _, line := range p.pen().Wrap(text, p.width) {
		p.say(line)
	}
}
