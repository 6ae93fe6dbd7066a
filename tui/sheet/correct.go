package sheet

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/chooser"
	"duban/tui/effect"
	"duban/tui/form"
	"duban/tui/keys"
)

// Correct shows the rows of a document and what each column and row was taken for, and
// takes what a person says they are. Each correction reads the document again.
type Correct struct {
	preview *Preview
	column  int // from 0
	at, top int // the row with the cursor, and the first one shown
}

// NewCorrect returns the page over a preview, with the cursor on the first row that is
// not before the header.
func NewCorrect(p *Preview) *Correct {
	c := &Correct{preview: p}
	c.at = max(slices.IndexFunc(c.rows(), func(row model.ReadRow) bool { return row.Kind == model.RowTask || row.Kind == model.RowHeader }), 0)
	return c
}

func (c *Correct) reading() model.DocumentReading { return c.preview.preview.Reading }

func (c *Correct) rows() []model.ReadRow { return c.reading().Rows }

// columns returns how many columns there are to name.
func (c *Correct) columns() int {
	if count := len(c.reading().Columns); count > 0 {
		return count
	}
	most := 0
	for _, row := range c.rows() {
		most = max(most, len(row.Cells))
	}
	if most < 2 {
		return 0
	}
	return most
}

// current returns the row under the cursor; nil if there is none.
func (c *Correct) current() *model.ReadRow {
	if c.at >= len(c.rows()) {
		return nil
	}
	return &c.rows()[c.at]
}

// Update implements effect.Overlay.
func (c *Correct) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	if b.Notice.Text != "" {
		e = effect.Say{}
	}
	for _, name := range keys.Names(msg) {
		switch action := b.Keys.Action(name, keys.Tasks); {
		case name >= "1" && name <= "6" && len(name) == 1:
			return false, c.mark(b, int(name[0]-'0'))
		case name == "e":
			return false, c.edit(b)
		case action == keys.Undo:
			return false, c.dropLast(b)
		case action == keys.LeftPane:
			c.column = max(c.column-1, 0)
		case action == keys.RightPane:
			c.column = max(min(c.column+1, c.columns()-1), 0)
		case action.IsMovement():
			c.at = action.Move(c.at, len(c.rows()), c.visible(b))
		case action == keys.Back, action == keys.Quit:
			return true, effect.Open{Overlay: c.preview}
		case action == keys.Open && c.columns() > 0:
			return false, c.chooseRole(b)
		case action == keys.Open:
			return false, c.chooseKind(b)
		}
	}
	return false, e
}

// read reads the document again with a change of the corrections. The cursor stays.
func (c *Correct) read(change func(*model.Corrections)) effect.Effect {
	before := c.preview.preview.Corrections
	next := before.Clone()
	change(&next)
	return c.readWith(next, append(slices.Clone(c.preview.undo), before))
}

// roles returns what the columns are, those that were said and those that were found.
func (c *Correct) roles() []string {
	roles := make([]string, c.columns())
	for i := range roles {
		roles[i] = "ignore"
	}
	for _, column := range c.reading().Columns {
		if column.Index <= len(roles) {
			roles[column.Index-1] = column.Role
		}
	}
	for index, role := range c.preview.preview.Corrections.Columns {
		if index <= len(roles) {
			roles[index-1] = role
		}
	}
	return roles
}

// roleOrder is the order in which roles are offered.
func roleOrder() []string {
	return []string{"number", "category", "task", "lead", "assist", "leader", "person", "due", "source", "remark", "progress", "ignore"}
}

// roleKeys are the keys for the roles, in their order.
func roleKeys() []string { return strings.Split("1234567890px", "") }

func (c *Correct) chooseRole(b *board.Board) effect.Effect {
	labels, roles := b.Words.Documents.Reading, c.roles()
	list := &chooser.List{Title: fmt.Sprintf(labels.Column, c.column+1), Keys: roleKeys(), Before: c}
	for i, role := range roleOrder() {
		list.Names = append(list.Names, labels.Roles[role])
		if role == roles[c.column] {
			list.At = i
		}
	}
	list.Chosen = func(at int) effect.Effect {
		column := c.column + 1
		c.column = max(min(column, c.columns()-1), 0) // most want the next column as well
		return c.read(func(next *model.Corrections) {
			c.keepRoles(next)
			next.Columns[column] = roleOrder()[at]
		})
	}
	return effect.Open{Overlay: list}
}

