package model

import "slices"

// Change is a request for one event on a task.
type Change struct {
	// Plan is that of the task, where one Apply changes several plans; empty for the plan
	// of the Apply.
	Plan string
	Task string // the task's identity; of an addition that of the new task, see AddedTaskID
	// Seen is the version of the task on which the person decided; see Conflict.
	// 0 conflicts with nothing.
	Seen int
	Kind Kind // any but KindImport, KindRestore and KindDrop
	To   Status
	// Office is the one whose part is marked, that reports or that is urged; empty for the
	// task itself.
	Office  string
	Report  *Report
	ReplyBy Date // of urging
	Note    string
	On      Date
	Was     Date // of an extension: the plan's deadline
	// HappenedOn is the day on which it happened; zero for the day of writing.
	HappenedOn Date
	Source     string
	// Edit has the fields to set, and their values.
	Edit *Edit
	// Corrects is the number of the event whose note is changed or removed.
	Corrects uint64
	Undoes   uint64
	// Submits says, of an undo or redo, that what it makes done by the person's own mark is
	// submitted instead, see Permit.Submitting.
	Submits bool
}

// Subject is the task that a change is about, as the last document gives it.
type Subject struct {
	Plan *Plan // needs no tasks
	Task *Task // nil if the document has no such task
}

// task returns the task as it is now; nil if there is none.
func (s Subject) task(id string, state State) *Task { return s.Plan.TaskWith(id, s.Task, state) }

func (s Subject) resolve(id string, state State) State {
	return state.Resolve(s.Plan, s.task(id, state))
}

// NeedsHistory reports whether Conflict or Decide look at the history of a task that
// has this state. Most changes need the state alone.
func (c Change) NeedsHistory(state State) bool {
	switch c.Kind {
	case KindMark, KindReturn, KindNote, KindTick, KindExtend, KindVerify, KindEdit, KindCancel, KindReport, KindUrge, KindSettings:
		return c.Seen != 0 && c.Seen != state.Version && len(c.buildsOn()) > 0
	default:
		return true
	}
}

// Decide returns the event that a change makes of a task in this state and with this
// history, not yet numbered, signed or dated, whatever version was seen: see Conflict.
// Without NeedsHistory the history may be left out. ok is false if there is nothing to
// write, as the task is already as asked. The error is a *ConflictError if what is to be
// undone is undone already or was built on, and a *RuleError if the task can't take the
// change.
func (c Change) Decide(state State, history []Event, about Subject) (event Event, ok bool, err error) {
	event = Event{Task: c.Task, Kind: c.Kind, Note: c.Note, HappenedOn: c.HappenedOn}
	if c.Kind == KindUndo || c.Kind == KindRedo {
		return c.undo(history, about)
	}
	if state.Cancelled && !c.isAllowedOnCancelled() {
		return Event{}, false, &RuleError{Rule: RuleCancelled, Task: c.Task}
	}
	switch c.Kind {
	case KindMark:
		return c.mark(event, state, about)
	case KindTick:
		event.On, event.HappenedOn, event.To = c.On, Date{}, c.To
	case KindExtend:
		return c.extend(event, state)
	case KindReport:
		return c.report(event, state, about)
	case KindUrge:
		return c.urge(event, state, about)
	case KindReturn:
		return c.sendBack(event, state, about)
	case KindVerify:
		return c.verify(event, about.resolve(c.Task, state))
	case KindCarry:
		event.Source = c.Source
		return event, !isCarried(history, c.Source), nil
	case KindAdd:
		return c.addTask(event, state)
	case KindEdit:
		return c.edit(event, state, about)
	case KindCancel:
		return c.cancel(event, state, about)
	case KindSettings:
		return c.settings(event, state)
	case KindNoteEdit, KindNoteDrop:
		return c.correctNote(event, history)
	}
	return event, true, nil
}

