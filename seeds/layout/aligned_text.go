package layout

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// segment is a part of a line between two or more blanks, with its first and last
// column on the page.
type segment struct {
	document.Phrase
	from, to int
}

// segments cuts a line where two or more blanks are.
func segments(l document.Line) []segment {
	var parts []segment
	at, blanks := l.Indent, 2
	for i, c := range l.Glyphs {
		width := 1
		if c.Raw() >= 0x2010 {
			width = 2
		}
		switch {
		case document.IsBlank(c.Plain()):
			blanks += width
		case blanks >= 2:
			parts = append(parts, segment{l.Sub(i, i+1), at, at + width})
			blanks = 0
		default:
			last := &parts[len(parts)-1]
			start := i - last.Len() - blanks
			last.Phrase, last.to = l.Sub(start, i+1), at+width
			blanks = 0
		}
		at += width
	}
	return parts
}

// Aligned reads a table whose columns are aligned by blanks, whose cells continue
// in the next line, and whose rows begin with their number. It returns false if the
// text has no such table, or if no cell continues.
func Aligned(g *text.Grammar, lines []document.Line) (document.Document, bool) {
	start, header := findAlignedHeader(g, lines)
	if header == nil {
		return document.Document{}, false
	}
	var doc document.Document
	for _, line := range lines[:start] {
		doc.Blocks = append(doc.Blocks, document.Block{Text: line.Phrase})
	}
	row := make([]document.Phrase, len(header))
	for i, name := range header {
		row[i] = name.Phrase
	}
	doc.Blocks = append(doc.Blocks, document.Block{Cells: row})
	continued, rows := false, 0
	for i, line := range lines[start+1:] {
		parts := segments(line)
		_, numbered := numbering.NumberOnly(parts[0].Phrase)
		placed := numbered && nearestColumn(header, parts[0]) == 0
		switch {
		case slices.EqualFunc(parts, header, func(a, b segment) bool { return a.Key() == b.Key() }): // on the next page
		case text.IsTableFooter(parts[0].Phrase):
			for _, rest := range lines[start+1+i:] {
				doc.Blocks = append(doc.Blocks, document.Block{Text: rest.Phrase})
			}
			return doc, continued && rows > 1
		case len(parts) == 1 && g.TraitsOf(parts[0].Phrase).Heading && parts[0].from < header[min(2, len(header)-1)].from:
			doc.Blocks = append(doc.Blocks, document.Block{Cells: []document.Phrase{parts[0].Phrase}})
		case placed:
			rows++
			doc.Blocks = append(doc.Blocks, document.Block{Cells: make([]document.Phrase, len(header))})
			fillColumns(g, doc.Blocks[len(doc.Blocks)-1].Cells, header, parts)
		case rows == 0:
			return document.Document{}, false // the numbers are in the middle of their rows
		default:
			continued = true
			fillColumns(g, doc.Blocks[len(doc.Blocks)-1].Cells, header, parts)
		}
	}
	return doc, continued && rows > 1
}

// findAlignedHeader returns the index and segments of the header of such a table; nil
// if there is none.
func findAlignedHeader(g *text.Grammar, lines []document.Line) (int, []segment) {
	for i, line := range lines[:min(len(lines), 2000)] {
		if line.Len() > 300 {
			continue
		}
		parts := segments(line)
		if len(parts) < 3 || len(parts) > text.MaxColumns {
			continue
		}
		cells := make([]document.Phrase, len(parts))
		for j, part := range parts {
			cells[j] = part.Phrase
		}
		columns, ok := column.ReadHeader(g, document.Block{Cells: cells})
		if ok && columns[0].Kind == column.Number && column.HasKind(columns, column.Offices, column.Deadline) {
			return i, parts
		}
	}
	return 0, nil
}

// fillColumns adds the parts of a line to the cells of their columns.
func fillColumns(g *text.Grammar, cells []document.Phrase, header, parts []segment) {
	for _, part := range parts {
		at := min(nearestColumn(header, part), len(cells)-1) // below a heading, the last
		cells[at] = joinAligned(g, cells[at], part.Phrase)
	}
}

// nearestColumn returns the index of the name that overlaps most with a part of a line.
func nearestColumn(header []segment, part segment) int {
	best, at := 0, 0
	for j, name := range header {
		shared := min(name.to, part.to) - max(name.from, part.from)
		if j == 0 || shared > best {
			best, at = shared, j
		}
	}
	return at
}
