package draw

// RowSpan is a row of a text that is being edited: the characters from Start up
// to End.
type RowSpan struct{ Start, End int }

// Rows breaks a text that is being edited into rows of at most width columns.
// Lines end by the rules of Wrap, but no blank is dropped: every character has
// its place under the cursor.
func (p Letters) Rows(text []rune, width int) []RowSpan {
	var rows []RowSpan
	var line []glyph
	start, columns := 0, 0
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			rows = append(rows, RowSpan{start, i})
			start, line, columns = i+1, nil, 0
			continue
		}
		// A combining mark counts as a column: under the cursor it takes one.
		drawn := p.Text(string(text[i]))
		taken := max(Width(drawn), 1)
		line = append(line, glyph{drawn, string(text[i]), taken})
		columns += taken
		if columns > width && len(line) > 1 {
			at := breakAt(line, len(line)-1)
			rows = append(rows, RowSpan{start, start + at})
			start += at
			i, line, columns = start-1, nil, 0
		}
	}
	return append(rows, RowSpan{start, len(text)})
}

// OnLastLines lays lines over the last ones of the screen.
func OnLastLines(screen, lines []string) []string {
	copy(screen[max(len(screen)-len(lines), 0):], lines)
	return screen
}
