// Package keys is the table of key bindings: which key asks for which action in
// which place. Dispatch, help and footer all read it.
package keys

import (
	"slices"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/words"
)

// Place is a pane or sheet, as a bit, so that a binding can name several.
type Place int

// The panes and sheets, and groups of them.
const (
	Categories Place = 1 << iota
	Offices
	Tasks
	Detail
	OfficeTable
	Feed
	Month
	Year
	LookBack
	Checklist
	SavedFilters
	Parts
	NotReported
	Settings

	Lists    = Categories | Offices
	Panes    = Lists | Tasks | Detail
	Sheets   = OfficeTable | Feed | Month | Year | LookBack | Checklist | SavedFilters | Parts | NotReported | Settings
	Anywhere = Panes | Sheets
)

// PaneOrder returns the panes in the order of their numbers.
func PaneOrder() []Place { return []Place{Categories, Offices, Tasks, Detail} }

// Binding ties keys to an action in some places. Its help is the keys as the
// help shows them and the long label; the keys are empty if another binding shows both.
type Binding struct {
	key.Binding
	Action Action
	In     Place
	Short  string // the label in the footer
	Rank   int    // the place in the footer, from 1; 0 if it is not shown there
	plain  string // the keys for screens in ASCII, if those of the help can't be drawn there
}

// Options is what decides which bindings there are.
type Options struct {
	MayImport bool
	NoSuspend bool // there is no shell to suspend to
	Choices   []Choice
}

// Table is all bindings.
type Table []Binding

// NewTable returns the bindings of a dashboard.
func NewTable(w *words.Words, options Options) Table {
	table := append(paneBindings(w, options.MayImport), sheetBindings(w)...)
	table.remap(options.Choices)
	for i := range table {
		switch table[i].Action {
		case MoveUp:
			table[i].plain = w.Screen.Keys.UpDown + " jk"
		case LeftPane:
			table[i].plain = w.Screen.Keys.LeftRight + " hl"
		case NextPane:
			table[i].plain = "Tab Shift-Tab"
		}
		help := table[i].Help()
		table[i].SetHelp(help.Key, words.FillKeys(help.Desc, table.named))
	}
	return slices.DeleteFunc(table, func(b Binding) bool { return options.NoSuspend && b.Action == Suspend })
}

// Fill returns words that name the keys of this table.
func (t Table) Fill(w *words.Words) *words.Words { return w.WithKeys(t.named) }

func (t Table) named(action string) string { return t.KeyOf(Named(action)) }

// KeyOf returns the key of an action as a sentence names it: that of the palette where the
// user has taken its keys away.
func (t Table) KeyOf(action Action) string {
	if chosen := t.ChosenKeys(action); len(chosen) > 0 {
		return ShownKey(chosen[0])
	}
	return ":"
}

// Of returns the bindings of a place that have a help text. Those of the panes that hold
// in sheets as well are not repeated there.
func (t Table) Of(in Place) []Binding {
	var of []Binding
	for _, b := range t {
		isRepeated := in == Sheets && b.In&Panes != 0
		if b.Help().Key != "" && b.In&in != 0 && !isRepeated {
			of = append(of, b)
		}
	}
	return of
}

// First returns the first binding of an action; empty if it has none.
func (t Table) First(action Action) Binding {
	at := slices.IndexFunc(t, func(b Binding) bool { return b.Action == action })
	if at < 0 {
		return Binding{}
	}
	return t[at]
}

// Action returns what a key asks for in a place.
func (t Table) Action(name Name, in Place) Action {
	for _, b := range t {
		if b.In&in != 0 && key.Matches(name, b.Binding) {
			return b.Action
		}
	}
	return None
}

// bind returns a binding of some keys. Empty shown keys leave it out of the help, and one
// without keys is in the palette alone.
func bind(keys []string, action Action, in Place, shown string, label words.Label, rank int) Binding {
	binding := key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, label.Long))
	return Binding{Binding: binding, Action: action, In: in, Short: label.Short, Rank: rank}
}

// Name is one key, as bindings name it.
type Name string

// String returns the name, as key.Matches asks for it.
func (n Name) String() string { return string(n) }

// Message returns the key message of a character.
func (n Name) Message() tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(n)} }

// Split returns the keys of a message. Esc and a character in one packet reach us
// as Alt and the character, and are two keys; Alt and Enter, an arrow or Backspace
// are one.
func Split(msg tea.KeyMsg) []tea.KeyMsg {
	if !msg.Alt {
		return []tea.KeyMsg{msg}
	}
	plain := msg
	plain.Alt = false
	switch {
	case msg.Type == tea.KeyCtrlJ: // Alt-Enter of some terminals
		return []tea.KeyMsg{{Type: tea.KeyEnter, Alt: true}}
	case msg.Type == tea.KeyEnter, msg.Type == tea.KeyBackspace:
		return []tea.KeyMsg{msg}
	case msg.Type == tea.KeyRunes, msg.Type == tea.KeySpace, msg.Type >= 0: // characters and control characters
		return []tea.KeyMsg{{Type: tea.KeyEsc}, plain}
	}
	return []tea.KeyMsg{msg}
}

// Names returns the single keys of a key message. Characters that are typed fast
// arrive in one message; a paste is no key at all. A Chinese input method that is
// on sends full-width letters and marks: each counts as its ASCII key.
func Names(msg tea.KeyMsg) []Name {
	if msg.Paste {
		return nil
	}
	if msg.Type != tea.KeyRunes || msg.Alt {
		return []Name{Name(msg.String())}
	}
	names := make([]Name, len(msg.Runes))
	for i, r := range msg.Runes {
		names[i] = Name(halfWidth(r))
	}
	return names
}

// halfWidth returns the ASCII character on the same key as a full-width one, or
// as the ideographic comma.
func halfWidth(r rune) rune {
	if r == '、' {
		return '/'
	}
	return model.HalfWidth(r)
}

// Shown returns the binding's keys as the help shows them; in ASCII without
// arrows.
func (b Binding) Shown(ascii bool) string {
	if ascii && b.plain != "" {
		return b.plain
	}
	return b.Help().Key
}
