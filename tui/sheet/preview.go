package sheet

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/prompt"
	"duban/tui/scroll"
)

// Preview shows a document as it was read, over the whole screen. Only Enter
// imports it.
type Preview struct {
	preview model.ImportPreview
	path    string
	port    scroll.Port
	lines   []string // wrapped to width
	width   int
	isASCII bool
	// isAnswered says that the questions were shown.
	isAnswered bool
	undo       []model.Corrections // the corrections before each change
	isLeaving  bool                // Esc was pressed once, and would drop corrections
}

// NewPreview returns the preview of the document at the path.
func NewPreview(preview model.ImportPreview, path string) *Preview {
	return &Preview{preview: preview, path: path}
}

// OpenPreview returns what opens when a document has been read: the preview, or of a
// doubtful one its columns and rows.
func OpenPreview(preview model.ImportPreview, path string) effect.Overlay {
	p := NewPreview(preview, path)
	if preview.Unreadable || preview.Reading.Confidence == model.Doubtful && len(preview.Reading.Rows) > 0 {
		return NewCorrect(p)
	}
	return p
}

// read reads the document again with corrections. then returns what opens with the new
// preview, before is what opens if it can't be read; nil for this preview.
func (p *Preview) read(c model.Corrections, before effect.Overlay, then func(*Preview) effect.Overlay) effect.ReadDocument {
	return effect.ReadDocument{Path: p.path, Corrections: c, Before: before, Then: func(preview model.ImportPreview) effect.Overlay {
		return then(NewPreview(preview, p.path))
	}}
}

// complete reads the document again with a fact that it does not say.
func (p *Preview) complete(change func(*model.Corrections)) effect.Effect {
	c := p.preview.Corrections.Clone()
	change(&c)
	return p.read(c, p, func(next *Preview) effect.Overlay {
		next.undo = append(slices.Clone(p.undo), p.preview.Corrections)
		return next
	})
}

// askYear asks for the plan's year.
func (p *Preview) askYear(b *board.Board) effect.Effect {
	return prompt.Year(b, p, func(year int) effect.Effect {
		return p.complete(func(c *model.Corrections) { c.Year = year })
	})
}

// correct does what a key asks that puts the reading right; false for other keys.
func (p *Preview) correct(b *board.Board, name keys.Name) (e effect.Effect, ok bool) {
	labels, plan := b.Words.Documents.Reading, p.preview.Document
	switch {
	case (name == "c" || name == "e") && len(p.preview.Reading.Rows) > 0:
		return effect.Open{Overlay: NewCorrect(p)}, true
	case name == "y" && plan.Year == 0:
		return p.askYear(b), true
	case name == "t" && plan.Title == "":
		return prompt.Fact(labels.AskTitle, p, func(text string) effect.Effect {
			return p.complete(func(c *model.Corrections) { c.Title = text })
		}), true
	case name == "i" && plan.Issuer == "":
		return prompt.Fact(labels.AskIssuer, p, func(text string) effect.Effect {
			return p.complete(func(c *model.Corrections) { c.Issuer = text })
		}), true
	case name == "a" && mayAddTo(b):
		return p.complete(func(c *model.Corrections) {
			if c.AddTo = b.Snapshot.Plan.ID; p.preview.Corrections.AddTo != "" {
				c.AddTo = ""
			}
		}), true
	case name == "f" && p.preview.Recalled != nil:
		return effect.Several{p.complete(func(c *model.Corrections) {
			c.Columns, c.Header, c.Rows, c.Forget = nil, [2]int{}, nil, true
		}), effect.Say{Text: labels.Forgotten}}, true
	}
	return nil, false
}

// mayAddTo reports whether the tasks of a document can be added to what is open: one plan.
func mayAddTo(b *board.Board) bool { return b.HasPlan() && !b.Snapshot.IsJoined() }

// hints returns the keys of the preview.
func (p *Preview) hints(b *board.Board) string {
	plans, labels, plan := b.Words.Screen.Plans, b.Words.Documents.Reading, p.preview.Document
	hints := plans.PreviewKeys
	switch {
	case p.changesNothing():
		hints = plans.NothingKeys
	case p.preview.NeedsYear():
		hints = plans.NeedsYearKeys
	case plan.Year == 0:
		hints = plans.YearKeys
	}
	for _, more := range []struct {
		wanted bool
		hint   string
	}{
		{len(p.preview.Reading.Rows) > 0, labels.PreviewKeys},
		{p.preview.Corrections.AddTo != "", labels.ReviseKey},
		{p.preview.Corrections.AddTo == "" && mayAddTo(b), labels.AddOnlyKey},
		{plan.Title == "", labels.TitleKey},
		{plan.Issuer == "", labels.IssuerKey},
		{p.preview.Recalled != nil, labels.ForgetKey},
	} {
		if more.wanted {
			hints += "   " + more.hint
		}
	}
	return hints
}

