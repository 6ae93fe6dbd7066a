package layout

import (
	"duban/seeds/document"
	"duban/seeds/text"
)

// PipeFirst reads a table with a cell in each line, whose cells begin with a pipe. A pipe
// alone ends a row. It returns false if the text has no such table.
func PipeFirst(g *text.Grammar, lines []document.Line) (document.Document, bool) {
	begun, others := 0, 0
	cells := make([]document.Line, 0, len(lines))
	for _, line := range lines {
		rest := line.TrimAny("| ")
		switch {
		case line.HasPrefix("|") && rest.Index("|") < 0 && !line.HasSuffix("|"):
			begun++
		case line.Index("|") >= 0 && !rest.Empty():
			others++
		}
		if line.Phrase = rest; !rest.Empty() {
			cells = append(cells, line)
		}
	}
	if begun < 4 || others > 0 {
		return document.Document{}, false
	}
	return Stacked(g, cells)
}
