package words

import (
	"testing"

	"duban/tui/words/wordstest"
)

func TestWordsAreCompleteInBothLanguages(t *testing.T) {
	if n := wordstest.Compare(t, In(Chinese), In(English), "office:办公室"); n < 300 {
		t.Errorf("only %d words were compared", n)
	}
}
