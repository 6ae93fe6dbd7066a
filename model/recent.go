package model

import (
	"cmp"
	"maps"
	"slices"
)

// Page is a part of a log, of a plan or of one task, that ends where what is known of
// it begins, or at the end.
type Page struct {
	Events []Event // in order
	// HasEarlier says that there are more before them.
	HasEarlier bool
	// Origins are the earlier events that undos and redos among the events are about.
	Origins []Event
	// Imports are the earlier imports of the plan, since which tasks count as silent.
	Imports []Event
}

// News is what happened to a plan after a revision.
type News struct {
	Events   []Event // in order
	Revision uint64
	// States are those of the tasks with new events; of a Snapshot that has all events
	// they may be left out.
	States map[string]State
	// Origins are the earlier events that undos and redos among the events are about.
	Origins []Event
}

// NewRecentSnapshot returns the snapshot of a plan of which only the latest events were
// read, with the states of all tasks that have events. What it has of the log, of a
// task's history and of its notes ends with the latest: see IsWhole, HasHistory and
// WithPage.
func NewRecentSnapshot(document *Plan, states map[string]State, latest Page, revision uint64) *Snapshot {
	s := &Snapshot{
		Imported: document, Revision: revision,
		states: states, histories: map[string][]Event{}, notes: map[string][]Event{},
	}
	s.setPlan()
	return s.WithPage(latest)
}

// IsWhole reports whether the log is there from its beginning.
func (s *Snapshot) IsWhole() bool { return !s.hasEarlier }

// HasHistory reports whether all that happened to a task is known, or at least so many of
// its latest events.
func (s *Snapshot) HasHistory(task string, atLeast int) bool {
	return len(s.histories[task]) >= min(s.eventCount(task), atLeast)
}

// KnownEvents returns how many of a task's events are known.
func (s *Snapshot) KnownEvents(task string) int { return len(s.histories[task]) }

// eventCount returns how many events a task has, known or not.
func (s *Snapshot) eventCount(task string) int { return max(s.states[task].Version-1, 0) }

// WithPage returns the snapshot with earlier events of the log.
func (s *Snapshot) WithPage(page Page) *Snapshot {
	next := *s
	next.Log = mergedEvents(page.Events, s.Log)
	next.hasEarlier = page.HasEarlier
	next.takeIn(page)
	return &next
}

// WithLog returns the snapshot with another part of the log, for what describes its
// events alone; undone are those that are undone now.
func (s *Snapshot) WithLog(page Page, undone map[uint64]bool) *Snapshot {
	next := *s
	next.Log, next.undone, next.origins = page.Events, undone, nil
	next.keepOrigins(page.Origins)
	return &next
}

// WithHistory returns the snapshot with earlier events of one task; the log stays.
func (s *Snapshot) WithHistory(page Page) *Snapshot {
	next := *s
	next.takeIn(page)
	return &next
}

// takeIn adds earlier events to the histories.
func (s *Snapshot) takeIn(page Page) {
	s.histories, s.notes, s.undone = maps.Clone(s.histories), maps.Clone(s.notes), maps.Clone(s.undone)
	if s.undone == nil {
		s.undone = map[uint64]bool{}
	}
	s.keepOrigins(page.Origins)
	s.imports = mergedEvents(page.Imports, s.imports)
	byTask := map[string][]Event{}
	for _, event := range page.Events {
		if event.Task != "" {
			byTask[event.Task] = append(byTask[event.Task], event)
		} else if event.Kind == KindImport {
			s.imports = mergedEvents([]Event{event}, s.imports)
		}
	}
	for task, events := range byTask {
		s.setHistory(task, mergedEvents(events, s.histories[task]))
	}
}

// setHistory replaces what is known of a task's history.
func (s *Snapshot) setHistory(task string, history []Event) {
	s.histories[task] = history
	s.notes[task] = activeNotes(history)
	undone := undoneEvents(history)
	for _, event := range history {
		if undone[event.Seq] {
			s.undone[event.Seq] = true
		} else {
			delete(s.undone, event.Seq)
		}
	}
}

func (s *Snapshot) keepOrigins(origins []Event) {
	if len(origins) == 0 {
		return
	}
	s.origins = maps.Clone(s.origins)
	if s.origins == nil {
		s.origins = map[uint64]Event{}
	}
	for _, origin := range origins {
		s.origins[origin.Seq] = origin
	}
}

// mergedEvents returns the events of both in order, each once.
func mergedEvents(a, b []Event) []Event {
	merged := slices.Concat(a, b)
	slices.SortStableFunc(merged, func(x, y Event) int { return cmp.Compare(x.Seq, y.Seq) })
	return slices.CompactFunc(merged, func(x, y Event) bool { return x.Seq == y.Seq })
}

// event returns an event that is known; found is false if it is not.
func (s *Snapshot) event(seq uint64) (event Event, found bool) {
	place, found := slices.BinarySearchFunc(s.Log, seq, func(e Event, seq uint64) int { return cmp.Compare(e.Seq, seq) })
	if found {
		return s.Log[place], true
	}
	event, found = s.origins[seq]
	return event, found
}

// LastUndoable is LastUndoable of the log; isKnown is false if an earlier part of the log
// is needed to say.
func (s *Snapshot) LastUndoable(by string) (events []Event, isKnown bool) {
	return s.known(LastUndoable(s.Log, by))
}

// LastRedoable is LastRedoable of the log; isKnown is false if an earlier part of the log
// is needed to say.
func (s *Snapshot) LastRedoable(by string) (events []Event, isKnown bool) {
	events = LastRedoable(s.Log, by)
	if len(events) == 0 && slices.ContainsFunc(s.Log, func(e Event) bool { return e.By == by && e.Undoes == 0 && !s.undone[e.Seq] }) {
		return nil, true // a change since the last undo
	}
	return s.known(events)
}

// known reports whether a group of events is whole.
func (s *Snapshot) known(group []Event) ([]Event, bool) {
	isKnown := s.IsWhole() || len(group) > 0 && len(s.Log) > 0 && group[0].Group >= s.Log[0].Seq
	return group, isKnown
}
