package main

import (
	"testing"

	"duban/model"
	"duban/tui/words"
)

func TestEveryWarningHasWords(t *testing.T) {
	for _, language := range []words.Language{words.Chinese, words.English} {
		text := words.In(language).Documents
		for _, why := range model.WarningReasons() {
			if text.Why(why) == string(why) {
				t.Errorf("no words for %s in %s", why, language)
			}
		}
		if got, want := len(text.Reasons), len(model.WarningReasons()); got != want {
			t.Errorf("words for %d warnings in %s, but there are %d", got, language, want)
		}
	}
}
