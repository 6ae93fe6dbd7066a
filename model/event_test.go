package model_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"
	"time"

	"duban/model"
)

func TestReplay(t *testing.T) {
	wantReplayed(t, []replayCase{
		{"as imported", nil, model.State{Version: 1, Status: model.Todo}},
		{
			"marked",
			[]model.Event{mark(1, "王", "1", model.Todo, model.Doing)},
			model.State{Version: 2, Status: model.Doing},
		},
		{
			"done",
			[]model.Event{mark(1, "王", "1", model.Todo, model.Done)},
			model.State{Version: 2, Status: model.Done, DoneBy: "王", DoneAt: noon(3, 1)},
		},
		{
			"reopened",
			[]model.Event{mark(1, "王", "1", model.Todo, model.Done), mark(2, "李", "1", model.Done, model.Todo)},
			model.State{Version: 3, Status: model.Todo},
		},
		{
			"undone",
			[]model.Event{mark(1, "王", "1", model.Todo, model.Done), undo(2, "王", "1", 1)},
			model.State{Version: 3, Status: model.Todo},
		},
		{
			"an undo brings back who did it and when",
			[]model.Event{
				mark(1, "王", "1", model.Todo, model.Done), mark(2, "李", "1", model.Done, model.Todo), undo(3, "李", "1", 2),
			},
			model.State{Version: 4, Status: model.Done, DoneBy: "王", DoneAt: noon(3, 1)},
		},
		{
			"redone",
			[]model.Event{mark(1, "王", "1", model.Todo, model.Done), undo(2, "王", "1", 1), redo(3, "王", "1", 2)},
			model.State{Version: 4, Status: model.Done, DoneBy: "王", DoneAt: noon(3, 1)},
		},
		{
			"redone and undone again",
			[]model.Event{
				mark(1, "王", "1", model.Todo, model.Done), undo(2, "王", "1", 1), redo(3, "王", "1", 2), undo(4, "王", "1", 1),
			},
			model.State{Version: 5, Status: model.Todo},
		},
	})
}

func TestReplayNotesAndTicks(t *testing.T) {
	note := model.Event{Seq: 9, By: "李", Task: "1", Kind: model.KindNote, Note: "已报送"}
	tick := model.Event{Seq: 8, By: "李", Task: "1", Kind: model.KindTick, On: on(t, "2021-03-04")}
	wantReplayed(t, []replayCase{
		{"a note", []model.Event{note}, model.State{Version: 2, Status: model.Todo, Notes: 1}},
		{"a note taken back", []model.Event{note, undo(10, "李", "1", 9)}, model.State{Version: 3, Status: model.Todo}},
		{
			"a tick and a note",
			[]model.Event{tick, note},
			model.State{Version: 3, Status: model.Todo, Notes: 1, Ticks: []model.Tick{{Seq: 8, On: on(t, "2021-03-04")}}},
		},
		{"a tick taken back", []model.Event{tick, undo(10, "李", "1", 8)}, model.State{Version: 3, Status: model.Todo}},
		{
			"an undo of itself, as in a damaged ledger",
			[]model.Event{undo(1, "王", "1", 1)},
			model.State{Version: 2, Status: model.Todo},
		},
	})
}

type replayCase struct {
	name    string
	history []model.Event
	want    model.State
}

