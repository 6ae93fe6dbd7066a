package seeds

// readPipes reads a table drawn with |. It returns false if the text has none.
func (g *grammar) readPipes(lines []textLine) (document, bool) {
	lone, piped, ended, opened := 0, 0, 0, 0
	for _, line := range lines {
		switch {
		case line.key() == "|":
			lone++
		case line.index("|") >= 0:
			piped++
			if line.hasSuffix("|") {
				ended++
			}
			if line.hasPrefix("|") {
				opened++
			}
		}
	}
	if lone+piped < 2 {
		return document{}, false
	}
	if lone > 2*piped {
		return g.readLonePipes(lines), true
	}
	r := pipeReader{grammar: g, leadingPipes: opened*2 > piped, trailingPipes: ended*2 > piped && !g.pipesOnlyDivide(lines)}
	for i, line := range lines {
		r.readLine(line, r.trailingPipes && pipeFollows(lines[i+1:]))
	}
	r.flush(nil)
	if isOneCellPerLine(r.blocks) {
		return document{blocks: r.oneCellPerLine(), stream: true}, true
	}
	return document{blocks: r.oneRowPerLine()}, true
}

// pipesOnlyDivide reports whether the header has pipes only between cells. Then a pipe
// at the end of a row is before an empty cell.
func (g *grammar) pipesOnlyDivide(lines []textLine) bool {
	var widest []phrase
	header := phrase{}
	for _, line := range lines[:min(len(lines), 2000)] {
		if parts := line.cellsBeforeBars(); len(parts) > len(widest) {
			widest, header = parts, line.phrase
		}
	}
	if len(widest) < 2 || header.hasPrefix("|") || header.hasSuffix("|") {
		return false
	}
	_, ok := g.readHeader(block{cells: append(widest, header.afterLastBar())})
	return ok
}

