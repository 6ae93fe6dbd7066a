package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
)

// The widths of the correction page, in columns.
const (
	lineWidth   = 5
	kindWidth   = 8
	cellGap     = 1
	narrowest   = 4
	widest      = 26
	detailLines = 4  // below the rows: the cell under the cursor, and its task
	sampledRows = 60 // rows that decide how wide a column is
)

// visible is how many rows fit: the frame takes two lines, the keys one, the roles and
// what is above them three.
func (c *Correct) visible(b *board.Board) int { return max(b.Height-3-3-detailLines-1, 1) }

// View implements effect.Overlay.
func (c *Correct) View(b *board.Board, _ []string) []string {
	pen, labels := b.Pen, b.Words.Documents.Reading
	width, visible := b.Width-2, c.visible(b)
	widths, left := c.widths(b, width-lineWidth-kindWidth-1)
	c.top = board.Scroll(c.top, c.at, len(c.rows()), visible)
	lines := []string{" " + pen.Cut(c.summary(b), width-2), c.roleLine(b, widths, left, width), pen.Rule(width)}
	for i := c.top; i < min(c.top+visible, len(c.rows())); i++ {
		lines = append(lines, c.rowLine(b, c.rows()[i], i == c.at, widths, left, width))
	}
	for len(lines) < visible+3 {
		lines = append(lines, "")
	}
	lines = append(lines, pen.Rule(width))
	for _, line := range c.about(b, width-2) {
		lines = append(lines, " "+line)
	}
	box := pen.Box(draw.Box{
		Title: pen.Theme.Accent.Render(pen.Text(labels.Title)), Foot: pen.More(len(c.rows()) - c.top - visible),
		Width: b.Width, Height: b.Height - 1, Heavy: true, Lines: lines,
	})
	hints := labels.Keys
	if c.columns() == 0 {
		hints = labels.LineKeys
	}
	screen := append(box, pen.Theme.Title.Render(" "+pen.Hints(hints, b.Width-2)))
	switch {
	case b.Notice.Alarm:
		return draw.OnLastLines(screen, b.NoticeLines(pen.Theme.Overdue))
	case b.Notice.Text != "":
		return draw.OnLastLines(screen, b.NoticeLines(pen.Theme.Title))
	}
	return screen
}

// summary says in a line how the document was understood.
func (c *Correct) summary(b *board.Board) string {
	labels, p := b.Words.Documents.Reading, c.preview.preview
	if p.Unreadable {
		return labels.NoTasks
	}
	facts := b.Words.Reading(p)
	if c.columns() > 0 {
		header := labels.NoHeader
		if line := p.Reading.HeaderLine; line > 0 {
			header = fmt.Sprintf(labels.Header, line)
		}
		facts = append(facts, header)
	}
	return strings.Join(append(facts, fmt.Sprintf(labels.Found, len(p.Document.Tasks), len(p.Warnings))), "  ")
}

// widths returns how wide each column is drawn, and the first visible one: the one under
// the cursor is always visible.
func (c *Correct) widths(b *board.Board, room int) (widths []int, left int) {
	count := c.columns()
	if count == 0 {
		return []int{room}, 0
	}
	widths = make([]int, count)
	roles := c.roles()
	for i := range widths {
		widths[i] = max(narrowest, draw.Width(b.Pen.Text(b.Words.Documents.Reading.Roles[roles[i]])))
	}
	for _, row := range c.rows()[:min(len(c.rows()), sampledRows)] {
		if len(row.Cells) < 2 {
			continue
		}
		for i := range min(count, len(row.Cells)) {
			widths[i] = min(max(widths[i], draw.Width(b.Pen.Text(row.Cells[i]))), widest)
		}
	}
	sum := func(from int) int {
		total := 0
		for _, width := range widths[from:] {
			total += width + cellGap
		}
		return total
	}
	for sum(0) > room { // the widest is narrowed first
		at := 0
		for i := range widths {
			if widths[i] > widths[at] {
				at = i
			}
		}
		if widths[at] <= narrowest+2 {
			break
		}
		widths[at]--
	}
	reach := func(from int) int {
		total := 0
		for _, width := range widths[from : c.column+1] {
			total += width + cellGap
		}
		return total
	}
	for left < c.column && reach(left) > room {
		left++
	}
	return widths, left
}

// roleLine draws what each column was taken for.
func (c *Correct) roleLine(b *board.Board, widths []int, left, width int) string {
	pen := b.Pen
	if c.columns() == 0 {
		return ""
	}
	line := draw.Fill("", lineWidth+kindWidth+1)
	roles := c.roles()
	for i := left; i < len(widths); i++ {
		label := pen.Cell(b.Words.Documents.Reading.Roles[roles[i]], widths[i])
		switch {
		case i == c.column:
			label = pen.Theme.Chosen.Render(label)
		case roles[i] == "ignore":
			label = pen.Theme.Quiet.Render(label)
		default:
			label = pen.Theme.Accent.Render(label)
		}
		line += label + draw.Fill("", cellGap)
	}
	return draw.Fill(line, width)
}

// rowLine draws a row: its line, what it was taken for, and its cells.
func (c *Correct) rowLine(b *board.Board, row model.ReadRow, isCurrent bool, widths []int, left, width int) string {
	pen := b.Pen
	line := pen.Right(strconv.Itoa(row.Line), lineWidth-1) + " "
	kind := pen.Cell(b.Words.Documents.Reading.Kinds[row.Kind], kindWidth)
	cells := ""
	switch {
	case len(row.Cells) == 1 || c.columns() == 0 || isAlone(row.Cells):
		cells = pen.Cut(strings.Join(row.Cells, " "), width-lineWidth-kindWidth-2)
	default:
		for i := left; i < min(len(row.Cells), len(widths)); i++ {
			cells += pen.Cell(row.Cells[i], widths[i]) + draw.Fill("", cellGap)
		}
	}
	switch {
	case isCurrent:
		return pen.Theme.Chosen.Render(draw.Fill(pen.Pointer(true)+line+kind+cells, width))
	case row.Kind == model.RowIgnored:
		return pen.Theme.Quiet.Render(" " + line + kind + cells)
	case row.Kind == model.RowHeading, row.Kind == model.RowHeader:
		return pen.Theme.Title.Render(" " + line + kind + cells)
	}
	return " " + pen.Theme.Quiet.Render(line+kind) + cells
}

// isAlone reports whether the first cell of a row is its only one with words.
func isAlone(cells []string) bool { return cells[0] == strings.Join(cells, "") }

// about returns the whole cell under the cursor, and what was read of the row's task.
func (c *Correct) about(b *board.Board, width int) []string {
	row := c.current()
	if row == nil {
		return nil
	}
	cell := strings.Join(row.Cells, " ")
	if len(row.Cells) > 1 && c.column < len(row.Cells) {
		cell = row.Cells[c.column]
	}
	lines := b.Pen.Wrap(cell, width)
	plan := c.preview.preview.Document
	if row.Task == "" || row.Place >= len(plan.Tasks) {
		return lines[:min(len(lines), detailLines)]
	}
	lines = lines[:min(len(lines), 1)]
	read := b.Words.ReadTask(plan, &plan.Tasks[row.Place])
	for _, line := range b.Pen.WrapHanging(strings.Join(read, "  "), width) {
		if len(lines) < detailLines {
			lines = append(lines, b.Pen.Theme.Accent.Render(line))
		}
	}
	return lines
}
