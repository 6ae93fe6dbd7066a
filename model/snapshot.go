package model

import (
	"maps"
	"math"
	"slices"
	"strings"
)

// Snapshot is one plan of a ledger at a revision. It is immutable: Advance returns
// the next one.
type Snapshot struct {
	// Revision is the number of the last event of the ledger.
	Revision uint64
	// Plan has the tasks as they are now; Imported is the plan as the last document
	// gives it, without what people added and edited.
	Plan, Imported *Plan
	// Log holds the plan's events in order, and the restores of the ledger among
	// them; of one that IsWhole is not, the latest of them.
	Log []Event
	// Offices is Plan.Offices, kept, as it is asked for with every frame.
	Offices []string

	states    map[string]State
	histories map[string][]Event
	notes     map[string][]Event // of each task, those that are not undone
	imports   []Event
	undone    map[uint64]bool
	origins   map[uint64]Event // earlier events that undos and redos are about
	// hasEarlier says that the log began before Log.
	hasEarlier bool
	indexes    map[string]int
	names      map[string]string
	// members and membersOf are the plans of a joined snapshot, see JoinPlans.
	members   []member
	membersOf map[string]int // the place of its plan, by task
}

// NewSnapshot returns the snapshot of a plan with its events in order.
func NewSnapshot(plan *Plan, log []Event, revision uint64) *Snapshot {
	s := &Snapshot{
		Imported: plan,
		states:   map[string]State{}, histories: map[string][]Event{}, notes: map[string][]Event{},
	}
	return s.Advance(log, revision)
}

// setPlan applies what people added and edited.
func (s *Snapshot) setPlan() {
	s.Plan = s.Imported.WithHand(s.states)
	s.indexes = make(map[string]int, len(s.Plan.Tasks))
	for i := range s.Plan.Tasks {
		s.indexes[s.Plan.Tasks[i].ID] = i
	}
	s.Offices, s.names = s.Plan.Offices(), uniqueNames(s.Plan, s.indexes)
}

// WithDocument returns the snapshot with another version of its plan.
func (s *Snapshot) WithDocument(plan *Plan) *Snapshot {
	next := *s
	next.Imported = plan
	next.setPlan()
	return &next
}

// subject returns the task as the last document gives it.
func (s *Snapshot) subject(id string) Subject {
	return Subject{Plan: s.Imported, Task: s.Imported.TaskByID(id)}
}

// Advance returns the snapshot with the events of the plan added that came
// after it, up to the revision. Events that it has already change nothing, so
// that two answers may overlap. Undos of tasks whose history is not known need Follow.
func (s *Snapshot) Advance(events []Event, revision uint64) *Snapshot {
	return s.Follow(News{Events: events, Revision: revision})
}

// Follow is Advance with what a ledger knows of a plan whose events are not all here.
func (s *Snapshot) Follow(news News) *Snapshot {
	if s.IsJoined() {
		return s.followJoined(news)
	}
	events := s.newerEvents(news.Events)
	next := *s
	next.Revision = max(s.Revision, news.Revision)
	next.Log = append(s.Log[:len(s.Log):len(s.Log)], events...)
	next.states, next.histories, next.notes = maps.Clone(s.states), maps.Clone(s.histories), maps.Clone(s.notes)
	next.undone = maps.Clone(s.undone)
	if next.undone == nil {
		next.undone = map[uint64]bool{}
	}
	next.keepOrigins(news.Origins)
	next.imports = s.imports[:len(s.imports):len(s.imports)]
	touched := map[string][]Event{}
	for _, event := range events {
		if event.Kind == KindImport {
			next.imports = append(next.imports, event)
		}
		if event.Task != "" {
			touched[event.Task] = append(touched[event.Task], event)
		}
	}
	isEdited := next.Plan == nil
	for task, events := range touched {
		before, after := next.states[task], s.stateAfter(task, events, news.States)
		isEdited = isEdited || !after.sameByHand(before)
		next.states[task] = after
		next.setHistory(task, slices.Concat(s.histories[task], events))
	}
	if isEdited {
		next.setPlan()
	}
	return &next
}

