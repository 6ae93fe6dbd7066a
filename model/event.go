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
	Todo      Status = "todo"
	Doing     Status = "doing"
	Submitted Status = "submitted" // 待审核: an office has marked it as done, and that is not accepted yet
	Done      Status = "done"
	Cancelled Status = "cancelled" // 已中止: no longer to be done, and not counted
)

// IsClosed reports whether nothing is left to do: done or cancelled.
func (s Status) IsClosed() bool { return s == Done || s == Cancelled }

// Kind says what an event changed.
type Kind string

// The kinds of events.
const (
	KindImport   Kind = "import"    // the plan was imported; From and To are empty
	KindMark     Kind = "mark"      // the status, of the task or of the part of Office, changed from From to To
	KindAdd      Kind = "add"       // a person added the task; Edit has its fields
	KindEdit     Kind = "edit"      // the fields of Edit were changed; Note is the reason
	KindCancel   Kind = "cancel"    // the task is no longer to be done; Note is the reason
	KindNote     Kind = "note"      // Note was added
	KindTick     Kind = "tick"      // one tick of the quota, on On
	KindExtend   Kind = "extend"    // the deadline moved from Was to On; Note is the reason
	KindReport   Kind = "report"    // Office reported Report
	KindReturn   Kind = "return"    // what was submitted was sent back; Note is the reason
	KindUrge     Kind = "urge"      // Office was urged, for the time Times, to reply by ReplyBy
	KindVerify   Kind = "verify"    // a done task was checked and confirmed
	KindCarry    Kind = "carry"     // the task Source of an older plan continues in this one
	KindNoteEdit Kind = "note_edit" // Note is the new text of the note of the event Corrects
	KindNoteDrop Kind = "note_drop" // the note of the event Corrects was removed
	// KindSettings: the settings of the plan in the fields of Edit were changed. Its task
	// is SettingsID.
	KindSettings Kind = "settings"
	KindUndo     Kind = "undo" // the event Undoes was undone
	KindRedo     Kind = "redo" // the undo Undoes was undone
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
	Plan string    `json:"plan"`           // empty for a restore or a removed plan; or SettingsID
	Task string    `json:"task,omitempty"` // empty for an import, a restore or a removed plan
	Kind Kind      `json:"kind"`
	From Status    `json:"from,omitempty"`
	To   Status    `json:"to,omitempty"`
	Note string    `json:"note,omitempty"`
	On   Date      `json:"on,omitzero"`
	// Office is the one whose part was marked, that reported or that was urged; empty for
	// the task itself.
	Office string `json:"office,omitempty"`
	// Report is what an office reported.
	Report *Report `json:"report,omitempty"`
	// ReplyBy is the day by which an office that was urged is to reply; zero for none.
	// Times counts how often it had been urged then.
	ReplyBy Date `json:"reply_by,omitzero"`
	Times   int  `json:"times,omitempty"`
	// HappenedOn is the day on which it happened, if that is not the one on which
	// it was written; see Day.
	HappenedOn Date `json:"happened_on,omitzero"`
	// Edit is what was changed by hand.
	Edit *Edit `json:"edit,omitempty"`
	// Was is the deadline before an extension; zero if there was none.
	Was Date `json:"was,omitzero"`
	// Source names the task that was carried over: its plan, a slash, the task; with
	// KindDrop the plan.
	Source string `json:"source,omitempty"`
	// Revised says, of the import of a corrected version, what it changed.
	Revised RevisionSummary `json:"revised,omitzero"`
	// Corrects is the number of the event whose note was changed or removed.
	Corrects uint64 `json:"corrects,omitempty"`
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

// AboutTask returns the task that the event is about; empty if it is about the plan or
// the ledger.
func (e Event) AboutTask() string {
	if e.Task == SettingsID {
		return ""
	}
	return e.Task
}

// Day returns the day on which it happened.
func (e Event) Day() Date {
	switch {
	case !e.HappenedOn.IsZero():
		return e.HappenedOn
	case e.Kind == KindTick:
		return e.On
	default:
		return DateOf(e.At)
	}
}

// undoneEvents returns which events are undone at the end of the history. An undo
// that was itself undone undoes nothing.
func undoneEvents(history []Event) map[uint64]bool {
	undone := map[uint64]bool{}
	AddUndone(undone, history)
	return undone
}

// AddUndone adds the events that these ones undo. undone has what later ones undo.
func AddUndone(undone map[uint64]bool, events []Event) {
	for _, event := range slices.Backward(events) {
		if event.Undoes != 0 && !undone[event.Seq] {
			undone[event.Undoes] = true
		}
	}
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
