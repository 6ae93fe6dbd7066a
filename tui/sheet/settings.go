package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/field"
	"duban/tui/keys"
	"duban/tui/prompt"
	"duban/tui/words"
)

// Setting is a setting as it is now.
type Setting struct {
	Name  string // in the file: theme, keys.done
	Value string // of a list the texts with blanks between them
	// Values are what it can be, or the texts of its list; nil where keys are typed.
	Values []string
	IsList bool
	// Written is the setting as it is written, and Source where the value is from.
	Written, Source string
	// Other is what decides in place of the file at the next start; empty for nothing.
	Other string
	// IsFixed says that the user can't change it, as Source decides.
	IsFixed bool
	// IsLater says that a change holds from the next start on.
	IsLater bool
}

// Settings is the user's settings, each with its value and where that is from.
type Settings struct {
	settings []Setting
	place    string // where they are kept
	isRead   bool
}

// Place implements Page.
func (*Settings) Place() keys.Place { return keys.Settings }

// Set shows the settings, which have been read.
func (s *Settings) Set(settings []Setting, place string) {
	s.settings, s.place, s.isRead = settings, place, true
}

// Content implements Page.
func (s *Settings) Content(b *board.Board, width int) Content {
	text := b.Words.Settings
	content := Content{Title: text.Title, Empty: text.NotHere}
	if !s.isRead {
		content.Empty = text.Reading
	}
	hasKeys := false
	for _, setting := range s.settings {
		action, isKey := keysOf(setting.Name)
		switch {
		case isKey && !b.Offers(action):
		case isKey:
			if !hasKeys {
				content.Rows, hasKeys = append(content.Rows, headingRow(b, text.KeysTitle, width)), true
			}
			shown := cmp.Or(shownKeys(setting.Value), text.NoKey)
			content.Rows = append(content.Rows, settingRow(b, setting.Name, actionName(b, action), shown, setting.Source, width))
		case setting.IsList:
			for _, one := range setting.Values {
				name := fmt.Sprintf(text.Column, text.Values.Of(setting.Name, one))
				content.Rows = append(content.Rows, settingRow(b, setting.Name+" "+one, name, shownOrHidden(b, setting, one), setting.Source, width))
			}
		default:
			name := text.Names.Of(setting.Name).Short
			content.Rows = append(content.Rows, settingRow(b, setting.Name, name, text.Values.Of(setting.Name, setting.Value), setting.Source, width))
		}
	}
	return content
}

// keysOf returns the action whose keys a setting has.
func keysOf(name string) (keys.Action, bool) {
	action, isKey := strings.CutPrefix(name, "keys.")
	return keys.Named(action), isKey
}

func actionName(b *board.Board, action keys.Action) string { return b.Keys.First(action).Short }

func shownKeys(value string) string {
	names := strings.Fields(value)
	for i, name := range names {
		names[i] = keys.ShownKey(name)
	}
	return strings.Join(names, " ")
}

func shownOrHidden(b *board.Board, setting Setting, one string) string {
	if slices.Contains(strings.Fields(setting.Value), one) {
		return b.Words.Settings.Values.Shown
	}
	return b.Words.Settings.Values.Hidden
}

// settingRow draws a setting, its value and where that is from.
func settingRow(b *board.Board, id, name, value, source string, width int) Row {
	pen := b.Pen
	return Row{ID: id, Draw: func(current bool) string {
		third := (width - 6) / 3
		line := pen.Cell(name, third) + "  " + pen.Cell(value, third) + "  "
		rest := width - 2 - draw.Width(line)
		if current {
			return pen.Theme.Chosen.Render(pen.Pointer(true) + line + pen.Cell(source, rest) + " ")
		}
		return " " + line + pen.Theme.Quiet.Render(pen.Cell(source, rest)) + " "
	}}
}

