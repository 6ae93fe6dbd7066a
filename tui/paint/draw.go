package paint

import (
	"strconv"

	"github.com/charmbracelet/x/ansi"
)

// draw writes the parsed frame in as few bytes as its rows allow.
func (w *Writer) draw(after pens) {
	f := &w.next
	if f.repaint {
		w.forget()
		w.mark.set = false
	}
	for len(w.rows) < f.height {
		w.rows = append(w.rows, row{})
	}
	w.followMark()
	w.drawing, w.pen = false, w.pens.now
	if f.below {
		w.forget()
	}
	for i := range f.lines[:f.height] {
		if l := &f.lines[i]; !l.skipped {
			w.drawLine(i, l)
		}
	}
	w.setPen(after.now)
	if f.below {
		w.eraseBelow()
	}
	w.remember(f.below)
	w.pens = after
	w.placeCursor()
}

// eraseBelow erases from where the renderer would have left the cursor.
func (w *Writer) eraseBelow() {
	if last := w.next.height - 1; w.next.lines[last].skipped {
		w.moveTo(last, 0)
	}
	w.output = append(w.output, eraseBelow...)
}

// remember keeps the frame's lines as what the rows show now. Erasing below the
// cursor can take a part of the last line with it, so then nothing is known.
func (w *Writer) remember(below bool) {
	for i := range w.next.lines[:w.next.height] {
		l := &w.next.lines[i]
		if l.skipped {
			continue
		}
		w.rows[i], l.row = l.row, w.rows[i]
		if below {
			w.rows[i].trusted = false
		}
	}
}

// drawLine draws what differs of a line.
func (w *Writer) drawLine(i int, l *line) {
	old := &w.rows[i]
	switch {
	case !l.trusted:
		w.moveTo(i, 0)
		w.setPen(l.start)
		w.drawWhole(l)
		w.col, w.pen = endOfRow, l.end
		return
	case old.trusted:
		if !w.Basic {
			w.shift(i, l)
		}
		w.spans = differences(old, &l.row, w.spans[:0])
	case len(l.cells) > 0:
		w.spans = append(w.spans[:0], span{0, len(l.cells)})
	default:
		w.spans = w.spans[:0]
	}
	for _, s := range w.spans {
		w.moveTo(i, l.cells[s.from].col)
		w.drawSpan(&l.row, s)
	}
	if l.erased && (!old.trusted || !sameTail(old, &l.row)) {
		w.moveTo(i, l.width)
		w.setPen(l.end)
		w.output = append(w.output, eraseRight...)
	}
}

// drawSpan draws cells from where the cursor is. Blanks look alike in all pens that
// only colour characters, and a long run of them is erased rather than sent.
func (w *Writer) drawSpan(r *row, s span) {
	for i := s.from; i < s.to; {
		blanks := i
		for blanks < s.to && r.cells[blanks].blank {
			blanks++
		}
		if n := blanks - i; !w.Basic && (n > eraseAndCrossCost || blanks == s.to && n > eraseCost) {
			w.eraseBlanks(n)
			if i = blanks; i < s.to {
				w.output = appendNumber(w.output, n, 'C')
				continue
			}
			w.col = r.cells[s.to-1].col + 1 - n
			return
		}
		if c := r.cells[i]; blanks == i || !inksOnly(w.pen) {
			w.setPen(c.pen)
		}
		end := max(blanks, i+1)
		w.output = append(w.output, r.text[r.cells[i].start:r.cells[i].end]...)
		for i++; i < end; i++ {
			w.output = append(w.output, ' ')
		}
	}
	w.recordWritten(r, s)
}

// These are usual lengths of what erases cells, and of that and the move over them.
const (
	eraseCost         = len("\x1b[10X")
	eraseAndCrossCost = 2 * eraseCost
)

// eraseBlanks blanks cells from the cursor on, which stays where it is.
func (w *Writer) eraseBlanks(n int) {
	if !inksOnly(w.pen) {
		w.setPen("")
	}
	w.output = appendNumber(w.output, n, 'X')
}

// setPen changes the terminal's pen.
func (w *Writer) setPen(pen string) {
	w.output = appendPen(w.output, w.pen, pen)
	w.pen = pen
}

// drawWhole draws all of a line. A character about whose width terminals disagree
// is drawn over blanks, and what follows is drawn at its column.
func (w *Writer) drawWhole(l *line) {
	drawn := 0
	for i, c := range l.cells {
		if !c.doubtful {
			continue
		}
		next := l.width
		if i+1 < len(l.cells) {
			next = l.cells[i+1].col
		}
		w.output = append(w.output, l.text[drawn:c.start]...)
		for range next - c.col {
			w.output = append(w.output, ' ')
		}
		w.moveInRow(c.col)
		w.output = append(w.output, l.text[c.start:c.end]...)
		w.moveInRow(next)
		drawn = c.end
	}
	w.output = append(w.output, l.text[drawn:]...)
}

