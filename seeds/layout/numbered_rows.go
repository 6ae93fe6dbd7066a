package layout

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// Rows reads a table that was copied out of a page, whose cells follow each other: each
// in a line of its own, or with blanks between them. A row begins with its number,
// or, if the rows have none, with a line. It returns false if no line is the header of such
// a table.
func Rows(g *text.Grammar, lines []document.Line) (document.Document, bool) {
	inLines := make([]document.Phrase, len(lines))
	for i, line := range lines {
		inLines[i] = line.Phrase
	}
	for _, cut := range []func(document.Phrase) []document.Phrase{splitAtWideBlanks, document.Phrase.Fields} {
		var pieces []document.Phrase
		several := 0 // lines of several cells
		for _, line := range lines {
			parts := cut(trimFigureBlanks(line.Phrase))
			if len(parts) > 1 {
				several++
			}
			pieces = append(pieces, parts...)
		}
		if _, start := numberedHeader(g, inLines); start > 0 {
			pieces = inLines
		} else if several < 2 && len(pieces) != len(lines) {
			continue
		}
		if doc, ok := rowsOf(g, lines, pieces, true); ok {
			return doc, true
		}
	}
	return document.Document{}, false
}

// rowsOf returns the table in pieces of a text, each of which is a cell or, if joins is
// set, a part of one. The lines above and below the table are paragraphs.
func rowsOf(g *text.Grammar, lines []document.Line, pieces []document.Phrase, joins bool) (document.Document, bool) {
	at, start := numberedHeader(g, pieces)
	if start == 0 && joins {
		at, start = headerInLine(g, pieces)
	}
	if start == 0 || start > at+text.MaxColumns*3 {
		return document.Document{}, false
	}
	end := tableEnd(g, pieces, start)
	var above, below []document.Phrase
	for _, line := range lines {
		switch {
		case isPipe(line):
		case line.Line < pieces[at].Line:
			above = append(above, line.Phrase)
		case end < len(pieces) && line.Line >= pieces[end].Line:
			below = append(below, line.Phrase)
		}
	}
	names := slices.DeleteFunc(slices.Clone(pieces[at:start]), document.Phrase.Empty)
	doc, ok := rowsBelow(g, above, names, pieces[start:end], joins)
	for _, p := range below {
		doc.Blocks = append(doc.Blocks, document.Block{Text: p})
	}
	return doc, ok
}

// headerInLine returns the range of the pieces of the first line that is a header; start is
// 0 if none is.
func headerInLine(g *text.Grammar, pieces []document.Phrase) (at, start int) {
	for from := 0; from < len(pieces); {
		end := from + 1
		for end < len(pieces) && pieces[end].Line == pieces[from].Line {
			end++
		}
		if isBlankHeader(g, pieces[from:end]) {
			return from, end
		}
		from = end
	}
	return 0, 0
}

// rowsBelow returns a table whose cells follow each other as rows: a name that its page
// broke is joined, as are the lines of a cell, and a cell that a row lacks is an empty
// one. It returns false if the rows don't suit the columns.
func rowsBelow(g *text.Grammar, above, names, cells []document.Phrase, joins bool) (document.Document, bool) {
	numbered := false
	if col, ok := column.Of(g, names[0]); ok && col.Kind == column.Number && len(cells) > 0 {
		numbered = rowNumber(cells[0]) > 0
	}
	end := headingsStart(g, names, 0)
	names, headings := names[:end], names[end:]
	cells = withoutHeader(cells, names, above)
	rows := splitAtLines(g, cells)
	if numbered {
		rows = splitAtNumbers(g, cells, len(names))
	}
	if slices.ContainsFunc(rows, func(r rowPieces) bool { return len(r.pieces) > maxPieces }) {
		return document.Document{}, false
	}
	rows[0].headings = append(slices.Clone(headings), rows[0].headings...)
	h, ok := settleHeader(g, names, rows, joins)
	if !ok {
		return document.Document{}, false
	}
	doc := document.Document{Grid: true, Guessed: h.full < float64(min(len(rows), sampledRows)) || len(h.columns) < len(names)}
	for _, p := range above {
		doc.Blocks = append(doc.Blocks, document.Block{Text: p})
	}
	doc.Blocks = append(doc.Blocks, document.Block{Cells: h.names()})
	for _, row := range rows {
		doc.Blocks = append(doc.Blocks, h.blocksOf(row)...)
	}
	return doc, true
}

// longestHeader is how many pieces a header may be broken into.
const longestHeader = 60

