package storetest

import (
	"errors"
	"testing"

	"duban/model"
	"duban/store"
)

// A note may be changed and removed by who wrote it. What was said before stays in the
// history, and a note that was corrected is not undone.
func testCorrectedNotes(t *testing.T, ledger store.Ledger) {
	id := importPlan(t, ledger, 2021)
	written := apply(t, ledger, id, "李", note("1", "送王"))[0]
	correct := func(text string, seen int) model.Change {
		change := model.Change{Task: "1", Seen: seen, Kind: model.KindNoteEdit, Note: text, Corrects: written.Seq}
		if text == "" {
			change.Kind = model.KindNoteDrop
		}
		return change
	}
	notes := func() string {
		all := ""
		s := load(t, ledger, id)
		for _, event := range s.Notes("1") {
			all += event.Note
		}
		if len(s.Notes("1")) != s.State("1").Notes {
			t.Errorf("%d notes, counted %d", len(s.Notes("1")), s.State("1").Notes)
		}
		return all
	}
	var forbidden *model.ForbiddenError
	if err := refuse(t, ledger, id, "王", correct("送陈", 2)); !errors.As(err, &forbidden) || !forbidden.NotOwn {
		t.Errorf("a foreign note: %v", err)
	}
	edited := apply(t, ledger, id, "李", correct("送李", 2))
	if got := notes(); got != "送李" {
		t.Errorf("the notes are %s", got)
	}
	wantConflict(t, refuse(t, ledger, id, "李", correct("送陈", 2)), edited[0], false)
	wantConflict(t, refuse(t, ledger, id, "李", inverses(model.KindUndo, []model.Event{written})...), edited[0], true)
	dropped := apply(t, ledger, id, "李", correct("", 3))
	if got := notes(); got != "" {
		t.Errorf("after it was removed the notes are %s", got)
	}
	var missing *model.NotFoundError
	if err := refuse(t, ledger, id, "李", correct("又", 4)); !errors.As(err, &missing) || missing.What != model.NounNote {
		t.Errorf("a note that was removed: %v", err)
	}
	apply(t, ledger, id, "李", inverses(model.KindUndo, dropped)...)
	apply(t, ledger, id, "李", inverses(model.KindUndo, edited)...)
	if got := notes(); got != "送王" {
		t.Errorf("after both undos the notes are %s", got)
	}
}
