package seeds

import "slices"

// readBlankSeparated reads a table that was copied out of a page: a single blank between
// the cells of a line, and cells that continue in the next line. The rows are found as
// in a stream of cells. It returns false if no line is the header of such a table.
func (g *grammar) readBlankSeparated(lines []textLine) (document, bool) {
	start, end, names := g.findBlankHeader(lines)
	if names == nil {
		return document{}, false
	}
	doc := document{stream: true, multiline: true, wrapped: true}
	for _, line := range lines[:start] {
		doc.blocks = append(doc.blocks, block{text: line.phrase})
	}
	cells := slices.Clone(names)
	multiCellLines, alone := 0, false // lines of several cells; the cell before is alone in its line
	var below []textLine
	for i, line := range lines[end:] {
		if line.fields()[0].isTableFooter() {
			below = lines[end+i:]
			break
		}
		fields := g.trimFigureBlanks(line.phrase).fields()
		if len(fields) > 1 {
			multiCellLines++
		}
		for i, cell := range fields {
			last := len(cells) - 1
			if i == 0 && last >= len(names) && g.isCellContinuation(cells[last], cell, alone) {
				cells[last] = cells[last].appended(cell)
				continue
			}
			cells = append(cells, phrase{slices.Clone(cell.glyphs), cell.line})
		}
		alone = len(fields) == 1
	}
	last := g.tableEnd(cells, len(names))
	for i, cell := range cells {
		if i < last {
			doc.blocks = append(doc.blocks, block{cells: []phrase{cell}})
		} else {
			doc.blocks = append(doc.blocks, block{text: cell})
		}
	}
	for _, line := range below {
		doc.blocks = append(doc.blocks, block{text: line.phrase})
	}
	return doc, multiCellLines > 1
}

// findBlankHeader returns the names of a header with single blanks between them, and
// the range of its lines: the page may have broken it.
func (g *grammar) findBlankHeader(lines []textLine) (start, end int, names []phrase) {
	for i, line := range lines[:min(len(lines), 2000)] {
		if line.len() > 300 {
			continue
		}
		fields := line.fields()
		if col, ok := g.columnOf(fields[0]); ok && col.kind == columnNumber {
			hasSeveral := len(fields) > 1
			for end := i + 1; end < min(len(lines), i+6); end++ {
				if _, isNumber := lines[end].fields()[0].numberOnly(); isNumber && hasSeveral && g.isBlankHeader(fields) {
					return i, end, withLowerNames(fields)
				}
				more := lines[end].fields()
				hasSeveral = hasSeveral || len(more) > 1
				fields = append(fields, more...)
			}
		}
		if fields = line.fields(); g.isBlankHeader(fields) {
			return i, i + 1, fields
		}
	}
	return 0, 0, nil
}

func (g *grammar) isBlankHeader(fields []phrase) bool {
	if len(fields) < 3 || len(fields) > maxColumns {
		return false
	}
	columns, ok := g.readHeader(block{cells: fields})
	return ok && hasKind(columns, columnOffices, columnDeadline)
}

// withLowerNames replaces the upper name of a header of two rows, 责任分工, with the
// names below it, 牵头单位 and 配合单位.
func withLowerNames(names []phrase) []phrase {
	at := slices.IndexFunc(names, func(name phrase) bool { return isOfficeHeader(name.key()) })
	from := len(names)
	for from > 0 && names[from-1].containsAny([]string{"牵头", "配合", "主办", "协办", "责任"}) {
		from--
	}
	if at < 0 || from <= at || len(names)-from < 2 {
		return names
	}
	return slices.Concat(names[:at], names[from:], names[at+1:from])
}

// trimFigureBlanks drops the blanks that a page puts around figures: 2023 年 9 月.
func (g *grammar) trimFigureBlanks(p phrase) phrase {
	core := phrase{make([]glyph, 0, p.len()), p.line}
	for i, c := range p.glyphs {
		if c.plain() == ' ' && (isDigit(p.at(i-1)) && (runeSet("年月日号季周")[p.at(i+1)] || figureNouns()[p.at(i+1)]) || isDigit(p.at(i+1)) && p.isInlineFigure(i+1)) {
			continue
		}
		core.glyphs = append(core.glyphs, c)
	}
	return core
}

// isInlineFigure reports whether the digits at position i, after a blank, are a figure
// in a sentence or part of a date: 召开 1 次, 2023年 9 月.
func (p phrase) isInlineFigure(i int) bool {
	if runeSet("年月第至-(")[p.at(i-2)] {
		return true
	}
	end := i
	for isDigit(p.at(end)) || p.at(end) == ' ' {
		end++
	}
	return isLetter(p.at(i-2)) && figureNouns()[p.at(end)]
}

func figureNouns() map[rune]bool {
	return runeSet("次个项条期篇场份家所座件名户人天万亿%")
}

// isCellContinuation reports whether below continues the cell above: a heading, the
// name of an office, a date, and, if above is alone in its line, a sentence.
func (g *grammar) isCellContinuation(above, below phrase, alone bool) bool {
	if _, isNumber := below.numberOnly(); isNumber || below.markAt(0).kind != markNone || above.len() > maxCellLength {
		return false
	}
	if _, isNumber := above.numberOnly(); isNumber {
		return false
	}
	cellTraits, next := g.traitsOf(above), g.traitsOf(below)
	joined := above.concat(below)
	switch {
	case cellTraits.heading:
		return below.len() <= above.len() && above.suffixOf([]string{"。", ";", ":"}) == 0 && !next.sentence
	case above.hasSuffix("年") && next.deadline:
		return true // 2023年, 12月底
	case cellTraits.deadline:
		return below.len() <= 4 && below.prefixOf(0, []string{"底", "前", "末", "日", "内", "份", "以前", "之前"}) > 0
	case cellTraits.offices:
		return above.hasSuffix("、") && next.offices
	case next.offices || next.deadline:
		return above.hasSuffix("、") || !cellTraits.sentence && below.len() <= above.len() && above.index("、") > 0 && g.resemblesOffices(joined)
	}
	ended := above.hasSuffix("。") && below.len() <= 8 && below.index("。") < 0
	return alone && !ended || !cellTraits.sentence && below.len() <= above.len() && g.resemblesOffices(joined)
}
