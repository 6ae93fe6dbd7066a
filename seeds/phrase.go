package seeds

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// phrase is a piece of the document. Positions in it count characters from 0.
type phrase struct {
	glyphs []glyph
	line   int // the line of the document where it begins, from 1
}

// glyph holds a character as written and as folded, in 32 bits, as a large document has
// many. If both are the same, it is the code point. Else the upper half is the folded
// character and the lower half the written one: both are between the blank and U+FFFF,
// so the number is no code point.
type glyph uint32

func glyphOf(written, folded rune) glyph {
	if written == folded {
		return glyph(written)
	}
	return glyph(folded)<<16 | glyph(written)
}

// raw returns the character as written.
func (c glyph) raw() rune {
	if c > utf8.MaxRune {
		return rune(c & 0xffff)
	}
	return rune(c)
}

// plain returns the character folded: half width and simplified.
func (c glyph) plain() rune {
	if c > utf8.MaxRune {
		return rune(c >> 16)
	}
	return rune(c)
}

// folding maps characters to those that the words of the lexicon are written in.
type folding map[rune]rune

// phrase returns a text that begins at a line of the document.
func (f folding) phrase(text string, line int) phrase {
	glyphs := make([]glyph, 0, utf8.RuneCountInString(text))
	for _, r := range text {
		twin := r
		if r >= 0x80 || r == '<' || r == '>' {
			if other, found := f[r]; found {
				twin = other
			}
		}
		glyphs = append(glyphs, glyphOf(r, twin))
	}
	return phrase{glyphs, line}
}

// String returns the words as written.
func (p phrase) String() string { return p.text(glyph.raw) }

// plain returns the words folded.
func (p phrase) plain() string { return p.text(glyph.plain) }

func (p phrase) text(of func(glyph) rune) string {
	var text strings.Builder
	size := 0
	for _, c := range p.glyphs {
		size += utf8.RuneLen(of(c))
	}
	text.Grow(size)
	for _, c := range p.glyphs {
		text.WriteRune(of(c))
	}
	return text.String()
}

func (p phrase) len() int { return len(p.glyphs) }

// size returns how many bytes the words take as text.
func (p phrase) size() int {
	size := 0
	for _, c := range p.glyphs {
		size += utf8.RuneLen(c.raw())
	}
	return size
}

// isSamePiece reports whether both are the same piece of the document, as merged cells
// are.
func (p phrase) isSamePiece(other phrase) bool {
	return p.len() == other.len() && (p.empty() || &p.glyphs[0] == &other.glyphs[0])
}

// last returns the last character folded, 0 if there is none.
func (p phrase) last() rune { return p.at(p.len() - 1) }

func (p phrase) empty() bool { return len(p.glyphs) == 0 }

// at returns the folded character at position i, 0 outside of the phrase.
func (p phrase) at(i int) rune {
	if i < 0 || i >= len(p.glyphs) {
		return 0
	}
	return p.glyphs[i].plain()
}

// sub returns the part between two positions. Its line is that of the whole phrase.
func (p phrase) sub(from, to int) phrase {
	return phrase{p.glyphs[from:to:to], p.line}
}

// concat returns the two as one, with nothing between them.
func (p phrase) concat(more phrase) phrase {
	return phrase{slices.Concat(p.glyphs, more.glyphs), p.line}
}

// appended returns the phrase with more at its end, and consumes the phrase: one that
// grows line by line must not be copied for each.
func (p phrase) appended(more phrase) phrase {
	return phrase{append(p.glyphs, more.glyphs...), p.line}
}

// joinLines returns two lines as one phrase, and consumes the first one.
func joinLines(a, b phrase) phrase {
	return a.appended(phrase{glyphs: []glyph{'\n'}}).appended(b)
}

// joinNonEmpty is joinLines for lines of which one may be empty.
func joinNonEmpty(a, b phrase) phrase {
	switch {
	case a.empty():
		return b
	case b.empty():
		return a
	}
	return joinLines(a, b)
}

// concatSpaced returns the two as one, with a blank between them unless the first ends
// in a mark.
func (p phrase) concatSpaced(more phrase) phrase {
	p, more = p.trim(), more.trim()
	if last := p.at(p.len() - 1); last == '、' || last == ')' || last == '.' {
		return p.concat(more)
	}
	return p.concat(phrase{[]glyph{' '}, p.line}).concat(more)
}

func isBlank(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }

func (p phrase) trim() phrase { return p.trimFunc(isBlank) }

func (p phrase) trimFunc(unwanted func(rune) bool) phrase {
	from, to := 0, p.len()
	for from < to && unwanted(p.at(from)) {
		from++
	}
	for to > from && unwanted(p.at(to-1)) {
		to--
	}
	return p.sub(from, to)
}

func (p phrase) trimAny(cutset string) phrase {
	return p.trimFunc(func(r rune) bool { return strings.ContainsRune(cutset, r) })
}

// hasAt reports whether word is at position i.
func (p phrase) hasAt(i int, word string) bool {
	for _, r := range word {
		if p.at(i) != r {
			return false
		}
		i++
	}
	return true
}

