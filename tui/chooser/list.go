package chooser

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/effect"
	"duban/tui/keys"
	"duban/tui/queue"
)

// List lets the user choose one of a few names. Esc returns to the overlay before, if
// there is one.
type List struct {
	Title  string
	Names  []string
	Keys   []string // those that choose a name at once, shown before it; nil if none do
	At     int
	Next   keys.Action // goes to the next name as well; may be none
	Hints  string      // the keys, below the names; may be empty
	Chosen func(at int) effect.Effect
	Drop   func(at int) effect.Effect // nil where nothing can be removed
	Before effect.Overlay
}

// Orders lets the user choose by what tasks are sorted.
func Orders(b *board.Board) *List {
	orders := model.TaskOrders()
	list := &List{Title: b.Words.Finding.SortTitle, At: max(slices.Index(orders, b.Order), 0), Next: keys.SortTasks}
	for _, order := range orders {
		list.Names = append(list.Names, b.Words.Finding.Orders.Of(order))
	}
	list.Chosen = func(at int) effect.Effect { return effect.SortBy{Order: orders[at]} }
	return list
}

// OwnNotes lets the user choose one of the notes that they wrote on a task, the latest
// first, to change or to remove it. correct asks for another text.
func OwnNotes(b *board.Board, task *model.Task, correct func(note model.Event) effect.Effect) effect.Effect {
	notes, labels := b.Snapshot.OwnNotes(task.ID, b.By), b.Words.FollowUp
	if len(notes) == 0 {
		return effect.Alarm{Text: fmt.Sprintf(labels.NoOwnNote, b.Name(task.ID))}
	}
	slices.Reverse(notes)
	list := &List{Title: fmt.Sprintf(labels.OwnNotes, b.Name(task.ID)), Next: keys.CorrectNote, Hints: labels.OwnNotesKeys}
	for _, note := range notes {
		list.Names = append(list.Names, b.EventTime(note.At)+"  "+note.Note)
	}
	list.Chosen = func(at int) effect.Effect { return correct(notes[at]) }
	list.Drop = func(at int) effect.Effect {
		drop, err := b.Snapshot.NoteChange(task.ID, notes[at].Seq, "")
		if err != nil {
			return effect.Fail{Err: err}
		}
		return effect.Write{Write: queue.Write{Kind: drop.Kind, Changes: []model.Change{drop}}}
	}
	return effect.Open{Overlay: list}
}

// Update implements effect.Overlay.
func (c *List) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	for _, name := range keys.Names(msg) {
		if at := slices.Index(c.Keys, string(name)); at >= 0 {
			return true, c.Chosen(at)
		}
		switch action := b.Keys.Action(name, keys.Tasks); {
		case action.IsMovement():
			c.At = action.Move(c.At, len(c.Names), len(c.Names))
		case c.Next != keys.None && action == c.Next:
			c.At = (c.At + 1) % len(c.Names)
		case action == keys.Back, action == keys.Quit:
			return true, effect.Open{Overlay: c.Before}
		case action == keys.Open:
			return true, c.Chosen(c.At)
		case name == "d" && c.Drop != nil:
			return true, c.Drop(c.At)
		}
	}
	return false, nil
}

// View implements effect.Overlay: the list is over the overlay before.
func (c *List) View(b *board.Board, screen []string) []string {
	pen := b.Pen
	width := max(draw.Width(pen.Text(c.Title))+8, draw.Width(pen.Text(c.Hints))+4)
	for _, name := range c.Names {
		width = max(width, draw.Width(pen.Text(name))+8)
	}
	width = min(width, b.Width-4)
	rows := min(len(c.Names), b.Height-5)
	top := board.Scroll(0, c.At, len(c.Names), rows)
	var lines []string
	for i := top; i < min(top+rows, len(c.Names)); i++ {
		name := c.Names[i]
		if i < len(c.Keys) {
			name = c.Keys[i] + " " + name
		}
		line := pen.Pointer(i == c.At) + " " + pen.Cell(name, width-6)
		if i == c.At {
			line = pen.Theme.Chosen.Render(draw.Fill(line, width-2))
		}
		lines = append(lines, line)
	}
	if c.Hints != "" {
		lines = append(lines, " "+pen.Theme.Quiet.Render(pen.Hints(c.Hints, width-4)))
	}
	box := pen.Box(draw.Box{
		Title: pen.Theme.Accent.Render(pen.Text(c.Title)), Width: width, Height: len(lines) + 2, Heavy: true, Lines: lines,
	})
	if c.Before != nil {
		screen = c.Before.View(b, screen)
	}
	return draw.Over(screen, box, (b.Width-width)/2, max((b.Height-len(lines)-2)/2, 0))
}