// About implements Page.
func (s *Settings) About(b *board.Board, id string, width int) []string {
	setting, _ := s.find(id)
	text := b.Words.Settings
	var lines []string
	if action, isKey := keysOf(setting.Name); !isKey {
		lines = b.Pen.Wrap(b.Pen.Text(text.Names.Of(setting.Name).Long), width)
	} else {
		lines = b.Pen.Wrap(b.Pen.Text(b.Keys.First(action).Help().Desc), width)
	}
	switch {
	case setting.IsFixed:
		lines = append(lines, b.Pen.Wrap(fmt.Sprintf(text.Fixed, setting.Source), width)...)
	case setting.Other != "":
		lines = append(lines, b.Pen.Wrap(fmt.Sprintf(text.Other, setting.Other), width)...)
	case setting.IsLater:
		lines = append(lines, b.Pen.Wrap(text.NextStart, width)...)
	}
	written := fmt.Sprintf(text.InFile, setting.Written, setting.Source, s.place)
	for _, line := range b.Pen.Wrap(b.Pen.Text(written), width) {
		lines = append(lines, b.Pen.Theme.Quiet.Render(line))
	}
	return lines
}

// find returns the setting of a row, and the text of its list.
func (s *Settings) find(id string) (setting Setting, one string) {
	name, one, _ := strings.Cut(id, " ")
	if at := slices.IndexFunc(s.settings, func(s Setting) bool { return s.Name == name }); at >= 0 {
		return s.settings[at], one
	}
	return Setting{}, ""
}

// Update implements Page: it changes a setting.
func (s *Settings) Update(b *board.Board, action keys.Action, id string) effect.Effect {
	setting, one := s.find(id)
	if setting.Name == "" {
		return nil
	}
	of, isKey := keysOf(setting.Name)
	switch {
	case action != keys.Open && action != keys.LeftPane && action != keys.RightPane:
		return nil
	case setting.IsFixed:
		return effect.Alarm{Text: fmt.Sprintf(b.Words.Settings.Fixed, setting.Source)}
	case isKey && action == keys.Open:
		return askKeys(b, setting, of)
	case isKey:
		return nil
	case setting.IsList:
		return s.change(setting.Name, toggled(setting, one))
	}
	step := 1
	if action == keys.LeftPane {
		step = len(setting.Values) - 1
	}
	at := max(slices.Index(setting.Values, setting.Value), 0)
	return s.change(setting.Name, setting.Values[(at+step)%len(setting.Values)])
}

// change changes a setting. The page shows its value at once, as the next key may come
// before it is written.
func (s *Settings) change(name, value string) effect.Effect {
	at := slices.IndexFunc(s.settings, func(s Setting) bool { return s.Name == name })
	s.settings[at].Value = value
	return effect.ChangeSetting{Name: name, Value: value}
}

// toggled returns the texts of a list with one more or one less, in their order.
func toggled(setting Setting, one string) string {
	now := strings.Fields(setting.Value)
	return strings.Join(slices.DeleteFunc(slices.Clone(setting.Values), func(text string) bool {
		return slices.Contains(now, text) == (text == one)
	}), " ")
}

// askKeys asks for other keys of an action.
func askKeys(b *board.Board, setting Setting, action keys.Action) effect.Effect {
	text := b.Words.Settings
	label := fmt.Sprintf(text.NewKey, actionName(b, action), cmp.Or(shownKeys(setting.Value), text.NoKey))
	p := prompt.New(label, field.Line("", maxKeys))
	p.Hint = text.NewKeyHint
	p.Enter = func(b *board.Board, typed string) (effect.Effect, error) {
		names, wrong, other, err := b.Keys.Check(action, typed)
		switch err {
		case keys.KeyTaken:
			return nil, words.Refuse(fmt.Sprintf(text.TakenKey, actionName(b, action), wrong, actionName(b, other)))
		case keys.KeyFixed:
			return nil, words.Refuse(fmt.Sprintf(text.FixedKey, words.Echo(wrong)))
		case keys.KeyUnknown:
			return nil, words.Refuse(fmt.Sprintf(text.UnknownKey, words.Echo(wrong)))
		}
		return effect.ChangeSetting{Name: setting.Name, Value: strings.Join(names, " ")}, nil
	}
	return effect.Open{Overlay: p}
}

// maxKeys is how many characters the keys of an action have at most.
const maxKeys = 40
