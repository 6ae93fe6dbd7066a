package seeds

import (
	"strings"

	"duban/model"
)

// Limits of what is read, in bytes. No plan comes near them: a larger file
// is another document, or malicious.
const (
	maxUnzipped = 64 << 20
	maxText     = 20 << 20
)

// shortened returns the beginning of a line, cleaned.
func shortened(line string) string {
	line = strings.TrimSpace(model.CleanLine(line))
	if runes := []rune(line); len(runes) > 60 {
		return string(runes[:60])
	}
	return line
}
