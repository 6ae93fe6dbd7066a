package layout

import (
	"slices"

	"duban/seeds/document"
	"duban/seeds/text"
)

// minUniform is how many columns a table has at least that Uniform finds.
const minUniform = 3

// Uniform divides a text into rows by its marks and blanks alone, and asks for no
// meaning: lines with as many cells as most others are rows. Columns are separated by
// pipes, tabs, or two blanks and more; of the latter, a line with fewer cells continues
// the row above, each part in the column that it is below. It returns false if less
// than half of the lines are rows. least is how many columns there are at least, 0 if
// that is unknown.
func Uniform(g *text.Grammar, lines []document.Line, least int) (document.Document, bool) {
	least = max(least, minUniform)
	tabCells := func(line document.Line) []document.Phrase { return line.Tabs }
	for _, cut := range []func(document.Line) []document.Phrase{pipeCells, tabCells} {
		if doc, ok := uniformRows(lines, least, cut); ok {
			return doc, true
		}
	}
	return uniformSegments(g, lines, least)
}

func pipeCells(line document.Line) []document.Phrase {
	if line.At(0) == '|' && line.Last() == '|' && line.Len() > 1 {
		line.Phrase = line.Sub(1, line.Len()-1)
	}
	if cells := line.CellsBetweenBars(); len(cells) > 1 {
		return cells
	}
	return nil
}

// uniformRows takes each line as a row whose cells cut returns.
func uniformRows(lines []document.Line, least int, cut func(document.Line) []document.Phrase) (document.Document, bool) {
	counts := map[int]int{}
	for _, line := range lines {
		if count := len(cut(line)); count <= text.MaxColumns {
			counts[count]++
		}
	}
	width := mostCommon(counts, least)
	if width == 0 || counts[width]*2 < len(lines) {
		return document.Document{}, false
	}
	doc := document.Document{Grid: true}
	for _, line := range lines {
		if cells := cut(line); len(cells) > 1 && len(cells) <= text.MaxColumns {
			doc.Blocks = append(doc.Blocks, document.Block{Cells: cells})
		} else {
			doc.Blocks = append(doc.Blocks, document.Block{Text: line.Phrase})
		}
	}
	return doc, true
}

// Divided reads a table with a row in each line and a / between its cells. A mark
// between digits is part of a date. It returns false if the text has no such table.
func Divided(_ *text.Grammar, lines []document.Line) (document.Document, bool) {
	doc, ok := uniformRows(lines, minUniform, func(line document.Line) []document.Phrase { return cellsBetweenSlashes(line.Phrase) })
	doc.Grid = false
	return doc, ok && len(lines) > 3
}

// cellsBetweenSlashes returns the parts of a line between slashes, of which none is
// between two digits.
func cellsBetweenSlashes(p document.Phrase) []document.Phrase {
	var cells []document.Phrase
	from := 0
	for i := range p.Len() {
		if p.At(i) != '/' || document.IsDigit(p.At(i-1)) && document.IsDigit(p.At(i+1)) {
			continue
		}
		cells = append(cells, p.Sub(from, i).Trim())
		from = i + 1
	}
	return append(cells, p.Sub(from, p.Len()).Trim())
}

// mostCommon returns the number of cells, at least so many, that most lines have, the
// greater of two; 0 if none has.
func mostCommon(counts map[int]int, least int) int {
	width := 0
	for cells, lines := range counts {
		if cells >= least && (width == 0 || lines > counts[width] || lines == counts[width] && cells > width) {
			width = cells
		}
	}
	return width
}

// uniformSegments takes the columns from the lines that have a part in each.
func uniformSegments(g *text.Grammar, lines []document.Line, least int) (document.Document, bool) {
	counts := map[int]int{}
	parts := segmentsOf(lines)
	for _, row := range parts {
		counts[len(row)]++
	}
	width := mostCommon(counts, least)
	if width == 0 || counts[width] < 2 {
		return document.Document{}, false
	}
	isFull := func(row []segment) bool { return len(row) == width }
	first := slices.IndexFunc(parts, isFull)
	columns := slices.Clone(parts[first])
	for _, row := range parts {
		for j := 0; j < width && isFull(row); j++ {
			columns[j].from, columns[j].to = min(columns[j].from, row[j].from), max(columns[j].to, row[j].to)
		}
	}
	t := alignedRows{Grammar: g, columns: columns, begins: func([]segment) bool { return true }}
	t.read(lines, parts, first)
	return document.Document{Grid: true, Blocks: t.blocks}, (t.rows+t.continued)*2 >= len(lines)
}
