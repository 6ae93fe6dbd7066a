// Package field is the text that a prompt edits: a textinput of bubbles for one
// line, a textarea for several. Editing is theirs. Drawing is ours, because their
// views measure some characters differently, break Chinese lines where its
// typography forbids it, and have no place for the mark of the real cursor.
package field

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textarea"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/mattn/go-runewidth"

	"duban/model"
	"duban/tui/draw"
)

// The components measure with go-runewidth, which counts “ ” · … as two columns
// under a Chinese locale. Everything else here counts one.
func init() { runewidth.DefaultCondition.EastAsianWidth = false }

// Field is an edited text.
type Field struct {
	line     textinput.Model
	area     textarea.Model
	isArea   bool
	limit    int  // of characters
	proposed bool // see Propose
}

// Line returns a field of one line.
func Line(text string, limit int) *Field {
	f := &Field{line: textinput.New(), limit: limit}
	f.line.KeyMap = lineKeys()
	f.line.CharLimit = limit
	f.line.Cursor.SetMode(cursor.CursorStatic)
	f.line.Focus()
	f.SetText(text)
	return f
}

// Propose returns a field of one line with a proposal: what is typed first
// replaces it, any other key accepts it for editing.
func Propose(text string, limit int) *Field {
	f := Line(text, limit)
	f.proposed = text != ""
	return f
}

// Area returns a field of several lines.
func Area(text string, limit int) *Field {
	f := &Field{area: textarea.New(), isArea: true, limit: limit}
	f.area.KeyMap = areaKeys()
	f.area.CharLimit = 0 // it counts columns, of which a Chinese character has two
	f.area.Prompt, f.area.ShowLineNumbers = "", false
	f.area.Cursor.SetMode(cursor.CursorStatic)
	f.area.Focus()
	if text != "" { // the component allocates 10,000 rows anew
		f.SetText(text)
	}
	return f
}

// lineKeys are the keys of a textinput without those that read the clipboard of
// the machine where duban runs, that a terminal sends for Esc and a letter, or
// that prompts use themselves.
func lineKeys() textinput.KeyMap {
	keys := textinput.DefaultKeyMap
	keys.WordForward = key.NewBinding(key.WithKeys("alt+right", "ctrl+right"))
	keys.WordBackward = key.NewBinding(key.WithKeys("alt+left", "ctrl+left"))
	keys.DeleteWordForward = key.NewBinding(key.WithKeys("alt+delete"))
	for _, unused := range []*key.Binding{&keys.Paste, &keys.AcceptSuggestion, &keys.NextSuggestion, &keys.PrevSuggestion} {
		unused.Unbind()
	}
	return keys
}

// areaKeys are the keys of a textarea likewise. Enter ends a prompt. Up, down and a
// word back are ours: the component moves by rows that it wraps otherwise, and
// searches for ever for a word where there are only blanks before the cursor.
func areaKeys() textarea.KeyMap {
	keys := textarea.DefaultKeyMap
	keys.InsertNewline = key.NewBinding(key.WithKeys("alt+enter", "ctrl+j"))
	keys.WordForward = key.NewBinding(key.WithKeys("alt+right", "ctrl+right"))
	keys.DeleteWordForward = key.NewBinding(key.WithKeys("alt+delete"))
	keys.InputBegin = key.NewBinding(key.WithKeys("ctrl+home"))
	keys.InputEnd = key.NewBinding(key.WithKeys("ctrl+end"))
	for _, unused := range []*key.Binding{
		&keys.Paste, &keys.UppercaseWordForward, &keys.LowercaseWordForward, &keys.CapitalizeWordForward,
		&keys.LineNext, &keys.LinePrevious, &keys.WordBackward,
	} {
		unused.Unbind()
	}
	return keys
}

// Value returns the text. It is clean, whatever a component let pass.
func (f *Field) Value() string {
	if f.isArea {
		return model.Clean(f.area.Value())
	}
	return model.CleanLine(f.line.Value())
}

// Typed returns the text; empty if it is a proposal still.
func (f *Field) Typed() string {
	if f.proposed {
		return ""
	}
	return f.Value()
}

// HasLines reports whether the text may have several lines.
func (f *Field) HasLines() bool { return f.isArea }

// Limit returns how many characters the text can have.
func (f *Field) Limit() int { return f.limit }

