package gate

import (
	"testing"

	"duban/tui/words"
	"duban/tui/words/wordstest"
)

func TestWordsAreCompleteInBothLanguages(t *testing.T) {
	wordstest.Compare(t, In(words.Chinese), In(words.English), "office:办公室")
}