// numberedHeader returns where a header that begins with the name of the numbers is, and
// the first number below it; start is 0 if there is none.
func numberedHeader(g *text.Grammar, cells []document.Phrase) (at, start int) {
	for i, cell := range cells {
		if col, ok := column.Of(g, cell); !ok || col.Kind != column.Number || cell.Len() > 6 {
			continue
		}
		for j := i + 1; j < min(len(cells), i+longestHeader); j++ {
			if rowNumber(cells[j]) > 0 {
				if j-i > 2 {
					return i, j
				}
				break
			}
			if !cells[j].Empty() && !column.IsName(cells[j].Trim()) && !g.TraitsOf(cells[j]).Heading {
				break
			}
		}
	}
	return 0, 0
}

// rowNumber returns the value of a cell that is a row's number, 1, 001号, 第1号 or
// CF2024001; 0 for others.
func rowNumber(p document.Phrase) int {
	if at := p.Len() - 3; at > 3 && p.Len() < 20 && document.IsLetter(p.At(0)) && p.At(0) < 'z' && document.IsDigit(p.At(at-1)) {
		return numbering.NumberValue(p.Sub(at, p.Len()))
	}
	if p.Len() > 1 && p.HasSuffix("号") {
		p = p.Sub(p.PrefixOf(0, []string{"第"}), p.Len()-1)
	}
	return numbering.NumberValue(p)
}

// rowPieces is what a row consists of, and the headings above it.
type rowPieces struct {
	headings []document.Phrase
	pieces   []document.Phrase
	numbered bool // the first piece is its number
	last     bool // the page may continue behind it
}

// splitAtLines returns a row for each line of several pieces. A line of one is a heading,
// or continues the row above.
func splitAtLines(g *text.Grammar, cells []document.Phrase) []rowPieces {
	rows := []rowPieces{{}}
	for from := 0; from < len(cells); {
		end := from + 1
		for end < len(cells) && cells[end].Line == cells[from].Line {
			end++
		}
		last := &rows[len(rows)-1]
		switch line := cells[from:end]; {
		case len(line) == 1 && g.TraitsOf(line[0]).Heading:
			rows = append(rows, rowPieces{headings: line})
		case len(line) > 1 && len(last.pieces) > 0:
			rows = append(rows, rowPieces{pieces: line})
		default:
			last.pieces = append(slices.Clip(last.pieces), line...)
		}
		from = end
	}
	return rows
}

// withoutHeader returns cells with an empty one for a header that is repeated on the
// next page or below a heading, and without the title over it.
func withoutHeader(cells, header, above []document.Phrase) []document.Phrase {
	var rest []document.Phrase
	for i := 0; i < len(cells); i++ {
		if last := len(above) - 1; last >= 0 && cells[i].Len() > 4 && cells[i].Key() == above[last].Key() {
			continue
		}
		end := min(len(cells), i+len(header))
		if slices.EqualFunc(cells[i:end], header, func(a, b document.Phrase) bool { return a.Key() == b.Key() }) {
			rest = append(rest, document.Phrase{Line: cells[i].Line})
			i = end - 1
			continue
		}
		rest = append(rest, cells[i])
	}
	return rest
}

// splitAtNumbers splits cells into rows, each of which begins with a number that follows
// that of the row above.
func splitAtNumbers(g *text.Grammar, cells []document.Phrase, header int) []rowPieces {
	lastAt := map[int]int{} // where each number is for the last time
	for i, cell := range cells {
		lastAt[rowNumber(cell)] = i
	}
	rows := []rowPieces{{numbered: true}}
	from, number := 0, rowNumber(cells[0])
	for i := 1; i < len(cells); i++ {
		value := rowNumber(cells[i])
		long := i-from >= max(2, header/3)
		follows := value == number+1 || value > number && lastAt[number+1] < i
		begins := value == 1 && (g.TraitsOf(cells[i-1]).Heading || cells[i-1].Empty())
		if value == 0 || !begins && (!long || !follows) {
			continue
		}
		end := headingsStart(g, cells[:i], from)
		rows[len(rows)-1].pieces = cells[from:end]
		rows = append(rows, rowPieces{headings: cells[end:i], numbered: true})
		from, number = i, value
	}
	rows[len(rows)-1].pieces, rows[len(rows)-1].last = cells[from:], true
	return rows
}

// maxPieces is how many pieces a row has at most.
const maxPieces = 100

// headingsStart returns the index of the first of the headings at the end of cells.
func headingsStart(g *text.Grammar, cells []document.Phrase, from int) int {
	end := len(cells)
	for end > from+2 && g.TraitsOf(cells[end-1]).Heading && !g.TraitsOf(cells[end-1]).Deadline {
		end--
	}
	return end
}
