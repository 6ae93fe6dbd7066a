package sheet

import (
	"fmt"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
)

// Questions asks, task by task, which side holds where a corrected document and changes by
// hand differ.
type Questions struct {
	preview *Preview
	list    *Model
}

// NewQuestions returns the page over a preview that has questions.
func NewQuestions(p *Preview) *Questions {
	return &Questions{preview: p, list: New(questionRows{p.preview.Revision})}
}

// Update implements effect.Overlay.
func (q *Questions) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	if b.Notice.Alarm {
		e = effect.Say{}
	}
	for _, name := range keys.Names(msg) {
		switch action := b.Keys.Action(name, keys.Tasks); {
		case action == keys.Back, action == keys.Quit:
			q.preview.width = 0 // the answers are in its lines
			return true, effect.Open{Overlay: q.preview}
		case action == keys.Open:
			q.preview.width, q.preview.isAnswered = 0, true
			return false, q.preview.enter(b)
		case action.IsMovement(), action == keys.ToggleDone:
			q.list.Update(b, action)
		}
	}
	return false, e
}

// View implements effect.Overlay.
func (q *Questions) View(b *board.Board, _ []string) []string {
	higher := *b
	higher.Height++ // the sheet leaves a line for the header
	screen := q.list.View(&higher)
	for len(screen) < b.Height-1 { // below a sheet that needs fewer lines
		screen = append(screen, "")
	}
	screen = append(screen, b.Pen.Theme.Title.Render(" "+b.Pen.Hints(b.Words.Merging.Keys, b.Width-2)))
	if b.Notice.Alarm {
		return draw.OnLastLines(screen, b.NoticeLines(b.Pen.Theme.Overdue))
	}
	return screen
}

// questionRows is the page of the questions of a revision, by their places.
type questionRows struct{ revision *model.Revision }

// Place implements Page.
func (questionRows) Place() keys.Place { return keys.Tasks }

// Content implements Page.
func (p questionRows) Content(b *board.Board, width int) Content {
	var content Content
	for i := range p.revision.Questions {
		if !p.revision.IsMoot(i) {
			content.Rows = append(content.Rows, plainRow(b, strconv.Itoa(i), width, func() rowText { return p.row(b, i) }))
		}
	}
	content.Title = fmt.Sprintf(b.Words.Merging.Title, len(content.Rows))
	return content
}

func (p questionRows) row(b *board.Board, place int) rowText {
	q, labels := &p.revision.Questions[place], b.Words.Merging
	hand, document := b.Words.Sides(q)
	sides, what, value := [2]string{labels.Hand, labels.Document}, b.Words.FieldName(q.Field), hand
	if q.Added != nil {
		sides, what = [2]string{labels.Same, labels.Other}, ""
	}
	side, style := sides[0], b.Pen.Theme.Title
	if q.ByDocument {
		side, style, value = sides[1], b.Pen.Theme.Accent, document
	}
	cells := []string{q.Task.Number, what, value}
	if q.Added == nil {
		cells = append(cells, q.Task.Text)
	}
	text := ""
	for i, cell := range cells {
		switch {
		case cell == "":
		case i == 2 && q.Added == nil:
			text += b.Pen.Cell(cell, 20) + "  "
		default:
			text += b.Pen.Text(cell) + "  "
		}
	}
	return rowText{b.Pen.Cell("["+side+"]", sideWidth), style, text}
}

// sideWidth is how wide the side is drawn that holds.
const sideWidth = 11

// About implements Page: both sides in full.
func (p questionRows) About(b *board.Board, id string, width int) []string {
	place, err := strconv.Atoi(id)
	if err != nil {
		return nil
	}
	q, labels := &p.revision.Questions[place], b.Words.Merging
	hand, document := b.Words.Sides(q)
	lines := b.Pen.WrapHanging(labels.Hand+"  "+hand, width)
	lines = append(lines, b.Pen.WrapHanging(labels.Document+"  "+document, width)...)
	if q.Added == nil {
		lines = append(lines, b.Pen.WrapHanging(q.Task.Number+"  "+q.Task.Text, width)...)
	}
	return lines
}

// Update implements Page.
func (p questionRows) Update(_ *board.Board, _ keys.Action, id string) effect.Effect {
	if place, err := strconv.Atoi(id); err == nil {
		p.revision.Answer(place, !p.revision.Questions[place].ByDocument)
	}
	return nil
}
