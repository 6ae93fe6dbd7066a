package seeds

// textLine is one line of a text that is not blank.
type textLine struct {
	phrase           // trimmed
	tabs    []phrase // its parts between tabs; nil if it has none
	heading int      // the level that its style gives it as a heading; 0: none
	indent  int      // blank columns before it, in a text
	width   int      // columns with its indent, in a text
}

func cellLines(cell phrase) []textLine {
	var lines []textLine
	from := 0
	for i := 0; i <= cell.len(); i++ {
		if i < cell.len() && cell.at(i) != '\n' {
			continue
		}
		if line := cell.sub(from, i).trim(); !line.empty() {
			lines = append(lines, textLine{phrase: line})
		}
		from = i + 1
	}
	return lines
}

// asLine returns a paragraph as a line of text.
func (b block) asLine() textLine {
	line := textLine{phrase: b.text, heading: b.heading()}
	if b.style != nil {
		line.tabs = b.style.tabs
	}
	return line
}
