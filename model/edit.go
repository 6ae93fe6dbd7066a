package model

import (
	"slices"
	"strings"
)

// AddChange returns the change that adds a task with the values, which are cleaned.
// The error is an *InputError.
func AddChange(values Values, note string) (Change, error) {
	values, err := values.clean(EditableFields())
	if err != nil {
		return Change{}, err
	}
	return Change{Kind: KindAdd, Note: note, Edit: &Edit{Fields: EditableFields(), To: values}}, nil
}

// EditChange returns the change that sets fields of a task to the values, which are
// cleaned; the reason is needed where it moves the deadline. The error is an
// *InputError, or a *RuleError if the task can't take the change; Decide asks again,
// as the task may have changed.
func (s *Snapshot) EditChange(task *Task, fields []Field, values Values, reason string) (Change, error) {
	values, err := values.clean(fields)
	if err != nil {
		return Change{}, err
	}
	change := Change{
		Task: task.ID, Seen: s.State(task.ID).Version, Kind: KindEdit, Note: reason,
		Edit: &Edit{Fields: fields, To: values},
	}
	return change, s.refuseByHand(change)
}

// CancelChange returns the change that cancels a task for a reason. The error is a
// *RuleError if there is none.
func (s *Snapshot) CancelChange(task *Task, reason string) (Change, error) {
	change := Change{Task: task.ID, Seen: s.State(task.ID).Version, Kind: KindCancel, Note: reason}
	return change, s.refuseByHand(change)
}

// refuseByHand returns why a task can't take an edit or a cancellation; nil if it can.
func (s *Snapshot) refuseByHand(change Change) error {
	state, touched := s.states[change.Task]
	if !touched {
		state = Replay(nil)
	}
	_, _, err := change.Decide(state, nil, s.subject(change.Task))
	return err
}

// clean returns the values of the fields fit to be kept.
func (v Values) clean(fields []Field) (Values, error) {
	if slices.Contains(fields, FieldText) {
		text, err := CleanNote(v.Text)
		if err != nil {
			return Values{}, err
		}
		v.Text = strings.ReplaceAll(text, "\n", " ")
	}
	for _, list := range []*[]string{&v.Lead, &v.Assist, &v.Leaders, &v.People} {
		cleaned, err := cleanNames(*list)
		if err != nil {
			return Values{}, err
		}
		*list = cleaned
	}
	if v.Source != nil {
		source := Source{Text: strings.TrimSpace(CleanLine(v.Source.Text)), Document: strings.TrimSpace(CleanLine(v.Source.Document))}
		if v.Source = &source; source == (Source{}) {
			v.Source = nil
		}
	}
	return v, nil
}

// cleanNames returns each name once.
func cleanNames(names []string) ([]string, error) {
	var cleaned []string
	for _, name := range names {
		name, err := CleanName(name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(cleaned, name) {
			cleaned = append(cleaned, name)
		}
	}
	return cleaned, nil
}

// addTask makes the event that adds a task. One that is there already is added no
// second time.
func (c Change) addTask(event Event, state State) (Event, bool, error) {
	if c.Edit == nil || IsBlank(c.Edit.To.Text) {
		return Event{}, false, &InputError{Problem: InputEmpty}
	}
	added := *c.Edit
	event.Edit = &added
	return event, state.Added == nil, nil
}

// edit makes the event that sets fields, without those that are so already.
func (c Change) edit(event Event, state State, about Subject) (Event, bool, error) {
	task := about.task(c.Task, state)
	if task == nil || c.Edit == nil {
		return Event{}, false, &NotFoundError{What: NounTask, Name: c.Task}
	}
	edit := c.Edit.changed(about.Plan.ValuesOf(task, state))
	event.Edit = edit
	switch {
	case edit.Has(FieldText) && IsBlank(edit.To.Text):
		return Event{}, false, &InputError{Problem: InputEmpty}
	case edit.Has(FieldDue) && !edit.From.Due.IsZero() && edit.Merged == "" && IsBlank(c.Note):
		return Event{}, false, &RuleError{Rule: RuleNoReason, Task: c.Task}
	}
	return event, len(edit.Fields) > 0 || edit.Rename != nil, nil
}

// changed returns the edit with the values before it, without the fields that have their
// values already.
func (e *Edit) changed(before Values) *Edit {
	changed := &Edit{Rename: e.Rename, Merged: e.Merged}
	for _, field := range append(EditableFields(), FieldCountFrom, FieldApproval) {
		if e.Has(field) && !before.equalIn(&e.To, field) {
			changed.Fields = append(changed.Fields, field)
			changed.From.copyField(before, field)
			changed.To.copyField(e.To, field)
		}
	}
	return changed
}

// cancel makes the event that cancels a task.
func (c Change) cancel(event Event, state State, about Subject) (Event, bool, error) {
	if IsBlank(c.Note) {
		return Event{}, false, &RuleError{Rule: RuleWhyCancel, Task: c.Task}
	}
	event.From, event.To = about.resolve(c.Task, state).Status, Cancelled
	return event, !state.Cancelled, nil
}
