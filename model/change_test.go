package model_test

import (
	"errors"
	"reflect"
	"testing"

	"duban/model"
)

func TestDecide(t *testing.T) {
	doing := []model.Event{mark(1, "王", "1", model.Todo, model.Doing)}
	done := then(doing, mark(2, "李", "1", model.Doing, model.Done))
	wantDecided(t, []decideCase{
		{
			"the first mark", nil,
			model.Change{Task: "1", Seen: 1, Kind: model.KindMark, To: model.Done, Note: "已报送"},
			model.Event{Task: "1", Kind: model.KindMark, From: model.Todo, To: model.Done, Note: "已报送"},
			true,
		},
		{
			"a mark that was seen", doing,
			model.Change{Task: "1", Seen: 2, Kind: model.KindMark, To: model.Todo},
			model.Event{Task: "1", Kind: model.KindMark, From: model.Doing, To: model.Todo},
			true,
		},
		{
			"as it is already", doing,
			model.Change{Task: "1", Seen: 2, Kind: model.KindMark, To: model.Doing},
			model.Event{},
			false,
		},
		{
			"as it is already, with a word", done,
			model.Change{Task: "1", Kind: model.KindMark, To: model.Done, Note: "复核"},
			model.Event{Task: "1", Kind: model.KindNote, Note: "复核"},
			true,
		},
		{
			"a note on what was not seen", done,
			model.Change{Task: "1", Kind: model.KindNote, Note: "催"},
			model.Event{Task: "1", Kind: model.KindNote, Note: "催"},
			true,
		},
		{
			"a tick", doing,
			model.Change{Task: "1", Kind: model.KindTick, On: on(t, "2021-03-04")},
			model.Event{Task: "1", Kind: model.KindTick, On: on(t, "2021-03-04")},
			true,
		},
	})
}

func TestDecideUndo(t *testing.T) {
	doing := []model.Event{mark(1, "王", "1", model.Todo, model.Doing)}
	done := then(doing, mark(2, "李", "1", model.Doing, model.Done))
	wantDecided(t, []decideCase{
		{
			"an undo", done,
			model.Change{Task: "1", Kind: model.KindUndo, Undoes: 2},
			model.Event{Task: "1", Kind: model.KindUndo, From: model.Done, To: model.Doing, Undoes: 2},
			true,
		},
		{
			"a redo", then(done, undo(3, "李", "1", 2)),
			model.Change{Task: "1", Kind: model.KindRedo, Undoes: 3},
			model.Event{Task: "1", Kind: model.KindRedo, From: model.Doing, To: model.Done, Undoes: 3},
			true,
		},
		{
			"an undo below an undone mark", then(done, undo(3, "李", "1", 2)),
			model.Change{Task: "1", Kind: model.KindUndo, Undoes: 1},
			model.Event{Task: "1", Kind: model.KindUndo, From: model.Doing, To: model.Todo, Undoes: 1},
			true,
		},
		{
			"an undo of a note, with marks after it",
			then([]model.Event{{Seq: 9, Kind: model.KindNote, Note: "催"}}, mark(10, "李", "1", model.Todo, model.Done)),
			model.Change{Task: "1", Kind: model.KindUndo, Undoes: 9},
			model.Event{Task: "1", Kind: model.KindUndo, Undoes: 9},
			true,
		},
	})
}

type decideCase struct {
	name    string
	history []model.Event
	change  model.Change
	want    model.Event
	ok      bool
}

