// Package numbering recognises what a line is by its shape: a number of one of the kinds
// that plans use, a heading, an item of a list, a label, a line that the page broke.
package numbering

import (
	"strings"

	"duban/seeds/document"
	"duban/seeds/lexicon"
)

// MarkKind is a way of numbering, outermost first.
type MarkKind int

// The ways of numbering.
const (
	MarkNone    MarkKind = iota
	MarkChapter          // 第一章
	MarkHan              // 一、
	MarkParen            // (一)
	MarkDigit            // 1., 第一条
	MarkDotted           // 1.1
	MarkDigits           // (1), 1)
	MarkCircle           // ①
)

// Mark is the numbering before a text.
type Mark struct {
	Kind   MarkKind
	Value  int             // 3 of 三、 and 3.
	Number document.Phrase // as written, without its dot; brackets stay
	Length int             // of the whole mark, with dot and blanks after it
}

const hanDigits = "一二三四五六七八九"

// HanNumber reads a Chinese numeral up to 99 at position i. It returns the value and
// the length, 0 if there is none.
func HanNumber(p document.Phrase, i int) (value, length int) {
	units, start := 0, i
	for ; ; i++ {
		digit := HanDigit(p.At(i))
		switch {
		case digit > 0 && units == 0:
			units = digit
		case p.At(i) == '十' && value == 0:
			value, units = 10*max(units, 1), 0
		default:
			return value + units, i - start
		}
	}
}

// HanDigit returns the value of a Chinese digit, 0 for any other character.
func HanDigit(r rune) int {
	if r < '一' || r > '四' {
		return 0 // most characters: of the digits, these have the lowest and the highest code
	}
	place := 0
	for _, digit := range hanDigits {
		place++
		if digit == r {
			return place
		}
	}
	return 0
}

// Digits reads at most n digits at position i.
func Digits(p document.Phrase, i, n int) (value, length int) {
	for length < n && document.IsDigit(p.At(i+length)) {
		value = value*10 + int(p.At(i+length)-'0')
		length++
	}
	return value, length
}

// ReadNumeral reads digits or a Chinese numeral at position i.
func ReadNumeral(p document.Phrase, i int) (value, length int) {
	if value, length = Digits(p, i, 4); length > 0 {
		return value, length
	}
	return HanNumber(p, i)
}

// MarkAt reads the numbering that begins at position i. kind is MarkNone if there is
// none.
func MarkAt(p document.Phrase, i int) Mark {
	var m Mark
	switch r := p.At(i); {
	case r == '(':
		m = bracketMark(p, i)
	case document.IsDigit(r):
		m = digitMark(p, i)
	case r >= '①' && r <= '⑳':
		m = Mark{Kind: MarkCircle, Value: int(r-'①') + 1, Number: p.Sub(i, i+1), Length: 1}
	case r == '第':
		m = chapterMark(p, i)
	case p.At(i-1) == 0 && p.PrefixOf(i, lexicon.TaskNouns()) > 0:
		m = nounMark(p, i)
	default:
		value, length := HanNumber(p, i)
		dot := dotAfter(p, i+length)
		if after := p.At(dot); length > 0 && (after == '、' || after == '.') {
			m = Mark{Kind: MarkHan, Value: value, Number: p.Sub(i, i+length), Length: dot - i + 1}
		}
	}
	for m.Kind != MarkNone && p.At(i+m.Length) == ' ' {
		m.Length++
	}
	return m
}

// HanValue returns the number of a heading 一、, 0 of any other text.
func HanValue(p document.Phrase) int {
	if m := MarkAt(p.Trim(), 0); m.Kind == MarkHan {
		return m.Value
	}
	return 0
}

// nounMark reads 任务一: and 项目1、 at the beginning of a line.
func nounMark(p document.Phrase, i int) Mark {
	start := i + p.PrefixOf(i, lexicon.TaskNouns())
	for p.At(start) == ' ' {
		start++
	}
	m := Mark{Kind: MarkHan}
	value, length := HanNumber(p, start)
	if length == 0 {
		m.Kind = MarkDigit
		value, length = Digits(p, start, 3)
	}
	end := start + length
	switch next := p.At(end); {
	case length == 0:
		return Mark{}
	case next == ':' || next == '、' || next == '.' && !document.IsDigit(p.At(end+1)):
		m.Length = end - i + 1
	case next == ' ' && document.IsLetter(p.At(end+1)) && !strings.ContainsRune("个项件条家次", p.At(end+1)):
		m.Length = end - i
	default:
		return Mark{}
	}
	m.Value, m.Number = value, p.Sub(i, end)
	return m
}

