package form

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"duban/model"
	"duban/tui/board"
	"duban/tui/words"
)

// changes returns what is asked for. A problem of one field is put beside it; the error
// is about the form as a whole.
func (m *Model) changes(b *board.Board) ([]model.Change, error) {
	if m.kind == model.KindReport {
		return m.reportChanges(b)
	}
	values, fields := m.values(b)
	if slices.ContainsFunc(m.rows, func(r *row) bool { return r.problem != "" }) {
		return nil, nil
	}
	if m.kind == model.KindAdd {
		change, err := model.AddChange(values, "")
		change.Plan = m.plan
		if err == nil && model.IsBlank(values.Text) {
			err = &model.InputError{Problem: model.InputEmpty}
		}
		return []model.Change{change}, m.beside(b, err)
	}
	reason, err := model.CleanOptionalNote(m.row(words.FormReason).field.Value())
	if err != nil {
		return nil, m.beside(b, err)
	}
	var changes []model.Change
	for _, seen := range m.tasks {
		task := b.Snapshot.Task(seen.task)
		if task == nil {
			return nil, &model.NotFoundError{What: model.NounTask, Name: seen.task}
		}
		change, err := b.Snapshot.EditChange(task, fields, m.withOwnSource(values, task), reason)
		if err != nil {
			return nil, m.beside(b, err)
		}
		change.Seen = seen.version
		changes = append(changes, change)
	}
	return changes, nil
}

// withOwnSource returns the values with what a task has itself of source and document,
// where only the other one was filled in.
func (m *Model) withOwnSource(values model.Values, task *model.Task) model.Values {
	if values.Source == nil || task.Source == nil {
		return values
	}
	source := *values.Source
	if !m.row(model.FieldSource).isChanged() {
		source.Text = task.Source.Text
	}
	if !m.row(words.FormDocument).isChanged() {
		source.Document = task.Source.Document
	}
	values.Source = &source
	return values
}

// beside puts the reason beside the field that it is about, and returns an error that
// is about none.
func (m *Model) beside(b *board.Board, err error) error {
	var rule *model.RuleError
	var input *model.InputError
	name := model.FieldText
	switch {
	case errors.As(err, &rule) && rule.Rule == model.RuleNoReason:
		name = words.FormReason
	case errors.As(err, &input) && m.row(model.FieldText).isChanged():
	case errors.As(err, &input) && m.row(words.FormReason) != nil:
		name = words.FormReason
	case errors.As(err, &input):
	default:
		return err
	}
	m.row(name).problem = b.Words.Error(err)
	return nil
}

// values reads the fields that are to be set, and puts beside each what is wrong with
// it.
func (m *Model) values(b *board.Board) (values model.Values, fields []model.Field) {
	for _, r := range m.rows {
		if m.kind == model.KindEdit && !r.isChanged() {
			continue
		}
		if err := m.read(b, r, &values); err != nil {
			r.problem = problem(b, err)
		}
		name := r.name
		if name == words.FormDocument {
			name = model.FieldSource
		}
		if name != words.FormReason && !slices.Contains(fields, name) {
			fields = append(fields, name)
		}
	}
	return values, fields
}

// problem words an error beside its field, where no command helps.
func problem(b *board.Board, err error) string {
	var missing *model.NotFoundError
	if errors.As(err, &missing) {
		return b.Words.NotThere(missing)
	}
	return b.Words.Error(err)
}

// read reads one field.
func (m *Model) read(b *board.Board, r *row, values *model.Values) error {
	text := strings.TrimSpace(r.field.Value())
	if r.name != model.FieldText && isNone(b, text) {
		text = ""
	}
	var err error
	switch r.name {
	case model.FieldText:
		values.Text = text
	case model.FieldCategory:
		values.Category, err = category(b, text)
	case model.FieldLead:
		values.Lead, err = m.offices(b, text)
	case model.FieldAssist:
		values.Assist, err = m.offices(b, text)
	case model.FieldDue:
		if text != "" {
			values.Due, err = b.Snapshot.Plan.ParseDay(text, b.Today)
		}
	case model.FieldQuota:
		values.Quota, err = quota(b, text)
	case model.FieldLeaders:
		values.Leaders = model.SplitNames(text)
	case model.FieldPeople:
		values.People = model.SplitNames(text)
	case model.FieldSource:
		m.source(values).Text = text
	case words.FormDocument:
		if text != "" {
			text, err = model.DocumentNumber(text)
		}
		m.source(values).Document = text
	}
	return err
}

// source returns the source of the values, with what the fields hold now.
func (m *Model) source(values *model.Values) *model.Source {
	if values.Source == nil {
		values.Source = &model.Source{Text: m.row(model.FieldSource).before, Document: m.row(words.FormDocument).before}
	}
	return values.Source
}

// isNone reports whether the text says that the field is to be empty.
func isNone(b *board.Board, text string) bool {
	return text == b.Words.Forms.None || strings.EqualFold(text, "none")
}

func category(b *board.Board, text string) (string, error) {
	if text == "" {
		return "", nil
	}
	place, err := b.Snapshot.Plan.FindCategory(text)
	if err == nil {
		return b.Snapshot.Plan.Categories[place-1].Heading(), nil
	}
	if spelled := choices(b, headings(b), text); len(spelled) == 1 {
		return spelled[0], nil
	}
	return "", err
}

func quota(b *board.Board, text string) (*model.Quota, error) {
	if text == "" {
		return nil, nil //nolint:nilnil // no quota is a value
	}
	quota, ok := model.ParseQuota(text)
	if !ok {
		return nil, &words.Reworded{Err: nil, Line: fmt.Sprintf(b.Words.Forms.BadQuota, words.Echo(text))}
	}
	return &quota, nil
}

// offices returns the offices of a list. The first time that one is typed which the
// plan does not have, the error asks about it.
func (m *Model) offices(b *board.Board, text string) ([]string, error) {
	offices, err := b.Snapshot.Plan.ParseOffices(text, b.Spelling)
	if err != nil {
		return nil, err
	}
	var unknown, nearest []string
	for _, office := range offices.Unknown {
		if !m.agreed[office.Name] {
			unknown, nearest = append(unknown, office.Name), append(nearest, office.Nearest...)
		}
	}
	for _, office := range unknown {
		m.agreed[office] = true
	}
	if len(unknown) > 0 {
		return nil, &words.Reworded{Err: nil, Line: b.Words.NewOffices(unknown, nearest)}
	}
	return offices.Names, nil
}
