package keys_test

import (
	"slices"
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

func TestEscAndACharacterInOnePacketAreTwoKeys(t *testing.T) {
	for _, c := range []struct {
		msg  tea.KeyMsg
		want []string
	}{
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("j")}, []string{"j"}},
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("j"), Alt: true}, []string{"esc", "j"}},
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("办"), Alt: true}, []string{"esc", "办"}},
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("O"), Alt: true}, []string{"esc", "O"}},
		{tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" "), Alt: true}, []string{"esc", " "}},
		{tea.KeyMsg{Type: tea.KeyEsc, Alt: true}, []string{"esc", "esc"}},
		{tea.KeyMsg{Type: tea.KeyCtrlR, Alt: true}, []string{"esc", "ctrl+r"}},
		{tea.KeyMsg{Type: tea.KeyTab, Alt: true}, []string{"esc", "tab"}},
		{tea.KeyMsg{Type: tea.KeyEnter, Alt: true}, []string{"alt+enter"}},
		{tea.KeyMsg{Type: tea.KeyCtrlJ, Alt: true}, []string{"alt+enter"}},
		{tea.KeyMsg{Type: tea.KeyLeft, Alt: true}, []string{"alt+left"}},
		{tea.KeyMsg{Type: tea.KeyBackspace, Alt: true}, []string{"alt+backspace"}},
	} {
		var got []string
		for _, msg := range keys.Split(c.msg) {
			got = append(got, msg.String())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s is %q, want %q", c.msg, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, test := range []struct {
		msg  tea.KeyMsg
		want []keys.Name
	}{
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("jk")}, []keys.Name{"j", "k"}},
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("ｊ"), Alt: true}, []keys.Name{"alt+ｊ"}},
		{tea.KeyMsg{Type: tea.KeyEnter}, []keys.Name{"enter"}},
		{tea.KeyMsg{Type: tea.KeyEnter, Alt: true}, []keys.Name{"alt+enter"}},
		{tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}, []keys.Name{" "}},
	} {
		if got := keys.Names(test.msg); !slices.Equal(got, test.want) {
			t.Errorf("%#v has the names %q, want %q", test.msg, got, test.want)
		}
	}
}

func TestAKeyIsBoundInItsPlaces(t *testing.T) {
	table := keys.NewTable(words.In(words.English), keys.Options{MayImport: true})
	for _, test := range []struct {
		key  keys.Name
		in   keys.Place
		want keys.Action
	}{
		{"G", keys.Tasks, keys.MoveLast},
		{"end", keys.Tasks, keys.MoveLast},
		{"home", keys.Checklist, keys.MoveFirst},
		{"enter", keys.LookBack, keys.Open},
		{"q", keys.Tasks, keys.Quit},
		{"esc", keys.LookBack, keys.Back},
		{"q", keys.LookBack, keys.Quit},
		{"x", keys.Year, keys.None},
		{"no key", keys.Tasks, keys.None},
	} {
		if got := table.Action(test.key, test.in); got != test.want {
			t.Errorf("%q in %b is action %d, want %d", test.key, test.in, got, test.want)
		}
	}
}

