package model

import (
	"math"
	"slices"
)

// Field is a part of a task that a change replaces or a correction differs in.
// Notes, ticks and carry-overs replace nothing, so they conflict with nothing.
type Field string

// The fields of a task, and two of its state: by whom and when it was verified, and
// that a person added it. The part of an office is a field as well, see partField.
const (
	FieldStatus   Field = "status"
	FieldVerified Field = "verified"
	FieldAdded    Field = "added"

	FieldText     Field = "text"
	FieldCategory Field = "category"
	FieldLead     Field = "lead"
	FieldAssist   Field = "assist"
	FieldDue      Field = "due"
	FieldQuota    Field = "quota"
	FieldLeaders  Field = "leaders"
	FieldPeople   Field = "people"
	FieldSource   Field = "source"

	FieldCountFrom Field = "count_from" // settings of a plan
	FieldApproval  Field = "approval"

	FieldOffices Field = "offices" // lead and assist of a corrected plan
	FieldNumber  Field = "number"
	FieldRemark  Field = "remark"
)

// partField is the part of an office.
func partField(office string) Field { return Field("part " + office) }

// sets returns the fields that an event sets, its note among them.
func (e Event) sets() []Field {
	switch {
	case e.Corrects != 0:
		return []Field{noteField(e.Corrects)}
	case e.hasNote():
		return append(e.setsOfTask(), noteField(e.Seq))
	default:
		return e.setsOfTask()
	}
}

func (e Event) setsOfTask() []Field {
	switch e.Kind {
	case KindMark, KindReturn:
		if e.Office != "" {
			return []Field{partField(e.Office)}
		}
		return []Field{FieldStatus}
	case KindCancel:
		return []Field{FieldStatus}
	case KindVerify:
		return []Field{FieldVerified}
	case KindExtend:
		return []Field{FieldDue}
	case KindAdd:
		return []Field{FieldAdded}
	case KindEdit, KindSettings:
		return e.Edit.fields()
	default:
		return nil
	}
}

// buildsOn returns the fields on whose value an event depends. A verification
// confirms the status; a mark replaces the status, verified or not. Everything
// depends on the task being there, but for an undo or redo: what it is about does.
func (e Event) buildsOn() []Field {
	if e.Undoes != 0 {
		return nil
	}
	if e.Corrects != 0 {
		return []Field{noteField(e.Corrects), FieldAdded}
	}
	return append(buildsOn(e.Kind, e.Office, e.Edit), FieldAdded)
}

// buildsOn returns the fields on whose value a change depends.
func (c Change) buildsOn() []Field {
	if c.Corrects != 0 {
		return []Field{noteField(c.Corrects)}
	}
	return buildsOn(c.Kind, c.Office, c.Edit)
}

func buildsOn(kind Kind, office string, edit *Edit) []Field {
	switch kind {
	case KindMark, KindReturn:
		if office != "" {
			return []Field{FieldStatus, partField(office)}
		}
		return []Field{FieldStatus}
	case KindCancel:
		return []Field{FieldStatus}
	case KindVerify:
		return []Field{FieldStatus, FieldVerified}
	case KindExtend:
		return []Field{FieldDue}
	case KindEdit, KindSettings:
		return slices.Clone(edit.fields())
	default:
		return nil
	}
}

func (e *Edit) fields() []Field {
	switch {
	case e == nil:
		return nil
	case e.Rename != nil: // the parts of both offices as well
		return append(slices.Clone(e.Fields), partField(e.Rename.Old), partField(e.Rename.New))
	default:
		return e.Fields
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
	case c.Seen == 0, c.Seen == version, len(c.buildsOn()) == 0:
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
		if countedThen != countsNow && overlaps(root.sets(), c.buildsOn()) {
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
	version := s.State(change.Task).Version
	since := version - change.Seen // events
	if change.Seen < 1 || since < 1 || since > len(history) {
		return change
	}
	unseen := history[len(history)-since:]
	if s.HasHistory(change.Task, math.MaxInt) {
		unseen = change.unseen(history)
	} else {
		// What an earlier event was about that was undone since is not known.
		unseen = slices.DeleteFunc(slices.Clone(unseen), func(e Event) bool { return e.Undoes == 0 && !overlaps(e.sets(), change.buildsOn()) })
	}
	if !slices.ContainsFunc(unseen, func(e Event) bool { return !isOwn(e) }) {
		change.Seen = version
	}
	return change
}
