package source

import (
	"regexp"
	"strings"

	"duban/model"
)

// pinyin finds the pinyin that some pages put after characters, 區(qū), as it would split
// names. Only a tone distinguishes it from an English word. It is nil for a text without.
type pinyin struct{ *regexp.Regexp }

func pinyinOf(text string) *pinyin {
	const tonedVowels = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
	if !strings.ContainsAny(text, tonedVowels) {
		return nil
	}
	return &pinyin{regexp.MustCompile(`(\p{Han})[(（][a-zü]{0,6}[` + tonedVowels + `][a-zü]{0,6}[)）]`)}
}

// without returns a line of the text without its pinyin.
func (p *pinyin) without(line string) string {
	if p == nil {
		return line
	}
	// Bytes that are no character become one, as in model.Clean.
	return p.ReplaceAllString(strings.ToValidUTF8(line, "\uFFFD"), "$1")
}

// PinyinWarning returns a warning about the first line with pinyin, nil if there is
// none.
func PinyinWarning(text string) []model.Warning {
	found := pinyinOf(text)
	if found == nil {
		return nil
	}
	number := 0
	for line := range strings.SplitSeq(EvenLines(text), "\n") {
		number++
		if found.MatchString(line) {
			return []model.Warning{{Line: number, Text: Shortened(line), Why: model.WhyPinyin}}
		}
	}
	return nil
}
