package model

import (
	"slices"
	"time"
)

// Status is what is stored of a task's progress. What depends on today
// (overdue, due soon, behind) is derived: see TaskProgress.
type Status string

// The statuses.
const (
	Todo  Status = "todo"
	Doing Status = "doing"
	Done  Status = "done"
)

// Kind says what an event changed.
type Kind string

// The kinds of events.
const (
	KindImport Kind = "import" // the plan was imported; From and To are empty
	KindMark   Kind = "mark"   // the status changed from From to To
	KindNote   Kind = "note"   // Note was added
	KindTick   Kind = "tick"   // one tick of the quota, on On
	KindExtend Kind = "extend" // the deadline moved from Was to On; Note is the reason
	KindVerify Kind = "verify" // a done task was checked and confirmed
	KindCarry  Kind = "carry"  // the task Source of an older plan continues in this one
	KindUndo   Kind = "undo"   // the event Undoes was undone
	KindRedo   Kind = "redo"   // the undo Undoes was undone
	// KindRestore: a backup, named by Note, replaced the ledger. It belongs to no
	// plan, and so to all of them.
	KindRestore Kind = "restore"
	// KindDrop: the plan Source, whose title is Note, was removed from the ledger. It
	// belongs to no plan, as a restore does.
	KindDrop Kind = "drop"
)

// Event is one change: who, when, which task, from what to what. Events are the
// only way that state changes, and are never rewritten.
type Event struct {
	Seq  uint64    `json:"seq"` // counts from 1 through the whole ledger
	At   time.Time `json:"at"`
	By   string    `json:"by"`
	Plan string    `json:"plan"`           // empty for a restore or a removed plan
	Task string    `json:"task,omitempty"` // empty for an import, a restore or a removed plan
	Kind Kind      `json:"kind"`
	From Status    `json:"from,omitempty"`
	To   Status    `json:"to,omitempty"`
	Note string    `json:"note,omitempty"`
	On   Date      `json:"on,omitzero"`
	// Was is the deadline before an extension; zero if there was none.
	Was Date `json:"was,omitzero"`
	// Source names the task that was carried over: its plan, a slash, the task; with
	// KindDrop the plan.
	Source string `json:"source,omitempty"`
	// Revised says, of the import of a corrected version, what it changed.
	Revised RevisionSummary `json:"revised,omitzero"`
	// Undoes is the number of the event that an undo or redo undoes.
	Undoes uint64 `json:"undoes,omitempty"`
	// Group is the Seq of the first of the events that were written together
	// and are undone together.
	Group uint64 `json:"group"`
}

// RevisionSummary is how many tasks a corrected version of a plan changed, and which
// version it is, from 2. It is zero for the first version.
type RevisionSummary struct {
	Version int `json:"version"`
	Added   int `json:"added"`
	Changed int `json:"changed"`
	Moved   int `json:"moved"`
	Removed int `json:"removed"`
}

// Tick counts one time towards a quota.
type Tick struct {
	Seq uint64 `json:"seq"`
	On  Date   `json:"on"`
}

// State is the sum of a task's events. The zero State is that of a
// task without events, but for Version, which counts from 1.
type State struct {
	// Version is 1 as imported and one more with each event.
	Version int       `json:"version"`
	Status  Status    `json:"status"`
	DoneBy  string    `json:"done_by,omitempty"`
	DoneAt  time.Time `json:"done_at,omitzero"`
	Notes   int       `json:"notes,omitempty"`
	Ticks   []Tick    `json:"ticks,omitempty"`
	// Due is the deadline that an extension set; zero if that of the plan holds.
	Due Date `json:"due,omitzero"`
	// VerifiedBy and VerifiedAt say who verified the done task, and when. A mark
	// clears them.
	VerifiedBy string    `json:"verified_by,omitempty"`
	VerifiedAt time.Time `json:"verified_at,omitzero"`
}

// Replay returns the state that a task's history adds up to. The history holds
// the events of one task in the order of Seq. Undone events count
// only for the version, so that an undo restores who did it and when.
func Replay(history []Event) State {
	state := State{Version: 1 + len(history), Status: Todo}
	undone := undoneEvents(history)
	for _, event := range history {
		if undone[event.Seq] {
			continue
		}
		if event.Note != "" {
			state.Notes++
		}
		state.add(event)
	}
	return state
}

func (s *State) add(event Event) {
	switch event.Kind {
	case KindMark:
		s.Status, s.DoneBy, s.DoneAt = event.To, "", time.Time{}
		s.VerifiedBy, s.VerifiedAt = "", time.Time{}
		if event.To == Done {
			s.DoneBy, s.DoneAt = event.By, event.At
		}
	case KindTick:
		s.Ticks = append(s.Ticks, Tick{event.Seq, event.On})
	case KindExtend:
		s.Due = event.On
	case KindVerify:
		s.VerifiedBy, s.VerifiedAt = event.By, event.At
	}
}

// undoneEvents returns which events are undone at the end of the history. An undo
// that was itself undone undoes nothing.
func undoneEvents(history []Event) map[uint64]bool {
	undone := map[uint64]bool{}
	for _, event := range slices.Backward(history) {
		if event.Undoes != 0 && !undone[event.Seq] {
			undone[event.Undoes] = true
		}
	}
	return undone
}

// LastUndoable returns the events of the person's last change that is not undone,
// with those of its group, newest first; none if there is nothing to undo.
func LastUndoable(log []Event, by string) []Event {
	undone := undoneEvents(log)
	for _, event := range slices.Backward(log) {
		if event.By == by && event.Undoes == 0 && event.Task != "" && !undone[event.Seq] {
			return eventsOfGroup(log, undone, event.Group)
		}
	}
	return nil
}

// NotUndoable returns the import, restore or removal of a plan that the person made
// after their last change that can be undone. It can't be undone itself. ok is false
// if there is none.
func NotUndoable(log []Event, by string) (event Event, ok bool) {
	undone := undoneEvents(log)
	for _, event := range slices.Backward(log) {
		if event.By == by && event.Undoes == 0 && !undone[event.Seq] {
			return event, event.Task == ""
		}
	}
	return Event{}, false
}

// LastRedoable returns the undo events that the person can undo: those of their
// last undo, unless they changed something since.
func LastRedoable(log []Event, by string) []Event {
	undone := undoneEvents(log)
	for _, event := range slices.Backward(log) {
		switch {
		case event.By != by || undone[event.Seq] || event.Kind == KindRedo:
		case event.Kind == KindUndo:
			return eventsOfGroup(log, undone, event.Group)
		default:
			return nil
		}
	}
	return nil
}

func eventsOfGroup(log []Event, undone map[uint64]bool, group uint64) []Event {
	var events []Event
	for _, event := range slices.Backward(log) {
		if event.Group == group && !undone[event.Seq] {
			events = append(events, event)
		}
	}
	return events
}