// oneCellPerLine returns the blocks of a text with one cell a line, each ended by a
// pipe. A line without a pipe begins the cell that the next line ends.
func (r *pipeReader) oneCellPerLine() []block {
	var blocks []block
	rows := 0
	for _, b := range r.blocks {
		last := len(blocks) - 1
		if b.isRow() {
			rows++
		}
		if rows > 1 && b.isRow() && last >= 0 && !blocks[last].isRow() && !r.isAboveHeader(blocks[last].text, b.cells[0]) {
			begun := blocks[last].text
			b.cells[0] = joinLines(begun, b.cells[0])
			blocks = blocks[:last]
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// isAboveHeader reports whether a line without a pipe is a title over a table, as the
// cell below it is the first name of a header.
func (r *pipeReader) isAboveHeader(line, cell phrase) bool {
	_, named := r.columnOf(cell)
	return named && line.len() > 6
}

// oneRowPerLine returns the blocks of a text with one row a line. A | alone is the
// empty last cell of the row above, if that is incomplete.
func (r *pipeReader) oneRowPerLine() []block {
	blocks := r.blocks[:0] // in place, as the result never outgrows the part already read
	for _, b := range r.blocks {
		last := len(blocks) - 1
		if !b.pipeOnly && last >= 0 && r.isContinuation(blocks[last], b) {
			cells := blocks[last].cells
			cells[len(cells)-1] = joinParagraphs(cells[len(cells)-1], b.cells[0])
			blocks[last].cells = append(cells, b.cells[1:]...)
			continue
		}
		if !b.pipeOnly {
			blocks = append(blocks, b)
			continue
		}
		if last >= 0 && blocks[last].isRow() && len(blocks[last].cells) < r.width {
			blocks[last].cells = append(blocks[last].cells, b.cells...)
		}
	}
	return blocks
}

// isContinuation reports whether a row ends in the middle of a sentence that the row
// below continues: together they have as many cells as the others.
func (r *pipeReader) isContinuation(above, below block) bool {
	if !above.isRow() || !below.isRow() || len(above.cells)+len(below.cells)-1 != r.width || len(above.cells) < 2 {
		return false
	}
	open, more := r.traitsOf(above.cells[len(above.cells)-1]), r.traitsOf(below.cells[0])
	ended := above.cells[len(above.cells)-1].suffixOf([]string{"。", ";", "!", ")"}) > 0
	return open.length > 12 && !ended && !open.heading && !open.offices && !open.deadline && more.mark == markNone && !more.numberOnly && !more.empty
}

// pipeFollows reports whether one of the next 30 lines has a pipe.
func pipeFollows(lines []textLine) bool {
	for _, line := range lines[:min(len(lines), 30)] {
		if line.index("|") >= 0 {
			return true
		}
	}
	return false
}

// isOneCellPerLine reports whether most lines hold a single cell, so that a line is no
// row.
func isOneCellPerLine(blocks []block) bool {
	rows, single := 0, 0
	for _, b := range blocks {
		if b.isRow() && len(b.filledCells()) > 0 {
			rows++
			if len(b.cells) == 1 {
				single++
			}
		}
	}
	return single*3 > rows*2 && rows > 3
}

// pipeReader collects rows from lines with pipes.
type pipeReader struct {
	*grammar
	leadingPipes  bool // lines begin with a pipe
	trailingPipes bool // rows end with a pipe: a cell may continue in the next line
	blocks        []block
	cellOpen      bool       // the last cell continues
	pending       []textLine // lines before a row that may begin its first cell
	width         int
}

func (r *pipeReader) readLine(line textLine, followed bool) {
	if line.key() == "|" {
		r.lonePipe(line)
		return
	}
	if line.index("|") < 0 {
		isHeading := line.markAt(0).kind != markNone && r.isFull() // a heading between rows
		if r.cellOpen && followed && !isHeading {
			r.appendToCell(line.phrase)
		} else {
			r.cellOpen = false
			r.pending = append(r.pending, line)
		}
		return
	}
	cells, closed := r.splitLine(line)
	// A row that has all its cells does not continue with several more, or a heading.
	startsRow := r.isFull() && (len(cells) > 1 || len(cells) == 1 && r.traitsOf(cells[0]).heading) || r.leadingPipes && line.hasPrefix("|")
	if r.cellOpen && len(cells) > 0 && !startsRow {
		r.appendToCell(cells[0])
		last := &r.blocks[len(r.blocks)-1]
		last.cells = append(last.cells, cells[1:]...)
	} else {
		cells = r.flush(cells)
		r.blocks = append(r.blocks, block{cells: cells})
	}
	r.cellOpen = r.trailingPipes && !closed
	r.width = max(r.width, len(r.blocks[len(r.blocks)-1].cells))
}

// isFull reports whether the open row has all its cells.
func (r *pipeReader) isFull() bool {
	return r.cellOpen && len(r.blocks[len(r.blocks)-1].cells) >= r.width
}

// lonePipe reads a line with only |: the end of an open cell, or an empty cell.
func (r *pipeReader) lonePipe(line textLine) {
	if !r.cellOpen && len(r.pending) == 0 && len(r.blocks) > 0 {
		r.blocks = append(r.blocks, block{cells: []phrase{line.sub(0, 0)}, pipeOnly: true})
	}
	r.cellOpen = false
}

func (r *pipeReader) appendToCell(more phrase) {
	last := &r.blocks[len(r.blocks)-1]
	cell := &last.cells[len(last.cells)-1]
	*cell = joinLines(*cell, more.trim())
}

// splitLine returns the cells of a line, and whether the last one is closed.
func (r *pipeReader) splitLine(line textLine) (cells []phrase, closed bool) {
	p := line.phrase
	if r.leadingPipes && p.hasPrefix("|") {
		p = p.sub(1, p.len())
	}
	from := 0
	for i := range p.len() {
		if p.at(i) == '|' {
			cells = append(cells, p.sub(from, i).trim())
			from = i + 1
		}
	}
	if len(cells) > 2 && cells[0].empty() {
		if _, ok := r.readHeader(block{cells: cells[1:]}); ok {
			cells = cells[1:] // a header alone is drawn with a pipe before it
		}
	}
	rest := p.sub(from, p.len()).trim()
	if rest.empty() && len(cells) > 0 && r.trailingPipes {
		return cells, true
	}
	return append(cells, rest), false
}

// flush handles the pending lines before a row. A single numbered one is the beginning
// of its first cell if the row lacks cells and has no number; others are paragraphs.
func (r *pipeReader) flush(cells []phrase) []phrase {
	short := len(cells) > 0 && len(cells) < r.width && r.trailingPipes && len(r.pending) == 1
	if short && r.pending[0].markAt(0).kind != markNone {
		first := cells[0]
		if _, isNumber := first.numberOnly(); !isNumber && first.markAt(0).kind == markNone && !first.empty() {
			cells[0] = joinLines(r.pending[0].phrase, first)
			r.pending = nil
		}
	}
	for _, line := range r.pending {
		r.blocks = append(r.blocks, block{text: line.phrase})
	}
	r.pending = nil
	return cells
}

// readLonePipes reads cells in lines of their own with a | in a line between them.
func (g *grammar) readLonePipes(lines []textLine) document {
	doc := document{stream: true}
	var cell []textLine
	first, last := -1, -1
	for i, line := range lines {
		if line.index("|") >= 0 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	// Of the lines before a lone pipe, the last one is the first cell.
	begin := first
	if lines[first].key() == "|" {
		begin = max(first-1, 0)
	}
	for _, line := range lines[:begin] {
		doc.blocks = append(doc.blocks, block{text: line.phrase})
	}
	for _, line := range lines[begin : last+1] {
		if line.index("|") < 0 {
			cell = append(cell, line)
			continue
		}
		for _, part := range line.cellsBeforeBars() {
			doc.blocks = append(doc.blocks, block{cells: []phrase{g.joinCellLines(cell, part)}})
			cell = nil
		}
		if rest := line.afterLastBar(); !rest.empty() {
			cell = []textLine{{phrase: rest}}
		}
	}
	if len(cell) > 0 {
		if cellTraits := g.traitsOf(cell[0].phrase); cellTraits.deadline || cellTraits.offices {
			doc.blocks = append(doc.blocks, block{cells: []phrase{cell[0].phrase}})
		} else {
			doc.blocks = append(doc.blocks, block{text: cell[0].phrase})
		}
	}
	for i, line := range lines[last+1:] {
		cellTraits := g.traitsOf(line.phrase)
		signed := last+2 < len(lines) && g.isDateLine(lines[last+2].phrase)
		if i == 0 && len(cell) == 0 && !signed && (cellTraits.deadline || cellTraits.offices) {
			doc.blocks = append(doc.blocks, block{cells: []phrase{line.phrase}})
			continue
		}
		doc.blocks = append(doc.blocks, block{text: line.phrase})
	}
	return doc
}

// cellsBeforeBars returns the parts of a line before each pipe.
func (p phrase) cellsBeforeBars() []phrase {
	var parts []phrase
	from := 0
	for i := range p.len() {
		if p.at(i) == '|' {
			parts = append(parts, p.sub(from, i).trim())
			from = i + 1
		}
	}
	return parts
}

// afterLastBar returns what is after the last pipe of a line.
func (p phrase) afterLastBar() phrase {
	for i := p.len() - 1; i >= 0; i-- {
		if p.at(i) == '|' {
			return p.sub(i+1, p.len()).trim()
		}
	}
	return p
}

// joinCellLines joins the lines of a cell with its last part.
func (g *grammar) joinCellLines(lines []textLine, end phrase) phrase {
	var cell phrase
	for _, line := range lines {
		cell = joinNonEmpty(cell, line.phrase)
	}
	return joinNonEmpty(cell, end)
}
