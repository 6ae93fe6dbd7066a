package form

import (
	"slices"

	"duban/model"
	"duban/tui/board"
	"duban/tui/effect"
)

// document is what the form needs where it edits a task of a document that is not
// imported yet.
type document struct {
	snapshot *model.Snapshot
	before   effect.Overlay // opens again when the form is left
	save     func(model.Values, []model.Field) effect.Effect
}

// EditRead opens the form for what was read of a task of a document. save takes the
// fields that were changed; before opens again when the form is left.
func EditRead(
	b *board.Board, plan *model.Plan, task *model.Task, before effect.Overlay, save func(model.Values, []model.Field) effect.Effect,
) effect.Effect {
	m := &Model{kind: model.KindEdit, agreed: map[string]bool{}, document: &document{model.NewSnapshot(plan, nil, 0), before, save}}
	m.tasks = []seen{{task: task.ID}}
	m.addRows(plan.ValuesOf(task, model.State{}), b, append(formFields(), model.FieldPeople)...)
	return effect.Open{Overlay: m}
}

// boardOfPlan returns the board with the plan that the form is about.
func (m *Model) boardOfPlan(b *board.Board) *board.Board {
	about := *b
	if m.document != nil {
		about.Snapshot = m.document.snapshot
	} else {
		about.Snapshot = b.Snapshot.Only(m.within)
	}
	return &about
}

// saveRead hands over what was changed of a task of a document.
func (m *Model) saveRead(b *board.Board, before effect.Several) (done bool, e effect.Effect) {
	if m.draft() == "" {
		return true, append(before, effect.Open{Overlay: m.document.before})
	}
	for _, r := range m.rows {
		r.problem = ""
	}
	values, fields := m.values(b)
	if at := slices.IndexFunc(m.rows, func(r *row) bool { return r.problem != "" }); at >= 0 {
		m.at = at
		return false, before
	}
	return true, append(before, m.document.save(values, fields))
}
