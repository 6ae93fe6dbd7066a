package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// queryWord is a word of a search as it is written, before its value is read.
type queryWord struct {
	negated bool
	key     QueryKey
	value   string // without quotation marks
	quoted  bool
	// from and to are where it is in the text, in bytes.
	from, to int
	// valueFrom is where the value begins.
	valueFrom int
	written   string
}

// splitQuery returns the words of a search. A phrase in quotation marks is one, where
// the marks are around all of it or of what follows the colon.
func splitQuery(text string) []queryWord {
	var words []queryWord
	for at := 0; at < len(text); {
		if r, length := utf8.DecodeRuneInString(text[at:]); unicode.IsSpace(r) {
			at += length
			continue
		}
		word := readQueryWord(text, at)
		words = append(words, word)
		at = word.to
	}
	return words
}

func readQueryWord(text string, from int) queryWord {
	word := queryWord{from: from}
	at := from
	if rest, negated := cutNegation(text[at:]); negated {
		word.negated, at = true, len(text)-len(rest)
	}
	rest := text[at:]
	if name, value, found := cutColon(rest[:wordEnd(rest)]); found {
		if key, known := queryKey(name); known {
			word.key = key
			at += wordEnd(rest) - len(value)
		}
	}
	word.valueFrom, rest = at, text[at:]
	if phrase, length, found := cutPhrase(rest); found {
		word.value, word.quoted, word.to = phrase, true, at+length
	} else {
		word.value, word.to = rest[:wordEnd(rest)], at+wordEnd(rest)
	}
	word.written = text[from:word.to]
	return word
}

// cutNegation cuts the minus before a word that is not to be found.
func cutNegation(text string) (rest string, found bool) {
	for _, minus := range []string{"-", "－", "−"} {
		if rest, found = strings.CutPrefix(text, minus); found {
			return rest, wordEnd(rest) > 0 && !strings.HasPrefix(rest, minus)
		}
	}
	return text, false
}

// cutColon cuts a word at its first colon, that of a Chinese input method too.
func cutColon(word string) (name, value string, found bool) {
	at := strings.IndexAny(word, ":：")
	if at < 0 {
		return word, "", false
	}
	_, length := utf8.DecodeRuneInString(word[at:])
	return word[:at], word[at+length:], true
}

// closingMarks returns the marks that close a phrase after an opening one; empty if it
// is none.
func closingMarks(opening rune) string {
	switch opening {
	case '"', '＂':
		return "\"＂"
	case '“', '”':
		return "”“\""
	case '「':
		return "」"
	case '『':
		return "』"
	default:
		return ""
	}
}

// cutPhrase reads a phrase in quotation marks that ends before a blank or with the text.
// One that is still open ends with the text.
func cutPhrase(text string) (phrase string, length int, found bool) {
	opening, start := utf8.DecodeRuneInString(text)
	marks := closingMarks(opening)
	if marks == "" {
		return "", 0, false
	}
	end := strings.IndexAny(text[start:], marks)
	if end < 0 {
		phrase = strings.TrimSpace(text[start:])
		return phrase, len(text), phrase != ""
	}
	phrase = strings.TrimSpace(text[start : start+end])
	_, closing := utf8.DecodeRuneInString(text[start+end:])
	length = start + end + closing
	return phrase, length, phrase != "" && wordEnd(text[length:]) == 0
}

// wordEnd returns where the word that a text begins with ends.
func wordEnd(text string) int {
	if end := strings.IndexFunc(text, unicode.IsSpace); end >= 0 {
		return end
	}
	return len(text)
}
