package bolt

import "duban/model"

// revisedTasks implements store.Tasks for the edits of a corrected plan. The transaction
// reads what was there before, so the tasks are those of the plan that it writes.
type revisedTasks struct {
	read      *transaction
	corrected *model.Plan
}

// State implements store.Tasks.
func (t revisedTasks) State(task string, _ bool) (model.State, error) {
	return currentState(t.read, t.corrected.ID, task)
}

// History implements store.Tasks.
func (t revisedTasks) History(task string, _ bool) ([]model.Event, error) {
	return eventsOf(t.read, historyPrefix(t.corrected.ID, task))
}

// Subject implements store.Tasks.
func (t revisedTasks) Subject(task string) (model.Subject, error) {
	return model.Subject{Plan: t.corrected, Task: t.corrected.TaskByID(task)}, nil
}

// HasOrHad implements store.Tasks.
func (t revisedTasks) HasOrHad(task string) bool { return t.corrected.HasOrHad(task) }
