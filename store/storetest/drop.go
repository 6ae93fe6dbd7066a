package storetest

import (
	"errors"
	"slices"
	"testing"

	"duban/model"
	"duban/store"
)

// wantNoPlan checks that all methods take a plan as one that is not there.
func wantNoPlan(t *testing.T, ledger store.Ledger, plan string) {
	t.Helper()
	_, load := ledger.Load(t.Context(), plan)
	_, since := ledger.News(t.Context(), plan, 1)
	for name, err := range map[string]error{
		"load": load, "since": since, "drop": ledger.Drop(t.Context(), plan, "李", noon()),
		"apply":  refuse(t, ledger, plan, "李", note("1", "好")),
		"revise": ledger.Revise(t.Context(), &model.Revision{Plan: &model.Plan{ID: plan}}, "李", noon()),
	} {
		var missing *model.NotFoundError
		if !errors.As(err, &missing) || missing.What != model.NounPlan {
			t.Errorf("%s of plan %q: %v, want one not found", name, plan, err)
		}
	}
}

// A plan that is dropped is gone for all; the others learn of it, and its identity is
// never used again, as somebody may still have it open.
func testDrop(t *testing.T, ledger store.Ledger) {
	first, second := importPlan(t, ledger, 2021), importPlan(t, ledger, 2022)
	apply(t, ledger, first, "李", mark("1", 1, model.Done))
	before := revision(t, ledger)
	if err := ledger.Drop(t.Context(), first, "王", noon()); err != nil {
		t.Fatal(err)
	}
	wantNoPlan(t, ledger, first)
	plans, err := ledger.Plans(t.Context())
	if err != nil || len(plans) != 1 || plans[0].ID != second {
		t.Errorf("plans: %+v, %v; want %s alone", plans, err, second)
	}
	want := model.Event{Seq: before + 1, Group: before + 1, At: noon().UTC(), By: "王", Kind: model.KindDrop, Source: first, Note: Plan(2021).Title}
	for _, plan := range []string{second, ""} {
		news, err := ledger.News(t.Context(), plan, before)
		if err != nil || news.Revision != before+1 || !slices.Equal(news.Events, []model.Event{want}) {
			t.Errorf("plan %q since %d: %+v, %v; want %+v", plan, before, news, err, want)
		}
	}
	// The same document again is another plan.
	again := importPlan(t, ledger, 2021)
	if again == first {
		t.Errorf("the identity %s is used again", again)
	}
	snapshot := load(t, ledger, again)
	if len(snapshot.Log) != 1 || snapshot.State("1").Version != 1 {
		t.Errorf("the new plan has the events of the old one: %+v", snapshot.Log)
	}
	wantNoPlan(t, ledger, first)
	report, err := ledger.Check(t.Context())
	if err != nil || report.Plans != 2 || report.Tasks != 6 || report.Events != 5 {
		t.Errorf("check: %+v, %v", report, err)
	}
}

// Without its last plan a ledger is empty and stays so. What happened to it can be read.
func testDropLast(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	if err := ledger.Drop(t.Context(), plan, "王", noon()); err != nil {
		t.Fatal(err)
	}
	plans, err := ledger.Plans(t.Context())
	if err != nil || len(plans) != 0 {
		t.Errorf("plans: %+v, %v; want none", plans, err)
	}
	snapshot := load(t, ledger, "")
	if len(snapshot.Plan.Tasks) != 0 || snapshot.Revision != 2 || len(snapshot.Log) != 1 || snapshot.Log[0].Kind != model.KindDrop {
		t.Errorf("no plan: %+v at %d, %+v", snapshot.Plan, snapshot.Revision, snapshot.Log)
	}
	for name, err := range map[string]error{
		"apply": refuse(t, ledger, "", "李", note("1", "好")), "drop": ledger.Drop(t.Context(), "", "李", noon()),
	} {
		var missing *model.NotFoundError
		if !errors.As(err, &missing) || missing.What != model.NounPlan {
			t.Errorf("%s: %v, want no plan", name, err)
		}
	}
}

// The built-in plan is a sample until a task in it is changed.
func testSample(t *testing.T, ledger store.Ledger) {
	sample := Plan(2021)
	sample.Sample = true
	id, err := ledger.Import(t.Context(), sample, "李", noon())
	if err != nil {
		t.Fatal(err)
	}
	own := importPlan(t, ledger, 2020)
	isSample := func() []bool {
		plans, err := ledger.Plans(t.Context())
		if err != nil || len(plans) != 2 {
			t.Fatalf("plans: %+v, %v", plans, err)
		}
		return []bool{plans[0].Sample, plans[1].Sample, load(t, ledger, id).IsSample(), load(t, ledger, own).IsSample()}
	}
	if got := isSample(); !slices.Equal(got, []bool{true, false, true, false}) {
		t.Errorf("as imported: %v", got)
	}
	apply(t, ledger, own, "李", note("1", "好"))
	if got := isSample(); !slices.Equal(got, []bool{true, false, true, false}) {
		t.Errorf("after a change of another plan: %v", got)
	}
	apply(t, ledger, id, "李", note("1", "好"))
	if got := isSample(); !slices.Equal(got, []bool{false, false, false, false}) {
		t.Errorf("after a change: %v", got)
	}
}
