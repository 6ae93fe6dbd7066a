package layout

import (
	"duban/seeds/document"
	"duban/seeds/text"
)

// Divided reads a table with a row in each line and a / between its cells. A mark
// between digits is part of a date. It returns false if the text has no such table.
func Divided(_ *text.Grammar, lines []document.Line) (document.Document, bool) {
	counts := map[int]int{}
	rows, cells := 0, make([][]document.Phrase, len(lines))
	for i, line := range lines {
		if cells[i] = cellsBetweenSlashes(line.Phrase); len(cells[i]) > 2 {
			counts[len(cells[i])]++
			rows++
		}
	}
	width := mostCommon(counts, 0)
	if counts[width] < 3 || counts[width]*3 < rows*2 || rows*2 < len(lines) {
		return document.Document{}, false
	}
	var doc document.Document
	for i, line := range lines {
		if len(cells[i]) > 1 {
			doc.Blocks = append(doc.Blocks, document.Block{Cells: cells[i]})
		} else {
			doc.Blocks = append(doc.Blocks, document.Block{Text: line.Phrase})
		}
	}
	return doc, true
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
