package tui

import (
	"fmt"
	"path"
	"slices"

	"duban/tui/draw"
)

// names are those that a path may go on with.
type names struct {
	folder string // before each
	all    []string
	at     int // the one in the prompt; -1 until one is
}

// step returns the path with the next name, or the one before.
func (n *names) step(forward bool) string {
	switch {
	case forward:
		n.at = (n.at + 1) % len(n.all)
	default:
		n.at = (max(n.at, 0) + len(n.all) - 1) % len(n.all)
	}
	return n.folder + n.all[n.at]
}

// nameRows is how many lines the names take at most.
const nameRows = 6

// lines lays the names out, as many as there is room for about the one in the
// prompt, and tells how many more there are.
func (n *names) lines(a *App) []string {
	width := 0
	for _, name := range n.all {
		width = max(width, draw.Width(a.Pen.Text(name)))
	}
	width = min(width+3, a.width-2)
	across := max((a.width-2)/width, 1)
	first := max(n.at, 0) / across / nameRows * nameRows * across
	var lines []string
	for row := range slices.Chunk(n.all[first:min(first+nameRows*across, len(n.all))], across) {
		line := " "
		for _, name := range row {
			cell := a.Pen.Cell(" "+name, width)
			if n.at >= 0 && name == n.all[n.at] {
				cell = a.Pen.Theme.Chosen.Render(a.Pen.Cell(a.pointer(true)+name, width-1)) + " "
			}
			line += cell
		}
		lines = append(lines, line)
	}
	if left := len(n.all) - min(nameRows*across, len(n.all)-first); left > 0 {
		lines = append(lines, " "+a.Pen.Theme.Quiet.Render(a.Pen.Text(fmt.Sprintf(a.Words.Screen.Plans.MoreNames, left))))
	}
	return lines
}

// pathCompleted is what Tab makes of a path.
type pathCompleted struct {
	prompt      *prompt
	typed, path string
	names       []string // that it may go on with
}

// completed puts in a path that was completed, unless the user has typed on, and
// shows the names that it may go on with.
func (a *App) completed(msg pathCompleted) {
	p, said := msg.prompt, a.Words.Screen.Plans
	if a.overlay != p || p.input.Value() != msg.typed {
		return
	}
	p.input = newInput(msg.path, longestPath)
	switch {
	case len(msg.names) > 0:
		folder, _ := path.Split(msg.path)
		p.names, p.hint = &names{folder: folder, all: msg.names, at: -1}, said.NameKeys
	case msg.path == msg.typed:
		p.hint = said.NoNames
	default:
		p.hint = p.keys
	}
}
