package prompt

import (
	"fmt"
	"path"
	"slices"

	"duban/tui/board"
	"duban/tui/draw"
)

// names are those that a text may continue with.
type names struct {
	before string // each, such as a folder
	all    []string
	at     int // the one in the prompt; -1 for none yet
}

// step returns the text with the next name, or with the previous one.
func (n *names) step(forward bool) string {
	if forward {
		n.at = (n.at + 1) % len(n.all)
	} else {
		n.at = (max(n.at, 0) + len(n.all) - 1) % len(n.all)
	}
	return n.before + n.all[n.at]
}

// nameRows is how many lines the names take at most.
const nameRows = 6

// lines draws as many names as there is room for around the one in the prompt,
// and how many more there are.
func (n *names) lines(b *board.Board) []string {
	width := 0
	for _, name := range n.all {
		width = max(width, draw.Width(b.Pen.Text(name)))
	}
	width = min(width+3, b.Width-2)
	across := max((b.Width-2)/width, 1)
	first := max(n.at, 0) / across / nameRows * nameRows * across
	var lines []string
	for row := range slices.Chunk(n.all[first:min(first+nameRows*across, len(n.all))], across) {
		line := " "
		for _, name := range row {
			cell := b.Pen.Cell(" "+name, width)
			if n.at >= 0 && name == n.all[n.at] {
				cell = b.Pen.Theme.Chosen.Render(b.Pen.Cell(b.Pen.Pointer(true)+name, width-1)) + " "
			}
			line += cell
		}
		lines = append(lines, line)
	}
	if rest := len(n.all) - min(nameRows*across, len(n.all)-first); rest > 0 {
		lines = append(lines, " "+b.Pen.Theme.Quiet.Render(b.Pen.Text(fmt.Sprintf(b.Words.Screen.Plans.MoreNames, rest))))
	}
	return lines
}

// CompletePath puts in a path that was completed from the one typed, with the names
// that it may continue with. If the user has typed on, it does nothing.
func (p *Prompt) CompletePath(b *board.Board, typed, completed string, all []string) {
	if p.Field.Value() != typed {
		return
	}
	p.Field.SetText(completed)
	p.problem = ""
	switch {
	case len(all) > 0:
		folder, _ := path.Split(completed)
		p.names, p.problem = &names{before: folder, all: all, at: -1}, b.Words.Screen.Plans.NameKeys
	case completed == typed:
		p.problem = b.Words.Screen.Plans.NoNames
	}
}

// complete puts in the only one of the texts that the last word may be completed to, or
// lets the user choose one. Before is what precedes them.
func (p *Prompt) complete(b *board.Board, before string, all []string) {
	p.problem = ""
	switch len(all) {
	case 0:
		p.problem = b.Words.Finding.NoCompletion
	case 1:
		p.Field.SetText(before + all[0])
	default:
		p.names, p.problem = &names{before: before, all: all, at: -1}, b.Words.Screen.Plans.NameKeys
	}
}
