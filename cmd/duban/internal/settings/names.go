package settings

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/keys"
	"duban/tui/words"
)

// The names of the settings, in the order in which they are printed.
const (
	NameTheme    = "theme"
	NameASCII    = "ascii"
	NameLanguage = "language"
	NamePlain    = "plain"
	NameStart    = "start"
	NamePlace    = "place"
	NameColumns  = "columns"
	NameMouse    = "mouse"
	NameLock     = "lock"
	NameLeave    = "leave"
)

// tableOfKeys is the table of the keys of actions: keys.done = "d".
const tableOfKeys = "keys"

// KeysOf returns the name of the setting with the keys of an action.
func KeysOf(action string) string { return tableOfKeys + "." + action }

// ActionOf returns the action whose keys a setting has; found is false for any other.
func ActionOf(name string) (action string, found bool) {
	return strings.CutPrefix(name, tableOfKeys+".")
}

// Never is the value of a setting in minutes whose time never comes.
const Never = "0"

// listSeparator is between the texts of a list.
const listSeparator = " "

// Names returns the names of all settings but the keys.
func Names() []string {
	return []string{NameTheme, NameASCII, NameLanguage, NamePlain, NameStart, NamePlace, NameColumns, NameMouse, NameLock, NameLeave}
}

// KeyNames returns the names of the settings with keys.
func KeyNames() []string {
	names := keys.ActionNames()
	for i, action := range names {
		names[i] = KeysOf(action)
	}
	return names
}

// schema is what a setting may be.
type schema struct {
	kind    unstable.Kind
	allowed []string // nil for keys
}

func (s *schema) isList() bool { return s.kind == unstable.Array }

// find returns what a setting may be; nil if there is no such setting.
func find(name string) *schema {
	if action, isKey := ActionOf(name); isKey {
		if slices.Contains(keys.ActionNames(), action) {
			return &schema{unstable.Array, nil}
		}
		return nil
	}
	switch name {
	case NameTheme:
		return &schema{unstable.String, draw.Themes()}
	case NameLanguage:
		return &schema{unstable.String, []string{string(words.Chinese), string(words.English)}}
	case NameStart:
		return &schema{unstable.String, StartNames()}
	case NameColumns:
		return &schema{unstable.Array, board.ColumnNames()}
	case NameASCII, NamePlain, NamePlace, NameMouse:
		return &schema{unstable.Bool, []string{"true", "false"}}
	case NameLock, NameLeave: // minutes
		return &schema{unstable.Integer, []string{Never, "5", "10", "15", "30", "60"}}
	}
	return nil
}

// Choices returns the values that a setting may have, each once, or the texts of its list;
// nil for keys.
func Choices(name string) []string {
	return slices.DeleteFunc(find(name).allowed, func(value string) bool { return name == NameTheme && value == draw.ThemeColor })
}

// Line returns a setting as it may be written in the file.
func Line(name, value string) string { return name + " = " + InTOML(name, value) }

// Default returns the value of a setting that is not set, but for the language.
func Default(name string) string {
	if action, isKey := ActionOf(name); isKey {
		table := keys.NewTable(words.In(words.Chinese), keys.Options{MayImport: true})
		return strings.Join(table.ChosenKeys(keys.Named(action)), listSeparator)
	}
	switch name {
	case NameTheme:
		return draw.ThemeAuto
	case NameStart:
		return keys.FocusTasks.Name()
	case NameColumns:
		return strings.Join(board.ColumnNames(), listSeparator)
	case NameLock, NameLeave:
		return Never
	}
	return "false"
}

// Hidden returns the columns of the task list that are left out.
func (f *File) Hidden() []string {
	shown, line := f.Value(NameColumns)
	if line == 0 {
		return nil
	}
	return slices.DeleteFunc(board.ColumnNames(), func(name string) bool { return slices.Contains(strings.Fields(shown), name) })
}

// fine is the kind of no problem.
const fine ProblemKind = -1

// check returns what is wrong with texts, and which one it is. Keys are written as the
// table has them.
func (s *schema) check(texts []string, isKind bool, detail string) (ProblemKind, string) {
	if !isKind {
		return WrongValue, detail
	}
	for i, text := range texts {
		if s.allowed != nil {
			if !slices.Contains(s.allowed, text) || slices.Contains(texts[:i], text) {
				return WrongValue, text
			}
			continue
		}
		name, err := keys.ParseKey(text)
		switch {
		case err == keys.KeyFixed:
			return FixedKey, text
		case err != 0:
			return UnknownKey, text
		case slices.Contains(texts[:i], name):
			return WrongValue, text
		}
		texts[i] = name
	}
	return fine, ""
}

// allowedInTOML returns the values that a setting may have, as they are written in the
// file.
func (s *schema) allowedInTOML() []string {
	if s.kind != unstable.String && s.kind != unstable.Array {
		return s.allowed
	}
	quoted := make([]string, len(s.allowed))
	for i, value := range s.allowed {
		quoted[i] = strconv.Quote(value)
	}
	return quoted
}

// InTOML returns a value of a setting as it is written in the file.
func InTOML(name, value string) string {
	switch s := find(name); s.kind {
	case unstable.String:
		return strconv.Quote(value)
	case unstable.Array:
		texts := strings.Fields(value)
		for i, text := range texts {
			texts[i] = quote(text)
		}
		return "[" + strings.Join(texts, ", ") + "]"
	}
	return value
}

// quote returns a text of printable ASCII as TOML.
func quote(text string) string {
	if strings.ContainsAny(text, `"\\`) && !strings.Contains(text, "'") {
		return fmt.Sprintf("'%s'", text)
	}
	return strconv.Quote(text)
}