func (p phrase) hasPrefix(word string) bool { return p.hasAt(0, word) }

func (p phrase) hasSuffix(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(word) // distinguishes most words
	return p.at(p.len()-1) == last && p.hasAt(p.len()-runeCount(word), word)
}

// prefixOf returns the length of the first of the words that is at position i, 0 if
// none is.
func (p phrase) prefixOf(i int, words []string) int {
	for _, word := range words {
		if p.hasAt(i, word) {
			return runeCount(word)
		}
	}
	return 0
}

func (p phrase) suffixOf(words []string) int {
	for _, word := range words {
		if p.hasSuffix(word) {
			return runeCount(word)
		}
	}
	return 0
}

// index returns the first position of word, -1 if there is none.
func (p phrase) index(word string) int {
	for i := range p.glyphs {
		if p.hasAt(i, word) {
			return i
		}
	}
	return -1
}

func (p phrase) containsAny(words []string) bool {
	for i := range p.glyphs {
		if p.prefixOf(i, words) > 0 {
			return true
		}
	}
	return false
}

// key returns the folded characters without blanks, for comparing.
func (p phrase) key() string { return p.compact().plain() }

// compact returns the phrase without any blank.
func (p phrase) compact() phrase {
	dense := phrase{make([]glyph, 0, p.len()), p.line}
	for _, c := range p.glyphs {
		if !isBlank(c.plain()) {
			dense.glyphs = append(dense.glyphs, c)
		}
	}
	return dense
}

// withoutInnerBlanks returns the phrase without blanks inside words, as in 12 月 底 前.
// Blanks between digits stay.
func (p phrase) withoutInnerBlanks() phrase {
	core := phrase{make([]glyph, 0, p.len()), p.line}
	for i, c := range p.glyphs {
		if c.plain() == ' ' && (isLetter(p.at(i-1)) || isLetter(p.at(i+1)) || p.at(i+1) == ' ') {
			continue
		}
		core.glyphs = append(core.glyphs, c)
	}
	return core
}

// withoutSpacing returns the phrase without blanks that came from the layout of a page:
// those before a mark, and those between all characters of a word, as in 责 任 单 位:.
func (p phrase) withoutSpacing() phrase {
	glyphs := p.glyphs[:len(p.glyphs):len(p.glyphs)] // a copy only once a blank goes
	for i, c := range p.glyphs {
		if c.plain() == ' ' {
			mark := strings.ContainsRune("、,。;:)]", p.at(i+1)) && p.at(i+1) != 0 || p.at(i-1) == '('
			if mark || p.isSpacedOut(i) {
				if len(glyphs) == len(p.glyphs) {
					glyphs = append(make([]glyph, 0, p.len()), p.glyphs[:i]...)
				}
				continue
			}
		}
		if len(glyphs) < len(p.glyphs) {
			glyphs = append(glyphs, c)
		}
	}
	return phrase{glyphs, p.line}
}

// isSpacedOut reports whether the blank at position i is among at least three single
// characters with a blank between each two.
func (p phrase) isSpacedOut(i int) bool {
	alone := func(i int) bool { return isLetter(p.at(i)) && !isLetter(p.at(i-1)) && !isLetter(p.at(i+1)) }
	if !alone(i-1) || !alone(i+1) {
		return false
	}
	return p.at(i-2) == ' ' && alone(i-3) || p.at(i+2) == ' ' && alone(i+3)
}

func runeCount(text string) int {
	count := 0
	for range text {
		count++
	}
	return count
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func closingMark(open rune) rune {
	switch open {
	case '(':
		return ')'
	case '[':
		return ']'
	case '《':
		return '》'
	}
	return 0
}

// maxBracketLength is how far a closing bracket is searched for, in characters: a text
// full of open brackets must not take quadratic time.
const maxBracketLength = 300

// closingBracket returns the position of the bracket that closes the one at position i,
// -1 if it is not closed within maxBracketLength.
func (p phrase) closingBracket(i int) int {
	open := p.at(i)
	closing, depth := closingMark(open), 0
	for j := i; j < min(p.len(), i+maxBracketLength); j++ {
		switch p.at(j) {
		case open:
			depth++
		case closing:
			depth--
			if depth == 0 {
				return j
			}
		}
	}
	return -1
}

// fields returns the parts of a line between blanks.
func (p phrase) fields() []phrase { return p.splitFunc(isBlank) }

// splitFunc returns the parts of a line between marks.
func (p phrase) splitFunc(isMark func(rune) bool) []phrase {
	var fields []phrase
	from := 0
	for i := range p.len() + 1 {
		if i < p.len() && !isMark(p.at(i)) {
			continue
		}
		if i > from {
			fields = append(fields, p.sub(from, i))
		}
		from = i + 1
	}
	return fields
}

// isLetter reports whether a character is Chinese or a Latin letter.
func isLetter(r rune) bool { return r >= 0x4e00 && r <= 0x9fff || r >= 'A' && r <= 'z' }
