package storetest

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"duban/model"
	"duban/store"
)

// adding returns the change that adds a task.
func adding(t *testing.T, values model.Values) model.Change {
	t.Helper()
	change, err := model.AddChange(values, "")
	if err != nil {
		t.Fatal(err)
	}
	return change
}

// editing returns the change that sets the fields of a task.
func editing(task string, seen int, to model.Values, fields ...model.Field) model.Change {
	return model.Change{Task: task, Seen: seen, Kind: model.KindEdit, Note: "调整", Edit: &model.Edit{Fields: fields, To: to}}
}

func cancelling(task string, seen int) model.Change {
	return model.Change{Task: task, Seen: seen, Kind: model.KindCancel, Note: "不再需要"}
}

// marking returns the change that marks an office's part.
func marking(task, office string, seen int, to model.Status) model.Change {
	return model.Change{Task: task, Seen: seen, Kind: model.KindMark, Office: office, To: to}
}

func day(month, day int) model.Date {
	return model.Date{Year: 2021, Month: time.Month(month), Day: day}
}

func testAdd(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	values := model.Values{
		Text: "整理档案", Category: "一、公开", Lead: []string{"财务科"}, Assist: []string{"各科室"}, Due: day(9, 30),
		Quota: &model.Quota{Every: model.EveryMonth, AtLeast: 2, Words: "每月2次"}, Leaders: []string{"王某"},
		Source: &model.Source{Text: "局长办公会", Document: "江卫办〔2021〕8号"},
	}
	events := apply(t, ledger, plan, "李", adding(t, values), adding(t, model.Values{Text: "另一项"}))
	first, second := events[0].Task, events[1].Task
	if first == second || first == "" {
		t.Fatalf("added as %q and %q", first, second)
	}
	snapshot := load(t, ledger, plan)
	if got := store.TaskIDs(snapshot.Plan.Tasks); !slices.Equal(got, []string{"1", first, "2", "3", second}) {
		t.Errorf("tasks %v, want the first one behind those of its category and the second one last", got)
	}
	task := snapshot.Task(first)
	if !task.AddedByHand || task.Text != "整理档案" || task.Due != day(9, 30) || *task.Source != *values.Source ||
		!slices.Equal(task.Classes, []string{"各科室"}) || !slices.Contains(snapshot.Offices, "财务科") {
		t.Errorf("added %+v among %v", task, snapshot.Offices)
	}
	if plans, err := ledger.Plans(t.Context()); err != nil || plans[0].Tasks != 5 {
		t.Errorf("plans %+v, %v; want 5 tasks", plans, err)
	}
	apply(t, ledger, plan, "李", mark(first, 2, model.Done))
	undo(t, ledger, plan, "李")
	undo(t, ledger, plan, "李")
	if snapshot := load(t, ledger, plan); len(snapshot.Plan.Tasks) != 3 || snapshot.TaskOrRemoved(first) == nil {
		t.Errorf("after an undo %v", store.TaskIDs(snapshot.Plan.Tasks))
	}
	var none *model.NotFoundError
	if err := refuse(t, ledger, plan, "李", note(first, "好")); !errors.As(err, &none) {
		t.Errorf("a note on what is no longer there: %v", err)
	}
	// The next one gets an identity of its own.
	if third := apply(t, ledger, plan, "王", adding(t, values))[0].Task; third == first || third == second {
		t.Errorf("added as %q once more", third)
	}
	redo(t, ledger, plan, "李")
	if snapshot := load(t, ledger, plan); snapshot.Task(first) == nil {
		t.Errorf("after a redo %v", store.TaskIDs(snapshot.Plan.Tasks))
	}
	// What somebody built on stays.
	noted := apply(t, ledger, plan, "王", note(first, "好"))[0]
	changes := inverses(model.KindUndo, model.LastUndoable(load(t, ledger, plan).Log, "李"))
	wantConflict(t, refuse(t, ledger, plan, "李", changes...), noted, true)
}

