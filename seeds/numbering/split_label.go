package numbering

import (
	"duban/seeds/document"
)

// SplitLabel returns the words before a colon near the beginning of a line, and
// those after it.
func SplitLabel(p document.Phrase) (label, text document.Phrase) {
	for i := range min(p.Len(), 10) {
		if p.At(i) == ':' {
			return p.Sub(0, i).Trim(), p.Sub(i+1, p.Len()).Trim()
		}
	}
	return document.Phrase{}, p
}

// IsLabelEdge reports whether a character ends the words before a label.
func IsLabelEdge(r rune) bool {
	switch r {
	case ';', ',', '。', '、', '\n', ' ', '[', '|', '!', ']', ':':
		return true
	}
	return r == '(' || r == ')'
}
