package model

import "strconv"

// noteField is the text of the note of an event.
func noteField(seq uint64) Field { return Field("note " + strconv.FormatUint(seq, 10)) }

// hasNote reports whether the event has a note that its writer may change: a reason is
// none.
func (e Event) hasNote() bool {
	switch e.Kind {
	case KindNote, KindMark, KindTick, KindVerify:
		return e.Note != ""
	default:
		return false
	}
}

// IsInternalNote reports whether the text of the event is a note, for colleagues alone; a
// reason is none.
func (e Event) IsInternalNote() bool {
	return e.Kind == KindCarry || e.Corrects != 0 || e.hasNote()
}

// notesAdded returns by how many an event changes the number of a task's notes.
func (e Event) notesAdded() int {
	switch {
	case e.Kind == KindNoteDrop:
		return -1
	case e.Kind == KindNoteEdit || e.Note == "":
		return 0
	default:
		return 1
	}
}

// NoteChange returns the change that gives a note, by the number of its event, another
// text, or removes it if the text is empty. The error is a *NotFoundError if the task has
// no such note now.
func (s *Snapshot) NoteChange(task string, seq uint64, text string) (Change, error) {
	change := Change{Task: task, Seen: s.State(task).Version, Kind: KindNoteEdit, Note: text, Corrects: seq}
	if text == "" {
		change.Kind = KindNoteDrop
	}
	for _, note := range s.notes[task] {
		if note.Seq == seq && note.hasNote() {
			return change, nil
		}
	}
	return change, noteNotFound(seq)
}

// OwnNotes returns the notes of a task that a person wrote, as they are now, in order.
func (s *Snapshot) OwnNotes(task, by string) []Event {
	var own []Event
	for _, note := range s.notes[task] {
		if note.By == by && note.hasNote() {
			own = append(own, note)
		}
	}
	return own
}

func noteNotFound(seq uint64) error {
	return &NotFoundError{What: NounNote, Name: strconv.FormatUint(seq, 10)}
}

// correctNote makes the event that changes or removes a note.
func (c Change) correctNote(event Event, history []Event) (Event, bool, error) {
	event.Corrects = c.Corrects
	for _, note := range activeNotes(history) {
		if note.Seq == c.Corrects && note.hasNote() {
			return event, c.Kind == KindNoteDrop || note.Note != c.Note, nil
		}
	}
	return Event{}, false, noteNotFound(c.Corrects)
}

// activeNotes returns the events of a history that have a note and are not undone, in
// order, each with its text as last corrected, without those that were removed.
func activeNotes(history []Event) []Event {
	undone := undoneEvents(history)
	corrections := map[uint64]Event{}
	for _, event := range history {
		if event.Corrects != 0 && !undone[event.Seq] {
			corrections[event.Corrects] = event
		}
	}
	var notes []Event
	for _, event := range history {
		correction, isCorrected := corrections[event.Seq]
		if event.Note == "" || event.Corrects != 0 || undone[event.Seq] || correction.Kind == KindNoteDrop {
			continue
		}
		if isCorrected {
			event.Note = correction.Note
		}
		notes = append(notes, event)
	}
	return notes
}
