package model

import (
	"strings"
	"unicode"
)

// SearchText returns a text as search compares it: in lower case, with characters
// of full width as those of half width, and with the quotation marks, brackets and
// dashes of Chinese as those on a keyboard. So "12345" finds “12345”, and [2019]60
// finds 〔2019〕60.
func SearchText(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x3400 && r <= 0x9fff: // ideographs, most of all texts
			return r
		case r < 0x80:
			return unicode.ToLower(r)
		}
		switch r {
		case '“', '”', '„', '‟', '「', '」', '『', '』', '〝', '〞', '〟', '«', '»':
			return '"'
		case '‘', '’', '‚', '‛', '′':
			return '\''
		case '〔', '【', '〖', '﹝', '〚':
			return '['
		case '〕', '】', '〗', '﹞', '〛':
			return ']'
		case '《', '〈':
			return '<'
		case '》', '〉':
			return '>'
		case '—', '–', '‐', '‑', '―', '−', '─':
			return '-'
		case '·', '・', '•', '‧':
			return '·'
		case '〜':
			return '~'
		}
		return unicode.ToLower(HalfWidth(r))
	}, text)
}
