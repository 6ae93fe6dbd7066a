package numbering

import (
	"duban/seeds/document"
)

// JoinParagraphs joins two paragraphs, without a line break if the first is a long line
// that ends in the middle of a sentence: its page broke it.
func JoinParagraphs(a, b document.Phrase) document.Phrase {
	if a.Empty() {
		return b
	}
	middle := a.Len() >= 20 && !IsEnded(a) && !a.HasSuffix("”")
	if middle || a.HasSuffix(",") || a.HasSuffix("、") {
		return a.Appended(b)
	}
	return document.JoinLines(a, b)
}
