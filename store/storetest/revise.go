package storetest

import (
	"errors"
	"slices"
	"testing"

	"duban/model"
	"duban/store"
)

// corrected returns Plan without its first task, the second at the first's
// number, and a new one.
func corrected(year int) *model.Plan {
	plan := Plan(year)
	plan.Tasks = plan.Tasks[1:]
	plan.Tasks[0].ID, plan.Tasks[0].Number = "1", "1"
	plan.Tasks = append(plan.Tasks, model.Task{ID: "4", Number: "4", Category: 1, Text: "报送年度总结", Lead: []string{"办公室"}})
	return plan
}

// reconciled returns what a corrected version changes in a plan as it is now.
func reconciled(t *testing.T, ledger store.Ledger, plan string, corrected *model.Plan) *model.Revision {
	t.Helper()
	return load(t, ledger, plan).Reconcile(corrected)
}

func testRevise(t *testing.T, ledger store.Ledger) {
	plan, other := importPlan(t, ledger, 2021), importPlan(t, ledger, 2022)
	apply(t, ledger, plan, "李", mark("1", 1, model.Done), note("2", "已更新一条"))
	if err := ledger.Revise(t.Context(), reconciled(t, ledger, plan, corrected(2021)), "王", noon()); err != nil {
		t.Fatal(err)
	}
	want := model.RevisionSummary{Version: 2, Added: 1, Moved: 1, Removed: 1}
	snapshot := load(t, ledger, plan)
	if got := store.TaskIDs(snapshot.Plan.Tasks); !slices.Equal(got, []string{"2", "3", "4"}) {
		t.Errorf("tasks %v, want each to have kept its identity", got)
	}
	if got := store.TaskIDs(snapshot.Plan.Removed); !slices.Equal(got, []string{"1"}) || snapshot.Plan.Version != 2 {
		t.Errorf("removed %v in version %d, want task 1 in version 2", got, snapshot.Plan.Version)
	}
	if snapshot.State("2").Notes != 1 || snapshot.State("1").Status != model.Done {
		t.Errorf("states %+v and %+v, want what happened to stay", snapshot.State("2"), snapshot.State("1"))
	}
	last := snapshot.Log[len(snapshot.Log)-1]
	if last.Kind != model.KindImport || last.By != "王" || last.Revised != want || last.Seq != snapshot.Revision {
		t.Errorf("the last event is %+v", last)
	}
	if untouched := load(t, ledger, other).Plan; len(untouched.Tasks) != 3 || untouched.Version != 1 {
		t.Errorf("the other plan is %+v", untouched)
	}
	var none *model.NotFoundError
	if err := refuse(t, ledger, plan, "王", mark("1", 0, model.Todo)); !errors.As(err, &none) {
		t.Errorf("a mark on a removed task: %v, want no such task", err)
	}
	// What was removed can still be undone by who did it, and comes back as
	// itself.
	undo(t, ledger, plan, "李")
	if err := ledger.Revise(t.Context(), reconciled(t, ledger, plan, Plan(2021)), "王", noon()); err != nil {
		t.Fatal(err)
	}
	snapshot = load(t, ledger, plan)
	if got := store.TaskIDs(snapshot.Plan.Tasks); !slices.Equal(got, []string{"1", "2", "3"}) || snapshot.State("1").Version != 3 {
		t.Errorf("tasks %v, the first with %+v", got, snapshot.State("1"))
	}
}

func testReviseNothing(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	before := revision(t, ledger)
	same := reconciled(t, ledger, plan, Plan(2021))
	if err := ledger.Revise(t.Context(), same, "李", noon()); err != nil || !same.IsEmpty() {
		t.Errorf("revision %+v, %v; want an empty one", same, err)
	}
	if snapshot := load(t, ledger, plan); snapshot.Revision != before || snapshot.Plan.Version != 1 {
		t.Errorf("version %d at revision %d; want nothing written", snapshot.Plan.Version, snapshot.Revision)
	}
	var none *model.NotFoundError
	unknown := Plan(1999)
	unknown.ID = "1999"
	if err := ledger.Revise(t.Context(), model.NewSnapshot(unknown, nil, 0).Reconcile(Plan(1999)), "李", noon()); !errors.As(err, &none) {
		t.Errorf("an unknown plan: %v", err)
	}
}

func testReviseLate(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	earlier, later := reconciled(t, ledger, plan, corrected(2021)), reconciled(t, ledger, plan, corrected(2021))
	if err := ledger.Revise(t.Context(), earlier, "王", noon()); err != nil {
		t.Fatal(err)
	}
	before := revision(t, ledger)
	err := ledger.Revise(t.Context(), later, "李", noon())
	var conflict *model.ConflictError
	if !errors.As(err, &conflict) || conflict.Latest.By != "王" || conflict.Task != "" {
		t.Errorf("got %v, want a conflict with the import of 王", err)
	}
	if after := revision(t, ledger); after != before {
		t.Errorf("refused, but the revision went from %d to %d", before, after)
	}
}

// Both had looked before either wrote.
func testSameCorrectionTwice(t *testing.T, ledger store.Ledger) {
	importPlan(t, ledger, 2021)
	_, err := ledger.Import(t.Context(), Plan(2021), "王", noon())
	var conflict *model.ConflictError
	if !errors.As(err, &conflict) || conflict.Latest.By != "李" || conflict.Task != "" {
		t.Errorf("got %v, want a conflict with the import of 李", err)
	}
	if got := revision(t, ledger); got != 1 {
		t.Errorf("revision %d, want 1", got)
	}
}
