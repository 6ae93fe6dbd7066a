// Package form is the form that adds a task or edits some: its fields one below the
// other, over the panes.
package form

import (
	"fmt"
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
	"duban/tui/board"
	"duban/tui/drafts"
	"duban/tui/effect"
	"duban/tui/field"
	"duban/tui/queue"
	"duban/tui/words"
)

// maxLine is how many characters a field of one line can have, the text apart.
const maxLine = 500

// Model is an open form.
type Model struct {
	kind  model.Kind
	key   string // of its draft
	plan  string // that a new task is added to, where several are shown; else empty
	tasks []seen // none of an addition
	rows  []*row
	at    int // the row that has the keys
	// choices are what the text of that row can be completed to, choice is the one
	// under the cursor.
	choices []string
	choice  int
	// agreed are the new offices that the user was asked about.
	agreed map[string]bool
	// office is the one that reports, where it need not be asked for.
	office string
	// within is a task of the plan that the form is about, where several are shown.
	within   string
	document *document // of a task that is not imported yet; else nil
}

// seen is a task and its version when the form was opened.
type seen struct {
	task    string
	version int
}

// row is one field of the form.
type row struct {
	name    model.Field
	field   *field.Field
	before  string // when the form was opened
	problem string // why what was typed can't be taken
}

func (r *row) isChanged() bool { return r.field.Value() != r.before }

// Add opens the form for a new task. What the list is filtered by is filled in, so
// that the task is shown once it is added.
func Add(b *board.Board) effect.Effect {
	m := &Model{kind: model.KindAdd, key: drafts.Key(model.KindAdd), agreed: map[string]bool{}}
	m.plan, _ = b.Snapshot.PlanAndNumber(b.Current)
	m.within = b.Current
	m.addRows(model.Values{}, b, formFields()...)
	if b.Drafts.Text(m.key) == "" {
		if at := b.Filter.Category; at > 0 && at <= len(b.Snapshot.Plan.Categories) {
			m.row(model.FieldCategory).field.SetText(b.Snapshot.Plan.Categories[at-1].Heading())
		}
		m.row(model.FieldLead).field.SetText(b.Filter.Office)
	}
	m.restore(b.Drafts.Text(m.key))
	return effect.Open{Overlay: m}
}

// Edit opens the form for some tasks. Of a single one the fields show what they are
// now; of several they are empty, and only those that are filled in are changed.
func Edit(b *board.Board, tasks []*model.Task) effect.Effect {
	m := &Model{kind: model.KindEdit, agreed: map[string]bool{}}
	ids := make([]string, len(tasks))
	for i, task := range tasks {
		state := b.Snapshot.State(task.ID)
		if state.Status == model.Cancelled {
			return effect.Alarm{Text: fmt.Sprintf(b.Words.Forms.CancelledAlready, b.Name(task.ID))}
		}
		ids[i] = task.ID
		m.tasks = append(m.tasks, seen{task.ID, state.Version})
	}
	m.key = drafts.Key(model.KindEdit, ids...)
	values := model.Values{}
	if len(tasks) == 1 {
		m.within = tasks[0].ID
		values = b.Snapshot.Plan.ValuesOf(tasks[0], b.Snapshot.State(tasks[0].ID))
	}
	m.addRows(values, b, append(formFields(), words.FormReason)...)
	m.restore(b.Drafts.Text(m.key))
	return effect.Open{Overlay: m}
}

// formFields are the rows of the form in order.
func formFields() []model.Field {
	return []model.Field{
		model.FieldText, model.FieldCategory, model.FieldLead, model.FieldAssist, model.FieldDue, model.FieldQuota,
		model.FieldLeaders, model.FieldSource, words.FormDocument,
	}
}

func (m *Model) addRows(values model.Values, b *board.Board, names ...model.Field) {
	for _, name := range names {
		limit, text := maxLine, b.Words.FieldText(values, name)
		switch name {
		case model.FieldText:
			limit = model.MaxNote
		case model.FieldSource:
			text = ""
			if values.Source != nil {
				text = values.Source.Text
			}
		case words.FormDocument:
			if values.Source != nil {
				text = values.Source.Document
			}
		}
		// What is there already stays whole, however long it is.
		r := &row{name: name, field: field.Line(text, max(limit, utf8.RuneCountInString(text)))}
		r.before = r.field.Value()
		m.rows = append(m.rows, r)
	}
}

