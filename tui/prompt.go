package tui

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/draw"
	"duban/tui/paint"
)

// prompt asks for a line of text on the last line of the screen, where the
// candidate box of an input method follows the cursor.
type prompt struct {
	label  string
	hint   string // right of what is typed
	input  textinput.Model
	typed  func(text string) // after every key; may be nil
	enter  func(text string) tea.Cmd
	escape func()
}

func newInput(text string, limit int) textinput.Model {
	input := textinput.New()
	input.CharLimit = limit
	// It would run a program of the system to read its clipboard.
	input.KeyMap.Paste.SetEnabled(false)
	input.SetValue(text)
	input.Focus()
	return input
}

func (p *prompt) update(a *App, msg tea.KeyMsg) (bool, tea.Cmd) {
	switch msg.Type {
	case tea.KeyEnter:
		return true, p.enter(p.input.Value())
	case tea.KeyEsc:
		p.escape()
		return true, nil
	}
	if over := edit(&p.input, msg); over {
		p.hint = fmt.Sprintf(a.Words.Screen.Notice.Limit, p.input.CharLimit)
	} else {
		p.hint = a.Words.Screen.Prompt.Keys
	}
	if p.typed != nil {
		p.typed(p.input.Value())
	}
	return false, nil
}

// edit gives a key to an input and reports whether it had no room for all of
// it.
func edit(input *textinput.Model, msg tea.KeyMsg) (over bool) {
	room := input.CharLimit - utf8.RuneCountInString(input.Value())
	if msg.Type == tea.KeyRunes {
		msg.Runes = []rune(model.CleanLine(string(msg.Runes)))
		msg.Alt = false
		over = len(msg.Runes) > room
	}
	*input, _ = input.Update(msg)
	return over
}

func (p *prompt) draw(a *App, screen []string) []string {
	label := a.Pen.Theme.Accent.Render(a.Pen.Text(" " + p.label + " "))
	text, style := p.hint, a.Pen.Theme.Quiet
	if a.notice.alarm {
		text, style = a.notice.text, a.Pen.Theme.Overdue
	}
	// What is typed has a third of the line at least.
	hint := style.Render(a.Pen.Cut("  "+text, a.width*2/3-draw.Width(label)-1))
	room := a.width - draw.Width(label) - draw.Width(hint) - 1
	line := label + typedLine(a.Pen, p.input, room)
	screen[len(screen)-1] = draw.Fill(line, a.width-draw.Width(hint)-1) + hint
	return screen
}

// typedLine draws the part of an input around its cursor in width columns, the
// cursor's place marked for the painter.
func typedLine(pen draw.Pen, input textinput.Model, width int) string {
	runes := []rune(input.Value())
	before := pen.Text(string(runes[:input.Position()]))
	behind := pen.Text(string(runes[input.Position():]))
	for draw.Width(before) >= width && before != "" {
		_, size := utf8.DecodeRuneInString(before)
		before = before[size:]
	}
	under, rest := " ", ""
	if behind != "" {
		_, size := utf8.DecodeRuneInString(behind)
		under, rest = behind[:size], behind[size:]
	}
	cursor := pen.Theme.Chosen.Render(under)
	left := width - draw.Width(before) - draw.Width(under)
	return before + paint.CursorMark() + cursor + pen.Cut(rest, left)
}

func (a *App) startSearch() {
	before := a.filter.Search
	look := func(text string) {
		a.filterBy(bySearch, func(f *model.Filter) { f.Search = strings.TrimSpace(text) })
	}
	a.overlay = &prompt{
		label: a.Words.Screen.Prompt.Search, hint: a.Words.Screen.Prompt.Keys,
		input: newInput(before, 200),
		typed: look,
		enter: func(text string) tea.Cmd {
			look(text)
			a.setFocus(inTasks)
			return nil
		},
		escape: func() { look(before) },
	}
}

func (a *App) startNote() {
	task := a.task()
	switch {
	case task == nil:
		a.alarm(a.Words.Screen.Notice.NoTask)
		return
	case a.ReadOnly:
		a.alarm(a.Words.Screen.Notice.ReadOnly)
		return
	}
	id := task.ID
	a.overlay = &prompt{
		label: fmt.Sprintf(a.Words.Screen.Prompt.Note, a.name(id)), hint: a.Words.Screen.Prompt.Keys,
		input: newInput(a.drafts[id], model.MaxNote),
		enter: func(text string) tea.Cmd { return a.saveNote(id, text) },
		escape: func() {
			delete(a.drafts, id)
		},
	}
}

func (a *App) saveNote(task, text string) tea.Cmd {
	delete(a.drafts, task)
	if strings.TrimSpace(text) == "" {
		return nil
	}
	note, err := model.CleanNote(text)
	if err != nil {
		a.drafts[task] = text
		a.fail(err)
		return nil
	}
	return a.enqueue(write{kind: model.KindNote, task: task, note: note})
}
