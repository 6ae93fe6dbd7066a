package sheet

import (
	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/scroll"
	"duban/tui/taskview"
)

// Copy shows a text that is in the terminal's clipboard by now, without a frame, so that
// it can be copied by hand where the terminal has no clipboard.
type Copy struct {
	copies []taskview.Copy
	at     int
	port   scroll.Port
}

// NewCopy returns the texts, of which the first is copied.
func NewCopy(copies []taskview.Copy) (*Copy, effect.Effect) {
	return &Copy{copies: copies}, effect.Copy{Text: copies[0].Text}
}

// Update implements effect.Overlay.
func (c *Copy) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	for _, name := range keys.Names(msg) {
		switch action := b.Keys.Action(name, keys.Tasks); {
		case action.IsMovement():
			c.show(b)
			c.port.Update(action)
		case action == keys.NextPane, action == keys.RightPane:
			e = c.turn(1)
		case action == keys.PreviousPane, action == keys.LeftPane:
			e = c.turn(-1)
		default:
			return true, e
		}
	}
	return false, e
}

// turn shows another text and copies it.
func (c *Copy) turn(by int) effect.Effect {
	c.at = (c.at + by + len(c.copies)) % len(c.copies)
	c.port.Top()
	return effect.Copy{Text: c.copies[c.at].Text}
}

// rows is how many lines are visible: the title and the keys take one each.
func (c *Copy) rows(b *board.Board) int { return max(b.Height-2, 1) }

func (c *Copy) show(b *board.Board) {
	c.port.Show(b.Pen.Wrap(c.copies[c.at].Text, b.Width-1), b.Width, c.rows(b))
}

// View implements effect.Overlay.
func (c *Copy) View(b *board.Board, _ []string) []string {
	c.show(b)
	title := ""
	for i, one := range c.copies {
		style := b.Pen.Theme.Quiet
		if i == c.at {
			style = b.Pen.Theme.Chosen
		}
		title += " " + style.Render(" "+b.Pen.Text(one.Name)+" ")
	}
	lines, _ := c.port.View()
	screen := append([]string{title}, lines...)
	screen = append(screen, b.Pen.Theme.Title.Render(" "+b.Pen.Hints(b.Words.Copies.Keys, b.Width-2)))
	if b.Notice.Alarm {
		return draw.OnLastLines(screen, b.NoticeLines(b.Pen.Theme.Overdue))
	}
	return screen
}