func (m *Model) row(name model.Field) *row {
	for _, r := range m.rows {
		if r.name == name {
			return r
		}
	}
	return nil
}

// draft returns what was typed, a line for each field that was changed.
func (m *Model) draft() string {
	var lines []string
	for _, r := range m.rows {
		if r.isChanged() {
			lines = append(lines, string(r.name)+"="+r.field.Value())
		}
	}
	return strings.Join(lines, "\n")
}

// restore puts a draft into the fields.
func (m *Model) restore(draft string) {
	for line := range strings.SplitSeq(draft, "\n") {
		name, text, found := strings.Cut(line, "=")
		if r := m.row(model.Field(name)); found && r != nil {
			r.field.SetText(text)
		}
	}
}

// Update implements effect.Overlay.
func (m *Model) Update(b *board.Board, msg tea.KeyMsg) (done bool, e effect.Effect) {
	b = m.boardOfPlan(b)
	var before effect.Several
	if b.Notice.Text != "" {
		before = effect.Several{effect.Say{}}
	}
	switch msg.Type {
	case tea.KeyEsc, tea.KeyCtrlC:
		if m.document != nil {
			return true, append(before, effect.Open{Overlay: m.document.before})
		}
		return true, append(before, effect.OfferDrafts{})
	case tea.KeyCtrlS:
		return m.save(b, before)
	case tea.KeyEnter:
		if len(m.choices) == 0 && m.at == len(m.rows)-1 {
			return m.save(b, before)
		}
		return false, append(before, m.next())
	case tea.KeyTab:
		isOnly := len(m.choices) == 1
		e = m.next()
		if isOnly {
			m.moveTo(m.at + 1) // what is taken without a doubt needs no second look
		}
		return false, append(before, e)
	case tea.KeyShiftTab:
		m.moveTo(m.at - 1)
	case tea.KeyUp:
		m.step(-1)
	case tea.KeyDown:
		m.step(1)
	default:
		return false, append(before, m.edit(b, msg))
	}
	return false, before
}

// step moves among the choices, or else among the rows.
func (m *Model) step(by int) {
	if len(m.choices) == 0 {
		m.moveTo(m.at + by)
		return
	}
	m.choice = (m.choice + by + len(m.choices)) % len(m.choices)
}

// next takes the choice under the cursor, or else goes to the next row.
func (m *Model) next() effect.Effect {
	if len(m.choices) == 0 {
		m.moveTo(m.at + 1)
		return nil
	}
	r := m.rows[m.at]
	r.field.SetText(r.complete(m.choices[m.choice]))
	m.choices = nil
	return m.keepDraft()
}

func (m *Model) moveTo(row int) {
	m.at = (row + len(m.rows)) % len(m.rows)
	m.choices = nil
}

// edit gives a key to the field.
func (m *Model) edit(b *board.Board, msg tea.KeyMsg) effect.Effect {
	r := m.rows[m.at]
	before := r.field.Value()
	r.problem = ""
	if full := r.field.Update(b.Pen, b.Width, msg); full {
		r.problem = fmt.Sprintf(b.Words.Screen.Notice.Limit, r.field.Limit())
	}
	if r.field.Value() == before {
		return nil
	}
	m.choices, m.choice = m.options(b, r), 0
	return m.keepDraft()
}

func (m *Model) keepDraft() effect.Effect {
	if m.document != nil {
		return nil
	}
	return effect.KeepDraft{Key: m.key, Text: m.draft()}
}

// save asks for what was typed to be written. Where something can't be taken, the form
// stays, with the reason beside the field.
func (m *Model) save(b *board.Board, before effect.Several) (done bool, e effect.Effect) {
	m.choices = nil
	if m.document != nil {
		return m.saveRead(b, before)
	}
	if m.kind == model.KindEdit && m.draft() == "" {
		return true, append(before, effect.DiscardDraft{Key: m.key}, effect.Say{Text: b.Words.Forms.NothingChanged})
	}
	for _, r := range m.rows {
		r.problem = ""
	}
	changes, err := m.changes(b)
	for i, r := range m.rows {
		if r.problem != "" {
			m.at = i
			return false, before
		}
	}
	if err != nil {
		return false, effect.Fail{Err: b.Snapshot.WithTaskName(err)}
	}
	w := queue.Write{Kind: m.kind, Changes: changes, Draft: drafts.Entry{Key: m.key, Draft: drafts.Draft{Text: m.draft()}}}
	return true, append(before, effect.Write{Write: w})
}
