package model

import "slices"

// Change is a request for one event on a task.
type Change struct {
	Task string // the task's identity
	// Seen is the version of the task on which the person decided; see Conflict.
	// 0 conflicts with nothing.
	Seen   int
	Kind   Kind // any but KindImport, KindRestore and KindDrop
	To     Status
	Note   string
	On     Date
	Was    Date // of an extension: the plan's deadline
	Source string
	Undoes uint64
}

// Decide returns the event that a change makes after the task's history, not
// yet numbered, signed or dated, whatever version was seen: see Conflict. ok is
// false if there is nothing to write, as the task is already as asked. The error
// is a *ConflictError if what is to be undone is undone already or was built on,
// and a *RuleError if the task can't take the change.
func (c Change) Decide(history []Event) (event Event, ok bool, err error) {
	state := Replay(history)
	event = Event{Task: c.Task, Kind: c.Kind, Note: c.Note}
	switch c.Kind {
	case KindMark:
		if state.Status == c.To {
			// A note must not change who set the status and when.
			event.Kind = KindNote
			return event, event.Note != "", nil
		}
		event.From, event.To = state.Status, c.To
	case KindTick:
		event.On = c.On
	case KindExtend:
		return c.extend(event, state)
	case KindVerify:
		return c.verify(event, state)
	case KindCarry:
		event.Source = c.Source
		return event, !isCarried(history, c.Source), nil
	case KindUndo, KindRedo:
		return c.undo(history, state)
	}
	return event, true, nil
}

// undo returns the inverse of an event. The error is a *ConflictError if the event
// is undone already, or if a later event builds on a field that it sets.
func (c Change) undo(history []Event, state State) (Event, bool, error) {
	undone := undoneEvents(history)
	target := slices.IndexFunc(history, func(e Event) bool { return e.Seq == c.Undoes })
	if target < 0 || undone[c.Undoes] {
		return Event{}, false, &ConflictError{Task: c.Task, Latest: undoneBy(history, undone, c.Undoes)}
	}
	inverse := Event{Task: c.Task, Kind: c.Kind, Undoes: c.Undoes, From: state.Status}
	sets := history[origin(history, target)].Kind.sets()
	for _, later := range history[target+1:] {
		if !undone[later.Seq] && overlaps(later.Kind.buildsOn(), sets) {
			return Event{}, false, &ConflictError{Task: c.Task, Latest: later, BuiltOn: true}
		}
	}
	inverse.To = Replay(append(slices.Clone(history), inverse)).Status
	if inverse.From == inverse.To {
		inverse.From, inverse.To = "", ""
	}
	return inverse, true, nil
}

// undoneBy returns the undo or redo that undid an event; the last event of the
// history if none did.
func undoneBy(history []Event, undone map[uint64]bool, seq uint64) Event {
	for _, event := range slices.Backward(history) {
		if event.Undoes == seq && seq != 0 && !undone[event.Seq] {
			return event
		}
	}
	return latest(history)
}

// origin returns the index of the event that the undo or redo at an index is about
// in the end; any other event is its own origin.
func origin(history []Event, at int) int {
	for history[at].Undoes != 0 {
		// Only an earlier event can have been undone.
		earlier := slices.IndexFunc(history[:at], func(e Event) bool { return e.Seq == history[at].Undoes })
		if earlier < 0 {
			break
		}
		at = earlier
	}
	return at
}

func latest(history []Event) Event {
	if len(history) == 0 {
		return Event{}
	}
	return history[len(history)-1]
}
