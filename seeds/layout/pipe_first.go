package layout

import (
	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// PipeFirst reads a table with a cell in each line, whose cells begin with a pipe. The
// first cell of a row may have none, and a pipe alone ends the row. It returns false if
// the text has no such table.
func PipeFirst(g *text.Grammar, lines []document.Line) (document.Document, bool) {
	first, last, single, other := -1, 0, 0, 0
	for i, line := range lines {
		switch {
		case !line.HasPrefix("|") && line.Index("|") >= 0:
			other++
		case line.HasPrefix("|"):
			if first < 0 {
				first = i
			}
			last = i
			if line.Sub(1, line.Len()).Index("|") < 0 && line.Len() > 1 {
				single++
			}
		}
	}
	if single < 4 || other > 0 {
		return document.Document{}, false
	}
	if !lines[max(first-1, 0)].HasPrefix("|") {
		first = max(first-1, 0) // the first name of the header
	}
	r := pipeFirstReader{Grammar: g}
	for _, line := range lines[:first] {
		r.doc.Blocks = append(r.doc.Blocks, document.Block{Text: line.Phrase})
	}
	for _, line := range lines[first : last+1] {
		r.read(line.Phrase)
	}
	r.endRow()
	for _, line := range lines[last+1:] {
		r.doc.Blocks = append(r.doc.Blocks, document.Block{Text: line.Phrase})
	}
	_, ok := column.ReadHeader(g, r.doc.Blocks[first])
	return r.doc, ok
}

// pipeFirstReader collects the rows of such a table.
type pipeFirstReader struct {
	*text.Grammar
	doc   document.Document
	row   []document.Phrase
	width int // of the header
}

func (r *pipeFirstReader) read(line document.Phrase) {
	_, isNumber := numbering.NumberOnly(line)
	switch {
	case line.Key() == "|":
		r.endRow()
	case !line.HasPrefix("|") && len(r.row) > 1 && !isNumber && numbering.MarkAt(line, 0).Kind == numbering.MarkNone:
		r.row[len(r.row)-1] = numbering.JoinParagraphs(r.row[len(r.row)-1], line)
	case !line.HasPrefix("|"):
		r.endRow()
		r.row = []document.Phrase{line}
	default:
		if r.width > 0 && len(r.row) == r.width {
			r.endRow()
		}
		r.row = append(r.row, line.Sub(1, line.Len()).Trim())
	}
}

// endRow ends the row. A line alone is a heading between the rows.
func (r *pipeFirstReader) endRow() {
	switch len(r.row) {
	case 0:
		return
	case 1:
		r.doc.Blocks = append(r.doc.Blocks, document.Block{Text: r.row[0]})
	default:
		r.width = max(r.width, len(r.row))
		r.doc.Blocks = append(r.doc.Blocks, document.Block{Cells: r.row})
	}
	r.row = nil
}
