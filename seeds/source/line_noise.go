package source

import (
	"regexp"
	"strings"

	"duban/model"
)

const tonedVowels = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"

// withoutPinyin drops the pinyin that some pages put after characters, 區(qū), as it
// would split names. Only a tone distinguishes it from an English word.
func withoutPinyin(line string) string {
	if !strings.ContainsAny(line, tonedVowels) {
		return line
	}
	line = strings.ToValidUTF8(line, "\uFFFD") // as model.Clean does
	return regexp.MustCompile(`(\p{Han})[(（][a-zü]{0,6}[`+tonedVowels+`][a-zü]{0,6}[)）]`).ReplaceAllString(line, "$1")
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
		if withoutPinyin(line) != line {
			return []model.Warning{{Line: number, Text: Shortened(line), Why: model.WhyPinyin}}
		}
	}
	return nil
}