// moveInRow moves the cursor within its row.
func (w *Writer) moveInRow(col int) {
	if w.Basic {
		w.moveAnywhere(w.row, col)
	} else {
		w.output = appendNumber(w.output, col+1, 'G')
	}
}

func (w *Writer) moveAnywhere(row, col int) {
	w.output = append(w.output, "\x1b["...)
	w.output = strconv.AppendInt(w.output, int64(row+1), 10)
	if col > 0 {
		w.output = append(w.output, ';')
		w.output = strconv.AppendInt(w.output, int64(col+1), 10)
	}
	w.output = append(w.output, 'H')
}

func appendNumber(output []byte, n int, final byte) []byte {
	output = append(output, "\x1b["...)
	output = strconv.AppendInt(output, int64(n), 10)
	return append(output, final)
}

// recordWritten records where the cursor is after a span. After the last cell it may
// stand past the last column, where only a line end or an absolute movement is
// understood by all terminals in the same way; erasing is for lines that end
// before.
func (w *Writer) recordWritten(r *row, s span) {
	if s.to < len(r.cells) {
		w.col = r.cells[s.to].col
	} else if r.erased {
		w.col = r.width
	} else {
		w.col = endOfRow
	}
}

// span is a run of cells of a row, the last one excluded.
type span struct{ from, to int }

// differences returns what must be drawn of the new row. Both rows have a cell
// that begins where a span begins, and one that ends where it ends, so that no
// wide character is cut.
func differences(old, new *row, spans []span) []span {
	i := 0
	for j := range new.cells {
		for i < len(old.cells) && old.cells[i].col < new.cells[j].col {
			i++
		}
		if i < len(old.cells) && old.cells[i].col == new.cells[j].col && sameCell(old, new, i, j) {
			continue
		}
		if last := len(spans) - 1; last >= 0 && !worthSkipping(new, spans[last].to, j) {
			spans[last].to = j + 1
			continue
		}
		spans = append(spans, span{j, j + 1})
	}
	return spans
}

// worthSkipping reports whether to move over unchanged cells costs less than to
// send them again.
func worthSkipping(r *row, from, to int) bool {
	cost := 0
	for i := from; i < to; i++ {
		cost += r.cells[i].end - r.cells[i].start
		if r.cells[i].pen != r.cells[i-1].pen && !r.cells[i].blank {
			cost += len(r.cells[i].pen)
		}
	}
	return cost > len("\x1b[100G")
}

func sameCell(old, new *row, i, j int) bool {
	a, b := &old.cells[i], &new.cells[j]
	if a.pen != b.pen {
		return a.blank && b.blank
	}
	return old.text[a.start:a.end] == new.text[b.start:b.end]
}

// sameTail reports whether what follows the cells needs no drawing.
func sameTail(old, new *row) bool {
	if !new.erased {
		return true
	}
	return old.erased && old.end == new.end && old.width <= new.width
}

// endOfRow is the column of a cursor that is somewhere in its row, perhaps
// past the last column.
const endOfRow = -1

// moveTo places the cursor. The first movement of a frame relies on nothing, as
// the terminal may have been resized, or another program written to it.
func (w *Writer) moveTo(row, col int) {
	switch {
	case w.drawing && w.row == row && w.col == col:
	case w.drawing && w.row == row-1:
		w.output = append(w.output, "\r\n"...)
		if col > 0 {
			w.output = appendNumber(w.output, col, 'C')
		}
	case row == 0 && col == 0:
		w.output = append(w.output, home...)
	case w.drawing && w.row == row:
		w.moveInRow(col)
	default:
		w.moveAnywhere(row, col)
	}
	w.row, w.col, w.placed, w.drawing = row, col, true, true
}

// followMark finds the frame's mark. The line that holds it may be one that the
// renderer left as it is, so the mark is kept until its line is rewritten.
func (w *Writer) followMark() {
	for i := range w.next.lines[:w.next.height] {
		l := &w.next.lines[i]
		if l.skipped {
			continue
		}
		if l.markCol >= 0 {
			w.mark = mark{row: i, col: l.markCol, set: true}
		} else if w.mark.row == i {
			w.mark.set = false
		}
	}
	if w.mark.row >= w.next.height {
		w.mark.set = false
	}
}

// placeCursor ends the frame: at the mark and visible, else where the renderer
// leaves the cursor, and as visible as it wants.
func (w *Writer) placeCursor() {
	row, col, visible := w.next.height-1, 0, w.asked
	if w.mark.set {
		row, col, visible = w.mark.row, w.mark.col, true
	}
	if w.drawing || !w.placed || w.row != row || w.col != col {
		w.moveTo(row, col)
	}
	if visible == w.visible {
		return
	}
	w.visible = visible
	if visible {
		w.output = append(w.output, ansi.ShowCursor...)
	} else {
		w.output = append(w.output, ansi.HideCursor...)
	}
}
