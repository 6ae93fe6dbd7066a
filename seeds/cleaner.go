package seeds

import "duban/model"

// cleaner makes texts of what a file holds, without characters that could act on a
// terminal.
type cleaner struct {
	fold     folding
	progress *progress
	// isHeader reports whether cells may be the header of a table.
	isHeader func(cells []phrase) bool
	// controls holds, by line, warnings about the characters that are left out.
	controls map[int]model.Warning
}

// cleanText returns text without characters that could act on a terminal. They are
// reported once for each line.
func (c *cleaner) cleanText(text string, line int) phrase {
	c.recordControls(text, line)
	return c.fold.phrase(model.Clean(text), line)
}

// cleanLine is cleanText for text that must stay on one line.
func (c *cleaner) cleanLine(text string, line int) phrase {
	c.recordControls(text, line)
	return c.fold.phrase(model.CleanLine(text), line)
}

func (c *cleaner) recordControls(text string, line int) {
	if _, known := c.controls[line]; !known && model.HasTerminalControls(text) {
		c.controls[line] = model.Warning{Line: line, Text: shortened(text), Why: model.WhyControls}
	}
}
