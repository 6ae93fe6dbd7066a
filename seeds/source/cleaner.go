package source

import (
	"duban/model"
	"duban/seeds/document"
)

// Reader makes texts of what a file holds, without characters that could act on a
// terminal.
type Reader struct {
	fold     document.Folding
	progress *document.Progress
	isHeader func(cells []document.Phrase) bool
	// Controls holds, by line, warnings about the characters that are left out.
	Controls map[int]model.Warning
	// LeftOut holds warnings about hidden rows and columns of sheets.
	LeftOut []model.Warning
}

// NewReader returns a reader whose texts know their folded characters. isHeader reports
// whether cells may be the header of a table.
func NewReader(fold document.Folding, progress *document.Progress, isHeader func(cells []document.Phrase) bool) *Reader {
	return &Reader{fold: fold, progress: progress, isHeader: isHeader, Controls: map[int]model.Warning{}}
}

// cleanText returns text without characters that could act on a terminal. They are
// reported once for each line.
func (c *Reader) cleanText(text string, line int) document.Phrase {
	c.recordControls(text, line)
	return c.fold.Phrase(model.Clean(text), line)
}

// cleanLine is cleanText for text that must stay on one line.
func (c *Reader) cleanLine(text string, line int) document.Phrase {
	c.recordControls(text, line)
	return c.fold.Phrase(model.CleanLine(text), line)
}

func (c *Reader) recordControls(text string, line int) {
	if _, known := c.Controls[line]; !known && model.HasTerminalControls(text) {
		c.Controls[line] = model.Warning{Line: line, Text: Shortened(text), Why: model.WhyControls}
	}
}
