package model

import "maps"

// Snapshot is one plan of a ledger as it stands at a revision. It is never
// changed: Advance makes the next one.
type Snapshot struct {
	// Revision is the number of the last event of the ledger.
	Revision uint64
	Plan     *Plan
	// Log holds the plan's events in order.
	Log []Event
	// Offices is Plan.Offices, kept, as it is asked for with every frame.
	Offices []string

	states    map[string]State
	histories map[string][]Event
	imports   []Event
	places    map[string]int
}

// NewSnapshot returns the snapshot of a plan with its events in order.
func NewSnapshot(plan *Plan, log []Event, revision uint64) *Snapshot {
	s := &Snapshot{
		Plan: plan, Offices: plan.Offices(),
		states: map[string]State{}, histories: map[string][]Event{}, places: map[string]int{},
	}
	for i := range plan.Tasks {
		s.places[plan.Tasks[i].ID] = i
	}
	return s.Advance(log, revision)
}

// Advance returns the snapshot with later events of the plan added.
func (s *Snapshot) Advance(events []Event, revision uint64) *Snapshot {
	next := *s
	next.Revision = revision
	next.Log = append(s.Log[:len(s.Log):len(s.Log)], events...)
	next.states, next.histories = maps.Clone(s.states), maps.Clone(s.histories)
	next.imports = s.imports[:len(s.imports):len(s.imports)]
	touched := map[string]bool{}
	for _, event := range events {
		if event.Task == "" {
			next.imports = append(next.imports, event)
			continue
		}
		history := next.histories[event.Task]
		next.histories[event.Task] = append(history[:len(history):len(history)], event)
		touched[event.Task] = true
	}
	for task := range touched {
		next.states[task] = Replay(next.histories[task])
	}
	return &next
}

// Task finds a task of the plan by its identity; nil if there is none.
func (s *Snapshot) Task(id string) *Task {
	place, found := s.places[id]
	if !found {
		return nil
	}
	return &s.Plan.Tasks[place]
}

// State returns the state of a task.
func (s *Snapshot) State(id string) State {
	if state, touched := s.states[id]; touched {
		return state
	}
	return Replay(nil)
}

// Standing returns where a task stands today.
func (s *Snapshot) Standing(task *Task, today Date) Standing {
	return Stand(task, s.State(task.ID), s.Plan.Year, today)
}

// History returns all that happened to a task in order, the import of its plan
// first.
func (s *Snapshot) History(id string) []Event {
	return append(s.imports[:len(s.imports):len(s.imports)], s.histories[id]...)
}

// TakenBack returns which events of the log are undone now.
func (s *Snapshot) TakenBack() map[uint64]bool { return takenBack(s.Log) }
