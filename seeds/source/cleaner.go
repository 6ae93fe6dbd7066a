package source

import (
	"duban/model"
	"duban/seeds/document"
)

// Reader makes texts of what a file holds, without characters that could act on a
// terminal.
type Reader struct {
	fold     document.Folding
	Progress *document.Progress
	isHeader func(cells []document.Phrase) bool
	// Controls holds, by line, warnings about the characters that are left out.
	Controls map[int]model.Warning
	// KeepHidden has hidden rows, columns and texts read as if they were shown.
	KeepHidden bool
	// LeftOut holds warnings about cells of sheets that are not read as they are shown:
	// hidden ones, and those without a value.
	LeftOut []model.Warning
	// HiddenYears holds warnings about dates that are shown without their year, to be given
	// where it is not the plan's.
	HiddenYears []HiddenYear
}

// HiddenYear is the year of a date that is shown without it.
type HiddenYear struct {
	Year    int
	Warning model.Warning
}

// NewReader returns a reader whose texts know their folded characters. isHeader reports
// whether cells may be the header of a table.
func NewReader(fold document.Folding, progress *document.Progress, isHeader func(cells []document.Phrase) bool) *Reader {
	return &Reader{fold: fold, Progress: progress, isHeader: isHeader, Controls: map[int]model.Warning{}}
}

// CleanText returns text without characters that could act on a terminal. They are
// reported once for each line.
func (c *Reader) CleanText(text string, line int) document.Phrase {
	c.recordControls(text, line)
	return c.fold.Phrase(model.Clean(text), line)
}

// CleanLine is cleanText for text that must stay on one line.
func (c *Reader) CleanLine(text string, line int) document.Phrase {
	c.recordControls(text, line)
	return c.fold.Phrase(model.CleanLine(text), line)
}

func (c *Reader) recordControls(text string, line int) {
	if _, known := c.Controls[line]; !known && model.HasTerminalControls(text) {
		c.Controls[line] = model.Warning{Line: line, Text: Shortened(text), Why: model.WhyControls}
	}
}