func testEdit(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	event := apply(t, ledger, plan, "李", editing("1", 1, model.Values{Text: "修订目录", Lead: []string{"办公室"}, Due: day(10, 1)},
		model.FieldText, model.FieldLead, model.FieldDue))[0]
	// What is so already is no change.
	if !slices.Equal(event.Edit.Fields, []model.Field{model.FieldText, model.FieldDue}) || event.Edit.From.Text != "制定目录" {
		t.Errorf("edited %+v", event.Edit)
	}
	snapshot := load(t, ledger, plan)
	if task := snapshot.Task("1"); task.Text != "修订目录" || model.DueOf(task, snapshot.State("1")) != day(10, 1) {
		t.Errorf("edited to %+v", task)
	}
	if got := snapshot.Imported.Tasks[0].Text; got != "制定目录" {
		t.Errorf("the document now says %s", got)
	}
	if again := apply(t, ledger, plan, "王", editing("1", 2, model.Values{Text: "修订目录"}, model.FieldText)); len(again) != 0 {
		t.Errorf("edited again: %+v", again)
	}
	// Another field is no conflict, the same one is.
	apply(t, ledger, plan, "王", editing("1", 1, model.Values{Lead: []string{"财务科"}}, model.FieldLead))
	wantConflict(t, refuse(t, ledger, plan, "王", editing("1", 1, model.Values{Text: "又改", Lead: []string{"人事科"}}, model.FieldText)), event, false)
	withoutReason := editing("1", 3, model.Values{}, model.FieldDue)
	withoutReason.Note = ""
	wantRule(t, refuse(t, ledger, plan, "王", withoutReason), model.RuleNoReason)
	apply(t, ledger, plan, "王", editing("1", 3, model.Values{}, model.FieldDue))
	snapshot = load(t, ledger, plan)
	if due := model.DueOf(snapshot.Task("1"), snapshot.State("1")); !due.IsZero() {
		t.Errorf("still due on %s", due)
	}
	undo(t, ledger, plan, "王")
	undo(t, ledger, plan, "王")
	undo(t, ledger, plan, "李")
	if got, want := load(t, ledger, plan).Task("1"), Plan(2021).Tasks[0]; !reflect.DeepEqual(*got, want) {
		t.Errorf("after all was undone %+v, want %+v", *got, want)
	}
}

func testCancel(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	apply(t, ledger, plan, "李", mark("1", 1, model.Doing))
	without := cancelling("1", 2)
	without.Note = " "
	wantRule(t, refuse(t, ledger, plan, "李", without), model.RuleWhyCancel)
	event := apply(t, ledger, plan, "李", cancelling("1", 2))[0]
	if event.From != model.Doing || event.To != model.Cancelled {
		t.Errorf("cancelled from %s to %s", event.From, event.To)
	}
	snapshot := load(t, ledger, plan)
	if progress := snapshot.Progress(day(12, 1)); progress.Total != 2 || progress.Cancelled != 1 || progress.Overdue != 0 {
		t.Errorf("progress %+v", progress)
	}
	for _, change := range []model.Change{
		mark("1", 0, model.Done), marking("1", "办公室", 0, model.Done), editing("1", 0, model.Values{Text: "改"}, model.FieldText),
		extend("1", "2022-01-01"),
	} {
		wantRule(t, refuse(t, ledger, plan, "王", change), model.RuleCancelled)
	}
	apply(t, ledger, plan, "王", note("1", "知悉"))
	reopened := apply(t, ledger, plan, "王", mark("1", 0, model.Todo))[0]
	if reopened.From != model.Cancelled || reopened.To != model.Doing {
		t.Errorf("reopened from %s to %s, want the status that it had", reopened.From, reopened.To)
	}
	undo(t, ledger, plan, "王")
	if state := load(t, ledger, plan).State("1"); state.Status != model.Cancelled {
		t.Errorf("after an undo %s", state.Status)
	}
	redo(t, ledger, plan, "王")
	wantConflict(t, refuse(t, ledger, plan, "陈", cancelling("1", 2)), load(t, ledger, plan).Log[6], false)
}

