package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of what people type, in characters.
const (
	MaxNote = 2000
	MaxName = 64
)

// Clean drops what could act on a terminal or reorder what is read: every
// control character (Cc) but the line feed, and every format character (Cf),
// which are the bidi controls, the zero-width ones and the soft hyphen. CR LF
// and CR become line feeds; tabs and the Unicode line separators become blanks
// and line feeds. Bytes that are not UTF-8 become U+FFFD.
func Clean(text string) string {
	if isClean(text) {
		return text
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ").Replace(text)
	return strings.Map(func(r rune) rune {
		if r != '\n' && isUnsafe(r) {
			return -1
		}
		return r
	}, text)
}

// CleanLine is Clean for what must stay on one line: line feeds become blanks.
func CleanLine(text string) string {
	return strings.ReplaceAll(Clean(text), "\n", " ")
}

// HasTerminalControls reports whether a text holds characters that Clean drops and
// that do not just lay it out: escape and other control characters, and those
// that reorder what is read. Tabs, line ends, page breaks, zero bytes, the byte order mark and
// what joins or hides characters (soft hyphen, zero-width ones) are harmless.
func HasTerminalControls(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		switch {
		case r >= 0x7f && r < 0xa0 && r != 0x85, r < 0x20 && r != 0 && (r < '\t' || r > '\r'):
			return true
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x061c:
			return true
		}
		return false
	})
}

func isClean(text string) bool {
	for _, r := range text {
		if r == utf8.RuneError || r != '\n' && isUnsafe(r) {
			return false
		}
	}
	return true
}

func isUnsafe(r rune) bool {
	switch {
	case r < 0x7f:
		return r < 0x20
	case 0x3000 <= r && r < 0xd800: // most of all texts
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// IsBlank reports whether a text shows nothing: it has only blanks, characters that
// are never drawn (control and format characters, fillers, variation selectors) and
// marks without a character that carries them.
func IsBlank(text string) bool {
	const braille, nullNotehead = '\u2800', '\U0001d159' // symbols without ink
	return !strings.ContainsFunc(text, func(r rune) bool {
		return r != braille && r != nullNotehead && !unicode.IsSpace(r) &&
			!unicode.In(r, unicode.M, unicode.Z, unicode.C, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point) ||
			unicode.Is(unicode.Co, r)
	})
}

// CleanOptionalNote is CleanNote of a text that may be blank, which gives an empty one.
func CleanOptionalNote(text string) (string, error) {
	if IsBlank(text) {
		return "", nil
	}
	return CleanNote(text)
}

// CleanNote returns a note fit to be kept, cleaned and without blanks around
// it. The error is an *InputError if nothing in it is visible, if it is longer than
// MaxNote, or if it is not UTF-8.
func CleanNote(text string) (string, error) {
	if !utf8.ValidString(text) {
		return "", &InputError{Problem: InputNotUTF8}
	}
	text = strings.TrimSpace(Clean(text))
	switch length := utf8.RuneCountInString(text); {
	case IsBlank(text):
		return "", &InputError{Problem: InputEmpty}
	case length > MaxNote:
		return "", &InputError{Problem: InputTooLong, Length: length, Limit: MaxNote}
	}
	return text, nil
}

// CleanName returns a person's name fit to be kept, with the same errors as
// CleanNote. Runs of blanks become one blank, and what is never drawn goes: no name
// reads as another one, or as two columns.
func CleanName(text string) (string, error) {
	if !utf8.ValidString(text) {
		return "", &InputError{Problem: InputNotUTF8}
	}
	text = strings.Join(strings.Fields(CleanLine(text)), " ")
	text = strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) {
			return -1
		}
		return r
	}, text)
	switch length := utf8.RuneCountInString(text); {
	case IsBlank(text):
		return "", &InputError{Problem: InputEmpty}
	case length > MaxName:
		return "", &InputError{Problem: InputTooLong, Length: length, Limit: MaxName}
	}
	return text, nil
}
