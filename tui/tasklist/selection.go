package tasklist

import (
	"fmt"
	"slices"

	"duban/model"
	"duban/tui/board"
	"duban/tui/effect"
	"duban/tui/queue"
)

// Targets returns what a key acts on: the selected tasks that are shown, or else
// the one under the cursor. Selected tasks that the filter hides are left alone.
// If there are none, the effect says why.
func (m *Model) Targets(b *board.Board) ([]*model.Task, effect.Effect) {
	if m.CountSelected(b) > 0 {
		shown := slices.DeleteFunc(slices.Clone(b.Shown), func(t *model.Task) bool { return !m.selected[t.ID] })
		if len(shown) == 0 {
			return nil, effect.Alarm{Text: b.Words.FollowUp.AllHidden}
		}
		return shown, nil
	}
	task := b.Task()
	if task == nil {
		return nil, effect.Alarm{Text: b.Words.Screen.Notice.NoTask}
	}
	return []*model.Task{task}, nil
}

// CountSelected counts the selected tasks that the plan has.
func (m *Model) CountSelected(b *board.Board) int {
	count := 0
	for id := range m.selected {
		if b.Snapshot.Task(id) != nil {
			count++
		}
	}
	return count
}

// ClearSelection selects nothing.
func (m *Model) ClearSelection() { m.selected = map[string]bool{} }

// toggle selects the tasks; if all of them are selected, none is.
func (m *Model) toggle(tasks []*model.Task) {
	missing := slices.ContainsFunc(tasks, func(t *model.Task) bool { return !m.selected[t.ID] })
	for _, task := range tasks {
		if missing {
			m.selected[task.ID] = true
		} else {
			delete(m.selected, task.ID)
		}
	}
}

// Written drops the selection of the tasks of a write: it has served, and the
// next key must not reopen tasks that are out of sight.
func (m *Model) Written(w queue.Write) {
	switch w.Kind {
	case model.KindMark, model.KindNote, model.KindEdit, model.KindCancel, model.KindReturn, model.KindUrge:
	default:
		return
	}
	for _, change := range w.Changes {
		delete(m.selected, change.Task)
	}
	for _, task := range w.Unchanged {
		delete(m.selected, task)
	}
}

// selectedWords says how many tasks are selected, and how many of these the
// filter hides; empty if none is.
func (m *Model) selectedWords(b *board.Board) string {
	count := m.CountSelected(b)
	if count == 0 {
		return ""
	}
	text := fmt.Sprintf(b.Words.FollowUp.Marked, count)
	hidden := count
	for _, task := range b.Shown {
		if m.selected[task.ID] {
			hidden--
		}
	}
	if hidden > 0 {
		text += fmt.Sprintf(b.Words.FollowUp.MarkedHidden, hidden)
	}
	return text
}

// ForgetQuestion makes the next mark of tasks with open parts ask again.
func (m *Model) ForgetQuestion() { m.asked = "" }

// askOnce asks before tasks are marked as done of which other leading offices still have
// their part to do; the same key again agrees. An office is not asked: it may mark its
// own part only.
func (m *Model) askOnce(b *board.Board, tasks []*model.Task, to model.Status) effect.Effect {
	asked := m.asked
	m.asked = ""
	if to != model.Done || b.Permit.Access == model.AccessOffice {
		return nil
	}
	open, question := 0, ""
	for _, task := range tasks {
		parts := b.Snapshot.Parts(task)
		if count := model.LeadParts(parts); !b.Snapshot.State(task.ID).Status.IsClosed() && count.Done < count.Total {
			open += count.Total - count.Done
			question += task.ID + " "
		}
	}
	if open == 0 || question == asked {
		return nil
	}
	m.asked = question
	if len(tasks) == 1 {
		return effect.Alarm{Text: fmt.Sprintf(b.Words.Parts.Open, b.Name(tasks[0].ID), open)}
	}
	return effect.Alarm{Text: fmt.Sprintf(b.Words.Parts.Opens, len(tasks), open)}
}

// mark asks for the targets to have a status, or to be reopened if all of them
// have it. What was in progress before it was done is so again.
func (m *Model) mark(b *board.Board, to model.Status) effect.Effect {
	tasks, refused := m.Targets(b)
	if refused != nil {
		return refused
	}
	isCancelled := func(task *model.Task) bool { now, _ := b.Status(task.ID); return now == model.Cancelled }
	marked, reopens := b.MarkedAs(to), false
	has := func(task *model.Task) bool {
		now, _ := b.Status(task.ID)
		return now == to || now == marked || now == model.Cancelled
	}
	switch {
	case !slices.ContainsFunc(tasks, func(task *model.Task) bool { return !isCancelled(task) }):
		to, has = model.Todo, func(*model.Task) bool { return false } // it has the status again that it had
	case !slices.ContainsFunc(tasks, func(task *model.Task) bool { return !has(task) }):
		reopens, has = to == model.Done, isCancelled
		to = model.Todo
	}
	if refused := m.askOnce(b, tasks, to); refused != nil {
		return refused
	}
	w := queue.Write{Kind: model.KindMark}
	for _, task := range tasks {
		if has(task) {
			w.Unchanged = append(w.Unchanged, task.ID)
			continue
		}
		change := model.Change{Task: task.ID, Kind: model.KindMark, To: to, Seen: b.Snapshot.State(task.ID).Version}
		if reopens && wasDoing(b, task) {
			change.To = model.Doing
		}
		w.Changes = append(w.Changes, change)
	}
	return effect.Write{Write: w}
}

// wasDoing reports whether a done task was in progress before: the key that marked it as
// done by mistake then gives that back.
func wasDoing(b *board.Board, task *model.Task) bool {
	if now := b.Snapshot.State(task.ID).Status; now != model.Done {
		return now == model.Doing // marked as done, and not saved yet
	}
	return b.Snapshot.WasDoing(task.ID, "")
}