func testParts(t *testing.T, ledger store.Ledger) {
	document := Plan(2021)
	document.Tasks[0].Lead = []string{"办公室", "财务科"}
	document.Tasks[2].Lead, document.Tasks[2].ByMatter, document.Tasks[2].Classes = []string{"各科室"}, false, []string{"各科室"}
	plan, err := ledger.Import(t.Context(), document, "李", noon())
	if err != nil {
		t.Fatal(err)
	}
	wantStatus := func(task string, want model.Status) {
		t.Helper()
		if got := load(t, ledger, plan).State(task).Status; got != want {
			t.Errorf("task %s is %s, want %s", task, got, want)
		}
	}
	wantRule(t, refuse(t, ledger, plan, "李", marking("2", "财务科", 1, model.Done)), model.RuleNoPart)
	apply(t, ledger, plan, "王", marking("1", "财务科", 1, model.Done))
	wantStatus("1", model.Doing)
	// Parts of others are no conflict.
	last := apply(t, ledger, plan, "陈", marking("1", "办公室", 1, model.Done))[0]
	wantStatus("1", model.Done)
	if state := load(t, ledger, plan).State("1"); state.DoneBy != "陈" || state.DoneOn != model.DateOf(last.At) {
		t.Errorf("done by %s on %s, want the last part's", state.DoneBy, state.DoneOn)
	}
	apply(t, ledger, plan, "王", marking("1", "财务科", 3, model.Todo))
	wantStatus("1", model.Doing)
	apply(t, ledger, plan, "李", mark("1", 0, model.Done), mark("1", 0, model.Todo))
	wantStatus("1", model.Todo)
	if parts := load(t, ledger, plan).Parts(&document.Tasks[0]); len(parts) != 2 || parts[0].Status != model.Done || !parts[1].Open {
		t.Errorf("parts %+v", parts)
	}
	undo(t, ledger, plan, "李")
	undo(t, ledger, plan, "王")
	wantStatus("1", model.Done)
	// A mark of the whole conflicts with a part's.
	whole := apply(t, ledger, plan, "李", mark("1", 0, model.Done), mark("1", 0, model.Doing))
	if len(whole) == 0 {
		t.Fatal("nothing was marked")
	}
	wantConflict(t, refuse(t, ledger, plan, "王", marking("1", "财务科", 3, model.Todo)), load(t, ledger, plan).Log[len(load(t, ledger, plan).Log)-1], false)
	// Where a class leads, only the coordinator closes.
	apply(t, ledger, plan, "王", marking("3", "办公室", 1, model.Done), marking("3", "财务科", 1, model.Done))
	wantStatus("3", model.Doing)
	snapshot := load(t, ledger, plan)
	if parts := snapshot.Parts(snapshot.Task("3")); !snapshot.AwaitsClosing(snapshot.Task("3"), parts) || model.LeadParts(parts) != (model.Count{Done: 2, Total: 2}) {
		t.Errorf("parts %+v", parts)
	}
}

