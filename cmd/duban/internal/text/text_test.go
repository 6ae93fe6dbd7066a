package text

import (
	"testing"

	"duban/tui/words"
	"duban/tui/words/wordstest"
)

func TestWordsAreCompleteInBothLanguages(t *testing.T) {
	if n := wordstest.Compare(t, In(words.Chinese), In(words.English)); n < 150 {
		t.Errorf("only %d words were compared", n)
	}
}
