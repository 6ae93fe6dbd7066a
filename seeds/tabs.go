package seeds

import (
	"slices"
	"strings"
)

// readTabs reads a table pasted with tabs between its cells. A quoted cell may have
// several lines. It returns false if the text is no such table.
func (g *grammar) readTabs(lines []textLine) (document, bool) {
	rows := 0
	for _, line := range lines {
		if len(line.tabs) > 1 {
			rows++
		}
	}
	if rows < 2 || rows*3 < len(lines) {
		return document{}, false
	}
	var doc document
	width := g.rowWidth(lines)
	for i, line := range lines {
		last := len(doc.blocks) - 1
		switch {
		case last >= 0 && g.isRowContinuation(doc.blocks[last], lines[i:], width):
			row := doc.blocks[last].cells
			cells := append(line.tabs, line.phrase)[:max(1, len(line.tabs))]
			row[len(row)-1] = joinLines(row[len(row)-1], cells[0])
			doc.blocks[last].cells = append(row, cells[1:]...)
		case last >= 0 && doc.blocks[last].isRow() && opensQuote(doc.blocks[last].cells):
			row := doc.blocks[last].cells
			cells := line.tabs
			if cells == nil {
				cells = []phrase{line.phrase}
			}
			row[len(row)-1] = joinLines(row[len(row)-1], cells[0])
			doc.blocks[last].cells = append(row, cells[1:]...)
		case line.tabs == nil && opensQuote([]phrase{line.phrase}):
			doc.blocks = append(doc.blocks, block{cells: []phrase{line.phrase}}) // the first cell of the row has more lines
		case line.tabs != nil:
			doc.blocks = append(doc.blocks, block{cells: line.tabs})
		default:
			doc.blocks = append(doc.blocks, block{text: line.phrase})
		}
	}
	for _, b := range doc.blocks {
		for i, cell := range b.cells {
			if cell.len() > 1 && cell.at(0) == '"' && cell.hasSuffix(`"`) {
				b.cells[i] = cell.sub(1, cell.len()-1)
			}
		}
	}
	return doc, true
}

// readSpaced reads a table with blanks between its cells. It returns false if no line
// is such a header.
func (g *grammar) readSpaced(lines []textLine) (document, bool) {
	for i, line := range lines[:min(len(lines), 2000)] {
		if line.len() > 300 {
			continue
		}
		for _, cut := range []func(phrase, []column) []phrase{phrase.splitAtWideBlanks, phrase.fieldsAroundText} {
			cells := cut(line.phrase, nil)
			if len(cells) < 3 || len(cells) > maxColumns {
				continue
			}
			columns, ok := g.readHeader(block{cells: cells})
			if !ok || !hasKind(columns, columnOffices, columnDeadline) {
				continue
			}
			tabbed := slices.Clone(lines)
			for j := range tabbed[i:] {
				if cells := cut(tabbed[i+j].phrase, columns); len(cells) > 1 {
					tabbed[i+j].tabs = cells
				}
			}
			return g.readTabs(tabbed)
		}
	}
	return document{}, false
}

// fieldsAroundText returns the cells of a line with single blanks between them. The
// task may have blanks too: the fields that the other columns don't need are its cell.
func (p phrase) fieldsAroundText(columns []column) []phrase {
	fields := p.fields()
	if columns == nil {
		return fields
	}
	if len(fields) < len(columns) {
		return nil
	}
	text := slices.IndexFunc(columns, func(col column) bool { return col.kind == columnText })
	end := text + 1 + len(fields) - len(columns)
	cells := append(slices.Clone(fields[:text]), fields[text])
	for _, more := range fields[text+1 : end] {
		cells[text] = cells[text].concat(more)
	}
	return append(cells, fields[end:]...)
}

