package seeds

import "slices"

// segment is a part of a line between two or more blanks, with the columns of the
// page that it takes.
type segment struct {
	phrase
	from, to int
}

// segments cuts a line where two or more blanks stand.
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

// laidOutText reads a table whose columns stand below each other between blanks, and
// whose cells go on in the next line: every row begins with its number. ok is false if
// the text has none, or if no cell goes on.
func (g *grammar) laidOutText(lines []textLine) (document, bool) {
	start, header := g.laidOutHeader(lines)
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
	goesOn, rows := false, 0
	for i, line := range lines[start+1:] {
		parts := line.segments()
		_, numbered := parts[0].bareNumber()
		placed := numbered && nearest(header, parts[0]) == 0
		switch {
		case slices.EqualFunc(parts, header, func(a, b segment) bool { return a.key() == b.key() }): // on the next page
		case parts[0].isBelowTable():
			for _, rest := range lines[start+1+i:] {
				doc.blocks = append(doc.blocks, block{text: rest.phrase})
			}
			return doc, goesOn && rows > 1
		case len(parts) == 1 && g.traitsOf(parts[0].phrase).heading && parts[0].from < header[min(2, len(header)-1)].from:
			doc.blocks = append(doc.blocks, block{cells: []phrase{parts[0].phrase}})
		case placed:
			rows++
			doc.blocks = append(doc.blocks, block{cells: make([]phrase, len(header))})
			g.fill(doc.blocks[len(doc.blocks)-1].cells, header, parts)
		case rows == 0:
			return document{}, false // the numbers stand in the middle of their rows
		default:
			goesOn = true
			g.fill(doc.blocks[len(doc.blocks)-1].cells, header, parts)
		}
	}
	return doc, goesOn && rows > 1
}

// laidOutHeader finds the line that is the header of such a table.
func (g *grammar) laidOutHeader(lines []textLine) (int, []segment) {
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
		columns, ok := g.header(block{cells: cells})
		if ok && columns[0].kind == columnNumber && hasKind(columns, columnOffices, columnDeadline) {
			return i, parts
		}
	}
	return 0, nil
}

// fill adds the parts of a line to the cells above or below whose names they stand.
func (g *grammar) fill(cells []phrase, header, parts []segment) {
	for _, part := range parts {
		at := nearest(header, part)
		if at >= len(cells) {
			at = len(cells) - 1 // below a heading
		}
		above := cells[at]
		switch {
		case above.empty():
			cells[at] = phrase{slices.Clone(part.glyphs), part.line}
		case !above.hasSuffix("、") && g.resembleOffices(above) && g.resembleOffices(part.phrase):
			cells[at] = g.join(above, part.phrase)
		default:
			cells[at] = above.grown(part.phrase)
		}
	}
}

// nearest returns the place of the name that a part of a line stands below.
func nearest(header []segment, part segment) int {
	best, at := 0, 0
	for j, name := range header {
		shared := min(name.to, part.to) - max(name.from, part.from)
		if j == 0 || shared > best {
			best, at = shared, j
		}
	}
	return at
}
