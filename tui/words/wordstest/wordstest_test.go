package wordstest

import (
	"reflect"
	"slices"
	"testing"
)

// An empty word must be found at any depth and in any form.
func TestEveryWordIsVisited(t *testing.T) {
	type inner struct{ Empty, Word string }
	words := struct {
		Plain    inner
		List     []string
		None     []string
		ByName   map[string]string
		Function func(int) string
		Missing  func() string
	}{
		Plain: inner{Word: "字"}, List: []string{"字", ""}, ByName: map[string]string{"a": ""}, Function: func(int) string { return "" },
	}
	var empty []string
	visit("", reflect.ValueOf(words), func(path, text string) {
		if text == "" {
			empty = append(empty, path)
		}
	})
	want := []string{".Plain.Empty", ".List[1]", ".None", ".ByName[a]", ".Function()[0]", ".Missing"}
	if !slices.Equal(empty, want) {
		t.Errorf("empty: %q, want %q", empty, want)
	}
}
