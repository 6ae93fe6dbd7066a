package rollup

import (
	"testing"

	"duban/tui/words"
	"duban/tui/words/wordstest"
)

func TestWordsMatchInBothLanguages(t *testing.T) {
	if In(words.Chinese).Columns[0] == In(words.English).Columns[0] {
		t.Error("both languages have the same column")
	}
	// The figure in per cent needs no heading.
	zh, en := *In(words.Chinese), *In(words.English)
	zh.Columns[3], en.Columns[3] = "比例", "rate"
	wordstest.Compare(t, &zh, &en)
}