// IsTaskNumber reports whether a line is nothing but the number of the task below it: 任务一.
func IsTaskNumber(p document.Phrase) bool {
	p = p.TrimAny(" :")
	start := p.PrefixOf(0, lexicon.TaskNouns())
	_, length := ReadNumeral(p, start)
	return start > 0 && length > 0 && start+length == p.Len()
}

// TrimBulletBeforeNumber drops a bullet before a number: ★1.
func TrimBulletBeforeNumber(p document.Phrase) document.Phrase {
	rest := TrimBullet(p)
	if !IsNumbered(rest) {
		return p
	}
	return rest
}

// IsNumbered reports whether a line begins with a number.
func IsNumbered(p document.Phrase) bool { return MarkAt(p, 0).Kind != MarkNone }

// IsItem reports whether a line begins with a number or a bullet.
func IsItem(p document.Phrase) bool { return TrimItemMark(p).Len() < p.Len() }

// TrimItemMark drops the number or bullet at the beginning of a line.
func TrimItemMark(p document.Phrase) document.Phrase {
	if m := MarkAt(p, 0); m.Kind != MarkNone {
		return p.Sub(m.Length, p.Len())
	}
	return TrimBullet(p)
}

// TrimBullet drops a bullet at the beginning of a line.
func TrimBullet(p document.Phrase) document.Phrase {
	i := 0
	for p.At(i) == '-' {
		i++ // ——
	}
	if i == 0 && !p.Empty() && p.At(1) != p.At(0) && strings.ContainsRune("★☆●○◆◇■□▲△※*•▪", p.At(0)) {
		i = 1
	}
	if document.IsDigit(p.At(i)) && i > 0 && p.At(0) == '-' {
		return p // -5
	}
	return p.Sub(i, p.Len()).Trim()
}

func bracketMark(p document.Phrase, i int) Mark {
	kind := MarkParen
	value, length := HanNumber(p, i+1)
	if length == 0 {
		kind = MarkDigits
		value, length = Digits(p, i+1, 3)
	}
	end := i + 1 + length
	if length == 0 || p.At(end) != ')' {
		return Mark{}
	}
	m := Mark{Kind: kind, Value: value, Number: p.Sub(i, end+1), Length: length + 2}
	if next := p.At(end + 1); next == '、' || next == '.' {
		m.Length++
	}
	return m
}

// digitMark reads 1. and 1、 and 1). Figures are no numbering: 6.2% is not item 6, but
// 20.2021年 is item 20. More than three digits are numbering only at the beginning of
// a line: 2021、2022年.
func digitMark(p document.Phrase, i int) Mark {
	const longest = 6
	value, length := Digits(p, i, longest+1)
	if value == 0 || length > longest {
		return Mark{}
	}
	if length > 3 {
		before, next := p.At(i-1), p.At(i+length)
		if before != 0 && before != '\n' || next != '.' && next != '、' || !document.IsLetter(p.At(i+length+1)) {
			return Mark{}
		}
	}
	if m := dottedMark(p, i); m.Kind != MarkNone {
		return m
	}
	end := dotAfter(p, i+length)
	m := Mark{Kind: MarkDigit, Value: value, Number: p.Sub(i, i+length), Length: end - i + 1}
	switch p.At(end) {
	case '、':
		return m
	case ')':
		m.Kind = MarkDigits
		return m
	case '.':
		if !document.IsDigit(p.At(end+1)) || isDateAt(p, end+1) {
			return m
		}
	}
	return Mark{}
}

// dotAfter returns the position of the dot after a number, which may have a blank
// before it: 一 、.
func dotAfter(p document.Phrase, i int) int {
	if p.At(i) == ' ' && p.At(i+1) == '、' {
		return i + 1
	}
	return i
}

