package source

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

// PinyinWarning returns a warning about the first line with pinyin, nil if there is
// none.
func PinyinWarning(text string) []model.Warning {
	if !strings.ContainsAny(text, tonedVowels) {
		return nil
	}
	number := 0
	for line := range strings.SplitSeq(EvenLines(text), "\n") {
		number++
		if _, found := withoutPinyin(line); found {
			return []model.Warning{{Line: number, Text: Shortened(line), Why: model.WhyPinyin}}
		}
	}
	return nil
}
