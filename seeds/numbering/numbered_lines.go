package numbering

import (
	"strings"

	"duban/seeds/document"
)

// MarksForBlanks returns, by line, the lengths of the numbers that have only a blank after
// them, as in a pasted table, and the marks to read instead of the blanks: at least three of
// 1 and so on, which under another heading may begin with 1 again, or two short ones of 一.
func MarksForBlanks(lines []document.Line) map[int]BlankMark {
	marks := map[int]BlankMark{}
	var digits, han []int                                  // the lines
	last, highest, lastHan, afterHeading := 0, 0, 0, false // afterHeading: a heading is between the last of them and the line
	for _, line := range lines {
		if IsHeadingMark(MarkAt(line.Phrase, 0).Kind) {
			afterHeading = true
			continue
		}
		value, length := HanNumber(line.Phrase, 0)
		if length > 0 && value == lastHan+1 && isBlankMark(line.Phrase, length) && IsHeading(line.Phrase) {
			marks[line.Line], lastHan, afterHeading = BlankMark{length, '、'}, value, true
			han = append(han, line.Line)
			continue
		}
		value, length = Digits(line.Phrase, 0, 3)
		if length > 0 && (value == last+1 || value == 1 && afterHeading) && isBlankMark(line.Phrase, length) && !isDateAt(line.Phrase, 0) {
			marks[line.Line], last, afterHeading = BlankMark{length, '.'}, value, false
			digits = append(digits, line.Line)
			highest = max(highest, value)
		}
	}
	if highest < 3 {
		deleteAll(marks, digits)
	}
	if len(han) < 2 {
		deleteAll(marks, han)
	}
	return marks
}

// BlankMark is the length of a number that has a blank after it, and the mark that is
// written otherwise in the place of the blank.
type BlankMark struct {
	Length int
	Mark   rune
}

// Apply returns a line in which the blank after the number is read as the mark.
func (m BlankMark) Apply(p document.Phrase) document.Phrase {
	if m.Length == 0 || p.Len() <= m.Length {
		return p
	}
	rest := p.Sub(m.Length, p.Len()).Trim()
	blank := document.Phrase{Glyphs: []document.Glyph{document.GlyphOf(' ', m.Mark)}, Line: p.Line}
	return p.Sub(0, m.Length).Concat(blank).Concat(rest)
}

func isBlankMark(p document.Phrase, length int) bool {
	return document.IsBlank(p.At(length)) && document.IsLetter(p.At(length+1))
}

func deleteAll(marks map[int]BlankMark, lines []int) {
	for _, line := range lines {
		delete(marks, line)
	}
}

// State is the state of the numbering after the lines read so far.
type State struct {
	value         int  // number of the latest item since the last heading, 0 if there is none
	latest        int  // number of the latest item
	begun         bool // there was a heading or item, and no 1.1 since
	sentenceEnded bool // the last line ends a sentence
}

// Observe takes the next line into the state.
func (n *State) Observe(line document.Phrase) {
	switch m := MarkAt(line, 0); m.Kind {
	case MarkChapter, MarkHan, MarkParen:
		n.value, n.begun = 0, true
	case MarkDigit:
		n.value, n.latest, n.begun = m.Value, m.Value, true
	case MarkDotted:
		n.begun = false
	}
	label, _ := SplitLabel(line)
	n.sentenceEnded = !label.Empty() || n.value == 0 || strings.ContainsRune("。;.)]", line.Last())
}

// NumberBeforeDigits returns the length of a number with its dot, 0 if there is
// none, before a text that begins with digits: 11.121人才梯队, 5.12345热线, 7.5G.
// It continues from the item before, whose sentence has ended, or under a new
// heading from the last item above it, and no 11.122 follows, which would make
// both of them numbers of two parts.
func (n *State) NumberBeforeDigits(line document.Phrase, following []document.Line) int {
	value, length := Digits(line, 0, 6)
	text := length + 1
	isNext := value == n.value+1 || n.value == 0 && value == n.latest+1
	if length == 0 || !isNext || !n.begun || !n.sentenceEnded || line.At(length) != '.' {
		return 0
	}
	part, digits := Digits(line, text, 9)
	if digits == 0 || !document.IsLetter(line.At(text+digits)) {
		return 0
	}
	for _, next := range following {
		if first, length := Digits(next.Phrase, 0, 3); length > 0 {
			second, more := Digits(next.Phrase, length+1, 9)
			if more > 0 && first == value && second == part+1 && next.At(length) == '.' {
				return 0
			}
			break
		}
	}
	return text
}
