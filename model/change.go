package model

import "slices"

// Change asks for one event on a task.
type Change struct {
	Task string // the task's identity
	// Seen is the version of the task that the person had before them. If the
	// task has moved on, nothing is written. 0 asks for no such check, as for
	// notes, which overwrite nothing.
	Seen   int
	Kind   Kind // any but KindImport and KindRestore
	To     Status
	Note   string
	On     Date
	Was    Date // of an extension: the plan's deadline
	Source string
	Undoes uint64
}

// Decide returns the event that a change makes after the task's history, not
// yet numbered, signed or dated. ok is false if there is nothing to write, as
// the task is already as asked. The error is a *ConflictError if somebody was
// faster, or has built on what is to be undone, and a *RuleError if the task
// can't take the change as it stands.
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
	case KindExtend:
		return c.extend(event, state)
	case KindVerify:
		return c.verify(event, state)
	case KindCarry:
		event.Source = c.Source
		return event, !carried(history, c.Source), nil
	case KindUndo, KindRedo:
		return c.takeBack(history, state)
	}
	return event, true, nil
}

// takeBack makes the inverse of an event, unless what came later builds on it:
// a mark on a mark, an extension on an extension, and that a task was verified
// on its having been done.
func (c Change) takeBack(history []Event, state State) (Event, bool, error) {
	undone := takenBack(history)
	target := slices.IndexFunc(history, func(e Event) bool { return e.Seq == c.Undoes })
	if target < 0 || undone[c.Undoes] {
		return Event{}, false, &ConflictError{Task: c.Task, Latest: latest(history)}
	}
	inverse := Event{Task: c.Task, Kind: c.Kind, Undoes: c.Undoes, From: state.Status}
	about := originKind(history, target)
	for _, later := range history[target+1:] {
		if later.Kind.buildsOn(about) && !undone[later.Seq] {
			return Event{}, false, &ConflictError{Task: c.Task, Latest: later, BuiltOn: true}
		}
	}
	inverse.To = Replay(append(slices.Clone(history), inverse)).Status
	if inverse.From == inverse.To {
		inverse.From, inverse.To = "", ""
	}
	return inverse, true, nil
}

// buildsOn reports whether an event of this kind can't stand without an earlier
// one of the other kind.
func (k Kind) buildsOn(earlier Kind) bool {
	switch k {
	case KindMark, KindExtend:
		return k == earlier
	case KindVerify:
		return earlier == KindMark
	default:
		return false
	}
}

// originKind returns the kind of the event at the place, or of what it took
// back in the end.
func originKind(history []Event, at int) Kind {
	for history[at].Undoes != 0 {
		// Only what was earlier can have been taken back.
		origin := slices.IndexFunc(history[:at], func(e Event) bool { return e.Seq == history[at].Undoes })
		if origin < 0 {
			break
		}
		at = origin
	}
	return history[at].Kind
}

func latest(history []Event) Event {
	if len(history) == 0 {
		return Event{}
	}
	return history[len(history)-1]
}