// SetText replaces the text and puts the cursor at its end.
func (f *Field) SetText(text string) {
	runes := []rune(f.clean(text))
	text = string(runes[:min(len(runes), f.limit)])
	if f.isArea {
		f.area.SetValue(text)
		return
	}
	f.line.SetValue(text)
	f.line.CursorEnd()
}

// clean returns a text as it may be in the field.
func (f *Field) clean(text string) string {
	if f.isArea {
		return model.Clean(text)
	}
	return model.CleanLine(text)
}

// Update handles a key. The width is that of the drawn rows, among which up and
// down move. full reports that there was no room for all that was typed.
func (f *Field) Update(pen draw.Pen, width int, msg tea.KeyMsg) (full bool) {
	typed := msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace
	if typed && msg.Alt {
		return false // Esc and a character arrive as two keys
	}
	if typed {
		if f.proposed {
			f.SetText("")
		}
		text, room := []rune(f.clean(string(msg.Runes))), f.room()
		full = len(text) > room
		msg = tea.KeyMsg{Type: tea.KeyRunes, Runes: text[:min(len(text), room)], Paste: msg.Paste}
	}
	f.proposed = false
	switch {
	case !f.isArea:
		f.line, _ = f.line.Update(msg)
	case key.Matches(msg, f.area.KeyMap.InsertNewline) && f.room() == 0:
		return true
	case key.Matches(msg, key.NewBinding(key.WithKeys("up", "ctrl+p"))):
		f.moveRow(pen, width, -1)
	case key.Matches(msg, key.NewBinding(key.WithKeys("down", "ctrl+n"))):
		f.moveRow(pen, width, 1)
	case key.Matches(msg, key.NewBinding(key.WithKeys("alt+left", "ctrl+left"))):
		text, at := f.cursor()
		f.setCursor(text, wordBefore(text, at))
	default:
		// There is no limit of rows. The component keeps this many wrapped ones.
		f.area.MaxHeight = f.area.LineCount() + 100
		f.area, _ = f.area.Update(msg)
	}
	return full
}

// room returns how many more characters fit.
func (f *Field) room() int {
	text, _ := f.cursor()
	return max(f.limit-len(text), 0)
}

// cursor returns the characters and how many of them are before the cursor.
func (f *Field) cursor() (text []rune, at int) {
	if !f.isArea {
		return []rune(f.line.Value()), f.line.Position()
	}
	value := f.area.Value()
	for i, line := range strings.Split(value, "\n") {
		if i == f.area.Line() {
			info := f.area.LineInfo()
			at += info.StartColumn + info.ColumnOffset
			break
		}
		at += len([]rune(line)) + 1
	}
	text = []rune(value)
	return text, min(at, len(text))
}

// moveRow moves the cursor up or down by a drawn row, to about the same column.
func (f *Field) moveRow(pen draw.Pen, width, by int) {
	text, at := f.cursor()
	rows := pen.Rows(text, width)
	row := rowOf(rows, at)
	next := row + by
	if next < 0 || next >= len(rows) {
		return
	}
	column := draw.Width(pen.Text(string(text[rows[row].Start:at])))
	to := rows[next].Start
	for to < rows[next].End && draw.Width(pen.Text(string(text[rows[next].Start:to+1]))) <= column {
		to++
	}
	if next+1 < len(rows) && to == rows[next+1].Start {
		to-- // a wrapped row has no place after its last character
	}
	f.setCursor(text, max(to, rows[next].Start))
}

// setCursor puts the cursor of an area after so many characters. The component
// has no call for it: it is where the text was typed last.
func (f *Field) setCursor(text []rune, at int) {
	f.area.Reset()
	f.area.InsertString(string(text[at:]))
	f.area, _ = f.area.Update(tea.KeyMsg{Type: tea.KeyCtrlHome})
	f.area.InsertString(string(text[:at]))
}

// wordBefore returns where the word before a place begins.
func wordBefore(text []rune, at int) int {
	for at > 0 && unicode.IsSpace(text[at-1]) {
		at--
	}
	for at > 0 && !unicode.IsSpace(text[at-1]) {
		at--
	}
	return at
}

// rowOf returns the row of the cursor: the last one that starts at or before it.
func rowOf(rows []draw.RowSpan, at int) int {
	row := 0
	for i, span := range rows {
		if span.Start <= at {
			row = i
		}
	}
	return row
}