// isAllowedOnCancelled reports whether a cancelled task takes the change: only notes,
// tasks carried over to it, another name of an office, and what takes the cancellation back.
func (c Change) isAllowedOnCancelled() bool {
	switch c.Kind {
	case KindMark:
		return c.isUncancel()
	case KindEdit:
		return c.Edit != nil && (c.Edit.Rename != nil || c.Edit.Merged != "")
	case KindNote, KindNoteEdit, KindNoteDrop, KindCancel, KindCarry:
		return true
	default:
		return false
	}
}

// isUncancel reports whether the change takes the cancellation of a cancelled task back.
func (c Change) isUncancel() bool { return c.Kind == KindMark && c.To == Todo && c.Office == "" }

// mark marks the task or, with an office, that office's part.
func (c Change) mark(event Event, state State, about Subject) (Event, bool, error) {
	now, task := about.resolve(c.Task, state), about.task(c.Task, state)
	event.From, event.To = now.Status, c.To
	lastDay := state.MarkedOn
	if c.Office != "" && (task == nil || !task.leadsAlone(c.Office)) {
		if task != nil && !task.HasPart(c.Office) {
			return Event{}, false, &RuleError{Rule: RuleNoPart, Task: c.Task, Text: c.Office}
		}
		mark := state.part(c.Office)
		event.Office, event.From = c.Office, mark.Status
		if mark.On.After(lastDay) {
			lastDay = mark.On
		}
	}
	if event.From == c.To || event.From == Done && c.To == Submitted {
		// A note must not change who set the status and when.
		event.Kind, event.From, event.To, event.Office = KindNote, "", "", ""
		return event, event.Note != "", nil
	}
	if now.Status == Cancelled {
		uncancelled := state
		uncancelled.Cancelled = false
		event.To = about.resolve(c.Task, uncancelled).Status
	}
	if !c.HappenedOn.IsZero() && c.HappenedOn.Before(lastDay) {
		return Event{}, false, &RuleError{Rule: RuleBeforeMark, Task: c.Task, Day: c.HappenedOn, Limit: lastDay}
	}
	return event, true, nil
}

// undo returns the inverse of an event. The error is a *ConflictError if the event
// is undone already, or if a later event builds on a field that it sets.
func (c Change) undo(history []Event, about Subject) (Event, bool, error) {
	undone := undoneEvents(history)
	target := slices.IndexFunc(history, func(e Event) bool { return e.Seq == c.Undoes })
	if target < 0 || undone[c.Undoes] {
		return Event{}, false, &ConflictError{Task: c.Task, Latest: undoneBy(history, undone, c.Undoes)}
	}
	origin := history[origin(history, target)]
	inverse := Event{Task: c.Task, Kind: c.Kind, Undoes: c.Undoes, Office: origin.Office}
	sets := origin.sets()
	for _, later := range history[target+1:] {
		if !undone[later.Seq] && overlaps(later.buildsOn(), sets) {
			return Event{}, false, &ConflictError{Task: c.Task, Latest: later, BuiltOn: true}
		}
	}
	status := func(history []Event) Status {
		state := Replay(history)
		if (origin.Kind == KindMark || origin.Kind == KindReturn) && origin.Office != "" {
			return state.part(origin.Office).Status
		}
		return about.resolve(c.Task, state).Status
	}
	after := append(slices.Clone(history), inverse)
	inverse.From, inverse.To = status(history), status(after)
	if c.Submits && origin.Kind == KindMark && inverse.From != Done && Replay(after).isOwnDone(origin.Office, history[target].By) {
		submit := Change{Task: c.Task, Kind: KindMark, To: Submitted, Office: origin.Office}
		return submit.mark(Event{Task: c.Task, Kind: KindMark}, Replay(history), about)
	}
	if c.Submits && origin.Kind == KindTick && inverse.From != Done && inverse.To == Done {
		return Event{Task: c.Task, Kind: KindTick, On: origin.On, To: Submitted}, true, nil
	}
	if inverse.From == inverse.To || origin.Kind == KindTick { // what a tick moves is derived
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
