package keys_test

import (
	"slices"
	"testing"

	"duban/tui/keys"
	"duban/tui/words"
)

func TestParseKey(t *testing.T) {
	for typed, want := range map[string]string{
		"d": "d", "ｄ": "d", "D": "D", "、": "/", "Ctrl-R": "ctrl+r", "ctrl+r": "ctrl+r", "Ｆ１０": "f10", " ; ": ";", "ctrl+a": "ctrl+a", "Ctrl-Y": "ctrl+y",
	} {
		if name, err := keys.ParseKey(typed); name != want || err != 0 {
			t.Errorf("%q is the key %q, %d", typed, name, err)
		}
	}
	for typed, want := range map[string]keys.KeyError{
		"": keys.KeyUnknown, "dd": keys.KeyUnknown, "办": keys.KeyUnknown, "ctrl+": keys.KeyUnknown, "ctrl+1": keys.KeyUnknown, "alt+d": keys.KeyUnknown, "\x1b": keys.KeyUnknown,
		" ": keys.KeyFixed, "　": keys.KeyFixed, "Space": keys.KeyFixed, "q": keys.KeyFixed, "？": keys.KeyFixed, ":": keys.KeyFixed, "５": keys.KeyFixed,
		"Esc": keys.KeyFixed, "Enter": keys.KeyFixed, "j": keys.KeyFixed, "Ctrl-C": keys.KeyFixed, "ctrl+m": keys.KeyFixed, "F9": keys.KeyFixed, "F1": keys.KeyFixed, "0": keys.KeyFixed, "9": keys.KeyFixed, "Shift-Tab": keys.KeyFixed,
	} {
		if name, err := keys.ParseKey(typed); name != "" || err != want {
			t.Errorf("%q is the key %q, %d", typed, name, err)
		}
	}
}

// A chosen key replaces those that are not fixed, wherever the action has a key, and is
// shown in their place.
func TestChosenKeys(t *testing.T) {
	table := keys.NewTable(words.In(words.Chinese), keys.Options{MayImport: true, Choices: []keys.Choice{
		{Action: keys.ToggleDone, Keys: []string{"d"}},
		{Action: keys.ClearOffice, Keys: []string{"K"}},
		{Action: keys.Redo, Keys: []string{"z", "f10"}},
		{Action: keys.ShowSavedFilters, Keys: []string{"ctrl+l"}},
		{Action: keys.WriteNote},
		{Action: keys.ToggleMouse, Keys: []string{"f12"}},
	}})
	for _, test := range []struct {
		key  keys.Name
		in   keys.Place
		want keys.Action
	}{
		{"d", keys.Tasks, keys.ToggleDone},
		{"d", keys.Parts, keys.ToggleDone},
		{" ", keys.Checklist, keys.ToggleDone},
		{"x", keys.Tasks, keys.None},
		{"K", keys.Tasks, keys.ClearOffice},
		{"O", keys.Tasks, keys.None},
		{"f10", keys.Year, keys.Redo},
		{"z", keys.Year, keys.Redo},
		{"ctrl+r", keys.Year, keys.None},
		{"n", keys.Tasks, keys.None},
	} {
		if got := table.Action(test.key, test.in); got != test.want {
			t.Errorf("%q in %b is action %d, want %d", test.key, test.in, got, test.want)
		}
	}
	for action, want := range map[keys.Action]string{
		keys.ToggleDone: "空格 d", keys.ChooseOffice: "o K", keys.Redo: "z F10", keys.ShowSavedFilters: "Ctrl-L F1-F9", keys.WriteNote: "", keys.ToggleMouse: "F12",
	} {
		at := slices.IndexFunc(table, func(b keys.Binding) bool { return b.Action == action })
		if got := table[at].Shown(false); got != want {
			t.Errorf("action %d is shown with %q, want %q", action, got, want)
		}
	}
	if got := table.ChosenKeys(keys.Redo); !slices.Equal(got, []string{"z", "f10"}) {
		t.Errorf("redo has %q", got)
	}
}

// Of two that want a key the first one gets it, and a choice never takes a key away from an
// action that keeps its own.
func TestConflicts(t *testing.T) {
	choice := func(action keys.Action, names ...string) keys.Choice { return keys.Choice{Action: action, Keys: names} }
	for name, c := range map[string]struct {
		choices []keys.Choice
		refused []int
	}{
		"free":                   {[]keys.Choice{choice(keys.Undo, "z")}, nil},
		"changed places":         {[]keys.Choice{choice(keys.Undo, "n"), choice(keys.WriteNote, "u")}, nil},
		"taken by a default":     {[]keys.Choice{choice(keys.Undo, "n")}, []int{0}},
		"taken by another":       {[]keys.Choice{choice(keys.Undo, "z"), choice(keys.WriteNote, "z")}, []int{1}},
		"one after another":      {[]keys.Choice{choice(keys.Undo, "n"), choice(keys.WriteNote, "s")}, []int{1, 0}},
		"another place":          {[]keys.Choice{choice(keys.ToggleDone, "d")}, nil},
		"a sheet's own key":      {[]keys.Choice{choice(keys.Undo, "d")}, []int{0}},
		"the key that it has":    {[]keys.Choice{choice(keys.Undo, "u")}, nil},
		"two actions, one place": {[]keys.Choice{choice(keys.ReverseOrder, "u")}, []int{0}},
	} {
		var refused []int
		for _, conflict := range keys.Conflicts(c.choices) {
			refused = append(refused, conflict.Index)
		}
		if !slices.Equal(refused, c.refused) {
			t.Errorf("%s: refused %v, want %v", name, refused, c.refused)
		}
	}
}

func TestActionsHaveNames(t *testing.T) {
	table := keys.NewTable(words.In(words.Chinese), keys.Options{MayImport: true})
	for _, name := range keys.ActionNames() {
		if action := keys.Named(name); action.Name() != name || len(table.ChosenKeys(action)) == 0 && action != keys.ToggleMouse {
			t.Errorf("%s is action %d with the keys %q", name, action, table.ChosenKeys(action))
		}
	}
	for _, action := range []keys.Action{keys.None, keys.MoveUp, keys.Back, keys.ShowHelp, keys.Quit} {
		if action.Name() != "" {
			t.Errorf("%d is called %q", action, action.Name())
		}
	}
}
