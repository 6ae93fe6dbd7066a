package document

// Line is one line of a text that is not blank.
type Line struct {
	Phrase           // trimmed
	Tabs    []Phrase // its parts between tabs; nil if it has none
	Heading int      // the level that its style gives it as a heading; 0: none
	Indent  int      // blank columns before it, in a text
	Width   int      // columns with its indent, in a text
}

// CellLines returns the lines of a cell that are not blank.
func CellLines(cell Phrase) []Line {
	var lines []Line
	for _, line := range cell.SplitFunc(func(r rune) bool { return r == '\n' }) {
		if line = line.Trim(); !line.Empty() {
			lines = append(lines, Line{Phrase: line})
		}
	}
	return lines
}

// AsLine returns a paragraph as a line of text.
func (b Block) AsLine() Line {
	line := Line{Phrase: b.Text, Heading: b.Heading()}
	if b.Style != nil {
		line.Tabs = b.Style.tabs
	}
	return line
}