// splitAtWideBlanks returns the parts of a line between two or more blanks.
func (p phrase) splitAtWideBlanks([]column) []phrase {
	var parts []phrase
	from := 0
	for i := 0; i < p.len(); i++ {
		if !isBlank(p.at(i)) || !isBlank(p.at(i+1)) {
			continue
		}
		if i > from {
			parts = append(parts, p.sub(from, i))
		}
		for i+1 < p.len() && isBlank(p.at(i+1)) {
			i++
		}
		from = i + 1
	}
	return append(parts, p.sub(min(from, p.len()), p.len()))
}

// rowWidth returns the number of cells of a complete row: that of the header, or of
// most lines with tabs.
func (g *grammar) rowWidth(lines []textLine) int {
	counts := map[int]int{}
	width := 0
	for _, line := range lines {
		if len(line.tabs) > 1 && len(line.tabs) <= maxColumns && len(counts) < 3 {
			if _, ok := g.readHeader(block{cells: line.tabs}); ok {
				return len(line.tabs)
			}
		}
		if len(line.tabs) > 1 {
			counts[len(line.tabs)]++
		}
	}
	for cells, count := range counts {
		if count > counts[width] || count == counts[width] && cells > width {
			width = cells
		}
	}
	return width
}

// isRowContinuation reports whether the first of the lines continues the last cell of
// an incomplete row: together they have width cells.
func (g *grammar) isRowContinuation(row block, lines []textLine, width int) bool {
	if !row.isRow() || len(row.cells) >= width || lines[0].markAt(0).kind != markNone {
		return false
	}
	for _, line := range lines[:min(len(lines), 20)] {
		if len(line.tabs) > 1 {
			return len(row.cells)+len(line.tabs)-1 == width
		}
		if line.markAt(0).kind != markNone {
			return false
		}
	}
	return false
}

// opensQuote reports whether the last cell has an opening quotation mark only.
func opensQuote(cells []phrase) bool {
	last := cells[len(cells)-1]
	return last.hasPrefix(`"`) && strings.Count(last.plain(), `"`)%2 == 1 && last.len() < 5000
}

// readStacked reads a table whose cells are paragraphs of their own. It returns false
// if there is neither a run of column names nor numbered rows.
func (g *grammar) readStacked(lines []textLine) (document, bool) {
	doc := document{stream: true, multiline: true}
	var cells []phrase
	for _, line := range lines {
		cells = append(cells, line.phrase)
	}
	start, columns := g.streamHeader(cells)
	if columns == nil {
		head, _, ok := g.splitNumberedRows(cells)
		if !ok {
			return doc, false
		}
		start = len(head)
	}
	end := g.tableEnd(cells, start)
	for i, cell := range cells {
		if i < start || i >= end {
			doc.blocks = append(doc.blocks, block{text: cell})
		} else {
			doc.blocks = append(doc.blocks, block{cells: []phrase{cell}})
		}
	}
	return doc, true
}

// tableEnd returns the index after the last cell of a table whose cells are
// paragraphs: before the signature, the contacts and the rest of a web page.
func (g *grammar) tableEnd(cells []phrase, start int) int {
	for i := max(start+1, len(cells)-30); i < len(cells); i++ {
		// After an office, a date is its deadline.
		signed := i+1 < len(cells) && g.traitsOf(cells[i-1]).deadline && g.isIssuer(cells[i]) && g.isDateLine(cells[i+1]) && cells[i+1].index("年") > 0
		if signed && g.isPastTable(cells[min(i+2, len(cells)):]) || (isPageFurniture(cells[i]) || cells[i].isTableFooter()) && g.isPastTable(cells[i+1:]) {
			return i
		}
	}
	return len(cells)
}

// isPastTable reports whether no cell of a table is among the lines.
func (g *grammar) isPastTable(lines []phrase) bool {
	return !slices.ContainsFunc(lines, func(line phrase) bool {
		_, isNumber := line.numberOnly()
		return isNumber || line.markAt(0).kind != markNone
	})
}
