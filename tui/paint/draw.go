package paint

import (
	"strconv"

	"github.com/charmbracelet/x/ansi"
)

// draw writes the parsed frame in as few bytes as its rows allow.
func (w *Writer) draw(p []byte, after pens) {
	f := &w.next
	if f.repaint {
		w.forget()
		w.mark.set = false
	}
	for len(w.rows) < f.height {
		w.rows = append(w.rows, row{})
	}
	w.followMark()
	switch {
	case w.whole || f.below:
		w.output = appendUnmarked(w.output, p)
		w.forget()
		w.row, w.col, w.placed = f.height-1, 0, true
		w.learn(f.below)
	default:
		for i := range f.lines[:f.height] {
			if l := &f.lines[i]; !l.skipped {
				w.drawLine(i, l)
			}
		}
		w.learn(false)
	}
	w.pens = after
	w.placeCursor()
}

// learn keeps the frame's lines as what the rows show now. Erasing below the
// cursor can take a part of the last line with it, so then nothing is known.
func (w *Writer) learn(below bool) {
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

// drawLine draws a line, and leaves the pen as the whole line would have.
func (w *Writer) drawLine(i int, l *line) {
	old := &w.rows[i]
	if !old.trusted || !l.trusted {
		w.moveTo(i, 0)
		w.output = append(w.output, l.text...)
		w.col = -1
		return
	}
	pen := l.start
	first := commonStart(old, &l.row)
	last := len(l.cells) - commonEnd(old, &l.row, first)
	tail := last == len(l.cells) && l.erased && !sameTail(old, &l.row)
	if first < last || tail {
		w.moveTo(i, widthOf(l.cells[:first]))
		if first < last {
			w.output = appendPen(w.output, pen, l.cells[first].pen)
			w.output = append(w.output, l.text[l.cells[first].from:l.cells[last-1].to]...)
			pen = l.cells[last-1].pen
		}
		w.col = -1
	}
	w.output = appendPen(w.output, pen, l.end)
	if tail {
		w.output = append(w.output, eraseRight...)
	}
}

// commonStart counts the cells that both rows begin with.
func commonStart(old, new *row) int {
	n := 0
	for n < len(old.cells) && n < len(new.cells) && sameCell(old, new, n, n) {
		n++
	}
	return n
}

// commonEnd counts the cells, none of the first ones, that both rows end with
// in the same columns.
func commonEnd(old, new *row, first int) int {
	if old.width != new.width || !sameTail(old, new) {
		return 0
	}
	n := 0
	for {
		i, j := len(old.cells)-1-n, len(new.cells)-1-n
		if i < first || j < first || !sameCell(old, new, i, j) {
			return n
		}
		n++
	}
}

func sameCell(old, new *row, i, j int) bool {
	a, b := old.cells[i], new.cells[j]
	return a.pen == b.pen && old.text[a.from:a.to] == new.text[b.from:b.to]
}

// sameTail tells whether what follows the cells needs no drawing.
func sameTail(old, new *row) bool {
	if !new.erased {
		return true
	}
	return old.erased && old.end == new.end && old.width <= new.width
}

func widthOf(cells []cell) int {
	width := 0
	for _, c := range cells {
		width += int(c.width)
	}
	return width
}

// moveTo places the cursor. A column of -1 says that it stands somewhere in its
// row, perhaps past the last column, so that only a line end is sure.
func (w *Writer) moveTo(row, col int) {
	switch {
	case w.placed && w.row == row && w.col == col:
	case w.placed && w.row == row-1 && w.col == -1 && col == 0:
		w.output = append(w.output, "\r\n"...)
	case row == 0 && col == 0:
		w.output = append(w.output, home...)
	default:
		w.output = append(w.output, "\x1b["...)
		w.output = strconv.AppendInt(w.output, int64(row+1), 10)
		if col > 0 {
			w.output = append(w.output, ';')
			w.output = strconv.AppendInt(w.output, int64(col+1), 10)
		}
		w.output = append(w.output, 'H')
	}
	w.row, w.col, w.placed = row, col, true
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
	w.moveTo(row, col)
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
