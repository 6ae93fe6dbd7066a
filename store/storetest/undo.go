package storetest

import (
	"errors"
	"testing"

	"duban/model"
	"duban/store"
)

func undo(t *testing.T, ledger store.Ledger, plan, by string) []model.Event {
	t.Helper()
	return apply(t, ledger, plan, by, inverses(model.KindUndo, model.LastUndoable(load(t, ledger, plan).Log, by))...)
}

func redo(t *testing.T, ledger store.Ledger, plan, by string) {
	t.Helper()
	apply(t, ledger, plan, by, inverses(model.KindRedo, model.LastRedoable(load(t, ledger, plan).Log, by))...)
}

func testUndo(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	done := apply(t, ledger, plan, "李", mark("1", 1, model.Done))[0]
	apply(t, ledger, plan, "王", mark("1", 2, model.Doing))
	undone := undo(t, ledger, plan, "王")
	if len(undone) != 1 || undone[0].Undoes != 3 || undone[0].From != model.Doing || undone[0].To != model.Done {
		t.Errorf("undone by %+v, want 3 taken back, from doing to done", undone)
	}
	// The one who had done it is back, with the time.
	state := load(t, ledger, plan).State("1")
	if state.Status != model.Done || state.DoneBy != "李" || !state.DoneAt.Equal(done.At) || state.Version != 4 {
		t.Errorf("after undo %+v, want done by 李, version 4", state)
	}
	redo(t, ledger, plan, "王")
	if state := load(t, ledger, plan).State("1"); state.Status != model.Doing || state.Version != 5 {
		t.Errorf("after redo %+v, want doing, version 5", state)
	}
	undo(t, ledger, plan, "王")
	undo(t, ledger, plan, "李")
	if state := load(t, ledger, plan).State("1"); state.Status != model.Todo || state.DoneBy != "" || state.Version != 7 {
		t.Errorf("after all was undone %+v, want to do, version 7", state)
	}
	if left := undo(t, ledger, plan, "李"); len(left) != 0 {
		t.Errorf("undid %+v, want nothing left", left)
	}
}

func testUndoGroup(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	apply(t, ledger, plan, "李", mark("1", 1, model.Doing), mark("2", 1, model.Done), mark("1", 1, model.Done), note("3", "好"))
	undone := undo(t, ledger, plan, "李")
	if len(undone) != 4 || undone[0].Group != undone[3].Group {
		t.Errorf("undone by %+v, want one group of 4", undone)
	}
	for _, task := range []string{"1", "2", "3"} {
		if state := load(t, ledger, plan).State(task); state.Status != model.Todo || state.Notes != 0 {
			t.Errorf("task %s after undo: %+v, want to do without notes", task, state)
		}
	}
	redo(t, ledger, plan, "李")
	snapshot := load(t, ledger, plan)
	if snapshot.State("1").Status != model.Done || snapshot.State("2").Status != model.Done || snapshot.State("3").Notes != 1 {
		t.Errorf("after redo: %+v, %+v, %+v", snapshot.State("1"), snapshot.State("2"), snapshot.State("3"))
	}
}

func testBuiltOn(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	apply(t, ledger, plan, "李", mark("1", 1, model.Doing), note("2", "好"))
	later := apply(t, ledger, plan, "王", mark("1", 2, model.Done))[0]
	mine := model.LastUndoable(load(t, ledger, plan).Log, "李")
	wantConflict(t, refuse(t, ledger, plan, "李", inverses(model.KindUndo, mine)...), later, true)
	undo(t, ledger, plan, "王")
	undo(t, ledger, plan, "李")
	if state := load(t, ledger, plan).State("1"); state.Status != model.Todo {
		t.Errorf("after both undid: %+v, want to do", state)
	}
	// A note overwrites nothing, so a later mark does not keep it.
	apply(t, ledger, plan, "李", note("3", "好"))
	apply(t, ledger, plan, "王", mark("3", 0, model.Done))
	undo(t, ledger, plan, "李")
	if state := load(t, ledger, plan).State("3"); state.Notes != 0 || state.Status != model.Done {
		t.Errorf("after the note was undone: %+v, want done without notes", state)
	}
}

func testUndoTwice(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	apply(t, ledger, plan, "李", mark("1", 1, model.Done))
	changes := inverses(model.KindUndo, model.LastUndoable(load(t, ledger, plan).Log, "李"))
	first := apply(t, ledger, plan, "李", changes...)[0]
	// The same person in another window.
	wantConflict(t, refuse(t, ledger, plan, "李", changes...), first, false)
	unknown := model.Change{Task: "2", Kind: model.KindUndo, Undoes: 2}
	if err := refuse(t, ledger, plan, "李", unknown); !errors.Is(err, model.ErrConflict) {
		t.Errorf("taking back an event of another task: %v, want a conflict", err)
	}
}
