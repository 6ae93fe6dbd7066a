package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// SearchText returns a text as search compares it: in lower case, with characters
// of full width as those of half width, and with the quotation marks, brackets and
// dashes of Chinese as those on a keyboard. So "12345" finds “12345”, and [2019]60
// finds 〔2019〕60.
func SearchText(text string) string { return strings.Map(searchRune, text) }

func isIdeograph(r rune) bool { return 0x3400 <= r && r <= 0x9fff }

func searchRune(r rune) rune {
	switch {
	case isIdeograph(r): // most of all texts
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
}

// searchPrefix returns how many bytes of a text are a word as SearchText returns it; -1 if
// the text does not begin with it.
func searchPrefix(text, word string) int {
	rest := text
	for _, want := range word {
		r, size := utf8.DecodeRuneInString(rest)
		if size == 0 || searchRune(r) != want {
			return -1
		}
		rest = rest[size:]
	}
	return len(text) - len(rest)
}

// searchEqual reports whether SearchText returns a word for a text.
func searchEqual(text, word string) bool { return searchPrefix(text, word) == len(text) }

// searchContains reports whether what SearchText returns for a text contains a word.
func searchContains(text, word string) bool {
	if !strings.ContainsFunc(word, func(r rune) bool { return !isIdeograph(r) }) {
		return strings.Contains(text, word) // nothing else becomes an ideograph
	}
	first, _ := utf8.DecodeRuneInString(word)
	for at, r := range text {
		if searchRune(r) == first && searchPrefix(text[at:], word) >= 0 {
			return true
		}
	}
	return false
}
