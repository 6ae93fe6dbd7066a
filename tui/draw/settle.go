package draw

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/unicode/rangetable"
)

// standIn is drawn for a character that terminals draw in different widths: the
// geta mark, which printers put where they have no type. It is two columns wide
// everywhere.
const standIn = "〓"

// settled returns a text as the screen shows it: made of single characters that
// all terminals draw in the width that the ruler counts, one of which never joins
// the next. What is composed is drawn as its base character, or as standIn if that
// has no such width. The ledger keeps the text as it is.
func settled(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return !isCommon(r) }) {
		return text
	}
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		if isCommon(r) {
			b.WriteRune(r)
		} else {
			b.WriteString(settle(r))
		}
	}
	return b.String()
}

// isCommon reports whether a character needs no closer look: ASCII, Latin, Chinese
// and its punctuation, and frames.
func isCommon(r rune) bool {
	switch {
	case r < 0x80, r >= 0xa1 && r < 0x300 && r != 0xad:
		return true
	case r >= 0x4e00 && r <= 0x9fff, r >= 0x3000 && r <= 0x3029, r >= 0xff01 && r <= 0xff60:
		return true
	}
	return r >= 0x2010 && r <= 0x2027 || r >= 0x2500 && r <= 0x257f
}

// settle returns what is drawn for a character, "" for what only changes the look
// of the one before it.
func settle(r rune) string {
	const voiced, halfVoiced = '\uff9e', '\uff9f' // of half-width katakana
	extends, joins := joining(r)
	switch {
	case r == voiced:
		return "\u309b"
	case r == halfVoiced:
		return "\u309c"
	case unicode.In(r, unicode.Regional_Indicator):
		return string('A' + r - '\U0001f1e6') // of a flag
	case unicode.In(r, unicode.M, unicode.Other_Default_Ignorable_Code_Point), extends && !unicode.IsLetter(r):
		return ""
	case unicode.In(r, unicode.Zs) && r != '\u3000':
		return " "
	case extends, joins, !unicode.IsGraphic(r), !isKnown(r), !agreed(r):
		return standIn
	}
	return string(r)
}

// joining reports whether a character becomes one with what is before it, and
// with what follows.
func joining(r rune) (before, after bool) {
	one := func(text string) bool {
		cluster, _ := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		return len(cluster) == len(text)
	}
	text := string(r)
	return one("x" + text), one(text+"x") || one(text+text)
}

// knownTo is the version of Unicode that terminals in use know: that of glibc 2.28.
const knownTo = "11.0.0"

// isKnown reports whether terminals have a width for a character at all.
func isKnown(r rune) bool { return unicode.Is(rangetable.Assigned(knownTo), r) }

// agreed reports whether a character has the same width in two tables of different
// versions of Unicode, so that it did not change between them. What is ambiguous is
// narrow on the screen, but terminals draw it wide among the symbols of Chinese.
func agreed(r rune) bool {
	width := ansi.StringWidth(string(r))
	if runewidth.IsAmbiguousWidth(r) {
		return r < 0x2e80 || r > 0x9fff
	}
	old := runewidth.Condition{StrictEmojiNeutral: true}
	return width > 0 && old.RuneWidth(r) == width
}
