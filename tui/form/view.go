package form

import (
	"fmt"
	"strings"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/words"
)

// mostRows is how many rows of a long text are drawn.
const mostRows = 4

// View implements effect.Overlay.
func (m *Model) View(b *board.Board, screen []string) []string {
	b = m.boardOfPlan(b)
	pen, height := b.Pen, b.Height-2
	lines, from, to := m.lines(b, b.Width-2)
	// The row that has the keys is in sight, with what is below it.
	top := max(to-(height-2), 0)
	top = min(top, from)
	box := pen.Box(draw.Box{
		Title: pen.Theme.Accent.Render(pen.Text(m.title(b))), Foot: pen.More(len(lines) - top - (height - 2)),
		Width: b.Width, Height: height, Heavy: true, Lines: lines[top:],
	})
	hint := b.Words.Forms.Keys
	if m.document != nil {
		hint = b.Words.Forms.ReadKeys
	}
	if len(m.choices) > 0 {
		hint = b.Words.Forms.ChoiceKeys
	}
	last := []string{draw.Fill(" "+pen.Theme.Quiet.Render(pen.Hints(hint, b.Width-2)), b.Width)}
	switch {
	case b.Notice.Alarm:
		last = b.NoticeLines(pen.Theme.Overdue)
	case b.Notice.Text != "":
		last = b.NoticeLines(pen.Theme.Title)
	}
	return draw.OnLastLines(append(append(screen[:1:1], box...), ""), last)
}

func (m *Model) title(b *board.Board) string {
	switch {
	case m.kind == model.KindAdd:
		return strings.TrimSpace(b.Words.Forms.Add + "  " + m.plan)
	case m.kind == model.KindReport:
		return strings.TrimSpace(fmt.Sprintf(b.Words.Forms.Report, b.Name(m.tasks[0].task), m.periodHint(b)))
	case len(m.tasks) == 1:
		return fmt.Sprintf(b.Words.Forms.Edit, b.Name(m.tasks[0].task))
	default:
		return fmt.Sprintf(b.Words.Forms.EditSeveral, len(m.tasks))
	}
}

// lines draws all rows. The one that has the keys is from the line from to the line
// before to.
func (m *Model) lines(b *board.Board, width int) (lines []string, from, to int) {
	labels := 0
	for _, r := range m.rows {
		labels = max(labels, draw.Width(b.Pen.Text(b.Words.FormField(r.name))))
	}
	for i, r := range m.rows {
		if i == m.at {
			from = len(lines)
		}
		lines = append(lines, m.rowLines(b, r, i == m.at, labels, width)...)
		if i == m.at {
			to = len(lines)
		}
	}
	return lines, from, to
}

// rowLines draws a field: its label and text, and below them what is wrong with it, or
// what it can be.
func (m *Model) rowLines(b *board.Board, r *row, here bool, labels, width int) []string {
	pen := b.Pen
	room := width - labels - 4
	label := pen.Cell(b.Words.FormField(r.name), labels)
	text := m.text(b, r, here, room)
	if here {
		label = pen.Theme.Accent.Render(label)
	} else {
		label = pen.Theme.Quiet.Render(label)
	}
	margin := draw.Fill("", labels+3)
	lines := []string{pen.Pointer(here) + label + "  " + text[0]}
	for _, line := range text[1:] {
		lines = append(lines, margin+line)
	}
	if r.problem != "" {
		for _, line := range pen.WrapHanging(pen.Bullet()+" "+r.problem, room) {
			lines = append(lines, margin+pen.Theme.Overdue.Render(line))
		}
	}
	switch {
	case here && len(m.choices) > 0:
		lines = append(lines, margin+m.choiceLine(b, room))
	case here && r.problem == "":
		lines = append(lines, margin+pen.Theme.Quiet.Render(pen.Cut(m.hint(b, r), room)))
	}
	return lines
}

// text draws what is typed in a field. Where the keys are, it has the cursor.
func (m *Model) text(b *board.Board, r *row, here bool, room int) []string {
	if !here {
		lines := b.Pen.Wrap(b.Pen.Text(r.field.Value()), room)
		if len(lines) > 2 {
			return []string{lines[0], b.Pen.Cut(lines[1], room-2) + b.Pen.Ellipsis()}
		}
		return append(lines, "")[:max(len(lines), 1)]
	}
	rows, cursor := r.field.Rows(b.Pen, room)
	top := max(min(cursor-mostRows/2, len(rows)-mostRows), 0)
	return rows[top:min(top+mostRows, len(rows))]
}

// hint says what a field holds.
func (m *Model) hint(b *board.Board, r *row) string {
	if len(m.tasks) > 1 && r.field.Value() == "" && r.name != words.FormReason {
		return b.Words.Forms.SeveralHint
	}
	hint := b.Words.Forms.Hints[r.name]
	if r.name == words.FormDay {
		return m.periodHint(b)
	}
	if r.name == model.FieldText && m.kind == model.KindAdd || r.name == words.FormProgress {
		hint += b.Words.Forms.Required
	}
	return hint
}

// choiceLine draws what the text can be completed to, from the choice under the cursor
// on as far as there is room.
func (m *Model) choiceLine(b *board.Board, room int) string {
	line, used := "", 0
	for i := m.choice; i < len(m.choices); i++ {
		text := b.Pen.Cut(m.choices[i], room-2)
		if used += draw.Width(text) + 3; used > room && i > m.choice {
			break
		}
		if i == m.choice {
			line += b.Pen.Theme.Chosen.Render(b.Pen.Pointer(true) + text + " ")
		} else {
			line += " " + text + " "
		}
	}
	count := fmt.Sprintf(" %d/%d", m.choice+1, len(m.choices))
	if used+draw.Width(count) <= room {
		line += b.Pen.Theme.Quiet.Render(count)
	}
	return line
}
