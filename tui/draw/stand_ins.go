package draw

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/unicode/rangetable"
)

// unknownWidth replaces a character that terminals draw in different widths, such
// as an emoji: the geta mark, which printers use for missing type. It is two columns
// wide everywhere.
const unknownWidth = "〓"

// withStandIns returns a text as the screen shows it. All its characters have the same
// width on all terminals, and none joins its neighbour: a composed character becomes
// its base character, or unknownWidth. The ledger keeps the text as it is.
func withStandIns(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return !isCommon(r) }) {
		return text
	}
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		if isCommon(r) {
			b.WriteRune(r)
		} else {
			b.WriteString(standIn(r))
		}
	}
	return b.String()
}

// isCommon reports whether a character needs no stand-in: ASCII, Latin, Chinese and its
// punctuation, and frames.
func isCommon(r rune) bool {
	switch {
	case r < 0x80, r >= 0xa1 && r < 0x300 && r != 0xad:
		return true
	case r >= 0x4e00 && r <= 0x9fff, r >= 0x3000 && r <= 0x3029, r >= 0xff01 && r <= 0xff60:
		return true
	}
	return r >= 0x2010 && r <= 0x2027 || r >= 0x2500 && r <= 0x257f
}

// standIn returns what is drawn for a character: itself if all terminals agree on its
// width, "" for a mark on the character before it.
func standIn(r rune) string {
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
	case extends, joins, !unicode.IsGraphic(r), !isAssigned(r), !hasOneWidth(r):
		return unknownWidth
	}
	return string(r)
}

// joining reports whether a character forms a cluster with the one before it, and with
// the one after it.
func joining(r rune) (before, after bool) {
	one := func(text string) bool {
		cluster, _ := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		return len(cluster) == len(text)
	}
	text := string(r)
	return one("x" + text), one(text+"x") || one(text+text)
}

// oldestUnicode is the version of Unicode of the oldest terminals in use: that of
// glibc 2.28.
const oldestUnicode = "11.0.0"

// isAssigned reports whether the oldest terminals know a character.
func isAssigned(r rune) bool { return unicode.Is(rangetable.Assigned(oldestUnicode), r) }

// hasOneWidth reports whether a character has the same width in an old and a new
// version of Unicode. Characters of ambiguous width count as narrow, but not among the
// symbols of Chinese, which terminals draw wide.
func hasOneWidth(r rune) bool {
	width := ansi.StringWidth(string(r))
	if runewidth.IsAmbiguousWidth(r) {
		return r < 0x2e80 || r > 0x9fff
	}
	old := runewidth.Condition{StrictEmojiNeutral: true}
	return width > 0 && old.RuneWidth(r) == width
}

// drawn returns a text as the screen shows it.
func (p Letters) drawn(text string) string { return p.unambiguous(p.shown(text)) }

// shown returns a text before ambiguous characters are replaced.
func (p Letters) shown(text string) string {
	if p.Whole {
		return text
	}
	return withStandIns(text)
}

func (p Letters) unambiguous(text string) string {
	if !p.ASCII || isASCII(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if !runewidth.IsAmbiguousWidth(r) {
			b.WriteRune(r)
			continue
		}
		b.WriteString(plain(r))
	}
	return b.String()
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// plain returns the replacement of an ambiguous character: the full-width form of
// a mark where there is one, else ASCII, else a question mark.
func plain(r rune) string {
	const circled, roman = '①', 'Ⅰ'
	switch r {
	case '“', '”':
		return "＂"
	case '‘', '’':
		return "＇"
	case '·':
		return "・"
	case '—', '–', '―', '‐', '─':
		return "－"
	case '…':
		return "..."
	case '×':
		return "x"
	case '÷':
		return "/"
	case '±':
		return "+-"
	case '→':
		return "->"
	case '←':
		return "<-"
	case '↑':
		return "^"
	case '↓':
		return "v"
	case '℃':
		return "C"
	case '※', '★', '☆', '●', '○', '■', '□', '◆', '◇', '▲', '△':
		return "*"
	}
	switch {
	case r >= circled && r < circled+20:
		return "(" + strconv.Itoa(int(r-circled)+1) + ")"
	case r >= roman && r < roman+12:
		return strconv.Itoa(int(r-roman) + 1)
	}
	return "?"
}