func wantDecided(t *testing.T, tests []decideCase) {
	t.Helper()
	for _, test := range tests {
		got, ok, err := test.change.Decide(model.Replay(test.history), test.history, model.Subject{})
		if err != nil || ok != test.ok {
			t.Errorf("%s: %v, %v", test.name, ok, err)
		}
		if ok && !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

func TestUndoConflict(t *testing.T) {
	doing := []model.Event{mark(1, "王", "1", model.Todo, model.Doing)}
	done := then(doing, mark(2, "李", "1", model.Doing, model.Done))
	undone := then(doing, undo(2, "王", "1", 1))
	note := model.Event{Seq: 3, By: "赵", Task: "1", Kind: model.KindNote, Note: "催"}
	tests := []struct {
		name    string
		history []model.Event
		change  model.Change
		latest  uint64
		builtOn bool
	}{
		{"built on", done, model.Change{Task: "1", Kind: model.KindUndo, Undoes: 1}, 2, true},
		{"built on, a note after", then(done, note), model.Change{Task: "1", Kind: model.KindUndo, Undoes: 1}, 2, true},
		{"undone already", undone, model.Change{Task: "1", Kind: model.KindUndo, Undoes: 1}, 2, false},
		{"undone already, a note after", then(undone, note), model.Change{Task: "1", Kind: model.KindUndo, Undoes: 1}, 2, false},
		{"redone already", then(undone, redo(3, "王", "1", 2)), model.Change{Task: "1", Kind: model.KindRedo, Undoes: 2}, 3, false},
		{
			"a redo that was built on", then(undone, mark(3, "李", "1", model.Todo, model.Done)),
			model.Change{Task: "1", Kind: model.KindRedo, Undoes: 2},
			3, true,
		},
		{"no such event", doing, model.Change{Task: "1", Kind: model.KindUndo, Undoes: 7}, 1, false},
		{"a redo of nothing", nil, model.Change{Task: "1", Kind: model.KindRedo}, 0, false},
		{
			"an undo of itself, as in a damaged ledger",
			[]model.Event{undo(1, "王", "1", 1)},
			model.Change{Task: "1", Kind: model.KindRedo, Undoes: 1},
			1, false,
		},
	}
	for _, test := range tests {
		_, ok, err := test.change.Decide(model.Replay(test.history), test.history, model.Subject{})
		var conflict *model.ConflictError
		if ok || !errors.Is(err, model.ErrConflict) || !errors.As(err, &conflict) {
			t.Errorf("%s: %v, %v", test.name, ok, err)
			continue
		}
		if conflict.Task != "1" || conflict.Latest.Seq != test.latest || conflict.BuiltOn != test.builtOn {
			t.Errorf("%s: %+v", test.name, conflict)
		}
	}
}

// decideAll makes the changes one after the other, as a store does, and returns
// the history after them.
func decideAll(t *testing.T, history []model.Event, by string, changes ...model.Change) []model.Event {
	t.Helper()
	for _, change := range changes {
		event, ok, err := change.Decide(model.Replay(history), history, model.Subject{})
		if err != nil {
			t.Fatalf("%+v: %v", change, err)
		}
		if !ok {
			continue
		}
		event.Seq = uint64(len(history) + 1)
		event.Group, event.By, event.At = event.Seq, by, noon(3, 1).AddDate(0, 0, len(history))
		history = append(history, event)
	}
	return history
}

// Whatever happened, an undo of one's last change and its redo leave all as it
// was but the version; and an undo leaves what was before the change.
func FuzzReplay(f *testing.F) {
	f.Add([]byte{0, 1, 2, 9, 10, 3, 4, 5})
	f.Add([]byte{2, 9, 0, 9, 9, 10, 10, 18})
	f.Add([]byte{2, 18, 6, 9, 29, 16, 0, 6, 7, 8, 12})
	f.Fuzz(func(t *testing.T, steps []byte) {
		var history []model.Event
		for _, step := range steps[:min(len(steps), 200)] {
			history = replayStep(t, history, step)
			state := model.Replay(history)
			if state.Version != len(history)+1 {
				t.Fatalf("version %d after %d events", state.Version, len(history))
			}
			if state.VerifiedBy != "" && state.Status != model.Done {
				t.Fatalf("%s is verified by %s", state.Status, state.VerifiedBy)
			}
		}
		for _, by := range []string{"王", "李"} {
			checkUndoRedo(t, history, by)
		}
	})
}

func replayStep(t *testing.T, history []model.Event, step byte) []model.Event {
	t.Helper()
	by := []string{"王", "李"}[step/10%2]
	change := model.Change{Task: "1"}
	switch statuses := []model.Status{model.Todo, model.Doing, model.Done}; step % 10 {
	case 0, 1, 2:
		change.Kind, change.To = model.KindMark, statuses[step%10]
	case 3:
		change.Kind, change.Note = model.KindNote, "催"
	case 4:
		change.Kind, change.On = model.KindTick, model.DateOf(noon(3, int(step)))
	case 5:
		change.Kind, change.To, change.Note = model.KindMark, model.Done, "已报送"
	case 6, 7:
		next, _ := undoOrRedoLast(history, by, step%10 == 6)
		return next
	case 8:
		change.Kind = model.KindVerify
	case 9:
		change.Kind, change.On, change.Note = model.KindExtend, model.DateOf(noon(3, int(step))), "等文件"
	}
	if _, _, err := change.Decide(model.Replay(history), history, model.Subject{}); err != nil {
		return history // the task's state does not allow it
	}
	return decideAll(t, history, by, change)
}

// undoOrRedoLast undoes or redoes a person's last change, unless something builds on it.
func undoOrRedoLast(history []model.Event, by string, undoing bool) ([]model.Event, bool) {
	kind, events := model.KindUndo, model.LastUndoable(history, by)
	if !undoing {
		kind, events = model.KindRedo, model.LastRedoable(history, by)
	}
	if len(events) != 1 {
		return history, false
	}
	event, ok, err := model.Change{Task: "1", Kind: kind, Undoes: events[0].Seq}.Decide(model.Replay(history), history, model.Subject{})
	if err != nil || !ok {
		return history, false
	}
	event.Seq = uint64(len(history) + 1)
	event.Group, event.By, event.At = event.Seq, by, noon(12, 31)
	return append(history, event), true
}

func checkUndoRedo(t *testing.T, history []model.Event, by string) {
	t.Helper()
	before := model.Replay(history)
	undone, ok := undoOrRedoLast(history, by, true)
	if !ok {
		return
	}
	between := model.Replay(undone)
	if last := undone[len(undone)-1]; last.To != "" && last.To != between.Status {
		t.Errorf("the undo says %s, the state is %s", last.To, between.Status)
	}
	redone, ok := undoOrRedoLast(undone, by, false)
	if !ok {
		t.Fatalf("what was undone can't be redone: %+v", undone)
	}
	after := model.Replay(redone)
	before.Version, after.Version = 0, 0
	if !reflect.DeepEqual(before, after) {
		t.Errorf("before %+v, after undo and redo %+v", before, after)
	}
}

// Who verified a task first stays; what a second one says is a note.
func TestVerifyTwice(t *testing.T) {
	done := []model.Event{mark(1, "王", "1", model.Todo, model.Done)}
	verified := then(done, model.Event{Seq: 2, By: "李", At: noon(3, 2), Task: "1", Kind: model.KindVerify})
	wantDecided(t, []decideCase{
		{"the first", done, model.Change{Task: "1", Kind: model.KindVerify, Note: "查过"}, model.Event{Task: "1", Kind: model.KindVerify, Note: "查过"}, true},
		{"the second", verified, model.Change{Task: "1", Kind: model.KindVerify, Note: "再查"}, model.Event{Task: "1", Kind: model.KindNote, Note: "再查"}, true},
		{"the second without a word", verified, model.Change{Task: "1", Kind: model.KindVerify}, model.Event{}, false},
	})
}

// Only a note that is there now is corrected; an empty text removes it.
func TestNoteChange(t *testing.T) {
	noted := model.Event{Seq: 2, By: "王", Task: "1", Kind: model.KindNote, Note: "催"}
	s := model.NewSnapshot(planOf("# 公开", "1 公开", "2 公开"), []model.Event{mark(1, "王", "1", model.Todo, model.Done), noted}, 2)
	for text, kind := range map[string]model.Kind{"再催": model.KindNoteEdit, "": model.KindNoteDrop} {
		if change, err := s.NoteChange("1", 2, text); err != nil || change.Kind != kind || change.Corrects != 2 || change.Note != text {
			t.Errorf("%q: %+v, %v", text, change, err)
		}
	}
	missing := new(model.NotFoundError)
	for task, seq := range map[string]uint64{"1": 1, "2": 2} {
		if _, err := s.NoteChange(task, seq, "再催"); !errors.As(err, &missing) {
			t.Errorf("note %d of task %s: %v", seq, task, err)
		}
	}
}

// A task on which nothing was done but a note, or what was undone, is not started.
func TestCountStarted(t *testing.T) {
	plan := planOf("# 公开", "1 公开", "2 公开", "3 公开", "4 公开")
	log := []model.Event{
		mark(1, "王", "1", model.Todo, model.Done), mark(2, "王", "2", model.Todo, model.Done), undo(3, "王", "2", 2),
		{Seq: 4, By: "王", Task: "3", Kind: model.KindNote, Note: "催"},
	}
	if count := model.NewSnapshot(plan, log, 4).CountStarted(); count != 1 {
		t.Errorf("%d tasks are started, want 1", count)
	}
}

// Where a single office is named there are no parts.
func TestPartsOfOneOffice(t *testing.T) {
	plan := planOf("# 公开", "1 公开", "2 公开")
	plan.Tasks[1].Assist = []string{"财务科"}
	s := model.NewSnapshot(plan, nil, 0)
	if one, two := s.Parts(s.Task("1")), s.Parts(s.Task("2")); len(one) != 0 || len(two) != 2 {
		t.Errorf("%d and %d parts", len(one), len(two))
	}
}
