package numbering

import (
	"duban/seeds/document"
)

// IsHeading reports whether a text is short, of one line and one sentence.
func IsHeading(p document.Phrase) bool {
	return p.Len() <= 40 && p.Index("\n") < 0 && SentenceEnd(TrimMarks(p)) < 0
}
