package date

import (
	"strings"

	"duban/seeds/document"
	"duban/seeds/numbering"
)

// form is a way to write a date. Its pattern is a list of elements between blanks:
//
//	底|末   one of the words; an empty one makes the element optional
//	!步|中  none of the words follows
//	=前|$   one of the words follows
//	<去|上  none of the words precedes
//
// Letters are classes: Y a year, N a numeral, D at most two digits, S the mark between the
// ends of a span, _ any number of blanks, $ the end of the phrase.
type form []element

type element struct {
	mode  byte // !, = or <; 0 if its words are read
	words []word
}

type word struct {
	class rune // 0 of a word that is written so
	text  []rune
}

func newForm(pattern string) form {
	var f form
	for _, written := range strings.Fields(pattern) {
		var e element
		if strings.ContainsAny(written[:1], "!=<") {
			e.mode, written = written[0], written[1:]
		}
		for text := range strings.SplitSeq(written, "|") {
			w := word{text: []rune(text)}
			if len(text) == 1 && strings.Contains("YNDS_$", text) {
				w.class = w.text[0]
			}
			e.words = append(e.words, w)
		}
		f = append(f, e)
	}
	return f
}

// match reads the form at position i. It returns its first two numbers and the position
// after it.
func (f form) match(p document.Phrase, i int) (numbers [2]int, end int, ok bool) {
	count := 0
	for _, e := range f {
		at := i
		if e.mode == '<' {
			at--
		}
		value, length, found := e.readAt(p, at)
		if found == (e.mode == '!' || e.mode == '<') {
			return numbers, i, false
		}
		if e.mode != 0 {
			continue
		}
		i += length
		if value >= 0 && count < len(numbers) {
			numbers[count] = value
			count++
		}
	}
	return numbers, i, true
}

// readAt reads the first of the element's words that is at position i. value is that of a
// number, -1 of any other word.
func (e element) readAt(p document.Phrase, i int) (value, length int, ok bool) {
	for _, w := range e.words {
		value, length, ok = -1, len(w.text), true
		switch w.class {
		case 'Y':
			value, length = yearNumber(p, i)
			ok = length > 0
		case 'N':
			value, length = numbering.ReadNumeral(p, i)
			ok = length > 0 && length <= 3
		case 'D':
			value, length = numbering.Digits(p, i, 2)
			ok = length > 0
		case 'S':
			length = SpanMarkLength(p, i)
			ok = length > 0
		case '_':
			length = skipBlanks(p, i) - i
		case '$':
			length, ok = 0, i == p.Len()
		default:
			for j := 0; ok && j < len(w.text); j++ {
				ok = p.At(i+j) == w.text[j]
			}
		}
		if ok {
			return value, length, true
		}
	}
	return -1, 0, false
}

// yearNumber reads 2021 and 二〇二一.
func yearNumber(p document.Phrase, i int) (year, length int) {
	year, length = numbering.Digits(p, i, 4)
	if length == 0 {
		year, length = HanYear(p, i)
	}
	if length != 4 || !IsYear(year) || document.IsDigit(p.At(i-1)) {
		return 0, 0
	}
	return year, length
}

// IsYear reports whether a number may be the year of a plan.
func IsYear(number int) bool { return number >= 1949 && number <= 2199 }

// HanYear reads 二〇二一.
func HanYear(p document.Phrase, i int) (year, length int) {
	for length < 4 {
		digit := numbering.HanDigit(p.At(i + length))
		if digit == 0 && p.At(i+length) != '〇' {
			return 0, 0
		}
		year = year*10 + digit
		length++
	}
	return year, length
}

// SpanMarkLength returns the length of the mark at position i between the ends of a span,
// 0 if there is none.
func SpanMarkLength(p document.Phrase, i int) int {
	mark, length := p.At(i), 0
	if !strings.ContainsRune("至到-~", max(mark, 1)) {
		return 0
	}
	for p.At(i+length) == mark {
		length++
	}
	return length
}

func skipBlanks(p document.Phrase, i int) int {
	for p.At(i) == ' ' {
		i++
	}
	return i
}

// SkipWord returns the position after word if it is at position i, else i.
func SkipWord(p document.Phrase, i int, word string) int {
	if p.HasAt(i, word) {
		return i + document.RuneCount(word)
	}
	return i
}
