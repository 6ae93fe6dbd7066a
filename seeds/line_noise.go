package seeds

import (
	"strings"
	"unicode"

	"duban/model"
)

// withoutPinyin drops the pinyin that some pages put after characters, 區(qū), as it
// would split names. found reports whether there was any.
func withoutPinyin(line string) (clean string, found bool) {
	if !strings.ContainsAny(line, tonedVowels) {
		return line, false
	}
	line = strings.ToValidUTF8(line, "\uFFFD") // as model.Clean does
	runes := []rune(line)
	kept := runes[:0:0]
	for i := 0; i < len(runes); i++ {
		if i > 0 && unicode.Is(unicode.Han, runes[i-1]) {
			if length := pinyinAt(runes[i:]); length > 0 {
				found = true
				i += length - 1
				continue
			}
		}
		kept = append(kept, runes[i])
	}
	return string(kept), found
}

const tonedVowels = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"

// pinyinAt returns the length of one syllable in brackets at the beginning, 0
// if there is none. Only a tone distinguishes it from an English word.
func pinyinAt(runes []rune) int {
	if runes[0] != '(' && runes[0] != '（' {
		return 0
	}
	toned := false
	for i := 1; i < min(len(runes), 9); i++ {
		switch r := runes[i]; {
		case strings.ContainsRune(tonedVowels, r):
			toned = true
		case r >= 'a' && r <= 'z' || r == 'ü':
		case (r == ')' || r == '）') && toned:
			return i + 1
		default:
			return 0
		}
	}
	return 0
}

// pinyinWarning returns a warning about the first line with pinyin, nil if there is
// none.
func pinyinWarning(text string) []model.Warning {
	if !strings.ContainsAny(text, tonedVowels) {
		return nil
	}
	number := 0
	for line := range strings.SplitSeq(evenLines(text), "\n") {
		number++
		if _, found := withoutPinyin(line); found {
			return []model.Warning{{Line: number, Text: shortened(line), Why: model.WhyPinyin}}
		}
	}
	return nil
}

// isTableFrame reports whether a line is only the frame of a table drawn with box
// characters.
func (p phrase) isTableFrame() bool {
	drawn := false
	for _, c := range p.glyphs {
		r := c.raw()
		if r < 0x2500 || r > 0x257f {
			if !isBlank(c.plain()) && c.plain() != '-' && c.plain() != '|' {
				return false
			}
			continue
		}
		drawn = drawn || r != '│' && r != '┃' && r != '║'
	}
	return drawn
}

// isPageNumber reports whether a line is only a page number: — 3 —, 第3页 共9页.
func (p phrase) isPageNumber() bool {
	if p.len() > 16 {
		return false
	}
	inner := p.trimAny("- ·")
	if _, length := inner.digits(0, 4); length > 0 && length == inner.len() && p.at(0) == '-' && p.hasSuffix("-") {
		return true
	}
	if p.at(0) != '第' || p.index("页") < 0 {
		return false
	}
	allowed := runeSet("第共页, /0123456789一二三四五六七八九十")
	for _, c := range p.glyphs {
		if !allowed[c.plain()] {
			return false
		}
	}
	return true
}