// stateAfter returns the state of a task after new events, which is among known if its
// history is not.
func (s *Snapshot) stateAfter(task string, events []Event, known map[string]State) State {
	if s.HasHistory(task, math.MaxInt) {
		return Replay(slices.Concat(s.histories[task], events))
	}
	state := s.states[task]
	if now, found := known[task]; found && now.Version == state.Version+len(events) {
		return now
	}
	for _, event := range events {
		state = state.After(event)
	}
	return state
}

// newerEvents returns the events that come after those of the log.
func (s *Snapshot) newerEvents(events []Event) []Event {
	for len(s.Log) > 0 && len(events) > 0 && events[0].Seq <= s.Log[len(s.Log)-1].Seq {
		events = events[1:]
	}
	return events
}

// Task finds a task of the plan by its identity; nil if there is none.
func (s *Snapshot) Task(id string) *Task {
	place, found := s.indexes[id]
	if !found {
		return nil
	}
	return &s.Plan.Tasks[place]
}

// IsSample reports whether the plan is the built-in one, and no task in it was ever
// changed.
func (s *Snapshot) IsSample() bool {
	_, isSet := s.states[SettingsID]
	return s.Plan.Sample && len(s.states) == boolToInt(isSet)
}

// TaskOrRemoved finds a task by its identity, one that a correction took out included;
// nil if there never was one.
func (s *Snapshot) TaskOrRemoved(id string) *Task {
	if task := s.Task(id); task != nil {
		return task
	}
	if task := s.Plan.FindRemoved(id); task != nil {
		return task
	}
	for _, event := range s.histories[id] {
		if event.Kind == KindAdd && event.Edit != nil { // and its addition was undone
			state := State{Added: &event.Edit.To}
			return state.addedTask(s.Plan, id)
		}
	}
	return nil
}

// State returns the state of a task, resolved.
func (s *Snapshot) State(id string) State {
	if number, found := s.membersOf[id]; found {
		plan := s.members[number]
		return plan.State(strings.TrimPrefix(id, plan.Plan.ID+"/"))
	}
	if state, touched := s.states[id]; touched {
		return state.Resolve(s.Plan, s.Task(id))
	}
	return untouched()
}

// ChangedSince returns the tasks with events since an earlier snapshot; isKnown is false if
// the plan is another now, or its tasks were edited.
func (s *Snapshot) ChangedSince(before *Snapshot) (tasks []string, isKnown bool) {
	if before == nil || s.Plan != before.Plan || s.Revision < before.Revision {
		return nil, false
	}
	for _, event := range slices.Backward(s.Log) {
		if event.Seq <= before.Revision {
			break
		}
		if event.Task != "" && !slices.Contains(tasks, event.Task) {
			tasks = append(tasks, event.Task)
		}
	}
	return tasks, true
}

// TaskProgress returns the progress of a task today.
func (s *Snapshot) TaskProgress(task *Task, today Date) TaskProgress {
	return ProgressOf(task, s.State(task.ID), s.planOf(task.ID).Plan.Counting(today), today)
}

// History returns all that happened to a task in order. Imports are in the history of
// their plan.
func (s *Snapshot) History(id string) []Event {
	if number, found := s.membersOf[id]; found {
		plan := s.members[number]
		return plan.History(strings.TrimPrefix(id, plan.Plan.ID+"/"))
	}
	return slices.Clip(s.histories[id])
}

// Origin returns the event that an undo or redo is about in the end; any other
// event is its own.
func (s *Snapshot) Origin(event Event) Event {
	for event.Undoes != 0 {
		earlier, found := s.event(event.Undoes)
		if !found || earlier.Seq >= event.Seq {
			return event
		}
		event = earlier
	}
	return event
}

// WasDoing reports whether a done task, or the part of an office, was in progress before it
// was marked as done, as far as its history is known.
func (s *Snapshot) WasDoing(task, office string) bool {
	for _, event := range slices.Backward(s.histories[task]) {
		if event.Kind == KindMark && event.Office == office && event.To == Done {
			return event.From == Doing
		}
	}
	return false
}

// IsUndone reports whether an event of the log is undone now.
func (s *Snapshot) IsUndone(event Event) bool { return s.undone[event.Seq] }

// Notes returns the events of a task that have a note and are not undone, in order.
func (s *Snapshot) Notes(id string) []Event { return s.notes[id] }
