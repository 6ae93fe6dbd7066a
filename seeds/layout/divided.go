package layout

import (
	"duban/seeds/document"
	"duban/seeds/text"
)

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
