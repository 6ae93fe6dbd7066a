package storetest

import (
	"fmt"
	"reflect"
	"testing"

	"duban/model"
	"duban/store"
)

// testRecent compares what is read of the latest events, and of earlier ones page by page,
// with the whole log.
func testRecent(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	importPlan(t, ledger, 2022)
	first := apply(t, ledger, plan, "陈", mark("3", 1, model.Doing), note("3", "先"))
	var changes []model.Change
	for i := range store.RecentEvents {
		changes = append(changes, note(fmt.Sprint(1+i%2), "记"))
	}
	apply(t, ledger, plan, "李", changes...)
	undo(t, ledger, plan, "陈") // of what is not among the latest
	apply(t, ledger, plan, "王", mark("1", 0, model.Done))
	whole := load(t, ledger, plan)
	recent, err := ledger.Recent(t.Context(), plan)
	if err != nil || recent.IsWhole() || len(recent.Log) != store.RecentEvents || recent.Revision != whole.Revision {
		t.Fatalf("recent: %d events, %v", len(recent.Log), err)
	}
	sameStates(t, "recent", recent, whole)
	last := recent.Log[len(recent.Log)-3]
	if recent.Origin(last) != whole.Origin(last) || recent.Origin(last).Seq >= recent.Log[0].Seq {
		t.Errorf("%+v is about %+v, want %+v", last, recent.Origin(last), whole.Origin(last))
	}
	if events, known := recent.LastUndoable("王"); !known || len(events) != 1 {
		t.Errorf("王 can undo %+v, %v", events, known)
	}
	if _, known := recent.LastUndoable("陈"); known {
		t.Error("what 陈 can undo is known from the latest events")
	}
	if recent.HasHistory("3", 99) || !recent.HasHistory("3", 2) {
		t.Errorf("%d events of task 3 are known", recent.KnownEvents("3"))
	}
	testTaskLog(t, ledger, recent, whole)
	for !recent.IsWhole() {
		page, err := ledger.LogBefore(t.Context(), plan, recent.Log[0].Seq, 2)
		if err != nil || len(page.Events) == 0 {
			t.Fatalf("a page: %+v, %v", page, err)
		}
		recent = recent.WithPage(page)
	}
	if !reflect.DeepEqual(recent.Log, whole.Log) || !reflect.DeepEqual(recent.History("3"), whole.History("3")) {
		t.Errorf("page by page the log is %d events, want %d", len(recent.Log), len(whole.Log))
	}
	for _, event := range whole.Log {
		if recent.IsUndone(event) != whole.IsUndone(event) {
			t.Errorf("%+v is undone: %v", event, recent.IsUndone(event))
		}
	}
	if !recent.IsUndone(first[0]) {
		t.Errorf("%+v is not undone", first[0])
	}
	testNews(t, ledger, plan)
}

func sameStates(t *testing.T, what string, got, want *model.Snapshot) {
	t.Helper()
	for _, task := range []string{"1", "2", "3"} {
		if !reflect.DeepEqual(got.State(task), want.State(task)) {
			t.Errorf("%s: task %s: %+v, want %+v", what, task, got.State(task), want.State(task))
		}
	}
}

func testTaskLog(t *testing.T, ledger store.Ledger, recent, whole *model.Snapshot) {
	t.Helper()
	plan := whole.Plan.ID
	for _, count := range []int{1, 3, 0} {
		page, err := ledger.TaskLog(t.Context(), plan, count, "3")
		if err != nil || count > 0 && (len(page.Events) != count || !page.HasEarlier) {
			t.Fatalf("the last %d of task 3: %+v, %v", count, page, err)
		}
		recent = recent.WithHistory(page)
	}
	if !recent.HasHistory("3", 99) || !reflect.DeepEqual(recent.History("3"), whole.History("3")) || recent.IsWhole() {
		t.Errorf("history %+v, want %+v", recent.History("3"), whole.History("3"))
	}
	if !reflect.DeepEqual(recent.Notes("3"), whole.Notes("3")) {
		t.Errorf("notes %+v, want %+v", recent.Notes("3"), whole.Notes("3"))
	}
}

