package seeds

import (
	"bytes"
	"strings"

	"duban/model"
	"duban/seeds/source"
	"duban/seeds/source/ooxml"
)

// Unended returns a warning if a text does not end with a newline, as its end may be
// missing. ok is false if it does, or if the file is no text.
func Unended(data []byte) (warning model.Warning, ok bool) {
	data = bytes.TrimRight(data, " \t\x00\x1a") // UTF-16 has a zero behind the newline
	if len(data) == 0 || ooxml.IsArchive(data) || bytes.HasSuffix(data, []byte("\n")) || bytes.HasSuffix(data, []byte("\r")) {
		return model.Warning{}, false
	}
	d, err := source.Decode(data)
	if err != nil {
		return model.Warning{}, false
	}
	text := strings.TrimRight(source.EvenLines(d.Text), " \t")
	if strings.HasSuffix(text, "\n") {
		return model.Warning{}, false
	}
	last := text[strings.LastIndexByte(text, '\n')+1:]
	return model.Warning{Line: 1 + strings.Count(text, "\n"), Text: source.Shortened(last), Why: model.WhyUnended}, true
}
