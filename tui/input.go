package tui

import (
	"slices"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/draw"
	"duban/tui/paint"
)

// input is a text that the user edits: one line, or several.
type input struct {
	text  []rune
	at    int // where the cursor stands
	limit int // how many characters it holds
	lines bool
	// proposed says that the text was not typed but offered: what is typed first
	// takes its place, any other key accepts it for editing.
	proposed bool
}

func newInput(text string, limit int) input {
	runes := []rune(model.Clean(text))
	runes = runes[:min(len(runes), limit)]
	return input{text: runes, at: len(runes), limit: limit}
}

// newLines is an input of several lines.
func newLines(text string, limit int) input {
	in := newInput(text, limit)
	in.lines = true
	return in
}

// Value returns what stands in the input.
func (in *input) Value() string { return string(in.text) }

// edit gives a key to an input and reports whether it had no room for all of
// it.
func edit(in *input, msg tea.KeyMsg) (over bool) {
	switch {
	case msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace:
		if in.proposed {
			in.text, in.at = nil, 0
		}
		over = in.insert(string(msg.Runes))
	case in.lines && (msg.Type == tea.KeyCtrlJ || msg.Type == tea.KeyEnter && msg.Alt):
		over = in.insert("\n")
	default:
		in.command(msg.String())
	}
	in.proposed = false
	return over
}

func (in *input) insert(text string) (over bool) {
	if in.lines {
		text = model.Clean(text)
	} else {
		text = model.CleanLine(text)
	}
	typed, room := []rune(text), in.limit-len(in.text)
	over = len(typed) > room
	typed = typed[:max(min(len(typed), room), 0)]
	in.text = slices.Insert(in.text, in.at, typed...)
	in.at += len(typed)
	return over
}

// command does what a key asks for that is no text, as shells and editors have
// taught.
func (in *input) command(key string) {
	switch key {
	case "left", "ctrl+b":
		in.at = max(in.at-1, 0)
	case "right", "ctrl+f":
		in.at = min(in.at+1, len(in.text))
	case "alt+left":
		in.at = in.wordBack()
	case "home", "ctrl+a":
		in.at = in.lineStart(in.at)
	case "end", "ctrl+e":
		in.at = in.lineEnd(in.at)
	case "up", "ctrl+p":
		if start := in.lineStart(in.at); start > 0 {
			above := in.lineStart(start - 1)
			in.at = min(above+in.at-start, start-1)
		}
	case "down", "ctrl+n":
		if end := in.lineEnd(in.at); end < len(in.text) {
			in.at = min(end+1+in.at-in.lineStart(in.at), in.lineEnd(end+1))
		}
	case "backspace", "ctrl+h":
		in.cut(max(in.at-1, 0), in.at)
	case "delete", "ctrl+d":
		in.cut(in.at, min(in.at+1, len(in.text)))
	case "ctrl+w", "alt+backspace":
		in.cut(in.wordBack(), in.at)
	case "ctrl+u":
		in.cut(in.lineStart(in.at), in.at)
	case "ctrl+k":
		in.cut(in.at, in.lineEnd(in.at))
	}
}

func (in *input) cut(from, to int) {
	in.text = slices.Delete(in.text, from, to)
	in.at = from
}

func (in *input) lineStart(at int) int {
	for at > 0 && in.text[at-1] != '\n' {
		at--
	}
	return at
}

func (in *input) lineEnd(at int) int {
	for at < len(in.text) && in.text[at] != '\n' {
		at++
	}
	return at
}

func (in *input) wordBack() int {
	at := in.at
	for at > 0 && unicode.IsSpace(in.text[at-1]) {
		at--
	}
	for at > 0 && !unicode.IsSpace(in.text[at-1]) {
		at--
	}
	return at
}

// typedLine draws the part of an input around its cursor in width columns, the
// cursor's place marked for the painter.
func typedLine(pen draw.Pen, in input, width int) string {
	under, rest := in.underCursor(pen), ""
	before, start := pen.Text(string(in.text[:in.at])), 0
	for draw.Width(before)+draw.Width(under) > width && start < in.at {
		start++
		before = pen.Text(string(in.text[start:in.at]))
	}
	if in.at < len(in.text) {
		rest = string(in.text[in.at+1:])
	}
	left := width - draw.Width(before) - draw.Width(under)
	return before + paint.CursorMark() + pen.Theme.Chosen.Render(under) + pen.Cut(rest, left)
}

// underCursor is the character that the cursor covers; a blank at a line's end.
func (in *input) underCursor(pen draw.Pen) string {
	if in.at < len(in.text) && in.text[in.at] != '\n' {
		if under := pen.Text(string(in.text[in.at])); draw.Width(under) > 0 {
			return under
		}
	}
	return " "
}

// typedRows draws an input in as many rows of width columns as it takes, and
// tells in which one the cursor is.
func typedRows(pen draw.Pen, in input, width int) (rows []string, cursor int) {
	line, used := "", 0
	next := func() { rows, line, used = append(rows, line), "", 0 }
	for i := range len(in.text) + 1 {
		text := ""
		ends := i == len(in.text) || in.text[i] == '\n'
		if !ends {
			text = pen.Text(string(in.text[i]))
		}
		if i == in.at {
			text = in.underCursor(pen)
		}
		if used+draw.Width(text) > width {
			next()
		}
		used += draw.Width(text)
		if i == in.at {
			cursor = len(rows)
			text = paint.CursorMark() + pen.Theme.Chosen.Render(text)
		}
		line += text
		if ends {
			next()
		}
	}
	return rows, cursor
}
