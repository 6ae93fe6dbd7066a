package model_test

import (
	"errors"
	"testing"

	"duban/model"
)

func TestConflict(t *testing.T) {
	first := []model.Event{mark(1, "王", "1", model.Todo, model.Doing)}
	note := model.Event{Seq: 2, By: "赵", Task: "1", Kind: model.KindNote, Note: "催"}
	extension := model.Event{Seq: 2, By: "赵", Task: "1", Kind: model.KindExtend, On: on(t, "2021-12-01"), Note: "等"}
	verified := model.Event{Seq: 2, By: "赵", Task: "1", Kind: model.KindVerify}
	done := mark(2, "李", "1", model.Doing, model.Done)
	toDone := model.Change{Task: "1", Seen: 2, Kind: model.KindMark, To: model.Done}
	stale := toDone
	stale.Seen = 1
	extend := model.Change{Task: "1", Seen: 2, Kind: model.KindExtend, On: on(t, "2021-12-09"), Note: "等"}
	tests := []struct {
		name    string
		history []model.Event
		change  model.Change
		faster  uint64 // the event that conflicts; 0 for none
	}{
		{"nothing happened since", first, toDone, 0},
		{"a mark", then(first, done), toDone, 2},
		{"a mark and then a note", then(first, done, model.Event{Seq: 3, Kind: model.KindNote, Note: "催"}), toDone, 2},
		{"a note", then(first, note), toDone, 0},
		{"an extension", then(first, extension), toDone, 0},
		{"a verification", then(first, verified), toDone, 0},
		{"an extension for an extension", then(first, extension), extend, 2},
		{"a mark for an extension", then(first, done), extend, 0},
		{"an undo of what was seen", then(first, undo(2, "王", "1", 1)), toDone, 2},
		{"a mark that was undone", then(first, done, undo(3, "李", "1", 2)), toDone, 0},
		{"a mark that was undone and redone", then(first, done, undo(3, "李", "1", 2), redo(4, "李", "1", 3)), toDone, 4},
		{"an undo that was redone", then(first, undo(2, "王", "1", 1), redo(3, "王", "1", 2)), toDone, 0},
		{
			"undone, redone and undone again since",
			then(first, undo(2, "王", "1", 1), redo(3, "王", "1", 2), undo(4, "王", "1", 1)),
			toDone, 4,
		},
		{
			"redone and undone again since",
			then(first, undo(2, "王", "1", 1), redo(3, "王", "1", 2), undo(4, "王", "1", 1)),
			model.Change{Task: "1", Seen: 3, Kind: model.KindMark, To: model.Done},
			0,
		},
		{"all of it unseen", then(first, done), stale, 2},
		{"no version asked for", then(first, done), model.Change{Task: "1", Kind: model.KindMark, To: model.Todo}, 0},
		{"a version of the future", first, model.Change{Task: "1", Seen: 5, Kind: model.KindMark, To: model.Done}, 1},
		{"a note on a version of the future", first, model.Change{Task: "1", Seen: 5, Kind: model.KindNote, Note: "催"}, 0},
	}
	for _, test := range tests {
		err := test.change.Conflict(test.history)
		var conflict *model.ConflictError
		switch {
		case test.faster == 0 && err != nil:
			t.Errorf("%s: %v, want no conflict", test.name, err)
		case test.faster != 0 && (!errors.As(err, &conflict) || conflict.Latest.Seq != test.faster || conflict.Task != "1"):
			t.Errorf("%s: %v, want a conflict with event %d", test.name, err, test.faster)
		}
	}
}

// One's own changes that were written since count as seen, and so does what
// others did to other fields; what conflicts does not.
func TestRebase(t *testing.T) {
	note := model.Event{Seq: 2, By: "赵", Task: "1", Kind: model.KindNote, Note: "催"}
	own := mark(3, "王", "1", model.Todo, model.Doing)
	theirs := mark(4, "李", "1", model.Doing, model.Done)
	tests := []struct {
		name     string
		events   []model.Event
		seen     int
		want     int
		conflict bool
	}{
		{"nothing happened", nil, 1, 1, false},
		{"my own mark", []model.Event{own}, 1, 2, false},
		{"their note and then my own mark", []model.Event{note, own}, 1, 3, false},
		{"my own mark and then theirs", []model.Event{own, theirs}, 1, 1, true},
		{"theirs, seen", []model.Event{own, theirs}, 3, 3, false},
		{"no version asked for", []model.Event{own}, 0, 0, false},
		{"a version of the future", []model.Event{own}, 9, 9, true},
	}
	for _, test := range tests {
		snapshot := model.NewSnapshot(&model.Plan{Tasks: []model.Task{{ID: "1"}}}, test.events, 9)
		change := model.Change{Task: "1", Seen: test.seen, Kind: model.KindMark, To: model.Todo}
		got := snapshot.Rebase(change, func(e model.Event) bool { return e.By == "王" })
		if err := got.Conflict(test.events); got.Seen != test.want || (err != nil) != test.conflict {
			t.Errorf("%s: version %d, %v; want %d, conflict: %t", test.name, got.Seen, err, test.want, test.conflict)
		}
	}
}
