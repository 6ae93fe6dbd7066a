package model

import "slices"

// Question is where a corrected version of a plan and what people did by hand differ, so
// that a person has to say which of them holds.
type Question struct {
	Task *Task // of the corrected plan
	// Added is the task, added by hand, that Task is taken for; nil for a question about
	// Field.
	Added    *Task
	Field    Field
	Hand     Values // the value of the field that a person set
	Document Values // what the corrected version says
	// ByDocument is the answer: the document's value holds, or Task is not Added. Without
	// it the hand's value stays.
	ByDocument bool

	// The identity of Task if it is not Added, what the document says of it, and what keeps
	// the rest as Added has it.
	separate   string
	written    Task
	keepUnsaid func(task, before *Task)

	isSet bool // the hand's value holds unless an event says otherwise
	side  Side // of the document's value
}

// Side is one of the two that a merge decides between.
type Side string

// The sides.
const (
	SideHand     Side = "hand"
	SideDocument Side = "document"
)

// Answer says which side holds in a question.
func (r *Revision) Answer(question int, byDocument bool) {
	q := &r.Questions[question]
	q.ByDocument = byDocument
	switch {
	case q.Added == nil:
	case byDocument:
		q.Task.Leaders, q.Task.People, q.Task.Source, q.Task.Remark = q.written.Leaders, q.written.People, q.written.Source, q.written.Remark
		q.Task.setIdentity(q.separate)
	default:
		q.Task.setIdentity(q.Added.ID)
		q.keepUnsaid(q.Task, q.Added)
	}
}

// IsMoot reports whether a question does not arise, as its task is another than the one
// that was added by hand.
func (r *Revision) IsMoot(question int) bool {
	q := r.Questions[question]
	return q.Added == nil && slices.ContainsFunc(r.Questions, func(other Question) bool {
		return other.Added != nil && other.ByDocument && other.Task == q.Task
	})
}

// Edits returns the changes that the answers come to, to be written with the corrected
// plan. They hold against nothing that people changed since the revision was made.
func (r *Revision) Edits() []Change {
	edits := slices.Clone(r.follow)
	for i, q := range r.Questions {
		if q.Added != nil || r.IsMoot(i) {
			continue
		}
		switch {
		case q.ByDocument && q.isSet:
			edits = r.appendEdit(edits, q.Task, q.Field, q.Document, q.side)
		case !q.ByDocument && !q.isSet:
			edits = r.appendEdit(edits, q.Task, q.Field, q.Hand, SideHand)
		}
	}
	return edits
}

// appendEdit adds a field to the changes of a task.
func (r *Revision) appendEdit(edits []Change, task *Task, field Field, values Values, side Side) []Change {
	at := slices.IndexFunc(edits, func(c Change) bool { return c.Task == task.ID && c.Edit.Merged == side })
	if at < 0 {
		at = len(edits)
		edits = append(edits, Change{Task: task.ID, Seen: r.seen[task.ID], Kind: KindEdit, Edit: &Edit{Merged: side}})
	}
	edit := *edits[at].Edit
	edit.Fields = append(slices.Clip(edit.Fields), field)
	edit.To.copyField(values, field)
	edits[at].Edit = &edit
	return edits
}

// merge compares a task of three sides: as the last document has it, before, which is nil
// for one that people added; as the corrected version has it, after; and as it is now.
func (r *Revision) merge(s *Snapshot, before, after *Task) {
	state, touched := s.states[after.ID]
	isSet := func(field Field) bool {
		return slices.Contains(state.Edited, field) || field == FieldDue && (state.NoDue || !state.Due.IsZero())
	}
	if !touched || before != nil && !slices.ContainsFunc(EditableFields(), isSet) {
		return
	}
	r.seen[after.ID] = state.Version
	task := s.Task(after.ID)
	if task == nil {
		task = s.Plan.TaskWith(after.ID, before, state)
	}
	hand, written, last := s.Plan.ValuesOf(task, state), r.Plan.ValuesOf(after, State{}), Values{}
	if before != nil {
		last = s.Imported.ValuesOf(before, State{})
		last.rename(state.Renamed)
	}
	document := written
	document.rename(state.Renamed)
	for _, field := range EditableFields() {
		side := SideDocument
		if !written.equalIn(&document, field) { // new names of offices stay, as edits
			side = SideHand
		}
		switch {
		case hand.equalIn(&document, field), before != nil && (!isSet(field) || last.equalIn(&document, field)):
		case before != nil && last.equalIn(&hand, field):
			r.follow = r.appendEdit(r.follow, after, field, document, side)
		case before == nil && hand.equalIn(&Values{}, field): // people left it open
		case before == nil && field == FieldText && significantText(hand.Text) == significantText(document.Text):
		default:
			r.Questions = append(r.Questions, Question{Task: after, Field: field, Hand: hand, Document: document, isSet: isSet(field), side: side})
		}
	}
}

// rename gives the offices the names that people gave them.
func (v *Values) rename(renamed []Rename) {
	for _, rename := range renamed {
		if slices.Contains(v.Lead, rename.Old) {
			v.Lead = rename.in(v.Lead)
		}
		if slices.Contains(v.Assist, rename.Old) {
			v.Assist = rename.in(v.Assist)
		}
	}
}
