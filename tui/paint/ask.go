package paint

// Ask sends questions to the terminal and leaves the screen and the cursor as they are.
// Where there is a sample, it is drawn at the beginning of a row that a frame has drawn,
// and the question about the cursor's position follows it: the answer is how wide the
// terminal draws the sample. What was there is drawn again at once. Ask returns whether
// that was asked. The row is never the first, as a position in it looks like F3 with Shift.
func (r *Renderer) Ask(questions, sample, position string) (asked bool) {
	return r.out.ask(questions, sample, position)
}

func (w *Writer) ask(questions, sample, position string) (asked bool) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.output = append(w.output[:0], questions...)
	if row := w.rowToDrawOn(); sample != "" && row > 0 {
		asked = true
		w.drawing = false
		w.moveTo(row, 0)
		w.output = append(append(w.output, sample...), position...)
		w.drawing = false
		w.moveTo(row, 0)
		shown, pen := &w.rows[row], w.pens.now
		for i := 0; i < len(shown.cells) && shown.cells[i].col < widestSample; i++ {
			cell := shown.cells[i]
			w.output = appendPen(w.output, pen, cell.pen)
			w.output = append(w.output, shown.text[cell.start:cell.end]...)
			pen = cell.pen
		}
		w.output = appendPen(w.output, pen, w.pens.now)
		w.drawing, w.placed = false, false
		w.placeCursor()
	}
	if len(w.output) > 0 {
		_, _ = w.out.Write(w.output) // a terminal that is gone is noticed by the next frame
	}
	return asked
}

// widestSample is how many columns a sample can take.
const widestSample = 8

// rowToDrawOn returns a row below the first of which all is known; 0 if there is none.
func (w *Writer) rowToDrawOn() int {
	for i := 1; i < len(w.rows) && i < w.next.height; i++ {
		if w.rows[i].trusted && w.rows[i].width >= widestSample && w.pens.known {
			return i
		}
	}
	return 0
}
