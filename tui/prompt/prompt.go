// Package prompt asks for a text on the last line of the screen, where the
// candidates of an input method open. A text of several lines grows upwards from
// there.
package prompt

import (
	"cmp"
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/field"
)

// MaxDay is how many characters a typed date can have.
const MaxDay = 32

// Prompt is an open prompt.
type Prompt struct {
	Label string
	Field *field.Field
	Hint  string // the keys at the right; empty for the usual ones
	// Enter takes the text. On an error the prompt stays open with the text.
	Enter func(b *board.Board, text string) (effect.Effect, error)
	// Typed follows each key; may be nil.
	Typed func(text string) effect.Effect
	// Check says what is wrong with the text so far, after each key; may be nil.
	Check func(b *board.Board, text string) error
	// Above returns lines of what there is to choose from; may be nil.
	Above func(b *board.Board, text string) []string
	// Tab completes the text; may be nil.
	Tab func(b *board.Board, text string) effect.Effect
	// Escape takes the text when the prompt is closed without Enter; may be nil.
	Escape func(text string) effect.Effect

	problem string // shown in place of the hint
	names   *names // that Tab steps through; nil if there are none
	refused bool   // the notice says why Enter did not take the text
}

// New returns a prompt without functions.
func New(label string, f *field.Field) *Prompt { return &Prompt{Label: label, Field: f} }

// Text opens a prompt for a text of several lines, which is kept as a draft while
// it is typed. Esc keeps it too, as an input method uses Esc to close its
// candidates.
func Text(b *board.Board, key, label string, enter func(*board.Board, string) (effect.Effect, error)) effect.Effect {
	return ProposedText(b, key, label, "", enter)
}

// ProposedText is Text with a text to start from.
func ProposedText(
	b *board.Board, key, label, proposed string, enter func(*board.Board, string) (effect.Effect, error),
) effect.Effect {
	return effect.Open{Overlay: textPrompt(b, key, label, proposed, enter)}
}

func textPrompt(
	b *board.Board, key, label, proposed string, enter func(*board.Board, string) (effect.Effect, error),
) *Prompt {
	p := New(label, field.Area(cmp.Or(b.Drafts.Text(key), proposed), model.MaxNote))
	p.Typed = func(text string) effect.Effect { return effect.KeepDraft{Key: key, Text: text} }
	p.Enter = enter
	p.Escape = func(string) effect.Effect { return effect.OfferDrafts{} }
	return p
}

// Update implements effect.Overlay.
func (p *Prompt) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	var before effect.Several
	if p.refused {
		p.refused, before = false, effect.Several{effect.Say{}}
	}
	switch {
	case msg.Type == tea.KeyEnter && !msg.Alt:
		entered, err := p.Enter(b, p.Field.Value())
		if err != nil {
			p.refused, p.problem = true, ""
			return false, effect.Fail{Err: err}
		}
		return true, append(before, entered)
	case msg.Type == tea.KeyEsc, msg.Type == tea.KeyCtrlC:
		if p.Escape != nil {
			before = append(before, p.Escape(p.Field.Value()))
		}
		return true, before
	case p.Tab != nil && (msg.Type == tea.KeyTab || msg.Type == tea.KeyShiftTab && p.names != nil):
		if p.names == nil {
			return false, append(before, p.Tab(b, p.Field.Value()))
		}
		p.Field.SetText(p.names.step(msg.Type == tea.KeyTab))
		return false, append(before, p.typed())
	}
	return false, append(before, p.edit(b, msg))
}

// edit gives a key to the field.
func (p *Prompt) edit(b *board.Board, msg tea.KeyMsg) effect.Effect {
	p.names, p.problem = nil, ""
	if full := p.Field.Update(b.Pen, rowWidth(b), msg); full {
		p.problem = fmt.Sprintf(b.Words.Screen.Notice.Limit, p.Field.Limit())
	}
	if p.Check != nil && p.problem == "" {
		p.problem = b.Words.OnScreen(p.Check(b, p.Field.Value()))
	}
	return p.typed()
}

// typed is the effect of the text as it is now.
func (p *Prompt) typed() effect.Effect {
	if p.Typed == nil {
		return nil
	}
	return p.Typed(p.Field.Value())
}

// rowWidth is how wide the rows of a text of several lines are.
func rowWidth(b *board.Board) int { return b.Width - 3 }

// hint returns the keys of the prompt.
func (p *Prompt) hint(b *board.Board) string {
	switch {
	case p.Hint != "":
		return p.Hint
	case p.Field.HasLines():
		return b.Words.FollowUp.LineKeys
	}
	return b.Words.Screen.Prompt.Keys
}

// View implements effect.Overlay.
func (p *Prompt) View(b *board.Board, screen []string) []string {
	pen := b.Pen
	label := pen.Theme.Accent.Render(" " + pen.Cut(p.Label, b.Width*2/3-3) + " ")
	rows, cursor := p.Field.Rows(pen, rowWidth(b))
	grows := p.Field.HasLines() && (len(rows) > 1 || draw.Width(rows[0]) > b.Width/3)
	// What is typed has a quarter of the line at least.
	widest := b.Width*3/4 - draw.Width(label) - 1
	if grows {
		widest = b.Width - draw.Width(label) - 1
	}
	block := p.choices(b)
	text, style := p.problem, pen.Theme.Quiet
	if text == "" {
		text = pen.Hints(p.hint(b), widest-2)
	}
	if b.Notice.Alarm {
		alarm := pen.Text(b.Notice.Text)
		if draw.Width(alarm)+2 <= widest {
			text, style = alarm, pen.Theme.Overdue
		} else {
			block = append(block, b.NoticeLines(pen.Theme.Overdue)...)
		}
	}
	if p.Check != nil && draw.Width(pen.Text(p.problem))+2 > widest {
		for _, line := range pen.WrapHanging(p.problem, b.Width-2) {
			block = append(block, pen.Theme.Quiet.Render(" "+line))
		}
		text = ""
	}
	hint := style.Render(pen.Cut("  "+text, widest))
	beside := func(line string) string { return draw.Fill(line, b.Width-draw.Width(hint)-1) + hint }
	if grows {
		most := max(len(screen)/3, 2)
		top := min(max(cursor-most+1, 0), max(len(rows)-most, 0))
		block = append(block, beside(label))
		for _, row := range rows[top:min(top+most, len(rows))] {
			block = append(block, " "+row)
		}
	} else {
		room := b.Width - draw.Width(label) - draw.Width(hint) - 1
		block = append(block, beside(label+p.Field.View(pen, room)))
	}
	for i, line := range block {
		block[i] = draw.Fill(line, b.Width)
	}
	return draw.OnLastLines(screen, block)
}

// choices draws what there is to choose from, below a line.
func (p *Prompt) choices(b *board.Board) []string {
	var lines []string
	switch {
	case p.names != nil:
		lines = p.names.lines(b)
	case p.Above != nil:
		lines = p.Above(b, p.Field.Typed())
	default:
		return nil
	}
	return append([]string{b.Pen.Rule(b.Width)}, lines...)
}
