package model

import "slices"

// Change asks for one event on a task.
type Change struct {
	Task string // the task's identity
	// Seen is the version of the task that the person had before them. If the
	// task has moved on, nothing is written. 0 asks for no such check, as for
	// notes, which overwrite nothing.
	Seen   int
	Kind   Kind // KindMark, KindNote, KindTick, KindUndo or KindRedo
	To     Status
	Note   string
	On     Date
	Undoes uint64
}

// Decide returns the event that a change makes after the task's history, not
// yet numbered, signed or dated. ok is false if there is nothing to write, as
// the task is already as asked. The error is a *ConflictError if somebody was
// faster, or has built on what is to be undone.
func (c Change) Decide(history []Event) (event Event, ok bool, err error) {
	state := Replay(history)
	if c.Seen != 0 && c.Seen != state.Version {
		return Event{}, false, &ConflictError{Task: c.Task, Latest: latest(history)}
	}
	event = Event{Task: c.Task, Kind: c.Kind, Note: c.Note}
	switch c.Kind {
	case KindMark:
		if state.Status == c.To {
			// A word about it must not change who did it and when.
			event.Kind = KindNote
			return event, event.Note != "", nil
		}
		event.From, event.To = state.Status, c.To
	case KindTick:
		event.On = c.On
	case KindUndo, KindRedo:
		return c.takeBack(history, state)
	}
	return event, true, nil
}

// takeBack makes the inverse of an event. A mark can be taken back only while
// it is the last mark that stands: later ones build on it.
func (c Change) takeBack(history []Event, state State) (Event, bool, error) {
	undone := takenBack(history)
	target := slices.IndexFunc(history, func(e Event) bool { return e.Seq == c.Undoes })
	if target < 0 || undone[c.Undoes] {
		return Event{}, false, &ConflictError{Task: c.Task, Latest: latest(history)}
	}
	inverse := Event{Task: c.Task, Kind: c.Kind, Undoes: c.Undoes, From: state.Status}
	if changesStatus(history, target) {
		for _, later := range history[target+1:] {
			if later.Kind == KindMark && !undone[later.Seq] {
				return Event{}, false, &ConflictError{Task: c.Task, Latest: later, BuiltOn: true}
			}
		}
	}
	inverse.To = Replay(append(slices.Clone(history), inverse)).Status
	if inverse.From == inverse.To {
		inverse.From, inverse.To = "", ""
	}
	return inverse, true, nil
}

// changesStatus reports whether the event at the place, or what it took back,
// is a mark.
func changesStatus(history []Event, at int) bool {
	for at >= 0 && history[at].Undoes != 0 {
		// Only what was earlier can have been taken back.
		at = slices.IndexFunc(history[:at], func(e Event) bool { return e.Seq == history[at].Undoes })
	}
	return at >= 0 && history[at].Kind == KindMark
}

func latest(history []Event) Event {
	if len(history) == 0 {
		return Event{}
	}
	return history[len(history)-1]
}