// testNews follows a ledger with a snapshot of the latest events.
func testNews(t *testing.T, ledger store.Ledger, plan string) {
	t.Helper()
	recent, err := ledger.Recent(t.Context(), plan)
	if err != nil {
		t.Fatal(err)
	}
	redo(t, ledger, plan, "陈")
	apply(t, ledger, plan, "王", mark("2", 0, model.Doing), note("3", "后"))
	news, err := ledger.News(t.Context(), plan, recent.Revision)
	if err != nil || len(news.Events) != 4 {
		t.Fatalf("news: %+v, %v", news, err)
	}
	recent = recent.Follow(news)
	whole := load(t, ledger, plan)
	sameStates(t, "with the news", recent, whole)
	for _, event := range news.Events {
		if recent.Origin(event) != whole.Origin(event) {
			t.Errorf("%+v is about %+v, want %+v", event, recent.Origin(event), whole.Origin(event))
		}
	}
	if news, err := ledger.News(t.Context(), plan, whole.Revision); err != nil || len(news.Events) != 0 || news.Revision != whole.Revision {
		t.Errorf("no news: %+v, %v", news, err)
	}
}

// testRecentOf compares what is found among the tasks of a few names with what is found in
// the whole plan: tasks that a correction renumbered and removed, and one added by hand.
func testRecentOf(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	apply(t, ledger, plan, "李", mark("3", 1, model.Done), adding(t, model.Values{Text: "办理来信", Lead: []string{"财务科"}}))
	if err := ledger.Revise(t.Context(), reconciled(t, ledger, plan, corrected(2021)), "王", noon()); err != nil {
		t.Fatal(err)
	}
	apply(t, ledger, plan, "李", editing("4", 1, model.Values{Text: "报送总结"}, model.FieldText))
	taken := corrected(2021) // has what was added as a task of its own
	taken.Tasks = append(taken.Tasks, model.Task{ID: "7", Number: "7", Category: 1, Text: "办理来信", Lead: []string{"财务科"}})
	compareRecentOf(t, ledger, plan)
	if err := ledger.Revise(t.Context(), reconciled(t, ledger, plan, taken), "王", noon()); err != nil {
		t.Fatal(err)
	}
	compareRecentOf(t, ledger, plan)
	if _, err := ledger.RecentOf(t.Context(), "1999", nil); err == nil {
		t.Error("a plan that is not there was read")
	}
}

func compareRecentOf(t *testing.T, ledger store.Ledger, plan string) {
	t.Helper()
	whole := load(t, ledger, plan)
	for _, typed := range [][]string{
		{"1"}, {"2"}, {"3"}, {"4"}, {"id:1"}, {"id:2"}, {"a1"}, {"A1"}, {"7"}, {"Ａ1"}, {"１."}, {"3、4"}, {"3-4"}, {"1", "A1"}, {"9"}, {"1-9"},
	} {
		part, err := ledger.RecentOf(t.Context(), plan, model.TaskNames(typed...))
		if err != nil || part.Revision != whole.Revision {
			t.Fatalf("%q: %+v, %v", typed, part, err)
		}
		want, wantErr := whole.Plan.FindTasks(typed...)
		found, foundErr := part.Plan.FindTasks(typed...)
		if !reflect.DeepEqual(found, want) || (foundErr == nil) != (wantErr == nil) {
			t.Errorf("%q finds %+v, %v; want %+v, %v", typed, found, foundErr, want, wantErr)
		}
		for _, task := range found {
			if part.Name(task.ID) != whole.Name(task.ID) || !reflect.DeepEqual(part.State(task.ID), whole.State(task.ID)) {
				t.Errorf("%q is %q with %+v", typed, part.Name(task.ID), part.State(task.ID))
			}
		}
	}
}
