package sheet

import (
	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/scroll"
)

// Proposal shows lines over the whole screen. Only Enter carries out what they propose.
type Proposal struct {
	Title, Hints string
	Lines        []string
	// Enter is what is proposed; nil if there is nothing to do.
	Enter effect.Effect
	// Escape is carried out without Enter; may be nil.
	Escape effect.Effect

	port    scroll.Port
	wrapped []string
	width   int
}

// Update implements effect.Overlay.
func (p *Proposal) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	if b.Notice.Alarm {
		e = effect.Say{} // it has been read
	}
	for _, name := range keys.Names(msg) {
		switch action := b.Keys.Action(name, keys.Tasks); {
		case action.IsMovement():
			p.show(b)
			p.port.Update(action)
		case action == keys.Back, action == keys.Quit:
			return true, p.Escape
		case action == keys.Open && p.Enter == nil:
			return true, nil
		case action == keys.Open:
			return false, p.Enter
		}
	}
	return false, e
}

// rows is how many lines are visible: the frame takes two, the keys one.
func (p *Proposal) rows(b *board.Board) int { return max(b.Height-3, 1) }

func (p *Proposal) show(b *board.Board) {
	if width := b.Width - 4; p.width != width {
		p.width, p.wrapped = width, nil
		for i, line := range p.Lines {
			if i > longestWrapped {
				p.wrapped = append(p.wrapped, b.Pen.Cut(" "+line, width+1))
				continue
			}
			p.wrapped = append(p.wrapped, indented(b.Pen, line, width)...)
		}
	}
	p.port.Show(p.wrapped, b.Width-2, p.rows(b))
}

// View implements effect.Overlay.
func (p *Proposal) View(b *board.Board, _ []string) []string {
	p.show(b)
	lines, below := p.port.View()
	box := b.Pen.Box(draw.Box{
		Title: b.Pen.Theme.Accent.Render(b.Pen.Text(p.Title)), Foot: moreLines(b, below),
		Width: b.Width, Height: p.rows(b) + 2, Heavy: true, Lines: lines,
	})
	screen := append(box, b.Pen.Theme.Title.Render(" "+b.Pen.Hints(p.Hints, b.Width-2)))
	if b.Notice.Alarm {
		return draw.OnLastLines(screen, b.NoticeLines(b.Pen.Theme.Overdue))
	}
	return screen
}
