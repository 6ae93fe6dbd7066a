package layout

import (
	"slices"

	"duban/seeds/column"
	"duban/seeds/document"
	"duban/seeds/numbering"
	"duban/seeds/text"
)

// Pipes reads a table drawn with |. It returns false if the text has none.
func Pipes(g *text.Grammar, lines []document.Line) (document.Document, bool) {
	single, piped, alone, ended, opened := 0, 0, 0, 0, 0 // lines with pipes
	var widest document.Line                             // the first with most cells
	width := 1
	for _, line := range lines {
		cells := line.CellsBetweenBars()
		if len(cells) == 1 {
			continue
		}
		if len(cells) > width {
			width, widest = len(cells), line
		}
		piped++
		if len(slices.DeleteFunc(cells, document.Phrase.Empty)) == 1 {
			single++
		}
		switch {
		case isPipe(line):
			alone++
			continue
		case line.HasSuffix("|"):
			ended++
		}
		if line.HasPrefix("|") {
			opened++
		}
	}
	if piped < 2 {
		return document.Document{}, false
	}
	cells, begin, end := cellsBetweenPipes(g, lines)
	inLines := single+alone > 3 && (single+alone)*3 > piped*2 // a line is no row
	if inLines {
		if doc, ok := rowsOf(g, lines, cells, false); ok {
			return doc, true
		}
	}
	if doc, ok := countedRows(g, lines); ok {
		return doc, true
	}
	if inLines {
		return pipeStream(g, cells, begin, end)
	}
	piped -= alone
	r := pipeReader{Grammar: g, leadingPipes: opened*2 > piped, trailingPipes: ended*2 > piped && widest.HasSuffix("|")}
	for i, line := range lines {
		r.readLine(line, r.trailingPipes && pipeFollows(lines[i+1:]))
	}
	r.flush(nil)
	blocks := r.oneRowPerLine()
	alignRight(g, blocks)
	return document.Document{Blocks: blocks}, true
}

// oneRowPerLine returns the blocks of a text with one row a line. A | alone is the
// empty last cell of the row above, if that is incomplete.
func (r *pipeReader) oneRowPerLine() []document.Block {
	blocks := r.blocks[:0] // in place, as the result never outgrows the part already read
	for _, b := range r.blocks {
		last := len(blocks) - 1
		if !b.PipeOnly && last >= 0 && r.isContinuation(blocks[last], b) {
			cells := blocks[last].Cells
			cells[len(cells)-1] = numbering.JoinParagraphs(cells[len(cells)-1], b.Cells[0])
			blocks[last].Cells = append(cells, b.Cells[1:]...)
			continue
		}
		if !b.PipeOnly {
			blocks = append(blocks, b)
			continue
		}
		if last >= 0 && blocks[last].IsRow() && len(blocks[last].Cells) < r.width {
			blocks[last].Cells = append(blocks[last].Cells, b.Cells...)
		}
	}
	return blocks
}

// isContinuation reports whether a row ends in the middle of a sentence that the row
// below continues: together they have as many cells as the others.
func (r *pipeReader) isContinuation(above, below document.Block) bool {
	if !above.IsRow() || !below.IsRow() || len(above.Cells)+len(below.Cells)-1 != r.width || len(above.Cells) < 2 {
		return false
	}
	open, more := r.TraitsOf(above.Cells[len(above.Cells)-1]), r.TraitsOf(below.Cells[0])
	ended := numbering.IsEnded(above.Cells[len(above.Cells)-1])
	return open.Length > 12 && !ended && !open.Heading && !open.Offices && !open.Deadline && more.Mark == numbering.MarkNone && !more.NumberOnly && !more.Empty
}

// pipeFollows reports whether one of the next 30 lines has a pipe.
func pipeFollows(lines []document.Line) bool {
	for _, line := range lines[:min(len(lines), 30)] {
		if line.Index("|") >= 0 {
			return true
		}
	}
	return false
}

// pipeReader collects rows from lines with pipes.
type pipeReader struct {
	*text.Grammar
	leadingPipes  bool // lines begin with a pipe
	trailingPipes bool // rows end with a pipe: a cell may continue in the next line
	blocks        []document.Block
	cellOpen      bool            // the last cell continues
	pending       []document.Line // lines before a row that may begin its first cell
	width         int
}

