package document

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// RuneSet returns the set of the characters of a text.
func RuneSet(text string) map[rune]bool {
	set := map[rune]bool{}
	for _, r := range text {
		set[r] = true
	}
	return set
}

// Phrase is a piece of the document. Positions in it count characters from 0.
type Phrase struct {
	Glyphs []Glyph
	Line   int // the line of the document where it begins, from 1
}

// Glyph holds a character as written and as folded, in 32 bits, as a large document has
// many. If both are the same, it is the code point. Else the upper half is the folded
// character and the lower half the written one: both are between the blank and U+FFFF,
// so the number is no code point.
type Glyph uint32

// GlyphOf returns a character as written with its folded form.
func GlyphOf(written, folded rune) Glyph {
	if written == folded {
		return Glyph(written)
	}
	return Glyph(folded)<<16 | Glyph(written)
}

// Raw returns the character as written.
func (c Glyph) Raw() rune {
	if c > utf8.MaxRune {
		return rune(c & 0xffff)
	}
	return rune(c)
}

// Plain returns the character folded: half width and simplified.
func (c Glyph) Plain() rune {
	if c > utf8.MaxRune {
		return rune(c >> 16)
	}
	return rune(c)
}

// Folding returns the character that the words of the lexicon are written with in the
// place of another.
type Folding func(rune) rune

// Phrase returns a text that begins at a line of the document.
func (f Folding) Phrase(text string, line int) Phrase {
	glyphs := make([]Glyph, 0, utf8.RuneCountInString(text))
	for _, r := range text {
		if r >= '⑴' && r <= '⒛' || r >= '㈠' && r <= '㈩' {
			for _, part := range spelledNumber(r) {
				glyphs = append(glyphs, Glyph(part))
			}
			continue
		}
		twin := r
		if r >= 0x80 || r == '<' || r == '>' {
			twin = f(r)
		}
		glyphs = append(glyphs, GlyphOf(r, twin))
	}
	return Phrase{glyphs, line}
}

// spelledNumber returns a number of one character in several: (1), 1. and (一) for
// ⑴, ⒈ and ㈠.
func spelledNumber(r rune) string {
	switch {
	case r <= '⒇':
		return "(" + strconv.Itoa(int(r-'⑴')+1) + ")"
	case r <= '⒛':
		return strconv.Itoa(int(r-'⒈')+1) + "."
	}
	return "(" + string([]rune("一二三四五六七八九十")[r-'㈠']) + ")"
}

// String returns the words as written.
func (p Phrase) String() string { return p.text(Glyph.Raw) }

// Plain returns the words folded.
func (p Phrase) Plain() string { return p.text(Glyph.Plain) }

func (p Phrase) text(of func(Glyph) rune) string {
	var text strings.Builder
	text.Grow(p.Size())
	for _, c := range p.Glyphs {
		text.WriteRune(of(c))
	}
	return text.String()
}

// Len returns the number of characters.
func (p Phrase) Len() int { return len(p.Glyphs) }

// Size returns how many bytes the words take as text.
func (p Phrase) Size() int {
	size := 0
	for _, c := range p.Glyphs {
		size += utf8.RuneLen(c.Raw())
	}
	return size
}

// IsSamePiece reports whether both are the same piece of the document, as merged cells
// are.
func (p Phrase) IsSamePiece(other Phrase) bool {
	return p.Len() == other.Len() && (p.Empty() || &p.Glyphs[0] == &other.Glyphs[0])
}

// Last returns the last character folded, 0 if there is none.
func (p Phrase) Last() rune { return p.At(p.Len() - 1) }

// Empty reports whether the phrase has no characters.
func (p Phrase) Empty() bool { return len(p.Glyphs) == 0 }

// At returns the folded character at position i, 0 outside of the phrase.
func (p Phrase) At(i int) rune {
	if i < 0 || i >= len(p.Glyphs) {
		return 0
	}
	return p.Glyphs[i].Plain()
}

// Sub returns the part between two positions. Its line is that of the whole phrase.
func (p Phrase) Sub(from, to int) Phrase {
	return Phrase{p.Glyphs[from:to:to], p.Line}
}