func wantReplayed(t *testing.T, tests []replayCase) {
	t.Helper()
	for _, test := range tests {
		got := model.Replay(test.history)
		// The last mark and tick have a test of their own.
		got.Marked, got.MarkedOn, got.DoneOn, got.TickedBy, got.TickedAt = 0, model.Date{}, model.Date{}, "", time.Time{}
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

// together makes one group of events.
func together(events ...model.Event) []model.Event {
	for i := range events {
		events[i].Group = events[0].Seq
	}
	return events
}

func seqs(events []model.Event) []uint64 {
	numbers := []uint64{}
	for _, event := range events {
		numbers = append(numbers, event.Seq)
	}
	return numbers
}

// then returns the log with events added, and leaves the log alone.
func then(log []model.Event, events ...model.Event) []model.Event {
	return slices.Concat(log, events)
}

func TestLastUndoableAndRedoable(t *testing.T) {
	imported := model.Event{Seq: 1, Group: 1, By: "王", Kind: model.KindImport}
	first := []model.Event{imported, mark(2, "王", "1", model.Todo, model.Doing)}
	both := then(first, together(mark(3, "王", "1", model.Doing, model.Done), mark(4, "王", "2", model.Todo, model.Done))...)
	others := then(both, mark(5, "李", "3", model.Todo, model.Done), mark(6, "李", "1", model.Done, model.Doing))
	undone := then(both, together(undo(5, "王", "2", 4), undo(6, "王", "1", 3))...)
	undoneTwice := then(undone, undo(7, "王", "1", 2))
	redone := then(undoneTwice, redo(8, "王", "1", 7))
	redoneTwice := then(redone, together(redo(9, "王", "1", 6), redo(10, "王", "2", 5))...)
	tests := []struct {
		name       string
		log        []model.Event
		undo, redo []uint64
	}{
		{"nothing happened", nil, nil, nil},
		{"an import is not undone", []model.Event{imported}, nil, nil},
		{"one mark", first, []uint64{2}, nil},
		{"a group at once, newest first", both, []uint64{4, 3}, nil},
		{"others' changes between", others, []uint64{4, 3}, nil},
		{"the group undone", undone, []uint64{2}, []uint64{6, 5}},
		{"all undone", undoneTwice, nil, []uint64{7}},
		{"others' changes after an undo", then(undoneTwice, mark(8, "李", "3", model.Todo, model.Done)), nil, []uint64{7}},
		{"an own change after an undo", then(undoneTwice, mark(8, "王", "3", model.Todo, model.Done)), []uint64{8}, nil},
		{"an own change after an undo, undone", then(undone, mark(7, "王", "3", model.Todo, model.Done), undo(8, "王", "3", 7)), []uint64{2}, []uint64{8}},
		{"redone once", redone, []uint64{2}, []uint64{6, 5}},
		{"redone twice", redoneTwice, []uint64{4, 3}, nil},
	}
	for _, test := range tests {
		log := slices.Clone(test.log)
		if got := seqs(model.LastUndoable(log, "王")); !slices.Equal(got, test.undo) {
			t.Errorf("%s: undo %v, want %v", test.name, got, test.undo)
		}
		if got := seqs(model.LastRedoable(log, "王")); !slices.Equal(got, test.redo) {
			t.Errorf("%s: redo %v, want %v", test.name, got, test.redo)
		}
		if got := model.LastUndoable(log, "赵"); got != nil {
			t.Errorf("%s: who did nothing can undo %v", test.name, seqs(got))
		}
	}
}

func TestNotUndoable(t *testing.T) {
	imported := model.Event{Seq: 1, Group: 1, By: "王", Kind: model.KindImport}
	marked := []model.Event{imported, mark(2, "王", "1", model.Todo, model.Doing)}
	corrected := then(marked, model.Event{Seq: 3, Group: 3, By: "王", Kind: model.KindImport})
	restored := then(marked, model.Event{Seq: 3, Group: 3, By: "王", Kind: model.KindRestore})
	tests := []struct {
		name string
		log  []model.Event
		want uint64
	}{
		{"nothing happened", nil, 0},
		{"the first import", []model.Event{imported}, 1},
		{"a mark since", marked, 0},
		{"the mark undone", then(marked, undo(3, "王", "1", 2)), 1},
		{"the mark redone", then(marked, undo(3, "王", "1", 2), redo(4, "王", "1", 3)), 0},
		{"a correction", corrected, 3},
		{"a restore", restored, 3},
		{"others' changes since", then(corrected, mark(4, "李", "1", model.Doing, model.Done)), 3},
		{"an own mark since", then(corrected, mark(4, "王", "1", model.Doing, model.Done)), 0},
		{"undone what was before", then(corrected, undo(4, "王", "1", 2)), 3},
		{"somebody else's import", then(marked, model.Event{Seq: 3, Group: 3, By: "李", Kind: model.KindImport}), 0},
	}
	for _, test := range tests {
		event, ok := model.NotUndoable(test.log, "王")
		if ok != (test.want != 0) || ok && event.Seq != test.want {
			t.Errorf("%s: %v %v, want %d", test.name, event.Seq, ok, test.want)
		}
	}
}

func TestEventJSON(t *testing.T) {
	event := model.Event{
		Seq: 7, At: noon(3, 7).UTC(), By: "王芳", Plan: "2021", Task: "3", Kind: model.KindTick,
		Note: "二", On: on(t, "2021-03-07"), Group: 7,
	}
	data, err := json.Marshal(event)
	if err != nil {
		t.Fatal(err)
	}
	var got model.Event
	if err := json.Unmarshal(data, &got); err != nil || !reflect.DeepEqual(got, event) {
		t.Errorf("%s is read %+v, %v", data, got, err)
	}
	plain, err := json.Marshal(model.Event{Kind: model.KindImport})
	if want := `{"seq":0,"at":"0001-01-01T00:00:00Z","by":"","plan":"","kind":"import","group":0}`; string(plain) != want || err != nil {
		t.Errorf("%s, %v, want %s", plain, err, want)
	}
}
