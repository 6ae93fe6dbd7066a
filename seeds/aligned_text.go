package seeds

import "slices"

// segment is a part of a line between two or more blanks, with its first and last
// column on the page.
type segment struct {
	phrase
	from, to int
}

// segments cuts a line where two or more blanks are.
func (l textLine) segments() []segment {
	var parts []segment
	at, blanks := l.indent, 2
	for i, c := range l.glyphs {
		width := 1
		if c.raw() >= 0x2010 {
			width = 2
		}
		switch {
		case isBlank(c.plain()):
			blanks += width
		case blanks >= 2:
			parts = append(parts, segment{l.sub(i, i+1), at, at + width})
			blanks = 0
		default:
			last := &parts[len(parts)-1]
			start := i - last.len() - blanks
			last.phrase, last.to = l.sub(start, i+1), at+width
			blanks = 0
		}
		at += width
	}
	return parts
}

// readAligned reads a table whose columns are aligned by blanks, whose cells continue
// in the next line, and whose rows begin with their number. It returns false if the
// text has no such table, or if no cell continues.
func (g *grammar) readAligned(lines []textLine) (document, bool) {
	start, header := g.findAlignedHeader(lines)
	if header == nil {
		return document{}, false
	}
	var doc document
	for _, line := range lines[:start] {
		doc.blocks = append(doc.blocks, block{text: line.phrase})
	}
	row := make([]phrase, len(header))
	for i, name := range header {
		row[i] = name.phrase
	}
	doc.blocks = append(doc.blocks, block{cells: row})
	continued, rows := false, 0
	for i, line := range lines[start+1:] {
		parts := line.segments()
		_, numbered := parts[0].numberOnly()
		placed := numbered && nearestColumn(header, parts[0]) == 0
		switch {
		case slices.EqualFunc(parts, header, func(a, b segment) bool { return a.key() == b.key() }): // on the next page
		case parts[0].isTableFooter():
			for _, rest := range lines[start+1+i:] {
				doc.blocks = append(doc.blocks, block{text: rest.phrase})
			}
			return doc, continued && rows > 1
		case len(parts) == 1 && g.traitsOf(parts[0].phrase).heading && parts[0].from < header[min(2, len(header)-1)].from:
			doc.blocks = append(doc.blocks, block{cells: []phrase{parts[0].phrase}})
		case placed:
			rows++
			doc.blocks = append(doc.blocks, block{cells: make([]phrase, len(header))})
			g.fillColumns(doc.blocks[len(doc.blocks)-1].cells, header, parts)
		case rows == 0:
			return document{}, false // the numbers are in the middle of their rows
		default:
			continued = true
			g.fillColumns(doc.blocks[len(doc.blocks)-1].cells, header, parts)
		}
	}
	return doc, continued && rows > 1
}

// findAlignedHeader returns the index and segments of the header of such a table; nil
// if there is none.
func (g *grammar) findAlignedHeader(lines []textLine) (int, []segment) {
	for i, line := range lines[:min(len(lines), 2000)] {
		if line.len() > 300 {
			continue
		}
		parts := line.segments()
		if len(parts) < 3 || len(parts) > maxColumns {
			continue
		}
		cells := make([]phrase, len(parts))
		for j, part := range parts {
			cells[j] = part.phrase
		}
		columns, ok := g.readHeader(block{cells: cells})
		if ok && columns[0].kind == columnNumber && hasKind(columns, columnOffices, columnDeadline) {
			return i, parts
		}
	}
	return 0, nil
}

// fillColumns adds the parts of a line to the cells of their columns.
func (g *grammar) fillColumns(cells []phrase, header, parts []segment) {
	for _, part := range parts {
		at := nearestColumn(header, part)
		if at >= len(cells) {
			at = len(cells) - 1 // below a heading
		}
		above := cells[at]
		switch {
		case above.empty():
			cells[at] = phrase{slices.Clone(part.glyphs), part.line}
		case !above.hasSuffix("、") && g.resemblesOffices(above) && g.resemblesOffices(part.phrase):
			cells[at] = joinLines(above, part.phrase)
		default:
			cells[at] = above.appended(part.phrase)
		}
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