func (r *pipeReader) readLine(line document.Line, followed bool) {
	if isPipe(line) {
		r.lonePipe(line)
		return
	}
	if line.Index("|") < 0 {
		isHeading := numbering.IsNumbered(line.Phrase) && r.isFull() // a heading between rows
		if r.cellOpen && followed && !isHeading {
			r.appendToCell(line.Phrase)
		} else {
			r.cellOpen = false
			r.pending = append(r.pending, line)
		}
		return
	}
	cells, closed := r.splitLine(line)
	// A row that has all its cells does not continue with several more, or a heading.
	continues := r.cellOpen && !r.leadingPipes && line.HasPrefix("|") // a pipe at the beginning closes the cell above
	startsRow := !continues && r.isFull() && (len(cells) > 1 || len(cells) == 1 && r.TraitsOf(cells[0]).Heading) || r.leadingPipes && line.HasPrefix("|")
	if r.cellOpen && len(cells) > 0 && !startsRow {
		r.appendToCell(cells[0])
		last := &r.blocks[len(r.blocks)-1]
		last.Cells = append(last.Cells, cells[1:]...)
	} else {
		cells = r.flush(cells)
		r.blocks = append(r.blocks, document.Block{Cells: cells})
	}
	r.cellOpen = r.trailingPipes && !closed
	r.width = max(r.width, len(r.blocks[len(r.blocks)-1].Cells))
}

// isFull reports whether the open row has all its cells.
func (r *pipeReader) isFull() bool {
	return r.cellOpen && len(r.blocks[len(r.blocks)-1].Cells) >= r.width
}

// lonePipe reads a line with only |: the end of an open cell, or an empty cell.
func (r *pipeReader) lonePipe(line document.Line) {
	if !r.cellOpen && len(r.pending) == 0 && len(r.blocks) > 0 {
		r.blocks = append(r.blocks, document.Block{Cells: []document.Phrase{line.Sub(0, 0)}, PipeOnly: true})
	}
	r.cellOpen = false
}

func (r *pipeReader) appendToCell(more document.Phrase) {
	last := &r.blocks[len(r.blocks)-1]
	cell := &last.Cells[len(last.Cells)-1]
	*cell = document.JoinNonEmpty(*cell, more.Trim())
}

// splitLine returns the cells of a line, and whether the last one is closed.
func (r *pipeReader) splitLine(line document.Line) (cells []document.Phrase, closed bool) {
	p := line.Phrase
	if r.leadingPipes && p.HasPrefix("|") {
		p = p.Sub(1, p.Len())
	}
	from := 0
	for i := range p.Len() {
		if p.At(i) == '|' {
			cells = append(cells, p.Sub(from, i).Trim())
			from = i + 1
		}
	}
	if len(cells) > 2 && cells[0].Empty() {
		if _, ok := column.ReadHeader(r.Grammar, document.Block{Cells: cells[1:]}); ok {
			cells = cells[1:] // a header alone is drawn with a pipe before it
		}
	}
	rest := p.Sub(from, p.Len()).Trim()
	if rest.Empty() && len(cells) > 0 && r.trailingPipes {
		return cells, true
	}
	return append(cells, rest), false
}

// flush handles the pending lines before a row. A single numbered one is the beginning
// of its first cell if the row lacks cells and has no number; others are paragraphs.
func (r *pipeReader) flush(cells []document.Phrase) []document.Phrase {
	short := len(cells) > 0 && len(cells) < r.width && r.trailingPipes && len(r.pending) == 1
	if short && numbering.IsNumbered(r.pending[0].Phrase) {
		first := cells[0]
		if _, isNumber := numbering.NumberOnly(first); !isNumber && !numbering.IsNumbered(first) && !first.Empty() {
			cells[0] = document.JoinLines(r.pending[0].Phrase, first)
			r.pending = nil
		}
	}
	for _, line := range r.pending {
		r.blocks = append(r.blocks, document.Block{Text: line.Phrase})
	}
	r.pending = nil
	return cells
}

// isPipe reports whether a line is a pipe alone.
func isPipe(line document.Line) bool { return line.Len() == 1 && line.At(0) == '|' }