// Update implements effect.Overlay.
func (p *Preview) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	if b.Notice.Alarm {
		e = effect.Say{} // it has been read
	}
	isLeaving := p.isLeaving
	p.isLeaving = false
	for _, name := range keys.Names(msg) {
		if corrected, ok := p.correct(b, name); ok {
			return false, corrected
		}
		switch action := b.Keys.Action(name, keys.Tasks); {
		case action.IsMovement():
			p.show(b)
			p.port.Update(action)
		case (action == keys.Back || action == keys.Quit) && len(p.undo) > 0 && !isLeaving:
			p.isLeaving = true
			return false, effect.Alarm{Text: b.Words.Documents.Reading.LeaveAgain}
		case action == keys.Back, action == keys.Quit:
			return true, effect.Say{Text: b.Words.Screen.Plans.Dropped}
		case action == keys.Open && !p.preview.Unreadable && p.changesNothing():
			return true, effect.Say{Text: fmt.Sprintf(b.Words.Documents.Import.Nothing, p.preview.Revises.Plan.ID)}
		case action == keys.Open:
			return false, p.enter(b)
		}
	}
	return false, e
}

// enter imports the document, after what has to be asked before.
func (p *Preview) enter(b *board.Board) effect.Effect {
	switch {
	case p.preview.Unreadable:
		return effect.Alarm{Text: b.Words.Documents.Reading.CorrectToImport}
	case p.preview.NeedsYear():
		return p.askYear(b)
	case p.preview.Revision != nil && len(p.preview.Revision.Questions) > 0 && !p.isAnswered:
		return effect.Open{Overlay: NewQuestions(p)}
	case p.preview.Removal().NeedsConsent():
		return prompt.Removal(b, p.preview, p.path, p)
	}
	return effect.Import{Preview: p.preview, Path: p.path, Before: p}
}

// changesNothing reports whether the ledger has the document as it is.
func (p *Preview) changesNothing() bool {
	return p.preview.Revision != nil && p.preview.Revision.IsEmpty()
}

// rows is how many lines are visible: the frame takes two, the keys one.
func (p *Preview) rows(b *board.Board) int { return max(b.Height-3, 1) }

// show puts the lines in the window.
func (p *Preview) show(b *board.Board) {
	p.wrap(b, b.Width-4)
	p.port.Show(p.lines, b.Width-2, p.rows(b))
}

// View implements effect.Overlay.
func (p *Preview) View(b *board.Board, _ []string) []string {
	p.show(b)
	lines, below := p.port.View()
	box := b.Pen.Box(draw.Box{
		Title: b.Pen.Theme.Accent.Render(b.Pen.Text(b.Words.Screen.Plans.Preview)), Foot: moreLines(b, below),
		Width: b.Width, Height: p.rows(b) + 2, Heavy: true, Lines: lines,
	})
	screen := append(box, b.Pen.Theme.Title.Render(" "+b.Pen.Hints(p.hints(b), b.Width-2)))
	if b.Notice.Alarm {
		return draw.OnLastLines(screen, b.NoticeLines(b.Pen.Theme.Overdue))
	}
	return screen
}

// wrap breaks the preview into lines of the width, once: a plan can be long. What
// a person has to decide comes first.
func (p *Preview) wrap(b *board.Board, width int) {
	if p.width == width && p.isASCII == b.Pen.ASCII {
		return
	}
	text := b.Words.Preview(p.preview)
	p.width, p.isASCII, p.lines = width, b.Pen.ASCII, nil
	for _, part := range [][]string{text.Head, text.Changes, text.Warnings} {
		for _, line := range part {
			p.add(b.Pen, line, width)
		}
		if len(part) > 0 {
			p.lines = append(p.lines, "")
		}
	}
	for line := range text.Tasks {
		p.add(b.Pen, line, width)
	}
}

func (p *Preview) add(pen draw.Pen, line string, width int) {
	if len(p.lines) > longestWrapped {
		p.lines = append(p.lines, pen.Cut(" "+line, width+1))
		return
	}
	p.lines = append(p.lines, indented(pen, line, width)...)
}

// longestWrapped is how many lines of a preview are wrapped. Of a plan of tens of
// thousands of tasks the others are cut, or it would take seconds to open.
const longestWrapped = 5000

// indented wraps a line, each further one further in than the first.
func indented(pen draw.Pen, line string, width int) []string {
	text := strings.TrimLeft(line, " ")
	margin := strings.Repeat(" ", 1+len(line)-len(text))
	lines := pen.WrapHanging(text, max(width-len(margin), 10))
	for i := range lines {
		lines[i] = margin + lines[i]
	}
	return lines
}
