package draw

import "github.com/charmbracelet/x/ansi"

// Flow puts styled pieces next to each other with a gap between, as many on a
// line as fit. A piece that is wider than a line is wrapped, and loses its
// styles for that.
func (p Letters) Flow(pieces []string, gap string, width int) []string {
	var lines []string
	line := ""
	for _, piece := range pieces {
		switch {
		case Width(piece) > width:
			if line != "" {
				lines = append(lines, line)
			}
			wrapped := p.Wrap(ansi.Strip(piece), width)
			lines, line = append(lines, wrapped[:len(wrapped)-1]...), wrapped[len(wrapped)-1]
		case line == "":
			line = piece
		case Width(line)+len(gap)+Width(piece) <= width:
			line += gap + piece
		default:
			lines = append(lines, line)
			line = piece
		}
	}
	return append(lines, line)
}