// The parts of an office that is renamed follow, and so does a role of its old name.
func testRename(t *testing.T, ledger store.Ledger) {
	document := Plan(2021)
	document.Tasks[0].Lead = []string{"办公室", "财务科"}
	plan, err := ledger.Import(t.Context(), document, "李", noon())
	if err != nil {
		t.Fatal(err)
	}
	apply(t, ledger, plan, "李", marking("1", "财务科", 0, model.Done))
	changes := renaming(t, load(t, ledger, plan), model.Rename{Old: "财务科", New: "规划科"})
	apply(t, ledger, plan, "李", changes...)
	snapshot := load(t, ledger, plan)
	if parts := snapshot.Parts(snapshot.Task("1")); len(parts) != 2 || parts[1].Office != "规划科" || parts[1].Status != model.Done {
		t.Errorf("parts %+v", parts)
	}
	permit := snapshot.Plan.FollowRenames(model.Permit{Access: model.AccessOffice, Offices: []string{"局财务科"}})
	if !slices.Equal(permit.Offices, []string{"规划科"}) {
		t.Errorf("the role is now for %v", permit.Offices)
	}
	editor := model.Permit{Access: model.AccessEditor}
	if err := editor.MayChange("王", snapshot.Plan, changes[0], nil); err == nil {
		t.Error("an editor may rename an office")
	}
	apply(t, ledger, plan, "李", renaming(t, snapshot, model.Rename{Old: "规划科", New: "财务科"})...)
	for _, name := range []string{"财务科", "规划科"} {
		back := load(t, ledger, plan).Plan.FollowRenames(model.Permit{Access: model.AccessOffice, Offices: []string{name}})
		if !slices.Equal(back.Offices, []string{"财务科"}) {
			t.Errorf("renamed back, the role of %s is for %v", name, back.Offices)
		}
	}
	undo(t, ledger, plan, "李")
	undo(t, ledger, plan, "李")
	if got := load(t, ledger, plan); !slices.Contains(got.Offices, "财务科") || len(got.Plan.Renamed) != 0 {
		t.Errorf("after an undo %v, renamed %v", got.Offices, got.Plan.Renamed)
	}
}

// What was sent back to an office that is renamed follows, and what is submitted is not
// done once the office merges with one that has not begun.
func testRenameSubmitted(t *testing.T, ledger store.Ledger) {
	document := Plan(2021)
	for place := range document.Tasks {
		document.Tasks[place].ByMatter, document.Tasks[place].Lead, document.Tasks[place].Assist = false, []string{"办公室", "财务科"}, nil
	}
	plan, err := ledger.Import(t.Context(), document, "李", noon())
	if err != nil {
		t.Fatal(err)
	}
	apply(t, ledger, plan, "王", marking("1", "财务科", 0, model.Submitted), marking("2", "财务科", 0, model.Submitted), marking("3", "财务科", 0, model.Submitted), marking("3", "办公室", 0, model.Done))
	apply(t, ledger, plan, "李", model.Change{Task: "1", Kind: model.KindReturn, Office: "财务科", Note: "缺佐证"})
	apply(t, ledger, plan, "李", renaming(t, load(t, ledger, plan), model.Rename{Old: "财务科", New: "规划科"})...)
	if back := load(t, ledger, plan).State("1").Returned; len(back) != 1 || back[0].Office != "规划科" {
		t.Errorf("sent back %+v", back)
	}
	apply(t, ledger, plan, "李", renaming(t, load(t, ledger, plan), model.Rename{Old: "规划科", New: "办公室"})...)
	snapshot := load(t, ledger, plan)
	for task, want := range map[string]model.Status{"1": model.Doing, "2": model.Todo, "3": model.Submitted} {
		if got := snapshot.State(task).Status; got != want {
			t.Errorf("task %s is %s, want %s", task, got, want)
		}
	}
	undo(t, ledger, plan, "李")
	apply(t, ledger, plan, "王", marking("1", "规划科", 0, model.Submitted))
	if back := load(t, ledger, plan).State("1").Returned; len(back) != 0 {
		t.Errorf("submitted again, and still sent back: %+v", back)
	}
	CheckClean(t, ledger)
}

