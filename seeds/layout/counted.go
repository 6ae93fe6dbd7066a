package layout

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// countedRows reads a table with pipes in which a row may have several lines, and all
// rows have the same number of pipes: cells in lines of their own with a line of pipes
// for those that are merged, or a few cells that are broken. It returns false if the
// lines can't be counted off into such rows.
func countedRows(g *text.Grammar, lines []document.Line) (document.Document, bool) {
	counts := make([]int, len(lines))
	for i, line := range lines {
		counts[i] = len(line.CellsBetweenBars()) - 1
	}
	for width := 3; width <= text.MaxColumns; width++ {
		if !countsOff(lines, counts, width) {
			continue
		}
		if doc := rowsOfWidth(lines, counts, width); !cutsHeader(g, doc.Blocks, width) {
			return doc, true
		}
	}
	return document.Document{}, false
}

// countsOff reports whether rows with so many pipes end where lines do, and either
// lines of nothing but pipes end them, or most are one line.
func countsOff(lines []document.Line, counts []int, width int) bool {
	open, rows, broken, rests := 0, 0, 0, 0
	marked := false // a heading may be between rows of which the first lacks a cell
	for i, count := range counts {
		isRest := count > 1 && lines[i].TrimAny("| ").Empty()
		inRow := open > 0
		marked = marked || inRow && numbering.IsNumbered(lines[i].Phrase)
		open += count
		switch {
		case open > width || open < width && isRest && inRow || open == width && !lines[i].HasSuffix("|"):
			return false
		case open < width:
			continue
		}
		open = 0
		rows++
		if inRow {
			broken++
		}
		if isRest {
			rests++
		}
	}
	return rows > 2 && broken > 0 && open < 3 && (rests > 1 || broken*2 < rows && !marked)
}

// cutsHeader reports whether the second row is a part of the header: it begins with the
// name of a column, and has all cells.
func cutsHeader(g *text.Grammar, blocks []document.Block, width int) bool {
	first := slices.IndexFunc(blocks, document.Block.IsRow)
	if first < 0 || first+1 == len(blocks) || !blocks[first+1].IsRow() {
		return false
	}
	second := blocks[first+1].Cells
	return column.IsColumnName(g, second[0]) && len(second) == width
}

// rowsOfWidth takes the lines up to each width-th pipe as a row. Lines between rows are
// paragraphs.
func rowsOfWidth(lines []document.Line, counts []int, width int) document.Document {
	var doc document.Document
	var row []document.Phrase
	var begun document.Phrase // of a cell that goes on in the next line
	pipes, rows, opened := 0, 0, 0
	for i, line := range lines {
		if pipes == 0 && counts[i] == 0 {
			doc.Blocks = append(doc.Blocks, document.Block{Text: line.Phrase})
			continue
		}
		if pipes == 0 && line.HasPrefix("|") {
			opened++
		}
		pipes += counts[i]
		cells := line.CellsBetweenBars()
		rest := cells[counts[i]]
		cells = cells[:counts[i]]
		if pipes == width && line.TrimAny("| ").Empty() {
			cells = nil // for empty and merged cells, which may be anywhere in the row
		}
		for _, cell := range cells {
			row = append(row, document.JoinNonEmpty(begun, cell))
			begun = document.Phrase{}
		}
		begun = document.JoinNonEmpty(begun, rest)
		if pipes == width || i == len(lines)-1 {
			doc.Blocks = append(doc.Blocks, document.Block{Cells: row})
			row, begun, pipes = nil, document.Phrase{}, 0
			rows++
		}
	}
	for i, b := range doc.Blocks {
		if opened*2 > rows && len(b.Cells) > 1 && b.Cells[0].Empty() {
			doc.Blocks[i].Cells = b.Cells[1:] // the pipe before the first cell
		}
	}
	return doc
}
