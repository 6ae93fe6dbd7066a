package field

import (
	"duban/tui/draw"
	"duban/tui/paint"
)

// View draws the part of the text around the cursor in width columns, with the
// mark of the real cursor.
func (f *Field) View(pen draw.Pen, width int) string {
	text, at := f.cursor()
	under := underCursor(pen, text, at)
	start, room := at, width-draw.Width(under)
	for start > 0 {
		room -= draw.Width(pen.Text(string(text[start-1])))
		if room < 0 {
			break
		}
		start--
	}
	before, after := pen.Text(string(text[start:at])), ""
	if at < len(text) {
		after = string(text[at+1:])
	}
	left := width - draw.Width(before) - draw.Width(under)
	return before + paint.CursorMark() + pen.Theme.Chosen.Render(under) + pen.Cut(after, left)
}

// underCursor returns the character under the cursor; a blank at a line's end.
func underCursor(pen draw.Pen, text []rune, at int) string {
	if at < len(text) && text[at] != '\n' {
		if under := pen.Text(string(text[at])); draw.Width(under) > 0 {
			return under
		}
	}
	return " "
}

// Rows draws all of the text in rows of width columns, and returns the row of the
// cursor.
func (f *Field) Rows(pen draw.Pen, width int) (rows []string, cursor int) {
	text, at := f.cursor()
	spans := pen.Rows(text, width)
	cursor = rowOf(spans, at)
	if span := spans[cursor]; at == span.End && draw.Width(pen.Text(string(text[span.Start:at]))) >= width {
		// The row is full: the cursor is on the next.
		spans = append(spans[:cursor+1], append([]draw.RowSpan{{Start: at, End: at}}, spans[cursor+1:]...)...)
		cursor++
	}
	for i, span := range spans {
		if i != cursor {
			rows = append(rows, pen.Text(string(text[span.Start:span.End])))
			continue
		}
		after := ""
		if at < span.End {
			after = pen.Text(string(text[at+1 : span.End]))
		}
		rows = append(rows, pen.Text(string(text[span.Start:at]))+
			paint.CursorMark()+pen.Theme.Chosen.Render(underCursor(pen, text, at))+after)
	}
	return rows, cursor
}