func TestRecalledFilter(t *testing.T) {
	for action, want := range map[keys.Action]int{
		keys.RecallFilter1: 1, keys.RecallFilter1 + 8: 9, keys.RecallFilter1 + 9: 0, keys.RecallFilter1 - 1: 0, keys.None: 0, keys.MoveUp: 0,
	} {
		if got := action.RecalledFilter(); got != want {
			t.Errorf("action %d recalls filter %d, want %d", action, got, want)
		}
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

// Every action has a key, every key in the footer a label, and every place the keys
// for leaving and for the help.
func TestEveryActionHasAKey(t *testing.T) {
	table := keys.NewTable(words.In(words.English), keys.Options{MayImport: true})
	bound := map[keys.Action]bool{}
	for _, b := range table {
		bound[b.Action] = true
		if len(b.Keys()) == 0 && b.Action != keys.ToggleMouse { // which is in the palette alone
			t.Errorf("a binding of action %d in place %b has no key", b.Action, b.In)
		}
		if b.Rank > 0 && (b.Short == "" || b.Help().Key == "") {
			t.Errorf("%q is in the footer without a label", b.Keys())
		}
	}
	for action := keys.None + 1; action <= keys.RecallFilter1+8; action++ {
		if !bound[action] {
			t.Errorf("action %d has no key", action)
		}
	}
	for place := keys.Categories; place <= keys.Settings; place <<= 1 {
		leave := keys.Quit
		if place&keys.Sheets != 0 {
			leave = keys.Back
		}
		for _, action := range []keys.Action{leave, keys.ShowHelp} {
			if !slices.ContainsFunc(table, func(b keys.Binding) bool { return b.In&place != 0 && b.Action == action && b.Rank > 0 }) {
				t.Errorf("place %b has no action %d in its footer", place, action)
			}
		}
	}
}

// The keys that mean something everywhere have an action in each place where they are
// shown to have one.
func TestCommonKeysInEveryPlace(t *testing.T) {
	table := keys.NewTable(words.In(words.English), keys.Options{MayImport: true})
	for name, want := range map[keys.Name]struct {
		action keys.Action
		in     keys.Place
	}{
		"enter": {keys.Open, keys.Anywhere &^ keys.Parts},
		"u":     {keys.Undo, keys.Anywhere &^ keys.Settings},
		"?":     {keys.ShowHelp, keys.Anywhere},
		"j":     {keys.MoveDown, keys.Anywhere},
		"l":     {keys.RightPane, keys.Panes | keys.OfficeTable | keys.Month | keys.Year | keys.NotReported | keys.Settings},
		"right": {keys.RightPane, keys.Panes | keys.OfficeTable | keys.Month | keys.Year | keys.NotReported | keys.Settings},
		"h":     {keys.LeftPane, keys.Panes | keys.OfficeTable | keys.Month | keys.Year | keys.NotReported | keys.Settings},
		"left":  {keys.LeftPane, keys.Panes | keys.OfficeTable | keys.Month | keys.Year | keys.NotReported | keys.Settings},
	} {
		for place := keys.Categories; place <= keys.Settings; place <<= 1 {
			if got := table.Action(name, place) == want.action; got != (want.in&place != 0) {
				t.Errorf("%q in place %b: action %d", name, place, table.Action(name, place))
			}
		}
	}
}

// What an action is for: its group, whether it moves a cursor, whether one looks for it by
// name, and whether its keys can be chosen.
func TestKindsOfActions(t *testing.T) {
	for _, test := range []struct {
		action                           keys.Action
		group                            keys.Group
		isMovement, isCommand, hasChoice bool
	}{
		{keys.MoveUp, keys.GroupMove, true, true, false},
		{keys.PageDown, keys.GroupMove, true, true, true},
		{keys.FocusDetail, keys.GroupMove, false, true, false},
		{keys.Back, keys.GroupMove, false, true, false},
		{keys.ToggleDone, keys.GroupChange, false, true, true},
		{keys.Redo, keys.GroupChange, false, true, true},
		{keys.Search, keys.GroupFind, false, true, true},
		{keys.DropFilter, keys.GroupFind, false, true, true},
		{keys.RecallFilter1 + 8, keys.GroupFind, false, false, false},
		{keys.ShowOffices, keys.GroupView, false, true, true},
		{keys.ShowPlans, keys.GroupView, false, true, true},
		{keys.ShowPalette, keys.GroupProgram, false, false, true},
		{keys.Quit, keys.GroupProgram, false, true, false},
	} {
		a := test.action
		hasChoice := slices.Contains(keys.ActionNames(), a.Name())
		if a.Group() != test.group || a.IsMovement() != test.isMovement || a.IsCommand() != test.isCommand || hasChoice != test.hasChoice {
			t.Errorf("action %d: group %d, movement %v, command %v, choice %v", a, a.Group(), a.IsMovement(), a.IsCommand(), hasChoice)
		}
	}
}

func TestMove(t *testing.T) {
	for _, test := range []struct {
		action                 keys.Action
		row, count, page, want int
	}{
		{keys.MoveUp, 3, 9, 4, 2},
		{keys.MoveUp, 0, 9, 4, 0},
		{keys.MoveDown, 3, 9, 4, 4},
		{keys.MoveDown, 8, 9, 4, 8},
		{keys.MoveDown, 0, 0, 4, 0},
		{keys.MoveFirst, 3, 9, 4, 0},
		{keys.MoveLast, 3, 9, 4, 8},
		{keys.PageUp, 5, 9, 4, 2},
		{keys.PageDown, 2, 9, 4, 5},
		{keys.PageDown, 2, 9, 1, 3},
		{keys.Open, 2, 9, 4, 2},
	} {
		if got := test.action.Move(test.row, test.count, test.page); got != test.want {
			t.Errorf("action %d in row %d of %d leads to %d, want %d", test.action, test.row, test.count, got, test.want)
		}
	}
}

// The keys of the panes are not repeated for the sheets, and a key is shown once.
func TestKeysOfAPlace(t *testing.T) {
	table := keys.NewTable(words.In(words.English), keys.Options{MayImport: true})
	shown := func(in keys.Place, ascii bool) (all []string) {
		for _, b := range table.Of(in) {
			if b.Action == keys.ToggleDone || b.Action == keys.MoveUp || b.Action.RecalledFilter() > 0 {
				all = append(all, b.Shown(ascii))
			}
		}
		return all
	}
	for _, test := range []struct {
		in    keys.Place
		ascii bool
		want  []string
	}{
		{keys.Panes, false, []string{"↑↓ jk", "Space x"}},
		{keys.Panes, true, []string{"up/down jk", "Space x"}},
		{keys.Sheets, false, []string{"Space x", "Space x", "1-9"}},
		{keys.SavedFilters, false, []string{"↑↓ jk", "1-9"}},
	} {
		if got := shown(test.in, test.ascii); !slices.Equal(got, test.want) {
			t.Errorf("in %b, ascii %v: %q, want %q", test.in, test.ascii, got, test.want)
		}
	}
}
