package numbering

import (
	"slices"
	"strings"

	"duban/seeds/document"
)

// WithMarks returns the lines with a mark behind the numbers at their beginning that show
// none: a blank is after them, as in a pasted table, or their dot is before digits.
func WithMarks(lines []document.Line) []document.Line {
	lines = slices.Clone(lines)
	markBlanks(lines)
	var s sequence
	for i := range lines {
		if lines[i].Empty() {
			continue
		}
		if length := s.numberBeforeDigits(lines[i:]); length > 0 {
			markNumber(&lines[i], length)
		}
		s.observe(lines[i].Phrase)
	}
	return lines
}

// markNumber writes 、 for the character after a number, and the blanks after that.
func markNumber(line *document.Line, length int) {
	mark := document.Phrase{Glyphs: []document.Glyph{document.GlyphOf(' ', '、')}, Line: line.Line}
	line.Phrase = line.Sub(0, length).Concat(mark).Concat(line.Sub(length+1, line.Len()).Trim())
}

// markBlanks marks the numbers that have only a blank after them: at least three of 1 and so
// on, which under another heading may begin with 1 again, or two short ones of 一.
func markBlanks(lines []document.Line) {
	var digits, han []int                                  // the indices of the lines
	last, highest, lastHan, afterHeading := 0, 0, 0, false // afterHeading: a heading is between the last of them and the line
	lengths := map[int]int{}
	for i, line := range lines {
		if IsHeadingMark(MarkAt(line.Phrase, 0).Kind) {
			afterHeading = true
			continue
		}
		value, length := HanNumber(line.Phrase, 0)
		if length > 0 && value == lastHan+1 && isBlankMark(line.Phrase, length) && IsHeading(line.Phrase) {
			han, lengths[i], lastHan, afterHeading = append(han, i), length, value, true
			continue
		}
		value, length = Digits(line.Phrase, 0, 3)
		if length > 0 && (value == last+1 || value == 1 && afterHeading) && isBlankMark(line.Phrase, length) && !isDateAt(line.Phrase, 0) {
			digits, lengths[i], last, afterHeading = append(digits, i), length, value, false
			highest = max(highest, value)
		}
	}
	if highest < 3 {
		digits = nil
	}
	if len(han) < 2 {
		han = nil
	}
	for _, i := range slices.Concat(digits, han) {
		markNumber(&lines[i], lengths[i])
	}
}

func isBlankMark(p document.Phrase, length int) bool {
	return document.IsBlank(p.At(length)) && document.IsLetter(p.At(length+1))
}

// sequence is the state of the numbering after the lines read so far.
type sequence struct {
	value         int  // number of the latest item since the last heading, 0 if there is none
	latest        int  // number of the latest item
	begun         bool // there was a heading or item, and no 1.1 since
	sentenceEnded bool // the last line ends a sentence
}

// observe takes the next line into the state.
func (s *sequence) observe(line document.Phrase) {
	switch m := MarkAt(line, 0); m.Kind {
	case MarkChapter, MarkHan, MarkParen:
		s.value, s.begun = 0, true
	case MarkDigit:
		s.value, s.latest, s.begun = m.Value, m.Value, true
	case MarkDotted:
		s.begun = false
	}
	label, _ := SplitLabel(line)
	s.sentenceEnded = !label.Empty() || s.value == 0 || strings.ContainsRune("。;.)]", line.Last())
}

// numberBeforeDigits returns the length of a number, 0 if there is none, whose dot is before
// a text that begins with digits: 11.121人才梯队, 5.12345热线, 7.5G. It continues from the
// item before, whose sentence has ended, or under a new heading from the last item above it,
// and no 11.122 follows, which would make both of them numbers of two parts.
func (s *sequence) numberBeforeDigits(lines []document.Line) int {
	value, length, part, ok := twoParts(lines[0].Phrase, 6)
	isNext := value == s.value+1 || s.value == 0 && value == s.latest+1
	if !ok || !isNext || !s.begun || !s.sentenceEnded {
		return 0
	}
	for _, next := range lines[1:] {
		if first, _, second, ok := twoParts(next.Phrase, 3); first > 0 {
			if ok && first == value && second == part+1 {
				return 0
			}
			break
		}
	}
	return length
}

// twoParts reads the number at the beginning of a line, of at most n digits, and the digits
// after its dot, which a letter must follow.
func twoParts(p document.Phrase, n int) (value, length, part int, ok bool) {
	value, length = Digits(p, 0, n)
	part, digits := Digits(p, length+1, 9)
	return value, length, part, length > 0 && digits > 0 && p.At(length) == '.' && document.IsLetter(p.At(length+1+digits))
}
