package sheet

import (
	"fmt"
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
}

// NewPreview returns the preview of the document at the path.
func NewPreview(preview model.ImportPreview, path string) *Preview {
	return &Preview{preview: preview, path: path}
}

// Update implements effect.Overlay.
func (p *Preview) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	if b.Notice.Alarm {
		e = effect.Say{} // it has been read
	}
	for _, name := range keys.Names(msg) {
		if name == "y" && p.preview.Document.Year == 0 {
			return false, prompt.Year(b, p.path, p)
		}
		switch action := b.Keys.Action(name, keys.Tasks); {
		case action.IsMovement():
			p.show(b)
			p.port.Update(action)
		case action == keys.Back, action == keys.Quit:
			return true, effect.Say{Text: b.Words.Screen.Plans.Dropped}
		case action == keys.Open && p.preview.NeedsYear():
			return false, prompt.Year(b, p.path, p)
		case action == keys.Open && p.preview.Removal().NeedsConsent():
			return false, prompt.Removal(b, p.preview, p.path, p)
		case action == keys.Open && p.changesNothing():
			return true, effect.Say{Text: fmt.Sprintf(b.Words.Documents.Import.Nothing, p.preview.Revises.Plan.ID)}
		case action == keys.Open:
			return false, effect.Import{Preview: p.preview, Path: p.path, Before: p}
		}
	}
	return false, e
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
	hints := b.Words.Screen.Plans.PreviewKeys
	if p.preview.Document.Year == 0 {
		hints = b.Words.Screen.Plans.YearKeys
	}
	if p.preview.NeedsYear() {
		hints = b.Words.Screen.Plans.NeedsYearKeys
	}
	if p.changesNothing() {
		hints = b.Words.Screen.Plans.NothingKeys
	}
	screen := append(box, b.Pen.Theme.Title.Render(" "+b.Pen.Hints(hints, b.Width-2)))
	if b.Notice.Alarm {
		return draw.OnLastLines(screen, b.NoticeLines(b.Pen.Theme.Overdue))
	}
	return screen
}

// wrap breaks the preview into lines of the width, once: a plan can be long. What
// a person has to decide comes first.
func (p *Preview) wrap(b *board.Board, width int) {
	if p.width == width {
		return
	}
	text := b.Words.Preview(p.preview)
	p.width, p.lines = width, nil
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
