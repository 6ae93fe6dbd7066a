package doctor

import (
	"testing"

	"duban/tui/words"
	"duban/tui/words/wordstest"
)

func TestWordsAreCompleteInBothLanguages(t *testing.T) {
	wordstest.Compare(t, In(words.Chinese), In(words.English))
}