// dottedMark reads 1.1 at the beginning of a line. A figure has a unit or a
// percent sign after it.
func dottedMark(p document.Phrase, i int) Mark {
	if before := p.At(i - 1); before != 0 && before != '\n' {
		return Mark{}
	}
	m := Mark{Kind: MarkDotted}
	end, parts, ranged := i, 0, false // 1-1: a range, unless it is apart
	for parts < 4 {
		value, length := Digits(p, end, 3)
		if length == 0 || length > 2 || value == 0 {
			break
		}
		m.Value, end = value, end+length
		parts++
		if p.At(end) != '.' && p.At(end) != '-' || !document.IsDigit(p.At(end+1)) {
			break
		}
		ranged = ranged || p.At(end) == '-'
		end++
	}
	if parts < 2 || document.IsDigit(p.At(end)) {
		return Mark{}
	}
	m.Number, m.Length = p.Sub(i, end), end-i
	switch next := p.At(end); {
	case next == '.' || next == '、':
		m.Length++
	case !ranged && document.IsLetter(next) && !document.RuneSet("亿万千百元个倍次年月日人公平米度级分期吨项家户所名条座岁小股点折成亩号")[next]:
	case next == ' ' && document.IsLetter(p.At(end+1)):
	default:
		return Mark{}
	}
	return m
}

// Ordinal splits the number from a heading. A number from a cell of its own has no
// mark but a blank after it.
func Ordinal(p document.Phrase) (number, rest document.Phrase) {
	m := MarkAt(p, 0)
	if m.Kind == MarkNone {
		if _, length := HanNumber(p, 0); length > 0 && document.IsBlank(p.At(length)) {
			return p.Sub(0, length), p.Sub(length, p.Len()).Trim()
		}
	}
	return m.Number, p.Sub(m.Length, p.Len())
}

// isDateAt reports whether the digits at position i begin a date.
func isDateAt(p document.Phrase, i int) bool {
	_, length := Digits(p, i, 4)
	for p.At(i+length) == ' ' {
		length++
	}
	switch p.At(i + length) {
	case '年':
		return true
	case '月':
		return length <= 2
	}
	return false
}

func chapterMark(p document.Phrase, i int) Mark {
	value, length := ReadNumeral(p, i+1)
	end := i + 1 + length
	if length == 0 {
		return Mark{}
	}
	noun := p.PrefixOf(end, []string{"部分", "阶段", "章", "篇", "节", "类", "条", "项", "件"})
	if noun == 0 {
		return Mark{}
	}
	before, next := p.At(i-1), p.At(end+noun)
	m := Mark{Kind: MarkChapter, Value: value, Number: p.Sub(i, end+noun), Length: 1 + length + noun}
	switch p.At(end + noun - 1) {
	case '类':
		if document.IsLetter(next) {
			return Mark{}
		}
	case '条', '项', '件': // not the article of a law
		m.Kind = MarkDigit
		fallthrough
	case '段':
		if before != 0 && before != '\n' || document.IsLetter(next) {
			return Mark{}
		}
	}
	if next == '、' || next == ':' || next == ',' {
		m.Length++
	}
	return m
}

// IsNumber reports whether a cell holds only a number, of one part or of several: 3, 1.2.
func IsNumber(p document.Phrase) bool {
	p = p.Trim()
	if _, ok := NumberOnly(p); ok {
		return true
	}
	m := dottedMark(p.Sub(0, min(p.Len(), 12)).Concat(document.Phrase{Glyphs: []document.Glyph{'.'}}), 0)
	return m.Kind == MarkDotted && m.Number.Len() == p.TrimAny(".、 ").Len()
}

// NumberOnly returns the number of a cell that holds only a number, without its dot.
func NumberOnly(p document.Phrase) (number document.Phrase, ok bool) {
	p = p.Trim()
	core := p.TrimAny(".、 ")
	inner := core.TrimAny("()")
	if _, length := ReadNumeral(inner, 0); length == 0 || length != inner.Len() || inner.Len() > 4 {
		return document.Phrase{}, false
	}
	return core, true
}

// NumberValue returns the value of a cell that holds only a number, 0 for others.
func NumberValue(p document.Phrase) int {
	core := p.TrimAny(" .、\n")
	if value, length := Digits(core, 0, 4); length > 0 && length == core.Len() {
		return value
	}
	return 0
}