// keepRoles says of all columns what they were taken for.
func (c *Correct) keepRoles(next *model.Corrections) {
	next.Columns = map[int]string{}
	for i, role := range c.roles() {
		next.Columns[i+1] = role
	}
}

// kindOrder is the order of the keys 1 to 4.
func kindOrder() []model.RowKind {
	return []model.RowKind{model.RowTask, model.RowHeading, model.RowContinuation, model.RowIgnored}
}

func (c *Correct) chooseKind(b *board.Board) effect.Effect {
	row := c.current()
	if row == nil {
		return nil
	}
	labels := b.Words.Documents.Reading
	list := &chooser.List{Title: fmt.Sprintf(labels.Row, row.Line), Before: c}
	for i, kind := range kindOrder() {
		list.Names = append(list.Names, labels.Kinds[kind])
		if kind == row.Kind {
			list.At = i
		}
	}
	list.Chosen = func(at int) effect.Effect { return c.mark(b, at+1) }
	return effect.Open{Overlay: list}
}

// mark says what the row under the cursor is: by the keys 1 to 4 its kind, by 5 that it
// is the header, by 6 that it is the first of two lines of it.
func (c *Correct) mark(b *board.Board, key int) effect.Effect {
	row := c.current()
	if row == nil {
		return nil
	}
	if key == 3 && !slices.ContainsFunc(c.rows()[:c.at], func(above model.ReadRow) bool { return above.Kind == model.RowTask }) {
		return effect.Alarm{Text: b.Words.Documents.Reading.NoRowAbove}
	}
	return c.read(func(next *model.Corrections) {
		switch {
		case key <= len(kindOrder()):
			if next.Rows == nil {
				next.Rows = map[int]model.RowKind{}
			}
			next.Rows[row.Line] = kindOrder()[key-1]
			if next.Header[0] <= row.Line && row.Line <= next.Header[1] {
				next.Header = [2]int{}
			}
		default:
			last := row.Line
			if key == 6 && c.at+1 < len(c.rows()) {
				last = c.rows()[c.at+1].Line
			}
			next.Header = [2]int{row.Line, last}
			if columns := len(c.reading().Columns); columns > 0 && columns == len(row.Cells) { // else it is that of another table
				c.keepRoles(next)
			}
			delete(next.Rows, row.Line)
			delete(next.Rows, last)
		}
	})
}

// dropLast reads the document without the last correction.
func (c *Correct) dropLast(b *board.Board) effect.Effect {
	undo := c.preview.undo
	last := len(undo) - 1
	if last < 0 {
		return effect.Say{Text: b.Words.Documents.Reading.NothingToUndo}
	}
	return c.readWith(undo[last], undo[:last])
}

// readWith reads the document with other corrections, of which undo are those before.
func (c *Correct) readWith(corrections model.Corrections, undo []model.Corrections) effect.Effect {
	read := c.preview.read(corrections, c, func(p *Preview) effect.Overlay {
		again := *c
		again.preview, p.undo = p, undo
		again.at = min(again.at, max(len(again.rows())-1, 0))
		return &again
	})
	read.KeepsKeys = true
	return read
}

// edit opens the fields of the task that begins in the row under the cursor.
func (c *Correct) edit(b *board.Board) effect.Effect {
	row, plan := c.current(), c.preview.preview.Document
	if row == nil || row.Task == "" || row.Place >= len(plan.Tasks) {
		return effect.Say{Text: b.Words.Documents.Reading.NoTaskHere}
	}
	return form.EditRead(b, plan, &plan.Tasks[row.Place], c, func(values model.Values, fields []model.Field) effect.Effect {
		return c.read(func(next *model.Corrections) {
			next.Fields = append(next.Fields, model.FieldCorrection{Line: row.Line, Fields: fields, Values: values})
		})
	})
}
