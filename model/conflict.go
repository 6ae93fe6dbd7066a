package model

import "slices"

// Field is a part of a task that a change replaces or a correction differs in.
// Notes, ticks and carry-overs replace nothing, so they conflict with nothing.
type Field string

// The fields that marks, extensions and verifications set, and those that only a
// corrected plan changes.
const (
	FieldStatus   Field = "status"
	FieldVerified Field = "verified" // by whom and when it was verified
	FieldDue      Field = "due"      // the deadline

	FieldText     Field = "text"
	FieldOffices  Field = "offices"
	FieldQuota    Field = "quota"
	FieldNumber   Field = "number"
	FieldCategory Field = "category"
)

// sets returns the fields that an event of this kind sets.
func (k Kind) sets() []Field {
	switch k {
	case KindMark:
		return []Field{FieldStatus}
	case KindVerify:
		return []Field{FieldVerified}
	case KindExtend:
		return []Field{FieldDue}
	default:
		return nil
	}
}

// buildsOn returns the fields on whose value a change of this kind depends. A
// verification confirms the status; a mark replaces the status, verified or not.
func (k Kind) buildsOn() []Field {
	switch k {
	case KindMark:
		return []Field{FieldStatus}
	case KindVerify:
		return []Field{FieldStatus, FieldVerified}
	case KindExtend:
		return []Field{FieldDue}
	default:
		return nil
	}
}

func overlaps(a, b []Field) bool {
	return slices.ContainsFunc(a, func(field Field) bool { return slices.Contains(b, field) })
}

// Conflict returns a *ConflictError if the task has changed since version Seen
// in a field that the change builds on, to whatever value. The history is the
// task's; Latest is the last such event. Seen 0 conflicts with nothing.
func (c Change) Conflict(history []Event) error {
	version := 1 + len(history)
	switch {
	case c.Seen == 0, c.Seen == version, len(c.Kind.buildsOn()) == 0:
		return nil
	case c.Seen < 0, c.Seen > version: // of a ledger that a backup has replaced
		return &ConflictError{Task: c.Task, Latest: latest(history)}
	}
	if unseen := c.unseen(history); len(unseen) > 0 {
		return &ConflictError{Task: c.Task, Latest: latest(unseen)}
	}
	return nil
}

// unseen returns the events after version Seen that changed a field that the
// change builds on. What was done and undone again since then changed nothing.
func (c Change) unseen(history []Event) []Event {
	seen := c.Seen - 1
	undoneThen, undoneNow := undoneEvents(history[:seen]), undoneEvents(history)
	var events []Event
	for at := seen; at < len(history); at++ {
		place := origin(history, at)
		root := history[place]
		countedThen := place < seen && !undoneThen[root.Seq]
		countsNow := !undoneNow[root.Seq]
		if countedThen != countsNow && overlaps(root.Kind.sets(), c.Kind.buildsOn()) {
			events = append(events, history[at])
		}
	}
	return events
}

// Rebase returns the change as based on the task as the snapshot has it, if all
// that conflicts with it since version Seen is the writer's own; isOwn reports
// which events are.
func (s *Snapshot) Rebase(change Change, isOwn func(Event) bool) Change {
	history := s.histories[change.Task]
	if change.Seen < 1 || change.Seen > len(history) {
		return change
	}
	if !slices.ContainsFunc(change.unseen(history), func(e Event) bool { return !isOwn(e) }) {
		change.Seen = 1 + len(history)
	}
	return change
}
