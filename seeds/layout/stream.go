package layout

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// pipeStream returns the table in a text with a cell in each line. A cell below the last
// pipe belongs to it if it is one of offices or a deadline.
func pipeStream(g *text.Grammar, cells []document.Phrase, begin, end int) (document.Document, bool) {
	if end < len(cells) {
		t := g.TraitsOf(cells[end])
		signed := end+1 < len(cells) && g.IsDateLine(cells[end+1])
		if (t.Offices || t.Deadline) && !signed {
			end++
		}
	}
	return streamOf(g, cells, begin, end)
}

// cellsBetweenPipes returns the cells of a text, of which one may have several lines. The
// lines above the first cell end at begin, those below the last pipe begin at end.
func cellsBetweenPipes(g *text.Grammar, lines []document.Line) (cells []document.Phrase, begin, end int) {
	var open []document.Phrase // the lines of the cell that the next pipe ends
	rows := false
	for _, line := range lines {
		parts := line.CellsBetweenBars()
		if len(parts) == 1 {
			open = append(open, line.Phrase)
			continue
		}
		for j, part := range parts[:len(parts)-1] {
			if !part.Empty() {
				open = append(open, part)
			}
			if j == 0 && len(open) == 0 && (end == 0 || len(parts) > 2) {
				continue // the pipe before a first cell
			}
			last := len(open) - 1
			titled := last > 0 && !rows && open[last-1].Len() > 6 && column.IsColumnName(g, open[last])
			for len(open) > 1 && (end == 0 || titled || g.TraitsOf(open[0]).Heading) {
				cells, open = append(cells, open[0]), open[1:]
			}
			if end == 0 {
				begin = len(cells)
			}
			var cell document.Phrase
			for _, more := range open {
				cell = document.JoinNonEmpty(cell, more)
			}
			rows = rows || rowNumber(cell) > 0
			cells, open = append(cells, cell), nil
			end = len(cells)
		}
		if last := parts[len(parts)-1]; !last.Empty() {
			open = append(open, last)
		}
	}
	return append(cells, open...), begin, end
}

// Stacked reads a table whose cells are paragraphs of their own. It returns false
// if there is neither a run of column names nor numbered rows.
func Stacked(g *text.Grammar, lines []document.Line) (document.Document, bool) {
	var cells []document.Phrase
	for _, line := range lines {
		cells = append(cells, line.Phrase)
	}
	doc, ok := streamOf(g, cells, 0, len(cells))
	doc.Multiline = true
	return doc, ok
}

// streamOf returns a table whose cells are paragraphs of their own, of which those from
// begin to end may be cells. It returns false if there is neither a run of column names
// nor numbered rows.
func streamOf(g *text.Grammar, cells []document.Phrase, begin, end int) (document.Document, bool) {
	doc := document.Document{Stream: true}
	start, columns := column.StreamHeader(g, cells[begin:end])
	if columns == nil {
		head, _, ok := column.SplitNumberedRows(cells[begin:end])
		if !ok {
			return doc, false
		}
		start = len(head)
	}
	start += begin
	end = min(end, tableEnd(g, cells, start))
	for i, cell := range cells {
		if i < start || i >= end {
			doc.Blocks = append(doc.Blocks, document.Block{Text: cell})
		} else {
			doc.Blocks = append(doc.Blocks, document.Block{Cells: []document.Phrase{cell}})
		}
	}
	return doc, true
}

// tableEnd returns the index after the last cell of a table whose cells are
// paragraphs: before the signature, the contacts and the rest of a web page.
func tableEnd(g *text.Grammar, cells []document.Phrase, start int) int {
	for i := max(start+1, len(cells)-30); i < len(cells); i++ {
		// After an office, a date is its deadline.
		signed := i+1 < len(cells) && g.TraitsOf(cells[i-1]).Deadline && g.IsIssuer(cells[i]) && g.IsDateLine(cells[i+1]) && cells[i+1].Index("年") > 0
		if signed && isPastTable(cells[min(i+2, len(cells)):]) || (text.IsPageFurniture(cells[i]) || text.IsTableFooter(cells[i])) && isPastTable(cells[i+1:]) {
			return i
		}
	}
	return len(cells)
}

// isPastTable reports whether no cell of a table is among the lines.
func isPastTable(lines []document.Phrase) bool {
	return !slices.ContainsFunc(lines, func(line document.Phrase) bool {
		_, isNumber := numbering.NumberOnly(line)
		return isNumber || numbering.IsNumbered(line)
	})
}
