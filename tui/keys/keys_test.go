package keys_test

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/keys"
	"duban/tui/words"
)

func TestFullWidthCharactersCountAsTheirKeys(t *testing.T) {
	table := keys.NewTable(words.In(words.Chinese), keys.Options{MayImport: true})
	for typed, want := range map[string]keys.Action{
		"j": keys.MoveDown, "ｊ": keys.MoveDown, "／": keys.Search, "、": keys.Search, "？": keys.ShowHelp, "　": keys.ToggleDone, "Ｇ": keys.MoveLast,
	} {
		names := keys.Names(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(typed)})
		if len(names) != 1 || table.Action(names[0], keys.Tasks) != want {
			t.Errorf("%q asks for %v by the names %q, want %v", typed, table.Action(names[0], keys.Tasks), names, want)
		}
	}
}

func TestAPasteIsNoKey(t *testing.T) {
	if names := keys.Names(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("q"), Paste: true}); len(names) != 0 {
		t.Errorf("a paste counts as the keys %q", names)
	}
}

// No key may ask for two things in the same place.
func TestEachKeyHasOneActionInAPlace(t *testing.T) {
	table := keys.NewTable(words.In(words.Chinese), keys.Options{MayImport: true})
	seen := map[string]keys.Place{}
	for _, b := range table {
		for _, name := range b.Keys() {
			if seen[name]&b.In != 0 {
				t.Errorf("%q is bound twice in place %b", name, seen[name]&b.In)
			}
			seen[name] |= b.In
		}
	}
}
