package source

import (
	"strings"

	"duban/model"
)

// Limits of what is read, in bytes. No plan comes near them: a larger file
// is another document, or malicious.
const (
	MaxUnzipped = 64 << 20
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
