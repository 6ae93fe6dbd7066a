package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/draw"
	"duban/tui/keys"
)

// prompt asks for text on the last line of the screen, where the candidate box
// of an input method follows the cursor. A text of several lines grows upwards
// from there.
type prompt struct {
	label string
	hint  string // right of what is typed
	input input
	keys  string            // the hint while there is nothing else to say; "" for the ordinary keys
	typed func(text string) // after every key; may be nil
	// above tells, over the prompt, what there is to choose from; may be nil.
	above func(text string) []string
	tab   func(text string) tea.Cmd // asked for by Tab; may be nil
	names *names                    // that Tab goes through; nil if there are keys.None
	// enter takes what was typed. An error is told, and the prompt stays with
	// what was typed.
	enter   func(text string) (tea.Cmd, error)
	escape  func() // may be nil
	stop    func() // what Ctrl-C does; nil if the same as escape
	refused bool   // the last line tells why enter did not take it
}

func (p *prompt) update(a *App, msg tea.KeyMsg) (bool, tea.Cmd) {
	if p.refused {
		p.refused, a.notice = false, notice{}
	}
	switch {
	case msg.Type == tea.KeyEnter && !msg.Alt:
		cmd, err := p.enter(p.input.Value())
		if err != nil {
			a.fail(err)
			p.refused = true
		}
		return err == nil, cmd
	case msg.Type == tea.KeyEsc:
		if p.escape != nil {
			p.escape()
		}
		return true, nil
	case msg.Type == tea.KeyCtrlC:
		if p.stop != nil {
			p.stop()
		} else if p.escape != nil {
			p.escape()
		}
		return true, nil
	case msg.Type == tea.KeyTab && p.tab != nil, msg.Type == tea.KeyShiftTab && p.names != nil:
		if p.names == nil {
			return false, p.tab(p.input.Value())
		}
		p.input = newInput(p.names.step(msg.Type == tea.KeyTab), longestPath)
		return false, nil
	}
	p.names = nil
	if over := edit(&p.input, msg); over {
		p.hint = fmt.Sprintf(a.Words.Screen.Notice.Limit, p.input.limit)
	} else {
		p.hint = p.ordinary(a)
	}
	if p.typed != nil {
		p.typed(p.input.Value())
	}
	return false, nil
}

// ordinary is the hint while there is nothing else to say.
func (p *prompt) ordinary(a *App) string {
	switch {
	case p.keys != "":
		return p.keys
	case p.input.lines:
		return a.Words.Follow.LineKeys
	}
	return a.Words.Screen.Prompt.Keys
}

// ask opens a prompt.
func (a *App) ask(p *prompt) {
	p.hint = p.ordinary(a)
	a.overlay = p
}

func (p *prompt) draw(a *App, screen []string) []string {
	label := a.Pen.Theme.Accent.Render(" " + a.Pen.Cut(p.label, a.width*2/3-3) + " ")
	text, style := p.hint, a.Pen.Theme.Quiet
	rows, cursor := typedRows(a.Pen, p.input, a.width-3)
	grows := p.input.lines && (len(rows) > 1 || draw.Width(rows[0]) > a.width/3)
	// What is typed has a third of the line at least.
	widest := a.width*2/3 - draw.Width(label) - 1
	if grows {
		widest = a.width - draw.Width(label) - 1
	}
	block := p.choice(a)
	if a.notice.alarm {
		alarm := a.Pen.Text(a.notice.text)
		if draw.Width(alarm)+2 <= widest {
			text, style = alarm, a.Pen.Theme.Overdue
		} else {
			block = append(block, a.noticeLines(a.Pen.Theme.Overdue)...)
		}
	}
	if text == p.ordinary(a) {
		text = a.hints(text, widest-2)
	}
	hint := style.Render(a.Pen.Cut("  "+text, widest))
	room := a.width - draw.Width(label) - draw.Width(hint) - 1
	beside := func(line string) string { return draw.Fill(line, a.width-draw.Width(hint)-1) + hint }
	if grows {
		most := max(len(screen)/3, 2)
		top := min(max(cursor-most+1, 0), max(len(rows)-most, 0))
		block = append(block, beside(label))
		for _, row := range rows[top:min(top+most, len(rows))] {
			block = append(block, " "+row)
		}
	} else {
		block = append(block, beside(label+typedLine(a.Pen, p.input, room)))
	}
	for i, line := range block {
		block[i] = draw.Fill(line, a.width)
	}
	return onLastLines(screen, block)
}

// choice draws what there is to choose from, below a line that parts it from the
// screen.
func (p *prompt) choice(a *App) []string {
	var lines []string
	switch {
	case p.names != nil:
		lines = p.names.lines(a)
	case p.above != nil:
		text := p.input.Value()
		if p.input.proposed {
			text = "" // nobody has typed it
		}
		lines = p.above(text)
	default:
		return nil
	}
	return append([]string{a.Pen.Theme.Quiet.Render(a.rule(a.width))}, lines...)
}

func (a *App) startSearch() {
	before, selected := a.filter.Search, a.selected
	look := func(text string) {
		a.filterBy(bySearch, func(f *model.Filter) { f.Search = strings.TrimSpace(text) })
		// Who types a name means that task, whatever else has the digits.
		if at := slices.IndexFunc(a.shown, func(task *model.Task) bool { return a.name(task.ID) == a.filter.Search }); at >= 0 {
			a.selectRow(at)
		}
	}
	a.ask(&prompt{
		label: a.Words.Screen.Prompt.Search,
		input: newInput(before, 200),
		typed: look,
		enter: func(text string) (tea.Cmd, error) {
			look(text)
			a.setFocus(keys.Tasks)
			return nil, nil
		},
		escape: func() {
			look(before)
			a.selected = selected
			a.refresh()
		},
	})
}

// startNote asks for a note on the tasks that are marked, or else on the one
// under the cursor.
func (a *App) startNote() {
	tasks := a.targets()
	if len(tasks) == 0 || !a.canWrite() {
		return
	}
	ids := make([]string, len(tasks))
	for i, task := range tasks {
		ids[i] = task.ID
	}
	key := draftKey(model.KindNote, ids...)
	a.askText(key, fmt.Sprintf(a.Words.Screen.Prompt.Note, a.names(tasks)), func(text string) (tea.Cmd, error) {
		if strings.TrimSpace(text) == "" {
			a.dropDraft(key)
			return nil, nil
		}
		note, err := model.CleanNote(text)
		if err != nil {
			return nil, err
		}
		w := write{kind: model.KindNote, draft: a.takeDraft(key, text)}
		for _, id := range ids {
			w.changes = append(w.changes, model.Change{Task: id, Kind: model.KindNote, Note: note})
		}
		return a.enqueue(w), nil
	})
}

// askText asks for a text of several lines, which is kept as a draft while it is
// being written. Esc gives it up; Ctrl-C, which is pressed in a hurry, does not.
func (a *App) askText(key, label string, enter func(text string) (tea.Cmd, error)) {
	a.ask(&prompt{
		label: label, input: newLines(a.drafts[key].Text, model.MaxNote),
		typed:  func(text string) { a.keepDraft(key, text) },
		enter:  enter,
		escape: func() { a.dropDraft(key) },
		stop:   func() { a.offerDrafts() },
	})
}

// canWrite tells whoever may only read that they may.
func (a *App) canWrite() bool {
	if a.ReadOnly {
		a.alarm(a.Words.Screen.Notice.ReadOnly)
	}
	return !a.ReadOnly
}
