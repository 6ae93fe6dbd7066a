package source

import (
	"strings"

	"duban/model"
	"duban/seeds/source/ooxml"
)

// Limits of what is read, in bytes. No plan comes near them: a larger file
// is another document, or malicious.
const (
	MaxUnzipped = ooxml.MaxUnzipped
	MaxText     = 20 << 20
)

// Shortened returns the beginning of a line, cleaned.
func Shortened(line string) string {
	line = strings.TrimSpace(model.CleanLine(line))
	if runes := []rune(line); len(runes) > 60 {
		return string(runes[:60])
	}
	return line
}

// MaxLeftOut is how many cells are reported, each with its address.
const MaxLeftOut = 1000