// Concat returns the two as one, with nothing between them.
func (p Phrase) Concat(more Phrase) Phrase {
	return Phrase{slices.Concat(p.Glyphs, more.Glyphs), p.Line}
}

// Appended returns the phrase with more at its end, and consumes the phrase: one that
// grows line by line must not be copied for each.
func (p Phrase) Appended(more Phrase) Phrase {
	return Phrase{append(p.Glyphs, more.Glyphs...), p.Line}
}

// JoinLines returns two lines as one phrase, and consumes the first one.
func JoinLines(a, b Phrase) Phrase {
	return a.Appended(Phrase{Glyphs: []Glyph{'\n'}}).Appended(b)
}

// JoinNonEmpty is JoinLines for lines of which one may be empty.
func JoinNonEmpty(a, b Phrase) Phrase {
	switch {
	case a.Empty():
		return b
	case b.Empty():
		return a
	}
	return JoinLines(a, b)
}

// ConcatSpaced returns the two as one, with a blank between them unless the first ends
// in a mark.
func (p Phrase) ConcatSpaced(more Phrase) Phrase {
	p, more = p.Trim(), more.Trim()
	if last := p.At(p.Len() - 1); last == '、' || last == ')' || last == '.' {
		return p.Concat(more)
	}
	return p.Concat(Phrase{[]Glyph{' '}, p.Line}).Concat(more)
}

// Clone returns a copy that shares no characters with the phrase.
func (p Phrase) Clone() Phrase { return Phrase{slices.Clone(p.Glyphs), p.Line} }

// IsBlank reports whether a folded character is a blank, a tab or a newline.
func IsBlank(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }

// Trim returns the phrase without blanks around it.
func (p Phrase) Trim() Phrase { return p.trimFunc(IsBlank) }

func (p Phrase) trimFunc(unwanted func(rune) bool) Phrase {
	from, to := 0, p.Len()
	for from < to && unwanted(p.At(from)) {
		from++
	}
	for to > from && unwanted(p.At(to-1)) {
		to--
	}
	return p.Sub(from, to)
}

// TrimAny returns the phrase without the characters of cutset around it.
func (p Phrase) TrimAny(cutset string) Phrase {
	return p.trimFunc(func(r rune) bool { return strings.ContainsRune(cutset, r) })
}

// HasAt reports whether word is at position i.
func (p Phrase) HasAt(i int, word string) bool {
	for _, r := range word {
		if p.At(i) != r {
			return false
		}
		i++
	}
	return true
}

// HasPrefix reports whether the phrase begins with word.
func (p Phrase) HasPrefix(word string) bool { return p.HasAt(0, word) }

// HasSuffix reports whether the phrase ends with word.
func (p Phrase) HasSuffix(word string) bool {
	var bytes [utf8.UTFMax]byte
	size := utf8.EncodeRune(bytes[:], p.Last()) // distinguishes most words
	return strings.HasSuffix(word, string(bytes[:size])) && p.HasAt(p.Len()-RuneCount(word), word)
}

// PrefixOf returns the length of the first of the words that is at position i, 0 if
// none is.
func (p Phrase) PrefixOf(i int, words []string) int {
	var bytes [utf8.UTFMax]byte
	size := utf8.EncodeRune(bytes[:], p.At(i))
	last := bytes[size-1] // distinguishes most words
	for _, word := range words {
		if len(word) >= size && word[size-1] == last && p.HasAt(i, word) {
			return RuneCount(word)
		}
	}
	return 0
}

// SuffixOf returns the length of the first of the words that the phrase ends with, 0 if
// it ends with none.
func (p Phrase) SuffixOf(words []string) int {
	for _, word := range words {
		if p.HasSuffix(word) {
			return RuneCount(word)
		}
	}
	return 0
}

// Index returns the first position of word, -1 if there is none.
func (p Phrase) Index(word string) int {
	first, _ := utf8.DecodeRuneInString(word) // distinguishes most places
	for i := range p.Glyphs {
		if p.Glyphs[i].Plain() == first && p.HasAt(i, word) {
			return i
		}
	}
	return -1
}

// ContainsAny reports whether any of the words is in the phrase.
func (p Phrase) ContainsAny(words []string) bool {
	for i := range p.Glyphs {
		if p.PrefixOf(i, words) > 0 {
			return true
		}
	}
	return false
}

