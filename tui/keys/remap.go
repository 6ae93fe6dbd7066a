package keys

import (
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/key"

	"duban/model"
	"duban/tui/words"
)

// Choice is the keys that a user has chosen for an action, in place of those that are not
// fixed.
type Choice struct {
	Action Action
	Keys   []string // as ParseKey returns them
}

// Conflict is a choice that is refused, as another action has its key in the same place.
type Conflict struct {
	Index int // of the choice
	Key   string
	Other Action
}

// KeyError is why a key can't be chosen.
type KeyError int

// The reasons.
const (
	KeyUnknown KeyError = iota + 1 // there is no such key, or no terminal sends it
	KeyFixed                       // it has to do the same for all users
	KeyTaken                       // another action has it in the same place
)

// ParseKey reads a key as a user writes it: d, ｄ, Ctrl-R, ctrl+r, F10. The error is 0 for a key
// that can be chosen.
func ParseKey(typed string) (name string, err KeyError) {
	if runes := []rune(strings.TrimSpace(typed)); len(runes) == 1 {
		name = string(halfWidth(runes[0]))
		switch r := []rune(name)[0]; {
		case r <= ' ' || r > '~':
			return "", KeyUnknown
		case isFixed(name):
			return "", KeyFixed
		}
		return name, 0
	}
	if typed == " " || typed == "　" {
		return "", KeyFixed
	}
	name = strings.ToLower(strings.ReplaceAll(strings.Map(model.HalfWidth, strings.TrimSpace(typed)), "-", "+"))
	letter, isControl := strings.CutPrefix(name, "ctrl+")
	switch {
	case isFixed(name):
		return "", KeyFixed
	case isControl && len(letter) == 1 && 'a' <= letter[0] && letter[0] <= 'z', slices.Contains([]string{"f10", "f11", "f12"}, name):
		return name, 0
	}
	return "", KeyUnknown
}

// isFixed reports whether a key does the same for all users: those of every prompt and list,
// those that leave every place, and those that terminals send for another key.
func isFixed(name string) bool {
	switch name {
	case " ", "space", "?", ":", "q", "esc", "enter", "tab", "shift+tab", "backspace", "delete", "insert",
		"up", "down", "left", "right", "h", "j", "k", "l", "home", "end", "pgup", "pgdown",
		"ctrl+c", "ctrl+z", "ctrl+m", "ctrl+j", "ctrl+i", "ctrl+h", "ctrl+s", "ctrl+q":
		return true
	}
	isDigit := len(name) == 1 && '0' <= name[0] && name[0] <= '9'
	isFilter := len(name) == 2 && name[0] == 'f' && '1' <= name[1] && name[1] <= '9'
	return isDigit || isFilter
}

// ShownKey returns how a key is written on the screen: Ctrl-R.
func ShownKey(name string) string {
	if letter, isControl := strings.CutPrefix(name, "ctrl+"); isControl {
		return "Ctrl-" + strings.ToUpper(letter)
	}
	if len(name) > 1 {
		return strings.ToUpper(name)
	}
	return name
}

// ChosenKeys returns the keys of an action that are not fixed, of all places.
func (t Table) ChosenKeys(action Action) []string {
	var names []string
	for _, b := range t {
		for _, name := range b.Keys() {
			if b.Action == action && !isFixed(name) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// remap gives actions the keys that the user has chosen. Fixed keys stay.
func (t Table) remap(choices []Choice) {
	shownIn := 0 // the row that shows the keys of this one
	for i := range t {
		if t[i].Help().Key != "" {
			shownIn = i
		}
		at := slices.IndexFunc(choices, func(c Choice) bool { return c.Action == t[i].Action })
		if at < 0 {
			continue
		}
		var fixed, given []string
		for _, name := range t[i].Keys() {
			if isFixed(name) {
				fixed = append(fixed, name)
			} else {
				given = append(given, name)
			}
		}
		if len(t[i].Keys()) == 0 {
			shownIn = i // it had none to show
		}
		t[i].SetKeys(append(fixed, choices[at].Keys...)...)
		help := t[shownIn].Help()
		t[shownIn].SetHelp(replaceShown(help.Key, given, choices[at].Keys), help.Desc)
	}
}

// replaceShown returns keys as they are shown with some of them replaced.
func replaceShown(shown string, given, chosen []string) string {
	var parts []string
	isDone := false
	add := func() {
		for _, name := range chosen {
			parts = append(parts, ShownKey(name))
		}
		isDone = true
	}
	for _, part := range strings.Fields(shown) {
		isGiven := slices.ContainsFunc(given, func(name string) bool { return ShownKey(name) == part })
		switch {
		case !isGiven:
			parts = append(parts, part)
		case !isDone:
			add()
		}
	}
	if !isDone {
		add()
	}
	return strings.Join(parts, " ")
}

// Conflicts returns the choices that are refused, so that no key has two actions in a
// place: of two choices the later one.
func Conflicts(choices []Choice) []Conflict {
	var refused []Conflict
	if len(choices) == 0 {
		return nil
	}
	w := words.In(words.Chinese) // no matter which
	isRefused := func(at int) bool {
		return slices.ContainsFunc(refused, func(c Conflict) bool { return c.Index == at })
	}
	for {
		var accepted []Choice
		for at, choice := range choices {
			if !isRefused(at) {
				accepted = append(accepted, choice)
			}
		}
		table := NewTable(w, Options{MayImport: true, Choices: accepted})
		found := false
		for at := len(choices) - 1; at >= 0 && !found; at-- {
			if isRefused(at) {
				continue
			}
			if key, other := table.taken(choices[at]); other != None {
				refused, found = append(refused, Conflict{at, key, other}), true
			}
		}
		if !found {
			return refused
		}
	}
}

// Check reads the keys that a user wants for an action. With an error it returns the key
// that can't be had; KeyTaken comes with the action that has it.
func (t Table) Check(action Action, typed string) (names []string, wrong string, other Action, err KeyError) {
	for _, word := range strings.Fields(strings.ReplaceAll(typed, "\u3000", " ")) {
		name, err := ParseKey(word)
		if err != 0 {
			return nil, word, None, err
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if name, other := t.taken(Choice{action, names}); other != None {
		return nil, ShownKey(name), other, KeyTaken
	}
	return names, "", None, 0
}

// taken returns a key of a choice that another action has in one of its places; None if
// there is none.
func (t Table) taken(choice Choice) (name string, other Action) {
	for _, own := range t {
		if own.Action != choice.Action {
			continue
		}
		for _, b := range t {
			for _, name := range choice.Keys {
				if b.Action != own.Action && b.In&own.In != 0 && key.Matches(Name(name), b.Binding) {
					return name, b.Action
				}
			}
		}
	}
	return "", None
}
