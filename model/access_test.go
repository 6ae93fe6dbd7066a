package model_test

import (
	"errors"
	"slices"
	"testing"

	"duban/model"
)

func TestParsePermit(t *testing.T) {
	for text, want := range map[string]model.Permit{
		"viewer": {Access: model.AccessViewer}, "editor": {Access: model.AccessEditor}, "admin": {Access: model.AccessAdmin},
		"office:办公室": {Access: model.AccessOffice, Offices: []string{"办公室"}},
		"office：办公室，财务科、办公室,政法科": {Access: model.AccessOffice, Offices: []string{"办公室", "财务科", "政法科"}},
	} {
		got, ok := model.ParsePermit(text)
		if !ok || got.Access != want.Access || !slices.Equal(got.Offices, want.Offices) {
			t.Errorf("%q is %+v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "owner", "office", "office:", "office:，", "office:\xff", "viewer:办公室", "editor:", "Admin"} {
		if got, ok := model.ParsePermit(text); ok {
			t.Errorf("%q is %+v", text, got)
		}
	}
}

// accesses are a permit for each access, with an office of the sample plan.
func accesses() []model.Permit {
	return []model.Permit{
		{},
		{Access: model.AccessAdmin},
		{Access: model.AccessEditor},
		{Access: model.AccessOffice, Offices: []string{"政法科"}},
		{Access: model.AccessViewer},
		{Access: "unheard-of"},
	}
}

// What is refused whatever the task is refused before anybody types a word.
func TestMayAttempt(t *testing.T) {
	plan := samplePlan()
	for operation, allowed := range map[model.Operation]int{ // how many of the accesses
		model.OperationImport: 2, model.OperationDrop: 2, model.OperationRestore: 2, model.OperationBackup: 2, model.OperationDoctor: 2, model.OperationAccess: 2,
		model.OperationFilters:            4,
		model.Operation(model.KindExtend): 3,
		model.Operation(model.KindVerify): 3,
		model.Operation(model.KindCarry):  3,
		model.Operation(model.KindMark):   4,
		model.Operation(model.KindNote):   4,
		model.Operation(model.KindTick):   4,
		model.Operation(model.KindUndo):   4,
		model.Operation(model.KindRedo):   4,
		model.Operation("unheard-of"):     3,
	} {
		for place, permit := range accesses() {
			err := permit.MayAttempt("王", operation, plan.Issuer, plan.Offices())
			checkForbidden(t, err, place < allowed, permit, operation)
			if slices.Contains([]model.Operation{model.OperationImport, model.OperationDrop, model.OperationRestore, model.OperationBackup, model.OperationDoctor, model.OperationAccess, model.OperationFilters}, operation) {
				checkForbidden(t, permit.MayDo("王", operation), place < allowed, permit, operation)
			}
		}
	}
	stranger := model.Permit{Access: model.AccessOffice, Offices: []string{"政治科"}}
	var forbidden *model.ForbiddenError
	if err := stranger.MayAttempt("王", model.Operation(model.KindNote), plan.Issuer, plan.Offices()); !errors.As(err, &forbidden) || !forbidden.NotOwn || forbidden.Office == nil {
		t.Errorf("an office that the plan does not name: %v", err)
	}
}

func checkForbidden(t *testing.T, err error, allowed bool, permit model.Permit, operation model.Operation) {
	t.Helper()
	if allowed {
		if err != nil {
			t.Errorf("%q may not %s: %v", permit.Access, operation, err)
		}
		return
	}
	var forbidden *model.ForbiddenError
	if !errors.As(err, &forbidden) || forbidden.Operation != operation || forbidden.By != "王" || forbidden.Permit.Access != permit.Access {
		t.Errorf("%q may %s: %v", permit.Access, operation, err)
	}
}

// An office changes the tasks that name it, and takes back what it changed itself.
func TestMayChange(t *testing.T) {
	plan := samplePlan()
	plan.Tasks = append(plan.Tasks, model.Task{ID: "7", Lead: []string{"政法科", "财务科"}})
	plan.Removed = []model.Task{{ID: "9", Lead: []string{"政法科"}}, {ID: "10", Lead: []string{"办公室"}}}
	own := []model.Event{mark(1, "王", "1", model.Todo, model.Doing), undo(2, "王", "1", 1)}
	theirs := []model.Event{mark(1, "李", "1", model.Todo, model.Doing)}
	extended := []model.Event{{Seq: 1, By: "王", Task: "1", Kind: model.KindExtend}}
	for _, test := range []struct {
		name    string
		change  model.Change
		history []model.Event
		allowed int // how many of the accesses
	}{
		{"lead", model.Change{Task: "1", Kind: model.KindMark}, nil, 4},
		{"the whole, of several leads", model.Change{Task: "7", Kind: model.KindMark}, nil, 3},
		{"its part, of several leads", model.Change{Task: "7", Kind: model.KindMark, Office: "政法科"}, nil, 4},
		{"a tick as one of several leads", model.Change{Task: "7", Kind: model.KindTick}, nil, 4},
		{"its part", model.Change{Task: "1", Kind: model.KindMark, Office: "政法科"}, nil, 4},
		{"the part of another office", model.Change{Task: "1", Kind: model.KindMark, Office: "办公室"}, nil, 3},
		{"a tick as assisting", model.Change{Task: "3", Kind: model.KindTick}, nil, 3},
		{"a note as assisting", model.Change{Task: "3", Kind: model.KindNote}, nil, 4},
		{"its part as assisting", model.Change{Task: "3", Kind: model.KindMark, Office: "政法科"}, nil, 4},
		{"a report of its part", model.Change{Task: "7", Kind: model.KindReport, Office: "政法科"}, nil, 4},
		{"a report of another office", model.Change{Task: "7", Kind: model.KindReport, Office: "财务科"}, nil, 3},
		{"a part of a task that does not name it", model.Change{Task: "5", Kind: model.KindMark, Office: "政法科"}, nil, 3},
		{"a report on a task that does not name it", model.Change{Task: "5", Kind: model.KindReport, Office: "政法科"}, nil, 3},
		{"a task that it assists", model.Change{Task: "3", Kind: model.KindMark}, nil, 3},
		{"reached by a class", model.Change{Task: "2", Kind: model.KindNote}, nil, 4},
		{"its part through a class", model.Change{Task: "2", Kind: model.KindMark, Office: "政法科"}, nil, 4},
		{"a new task", model.Change{Kind: model.KindAdd}, nil, 3},
		{"an edit", model.Change{Task: "1", Kind: model.KindEdit}, nil, 3},
		{"a cancellation", model.Change{Task: "1", Kind: model.KindCancel}, nil, 3},
		{"not named", model.Change{Task: "5", Kind: model.KindNote}, nil, 3},
		{"no such task", model.Change{Task: "none", Kind: model.KindNote}, nil, 3},
		{"removed", model.Change{Task: "9", Kind: model.KindNote}, nil, 4},
		{"removed, not named", model.Change{Task: "10", Kind: model.KindNote}, nil, 3},
		{"a deadline", model.Change{Task: "1", Kind: model.KindExtend}, nil, 3},
		{"an undo of its own", model.Change{Task: "1", Kind: model.KindUndo, Undoes: 1}, own, 4},
		{"a redo of its own", model.Change{Task: "1", Kind: model.KindRedo, Undoes: 2}, own, 4},
		{"an undo of somebody else's", model.Change{Task: "1", Kind: model.KindUndo, Undoes: 1}, theirs, 3},
		{"an undo of a deadline", model.Change{Task: "1", Kind: model.KindUndo, Undoes: 1}, extended, 3},
		{"an undo of nothing", model.Change{Task: "1", Kind: model.KindUndo, Undoes: 7}, own, 4},
	} {
		for place, permit := range accesses() {
			t.Run(test.name+" "+string(permit.Access), func(t *testing.T) {
				err := permit.MayChange("王", plan, test.change, test.history)
				checkForbidden(t, err, place < test.allowed, permit, model.Operation(test.change.Kind))
			})
		}
	}
}
