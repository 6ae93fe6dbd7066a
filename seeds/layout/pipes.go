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
	width, last := 1, 0                                  // last: the last line with a pipe
	for i, line := range lines {
		cells := line.CellsBetweenBars()
		if len(cells) == 1 {
			continue
		}
		last = i
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
	var cells []document.Phrase
	var begin, end int
	inLines := single+alone > 3 && (single+alone)*3 > piped*2 // a line is no row
	if inLines {
		cells, begin, end = cellsBetweenPipes(g, lines)
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
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		for end := r.rowEnd(lines, i, width); i < end && !r.trailingPipes; i++ {
			line.Phrase = numbering.JoinParagraphs(line.Phrase, lines[i+1].Phrase)
		}
		r.readLine(line, r.trailingPipes && i < last)
	}
	alignRight(g, r.blocks)
	return document.Document{Blocks: r.blocks}, true
}

// rowEnd returns the index of the line with which the row ends that begins in line i: of a
// row with too few cells, the line that brings all, if its last cell goes on until there. A
// cell goes on in numbered items, or in the middle of a sentence.
func (r *pipeReader) rowEnd(lines []document.Line, i, width int) int {
	const longest = 12 // lines of a cell that no pipe closes
	row := lines[i].CellsBetweenBars()
	for count, end := len(row), i+1; count > 1 && count < width && end < len(lines) && end-i < longest; end++ {
		cells := lines[end].CellsBetweenBars()
		if count += len(cells) - 1; len(cells) == 1 && numbering.IsNumbered(lines[end].Phrase) {
			continue
		}
		open, more := r.TraitsOf(row[len(row)-1]), r.TraitsOf(cells[0])
		isText := open.Length > 2 && !open.Heading && !open.Offices && !open.Deadline && !more.NumberOnly && !more.Empty
		isItem := more.Mark >= numbering.MarkDigit && numbering.IsPunctuated(row[len(row)-1])
		if count == width && isText && (isItem || end == i+1 && open.Length > 12 && more.Mark == numbering.MarkNone && !numbering.IsEnded(row[len(row)-1])) {
			return end
		}
		break
	}
	return i
}

// pipeReader collects rows from lines with pipes.
type pipeReader struct {
	*text.Grammar
	leadingPipes  bool // lines begin with a pipe
	trailingPipes bool // rows end with a pipe: a cell may continue in the next line
	blocks        []document.Block
	cellOpen      bool // the last cell continues
	width         int
}

func (r *pipeReader) readLine(line document.Line, followed bool) {
	row := r.lastRow()
	cells, closed := r.splitLine(line)
	switch {
	case isPipe(line): // the end of an open cell, or an empty cell
		if !r.cellOpen && row != nil && len(row) < r.width {
			r.blocks[len(r.blocks)-1].Cells = append(row, line.Sub(0, 0))
		}
		r.cellOpen = false
	case line.Index("|") < 0:
		isHeading := numbering.IsNumbered(line.Phrase) && r.isFull() // a heading between rows
		if r.cellOpen = r.cellOpen && followed && !isHeading; r.cellOpen {
			row[len(row)-1] = document.JoinNonEmpty(row[len(row)-1], line.Phrase)
		} else {
			r.blocks = append(r.blocks, document.Block{Text: line.Phrase})
		}
	default:
		switch {
		case r.cellOpen && !r.startsRow(line, cells):
			row[len(row)-1] = document.JoinNonEmpty(row[len(row)-1], cells[0])
			r.blocks[len(r.blocks)-1].Cells = append(row, cells[1:]...)
		default:
			r.blocks = append(r.blocks, document.Block{Cells: cells})
		}
		r.cellOpen = r.trailingPipes && !closed
		r.width = max(r.width, len(r.lastRow()))
	}
}

// startsRow reports whether a line begins a row where a cell is open: the open row has all
// its cells, and does not continue with several more, or a heading. A pipe at the beginning
// closes the cell above.
func (r *pipeReader) startsRow(line document.Line, cells []document.Phrase) bool {
	if line.HasPrefix("|") {
		return r.leadingPipes
	}
	return r.isFull() && (len(cells) > 1 || r.TraitsOf(cells[0]).Heading)
}

// isFull reports whether the open row has all its cells.
func (r *pipeReader) isFull() bool { return r.cellOpen && len(r.lastRow()) >= r.width }

// lastRow returns the cells of the last block, nil if that is no row.
func (r *pipeReader) lastRow() []document.Phrase {
	if len(r.blocks) == 0 {
		return nil
	}
	return r.blocks[len(r.blocks)-1].Cells
}

// splitLine returns the cells of a line, and whether the last one is closed.
func (r *pipeReader) splitLine(line document.Line) (cells []document.Phrase, closed bool) {
	cells = line.CellsBetweenBars()
	if len(cells) > 1 && cells[0].Empty() {
		_, isHeader := column.ReadHeader(r.Grammar, document.Block{Cells: cells[1:]})
		if r.leadingPipes || isHeader { // a header alone is drawn with a pipe before it
			cells = cells[1:]
		}
	}
	if last := len(cells) - 1; r.trailingPipes && last > 0 && cells[last].Empty() {
		return cells[:last], true
	}
	return cells, false
}

// isPipe reports whether a line is a pipe alone.
func isPipe(line document.Line) bool { return line.Len() == 1 && line.At(0) == '|' }
