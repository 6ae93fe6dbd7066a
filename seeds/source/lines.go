package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"duban/seeds/document"
)

// Lines returns the cleaned lines of a text without blank ones. Line numbers count all lines.
func (c *Reader) Lines(text string) []document.Line {
	text = EvenLines(text)
	found := pinyinOf(text)
	lines := make([]document.Line, 0, min(strings.Count(text, "\n")+1, len(text)/20))
	number, done := 0, 0
	for written := range strings.SplitSeq(text, "\n") {
		number++
		done += len(written) + 1
		if c.Progress.Advance(0, document.FileWork, done, len(text)) != nil {
			return nil
		}
		written = found.without(written)
		words := c.CleanLine(written, number).Trim()
		if words.Empty() {
			continue
		}
		line := document.Line{Phrase: words}
		line.Indent, line.Width = lineExtent(written)
		if strings.Contains(written, "\t") {
			for cell := range strings.SplitSeq(written, "\t") {
				line.Tabs = append(line.Tabs, c.CleanLine(cell, number).Trim())
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// EvenLines replaces every kind of line end by a newline.
func EvenLines(text string) string {
	if !slices.ContainsFunc([]string{"\r", "\v", "\f", "\u2028", "\u2029"}, func(end string) bool { return strings.Contains(text, end) }) {
		return text // a replacer would copy it all the same
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
}

// lineExtent returns the indent and the width of a line, in columns.
func lineExtent(written string) (indent, width int) {
	text := strings.TrimRight(written, " \t\u3000\u00a0")
	inside := false
	for _, r := range text {
		size := 1
		switch {
		case r == '\t':
			size = 4
		case r >= 0x2010 && utf8.ValidRune(r) || strings.ContainsRune(",.;:()", r):
			size = 2 // marks too: a page has wide ones, even if the text has not
		}
		inside = inside || r != ' ' && r != '\t' && r != '\u3000' && r != '\u00a0'
		if !inside {
			indent += size
		}
		width += size
	}
	return indent, width
}
