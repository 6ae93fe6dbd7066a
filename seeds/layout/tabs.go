package layout

import (
	"slices"
	"strings"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// Tabs reads a table pasted with tabs between its cells. A quoted cell may have
// several lines. It returns false if the text is no such table.
func Tabs(g *text.Grammar, lines []document.Line) (document.Document, bool) {
	rows := 0
	for _, line := range lines {
		if len(line.Tabs) > 1 {
			rows++
		}
	}
	if rows < 2 || rows*3 < len(lines) {
		return document.Document{}, false
	}
	var doc document.Document
	width := rowWidth(g, lines)
	for i, line := range lines {
		last := len(doc.Blocks) - 1
		switch {
		case last >= 0 && (isRowContinuation(doc.Blocks[last], lines[i:], width) || doc.Blocks[last].IsRow() && opensQuote(doc.Blocks[last].Cells)):
			row := doc.Blocks[last].Cells
			cells := append(line.Tabs, line.Phrase)[:max(1, len(line.Tabs))]
			row[len(row)-1] = document.JoinLines(row[len(row)-1], cells[0])
			doc.Blocks[last].Cells = append(row, cells[1:]...)
		case line.Tabs == nil && opensQuote([]document.Phrase{line.Phrase}):
			doc.Blocks = append(doc.Blocks, document.Block{Cells: []document.Phrase{line.Phrase}}) // the first cell of the row has more lines
		case line.Tabs != nil:
			doc.Blocks = append(doc.Blocks, document.Block{Cells: slices.Clone(line.Tabs)})
		default:
			doc.Blocks = append(doc.Blocks, document.Block{Text: line.Phrase})
		}
	}
	for _, b := range doc.Blocks {
		for i, cell := range b.Cells {
			if cell.Len() > 1 && cell.At(0) == '"' && cell.HasSuffix(`"`) {
				b.Cells[i] = cell.Sub(1, cell.Len()-1)
			}
		}
	}
	return doc, true
}

// rowWidth returns the number of cells of a complete row: that of the header, or of
// most lines with tabs.
func rowWidth(g *text.Grammar, lines []document.Line) int {
	counts := map[int]int{}
	for _, line := range lines {
		if len(line.Tabs) > 1 && len(line.Tabs) <= text.MaxColumns && len(counts) < 3 {
			if _, ok := column.ReadHeader(g, document.Block{Cells: slices.Clone(line.Tabs)}); ok {
				return len(line.Tabs)
			}
		}
		if len(line.Tabs) > 1 {
			counts[len(line.Tabs)]++
		}
	}
	return mostCommon(counts, 0)
}

// isRowContinuation reports whether the first of the lines continues the last cell of
// an incomplete row: together they have width cells.
func isRowContinuation(row document.Block, lines []document.Line, width int) bool {
	if !row.IsRow() || len(row.Cells) >= width || numbering.IsNumbered(lines[0].Phrase) {
		return false
	}
	for _, line := range lines[:min(len(lines), 20)] {
		if len(line.Tabs) > 1 {
			return len(row.Cells)+len(line.Tabs)-1 == width
		}
		if numbering.IsNumbered(line.Phrase) {
			return false
		}
	}
	return false
}

// opensQuote reports whether the last cell has an opening quotation mark only.
func opensQuote(cells []document.Phrase) bool {
	last := cells[len(cells)-1]
	return last.HasPrefix(`"`) && strings.Count(last.Plain(), `"`)%2 == 1 && last.Len() < 5000
}
