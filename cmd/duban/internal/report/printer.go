// Package report prints plans, tasks and changes: as text for people, as JSON for
// scripts, and as papers for others.
package report

import (
	"bufio"
	"bytes"
	"strings"
	"time"

	"duban/model"
	"duban/tui/draw"
)

// Printer writes text that is safe for a terminal. Errors of writing are ignored:
// Out returns the first one when it is flushed.
type Printer struct {
	Out *bufio.Writer
	Pen draw.Letters
	// Width is the width of the terminal in columns; 0 if output goes elsewhere.
	Width int
}

// Line writes a line.
func (p Printer) Line(parts ...string) {
	_, _ = p.Out.WriteString(p.Pen.Text(strings.Join(parts, "")) + "\n")
}

// Wrapped writes text in lines that fit the terminal, indenting those after the
// first, or in one line if output goes elsewhere.
func (p Printer) Wrapped(text string) {
	body := strings.TrimLeft(text, " ")
	indent := len(text) - len(body)
	p.row(text[:indent], body, indent+2, 0)
}

// Paragraphs writes each line of a text of the program itself with Wrapped.
func (p Printer) Paragraphs(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		p.Wrapped(line)
	}
}

// Table writes rows in aligned columns and cuts the lines off at the width of the
// terminal.
func (p Printer) Table(rows [][]string) { p.table(rows, p.Width) }

// FullTable writes rows in aligned columns and cuts nothing off. On a terminal, a
// last cell that is too long is wrapped under its own column.
func (p Printer) FullTable(rows [][]string) { p.table(rows, 0) }

// table cuts lines off at cutAt columns, if that is not 0. On a terminal all cells but
// the last are drawn as on the dashboard: a character of uncertain width would move
// the cells to its right.
func (p Printer) table(rows [][]string, cutAt int) {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	aligned := max(columns-1, 0)
	widths := make([]int, aligned)
	p.lines(rows, widths, p.measure(rows, widths), cutAt)
}

// measure draws all cells but those of the last column, which is not padded, and raises
// the widths of the columns to fit them.
func (p Printer) measure(rows [][]string, widths []int) []drawnCell {
	pen := p.Pen
	pen.Whole = p.Width <= 0
	drawn := make([]drawnCell, 0, len(rows)*len(widths))
	for _, row := range rows {
		for column, cell := range row[:min(len(row), len(widths))] {
			text := pen.Text(cell)
			drawn = append(drawn, drawnCell{text, draw.Width(text)})
			widths[column] = max(widths[column], drawn[len(drawn)-1].width)
		}
	}
	return drawn
}

// lines writes rows in columns of these widths. drawn has the cells that measure returned.
func (p Printer) lines(rows [][]string, widths []int, drawn []drawnCell, cutAt int) {
	var line []byte
	for _, row := range rows {
		line = line[:0]
		last, margin := lastCell(row), 0
		for column, cell := range drawn[:last] {
			line = append(line, cell.text...)
			for range widths[column] - cell.width + 2 {
				line = append(line, ' ')
			}
			margin += widths[column] + 2
		}
		drawn = drawn[min(len(row), len(widths)):]
		text := ""
		if last < len(row) {
			text = row[last]
		}
		if p.Width-margin < minLastCell {
			margin = min(narrowMargin, margin)
		}
		if p.Width > 0 {
			p.row(string(line), text, margin, cutAt)
			continue
		}
		line = append(line, p.Pen.Text(text)...)
		_, _ = p.Out.Write(append(bytes.TrimRight(line, " "), '\n'))
	}
}

// drawnCell is a cell as it is written.
type drawnCell struct {
	text  string
	width int
}

// lastCell returns the index of the last cell that is not empty.
func lastCell(row []string) int {
	last := max(len(row)-1, 0)
	for last > 0 && row[last] == "" {
		last--
	}
	return last
}

// minLastCell is the least width of a wrapped last cell. If its column leaves less,
// the lines after the first start at narrowMargin.
const (
	minLastCell  = 24
	narrowMargin = 6
)

// row writes the start of a row and its last cell, which is wrapped at the margin unless
// the line is cut off or output goes elsewhere than to a terminal.
func (p Printer) row(line, text string, margin, cutAt int) {
	if cutAt > 0 || p.Width <= 0 {
		line = strings.TrimRight(line+p.Pen.Text(text), " ")
		if cutAt > 0 {
			line = p.Pen.Cut(line, cutAt)
		}
		_, _ = p.Out.WriteString(line)
		_ = p.Out.WriteByte('\n')
		return
	}
	if margin < draw.Width(line) { // no room beside the other cells
		p.Wrapped(strings.TrimRight(line, " "))
		line = strings.Repeat(" ", margin)
	}
	for i, part := range p.Pen.WrapFrom(text, draw.Width(line), margin, p.Width) {
		if i > 0 {
			line = strings.Repeat(" ", margin)
		}
		p.Line(strings.TrimRight(line+part, " "))
	}
}

// JSON writes a value as JSON.
func (p Printer) JSON(value any) error {
	return WriteJSON(p.Out, func(w *JSONWriter) { w.Value(value) })
}

// Minute formats a time in China's time zone.
func Minute(at time.Time) string {
	return at.In(model.China()).Format("2006-01-02 15:04")
}