// Key returns the folded characters without blanks, for comparing.
func (p Phrase) Key() string {
	var key strings.Builder
	key.Grow(p.Size())
	for _, c := range p.Glyphs {
		if r := c.Plain(); !IsBlank(r) {
			key.WriteRune(r)
		}
	}
	return key.String()
}

// Compact returns the phrase without any blank.
func (p Phrase) Compact() Phrase {
	return p.without(func(i int) bool { return IsBlank(p.At(i)) })
}

// without returns the phrase without the characters at some positions.
func (p Phrase) without(unwanted func(i int) bool) Phrase {
	first := 0
	for first < p.Len() && !unwanted(first) {
		first++
	}
	if first == p.Len() {
		return p // nearly always: no copy
	}
	rest := Phrase{append(make([]Glyph, 0, p.Len()), p.Glyphs[:first]...), p.Line}
	for i := first + 1; i < p.Len(); i++ {
		if !unwanted(i) {
			rest.Glyphs = append(rest.Glyphs, p.Glyphs[i])
		}
	}
	return rest
}

// WithoutInnerBlanks returns the phrase without blanks inside words, as in 12 月 底 前.
// Blanks between digits stay.
func (p Phrase) WithoutInnerBlanks() Phrase {
	return p.without(func(i int) bool {
		return p.At(i) == ' ' && (IsLetter(p.At(i-1)) || IsLetter(p.At(i+1)) || p.At(i+1) == ' ')
	})
}

// WithoutSpacing returns the phrase without blanks that came from the layout of a page:
// those before a mark, and those between all characters of a word, as in 责 任 单 位:.
func (p Phrase) WithoutSpacing() Phrase {
	return p.without(func(i int) bool {
		return p.At(i) == ' ' && (p.At(i-1) == '(' || p.PrefixOf(i+1, []string{"、", ",", "。", ";", ":", ")", "]"}) > 0 || p.isSpacedOut(i))
	})
}

// isSpacedOut reports whether the blank at position i is among at least three single
// characters with a blank between each two, or between the two of a label: 时 间:, 1.时 间:.
func (p Phrase) isSpacedOut(i int) bool {
	alone := func(i int) bool { return IsLetter(p.At(i)) && !IsLetter(p.At(i-1)) && !IsLetter(p.At(i+1)) }
	if !alone(i-1) || !alone(i+1) {
		return false
	}
	isLabel := (p.At(i-2) == 0 || strings.ContainsRune(".、)", p.At(i-2))) && (p.At(i+2) == ':' || p.At(i+2) == ' ' && p.At(i+3) == ':')
	return isLabel || p.At(i-2) == ' ' && alone(i-3) || p.At(i+2) == ' ' && alone(i+3)
}

// RuneCount returns the number of characters of a text.
func RuneCount(text string) int { return utf8.RuneCountInString(text) }

// ClosingMark returns the bracket that closes an opening one, 0 for other characters.
func ClosingMark(open rune) rune {
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

// MaxBracketLength is how far a closing bracket is searched for, in characters: a text
// full of open brackets must not take quadratic time.
const MaxBracketLength = 300

// ClosingBracket returns the position of the bracket that closes the one at position i,
// -1 if none opens there, or it is not closed within MaxBracketLength.
func (p Phrase) ClosingBracket(i int) int {
	open := p.At(i)
	closing, depth := ClosingMark(open), 0
	if closing == 0 {
		return -1
	}
	for j := i; j < min(p.Len(), i+MaxBracketLength); j++ {
		switch p.At(j) {
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

// Fields returns the parts of a line between blanks.
func (p Phrase) Fields() []Phrase { return p.SplitFunc(IsBlank) }

// SplitFunc returns the parts of a line between marks.
func (p Phrase) SplitFunc(isMark func(rune) bool) []Phrase {
	var fields []Phrase
	from := 0
	for i := range p.Len() + 1 {
		if i < p.Len() && !isMark(p.At(i)) {
			continue
		}
		if i > from {
			fields = append(fields, p.Sub(from, i))
		}
		from = i + 1
	}
	return fields
}
