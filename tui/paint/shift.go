package paint

// edit deletes columns of a row, or inserts blank ones.
type edit struct {
	old, new int // the cells in the old and the new row before which it happens
	columns  int // that are inserted; deleted if it is negative
}

// shift moves what a row shows already to where the new row has it, so that it is not
// sent again: keys in a footer move aside when one more applies to the task. No
// character is pushed over the right edge, as tmux damages wide ones there.
func (w *Writer) shift(i int, l *line) {
	old := &w.rows[i]
	if !inksOnly(old.end) || !inksOnly(l.end) {
		return // a shift fills the row with blanks at its right
	}
	w.edits = edits(old, &l.row, w.edits[:0])
	room := max(old.width, l.width) - old.textWidth()
	for _, e := range w.edits {
		room -= e.columns
	}
	if len(w.edits) == 0 || room < 0 {
		return
	}
	// Deletions make room for insertions. From the right, the columns of the old row
	// hold; then, from the left, those of the new one.
	for k := len(w.edits) - 1; k >= 0; k-- {
		if e := w.edits[k]; e.columns < 0 {
			w.edit(i, old.cells[e.old].col, e.columns)
		}
	}
	for _, e := range w.edits {
		if e.columns > 0 {
			w.edit(i, l.cells[e.new].col, e.columns)
		}
	}
}

func (w *Writer) edit(i, col, columns int) {
	w.moveTo(i, col)
	if !inksOnly(w.pen) {
		w.setPen("")
	}
	if columns < 0 {
		w.output = appendNumber(w.output, -columns, 'P')
	} else {
		w.output = appendNumber(w.output, columns, '@')
	}
	w.rows[i].edit(col, columns)
}

// edits returns what to do with the old row, from left to right, so that much of it is
// where the new row has it.
func edits(old, new *row, edits []edit) []edit {
	for o, n, moved := 0, 0, 0; o < len(old.cells) && n < len(new.cells); {
		if old.cells[o].col+moved == new.cells[n].col && sameCell(old, new, o, n) {
			o, n = o+1, n+1
			continue
		}
		if old.cells[o].col+moved != new.cells[n].col {
			return edits
		}
		e, length := bestEdit(old, new, o, n)
		if length == 0 {
			return edits
		}
		edits = append(edits, e)
		moved += e.columns
		if e.columns > 0 {
			n = cellAt(new, new.cells[n].col+e.columns)
		} else {
			o = cellAt(old, old.cells[o].col-e.columns)
		}
		o, n = o+length, n+length
	}
	return edits
}

// cellAt returns the cell that begins in a column.
func cellAt(r *row, col int) int {
	i := 0
	for r.cells[i].col < col {
		i++
	}
	return i
}

// editCost is how much an edit must save: the movement there and the edit.
const editCost = len("\x1b[24;100H") + len("\x1b[10P")

// bestEdit returns the edit before two cells that differ which saves most, and how many
// cells are alike behind it; none if nothing is worth it. Blanks count for nothing, as
// they are erased.
func bestEdit(old, new *row, o, n int) (best edit, length int) {
	most := editCost
	try := func(from, to int) {
		saved, right := 0, 0
		for k := 0; from+k < len(old.cells) && to+k < len(new.cells) && sameCell(old, new, from+k, to+k); k++ {
			c := &new.cells[to+k]
			for right < len(old.cells) && old.cells[right].col < c.col {
				right++
			}
			if isRight := right < len(old.cells) && old.cells[right].col == c.col && sameCell(old, new, right, to+k); isRight || c.blank {
				continue
			}
			saved += c.end - c.start
			if to+k > 0 && new.cells[to+k-1].pen != c.pen {
				saved += len(c.pen)
			}
			if saved > most {
				most, length = saved, k+1
				best = edit{o, n, new.cells[to].col - new.cells[n].col - (old.cells[from].col - old.cells[o].col)}
			}
		}
	}
	for from := o + 1; from < len(old.cells); from++ {
		if old.widthOf(from) == 1 { // kitty blanks a wide one that comes to where columns are deleted
			try(from, n)
		}
	}
	for to := n + 1; to < len(new.cells); to++ {
		try(o, to)
	}
	return best, length
}

// widthOf returns how many columns a cell takes.
func (r *row) widthOf(i int) int {
	if i+1 < len(r.cells) {
		return r.cells[i+1].col - r.cells[i].col
	}
	return r.width - r.cells[i].col
}

// textWidth is how many columns there are up to the last that is not blank.
func (r *row) textWidth() int {
	for i := len(r.cells) - 1; i >= 0; i-- {
		if !r.cells[i].blank {
			return r.cells[i].col + r.widthOf(i)
		}
	}
	return 0
}

// edit does to the row what the terminal does.
func (r *row) edit(col, columns int) {
	at, width := cellAt(r, col), r.width
	moved := append([]cell(nil), r.cells[at:]...)
	r.cells = r.cells[:at]
	r.addBlanks(col, col+columns)
	for _, c := range moved {
		if c.col += columns; c.col >= col && (r.erased || c.col < width) {
			r.cells = append(r.cells, c)
		}
	}
	if r.erased {
		r.width += columns
	} else {
		r.addBlanks(width+columns, width)
	}
}

func (r *row) addBlanks(from, to int) {
	start := len(r.text)
	r.text += " "
	for col := from; col < to; col++ {
		r.cells = append(r.cells, cell{start: start, end: start + 1, col: col, blank: true})
	}
}
