package model

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
)

// WithHand returns the plan with what people added and edited: states are those of
// its tasks, by identity. The plan itself stays as the last document gave it.
func (p *Plan) WithHand(states map[string]State) *Plan {
	var edited, added []string
	p = p.withSettings(states[SettingsID])
	for id, state := range states {
		switch {
		case id == SettingsID:
		case state.Added != nil:
			added = append(added, id)
		case len(state.Edited) > 0:
			edited = append(edited, id)
		}
	}
	if len(edited)+len(added) == 0 && len(renamesOf(states)) == 0 {
		return p
	}
	whole := *p
	whole.Renamed = renamesOf(states)
	whole.Tasks = slices.Clone(p.Tasks)
	inDocument := make(map[string]bool, len(p.Tasks)+len(p.Removed))
	for i := range p.Removed {
		inDocument[p.Removed[i].ID] = true
	}
	for i := range whole.Tasks {
		task := &whole.Tasks[i]
		inDocument[task.ID] = true
		if state, touched := states[task.ID]; touched {
			*task = *state.edit(&whole, task)
		}
	}
	slices.SortFunc(added, func(a, b string) int { return compareAdded(states[a], states[b]) })
	for _, id := range added {
		if state := states[id]; !inDocument[id] {
			whole.insert(state.addedTask(&whole, id))
		}
	}
	return &whole
}

func compareAdded(a, b State) int { return cmp.Compare(a.AddedSeq, b.AddedSeq) }

// insert puts a task behind those of its category.
func (p *Plan) insert(task *Task) {
	place := len(p.Tasks)
	for i := range p.Tasks {
		if p.Tasks[i].Category == task.Category {
			place = i + 1
		}
	}
	p.Tasks = slices.Insert(p.Tasks, place, *task)
}

// edit returns a task of the document with the fields that people set.
func (s *State) edit(plan *Plan, task *Task) *Task {
	if len(s.Edited) == 0 {
		return task
	}
	edited := *task
	s.Values.set(plan, &edited, s.Edited)
	return &edited
}

// addedTask returns a task that a person added.
func (s *State) addedTask(plan *Plan, id string) *Task {
	task := &Task{ID: id, Number: id, AddedByHand: true, Category: -1, Due: s.Added.Due}
	if !task.Due.IsZero() {
		task.Milestones = []Date{task.Due}
	}
	s.Added.set(plan, task, EditableFields())
	return s.edit(plan, task)
}

// TaskWith returns a task of the plan with what people added and edited: imported is
// the task as the last document gives it, nil if it has none. The result is nil if
// there is no such task now.
func (p *Plan) TaskWith(id string, imported *Task, state State) *Task {
	switch {
	case imported != nil:
		return state.edit(p, imported)
	case state.Added != nil:
		return state.addedTask(p, id)
	default:
		return nil
	}
}

// AddedTaskID returns the identity of the next task that is added by hand: A1, A2.
// isUsed reports whether the plan has or had a task of an identity.
func AddedTaskID(isUsed func(id string) bool) string {
	for number := 1; ; number++ {
		if id := "A" + strconv.Itoa(number); !isUsed(id) {
			return id
		}
	}
}

// setBy takes an edit of a person in.
func (s *State) setBy(edit *Edit, seq uint64) {
	if edit == nil {
		return
	}
	if edit.Rename != nil {
		rename := *edit.Rename
		rename.Seq = seq
		s.rename(rename)
	} else if edit.makesSoleLead() {
		s.Marked = seq
	}
	for _, field := range edit.Fields {
		if edit.Merged == SideDocument {
			s.followDocument(field)
			continue
		}
		if field == FieldDue {
			s.Due, s.NoDue = edit.To.Due, edit.To.Due.IsZero()
			continue
		}
		if s.Values == nil {
			s.Values = &Values{}
		}
		s.Values.copyField(edit.To, field)
		if !slices.Contains(s.Edited, field) {
			s.Edited = append(s.Edited, field)
		}
	}
}

// followDocument drops what people set a field to.
func (s *State) followDocument(field Field) {
	if field == FieldDue {
		s.Due, s.NoDue = Date{}, false
		return
	}
	if s.Edited = slices.DeleteFunc(slices.Clone(s.Edited), func(edited Field) bool { return edited == field }); len(s.Edited) == 0 {
		s.Edited, s.Values = nil, nil
		return
	}
	s.Values.copyField(Values{}, field)
}

// makesSoleLead reports whether an office leads alone now that did not lead before. What
// it has done, while it assisted, is not what it has to do from now on.
func (e *Edit) makesSoleLead() bool {
	return e.Has(FieldLead) && len(e.To.Lead) == 1 && !slices.Contains(e.From.Lead, e.To.Lead[0])
}

// sameByHand reports whether people added and edited the same in both states.
func (s *State) sameByHand(other State) bool {
	return s.Added == nil && other.Added == nil && len(s.Edited)+len(other.Edited)+len(s.Renamed)+len(other.Renamed) == 0 || reflect.DeepEqual(
		[]any{s.Added, s.Edited, s.Values, s.Renamed}, []any{other.Added, other.Edited, other.Values, other.Renamed},
	)
}
