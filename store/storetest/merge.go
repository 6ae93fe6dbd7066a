package storetest

import (
	"reflect"
	"slices"
	"testing"

	"duban/model"
	"duban/store"
)

// A corrected document does not touch what people added and edited.
func testReviseByHand(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	added := apply(t, ledger, plan, "李", adding(t, model.Values{Text: "整理全部业务档案"}), adding(t, model.Values{Text: "另一项"}))
	apply(t, ledger, plan, "李", mark(added[0].Task, 0, model.Doing), cancelling("3", 0),
		editing("1", 0, model.Values{Text: "修订目录", Due: day(10, 1)}, model.FieldText, model.FieldDue))
	corrected := Plan(2021)
	corrected.Tasks[0].Text, corrected.Tasks[0].Lead = "制定公开目录", []string{"财务科"}
	corrected.Tasks = append(corrected.Tasks[:2], model.Task{ID: "3", Number: "3", Category: 1, Text: "整理全部业务档案。"})
	revision := reconciled(t, ledger, plan, corrected)
	if len(revision.Questions) != 2 || len(revision.Removed) != 0 { // a text, and the same task
		t.Errorf("asks %+v, removes %v", revision.Questions, revision.Removed)
	}
	if err := ledger.Revise(t.Context(), revision, "王", noon()); err != nil {
		t.Fatal(err)
	}
	snapshot := load(t, ledger, plan)
	first := snapshot.Task("1")
	if first.Text != "修订目录" || !slices.Equal(first.Lead, []string{"财务科"}) || model.DueOf(first, snapshot.State("1")) != day(10, 1) {
		t.Errorf("corrected to %+v", first)
	}
	if got := store.TaskIDs(snapshot.Plan.Tasks); !slices.Equal(got, []string{"1", "2", added[0].Task, added[1].Task}) {
		t.Errorf("tasks %v", got)
	}
	if state := snapshot.State(added[0].Task); state.Status != model.Doing {
		t.Errorf("the added task is %s after the document took it in", state.Status)
	}
	if plans, err := ledger.Plans(t.Context()); err != nil || plans[0].Tasks != 4 {
		t.Errorf("plans %+v, %v; want 4 tasks", plans, err)
	}
	undo(t, ledger, plan, "李")
	if got := load(t, ledger, plan).Task("1").Text; got != "制定公开目录" {
		t.Errorf("after an undo %s, want what the document says now", got)
	}
}

// What people answer is written with the corrected document, or nothing is if the field
// was changed meanwhile.
func testReviseByAnswers(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	apply(t, ledger, plan, "李", editing("1", 0, model.Values{Due: day(10, 1)}, model.FieldDue), editing("2", 0, model.Values{Text: "我们的说法"}, model.FieldText),
		adding(t, model.Values{Text: "整理业务档案", Lead: []string{"财务科"}}))
	answered := func() *model.Revision {
		corrected := Plan(2021)
		corrected.Tasks[0].Due, corrected.Tasks[1].Text = day(11, 1), corrected.Tasks[1].Text+"等"
		corrected.Tasks = append(corrected.Tasks, model.Task{ID: "4", Number: "4", Category: 1, Text: "整理全部业务档案。", Lead: []string{"办公室"}})
		revision := reconciled(t, ledger, plan, corrected)
		for i, q := range revision.Questions {
			revision.Answer(i, q.Field == model.FieldDue)
		}
		return revision
	}
	late := answered()
	apply(t, ledger, plan, "陈", editing("1", 0, model.Values{Due: day(12, 1)}, model.FieldDue))
	before := revision(t, ledger)
	wantConflict(t, ledger.Revise(t.Context(), late, "王", noon()), load(t, ledger, plan).Log[before-1], false)
	if got := load(t, ledger, plan); got.Plan.Version != 1 || got.Revision != before {
		t.Errorf("refused, but version %d at revision %d", got.Plan.Version, got.Revision)
	}
	if err := ledger.Revise(t.Context(), answered(), "王", noon()); err != nil {
		t.Fatal(err)
	}
	snapshot := load(t, ledger, plan)
	first, second, added := snapshot.Task("1"), snapshot.Task("2"), snapshot.Task("A1")
	if model.DueOf(first, snapshot.State("1")) != day(11, 1) || second.Text != "我们的说法" || added.Text != "整理业务档案" || added.Lead[0] != "财务科" {
		t.Errorf("merged to %+v, %+v, %+v", first, second, added)
	}
	recent, err := ledger.Recent(t.Context(), plan)
	if err != nil || !reflect.DeepEqual(recent.Plan, snapshot.Plan) {
		t.Errorf("%v: the states give %+v, the events %+v", err, recent.Plan, snapshot.Plan)
	}
	undo(t, ledger, plan, "王") // the edits are one group
	if got := load(t, ledger, plan); model.DueOf(got.Task("1"), got.State("1")) != day(12, 1) || got.Task("A1").Lead[0] != "办公室" {
		t.Errorf("undone to %s and %+v", model.DueOf(got.Task("1"), got.State("1")), got.Task("A1"))
	}
}
