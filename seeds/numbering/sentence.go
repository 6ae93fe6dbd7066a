package numbering

import (
	"strings"

	"duban/seeds/document"
)

// The marks of sentences, folded. What ends where is defined by the functions below and
// nowhere else.
const (
	ends  = "。!?"        // end a sentence
	parts = ends + ";"   // end a sentence or one of its parts, as the items of a list do
	marks = parts + ":," // are in sentences, not in names
)

// SentenceEnd returns the position of the mark that ends the first sentence, -1 if none
// does.
func SentenceEnd(p document.Phrase) int {
	for i := range p.Len() {
		if strings.ContainsRune(ends, p.At(i)) {
			return i
		}
	}
	return -1
}

// EndsSentence reports whether a text ends with a sentence or a part of one.
func EndsSentence(p document.Phrase) bool { return !p.Empty() && strings.ContainsRune(parts, p.Last()) }

// IsEnded reports whether a line ends with a sentence, quoted or not, a bracket, or a
// colon, which announces what follows: no page broke it.
func IsEnded(p document.Phrase) bool {
	p = p.TrimAny("”")
	return EndsSentence(p) || !p.Empty() && strings.ContainsRune(":)]", p.Last())
}

// IsPunctuated reports whether a text has marks that names and titles have not.
func IsPunctuated(p document.Phrase) bool {
	for _, c := range p.Glyphs {
		if strings.ContainsRune(marks+"|", c.Plain()) {
			return true
		}
	}
	return false
}

// TrimMarks drops the blanks and marks around a clause.
func TrimMarks(p document.Phrase) document.Phrase { return p.TrimAny(" \n\t、." + marks) }

// IsHeadingMark reports whether numbers of a kind are those of headings: 第一章, 一、, (一).
func IsHeadingMark(kind MarkKind) bool { return kind != MarkNone && kind <= MarkParen }

// IsOrdinalSentence reports whether a text begins with 一是, 二是 and so on.
func IsOrdinalSentence(p document.Phrase) bool {
	_, length := HanNumber(p, 0)
	return length > 0 && p.At(length) == '是'
}