func renaming(t *testing.T, snapshot *model.Snapshot, rename model.Rename) []model.Change {
	t.Helper()
	changes, err := snapshot.RenameChanges(rename)
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

// Where two offices merge, what either has not done is to do, and what both have done
// stays done. A cancelled task has the new name as well.
func testMerge(t *testing.T, ledger store.Ledger) {
	document := Plan(2021)
	for place := range document.Tasks {
		document.Tasks[place].ByMatter, document.Tasks[place].Lead, document.Tasks[place].Assist = false, []string{"办公室", "财务科"}, nil
	}
	document.Tasks[2].Lead, document.Tasks[2].Assist = []string{"财务科"}, []string{"办公室"}
	plan, err := ledger.Import(t.Context(), document, "李", noon())
	if err != nil {
		t.Fatal(err)
	}
	apply(t, ledger, plan, "王", marking("1", "办公室", 0, model.Done), marking("1", "财务科", 0, model.Done),
		marking("2", "办公室", 0, model.Done), marking("3", "办公室", 0, model.Done))
	cancelled := apply(t, ledger, plan, "李", adding(t, model.Values{Text: "另一项", Lead: []string{"财务科"}}))[0].Task
	apply(t, ledger, plan, "李", cancelling(cancelled, 0))
	apply(t, ledger, plan, "李", renaming(t, load(t, ledger, plan), model.Rename{Old: "财务科", New: "办公室"})...)
	snapshot := load(t, ledger, plan)
	for task, want := range map[string]model.Status{
		"1": model.Done, "2": model.Todo, "3": model.Todo, cancelled: model.Cancelled,
	} {
		if got := snapshot.State(task).Status; got != want {
			t.Errorf("task %s is %s, want %s", task, got, want)
		}
		if lead := snapshot.Task(task).Lead; !slices.Equal(lead, []string{"办公室"}) {
			t.Errorf("%v lead task %s", lead, task)
		}
	}
	if by := snapshot.State("1").DoneBy; by != "王" {
		t.Errorf("done by %q", by)
	}
	undo(t, ledger, plan, "李")
	if got := load(t, ledger, plan); got.State("1").Status != model.Done || got.State("2").Status != model.Doing {
		t.Errorf("after an undo %+v and %+v", got.State("1"), got.State("2"))
	}
}

// An office that leads alone from now on keeps the part that it has done, and one that
// is named as assisting leads through no class.
func testPartsOfEdited(t *testing.T, ledger store.Ledger) {
	document := Plan(2021)
	document.Tasks[0].Lead = []string{"办公室", "财务科"}
	plan, err := ledger.Import(t.Context(), document, "李", noon())
	if err != nil {
		t.Fatal(err)
	}
	apply(t, ledger, plan, "王", marking("1", "财务科", 0, model.Done))
	apply(t, ledger, plan, "李", editing("1", 0, model.Values{Lead: []string{"财务科"}}, model.FieldLead))
	if state := load(t, ledger, plan).State("1"); state.Status != model.Done || state.DoneBy != "王" {
		t.Errorf("%+v", state)
	}
	apply(t, ledger, plan, "王", marking("1", "财务科", 0, model.Todo))
	if got := load(t, ledger, plan).State("1").Status; got != model.Todo {
		t.Errorf("reopened to %s", got)
	}
	apply(t, ledger, plan, "李", editing("1", 0, model.Values{Assist: []string{"办公室"}}, model.FieldAssist))
	apply(t, ledger, plan, "王", marking("1", "办公室", 0, model.Done))
	apply(t, ledger, plan, "李", editing("1", 0, model.Values{Lead: []string{"办公室"}}, model.FieldLead))
	if got := load(t, ledger, plan).State("1").Status; got != model.Todo {
		t.Errorf("with an assisting office that leads now it is %s", got)
	}
	apply(t, ledger, plan, "李", editing("2", 0, model.Values{Lead: []string{"各科室"}, Assist: []string{"财务科"}}, model.FieldLead, model.FieldAssist))
	apply(t, ledger, plan, "王", marking("2", "财务科", 0, model.Done))
	if got := load(t, ledger, plan).State("2").Status; got != model.Todo {
		t.Errorf("an assisting office made the task %s", got)
	}
}
