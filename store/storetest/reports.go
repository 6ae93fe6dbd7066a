package storetest

import (
	"errors"
	"slices"
	"testing"
	"time"

	"duban/model"
	"duban/store"
)

// reporting returns the change that records a report of an office for a day.
func reporting(task, office, progress string, on model.Date) model.Change {
	return model.Change{
		Task: task, Kind: model.KindReport, Office: office, HappenedOn: on,
		Report: &model.Report{Progress: progress, Problem: "缺人", Next: "送审"},
	}
}

// quarterAt is the quarter that a day of a month is in.
func quarterAt(month int) model.Period { return model.EveryQuarter.PeriodAt(day(month, 1)) }

func testReports(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	apply(t, ledger, plan, "李", editing("1", 1, model.Values{Lead: []string{"办公室", "财务科"}}, model.FieldLead))
	apply(t, ledger, plan, "李", reporting("1", "财务科", "已起草", day(5, 20)))
	// One for an earlier day is counted in its month, and is not the latest.
	events := apply(t, ledger, plan, "王", reporting("1", "财务科", "已分工", day(2, 3)))
	if got := *events[0].Report; got != (model.Report{Progress: "已分工", Problem: "缺人", Next: "送审"}) || events[0].Office != "财务科" {
		t.Errorf("wrote %+v", events[0])
	}
	snapshot := load(t, ledger, plan)
	state := snapshot.State("1")
	if len(state.Reported) != 1 || state.Reports != 2 || state.Reported[0].Progress != "已起草" || state.Notes != 1 || state.Status != model.Todo {
		t.Fatalf("the state is %+v", state)
	}
	wantNotReported(t, snapshot, 1, "财务科", "")
	wantNotReported(t, snapshot, 1, "办公室", "1 2")
	wantNotReported(t, snapshot, 8, "财务科", "1")
	// What is done is not asked about.
	apply(t, ledger, plan, "李", marking("1", "财务科", 0, model.Done))
	wantNotReported(t, load(t, ledger, plan), 8, "财务科", "")
	undo(t, ledger, plan, "王")
	snapshot = load(t, ledger, plan)
	if state := snapshot.State("1"); state.Reports != 1 || state.Reported[0].IsIn(quarterAt(1)) {
		t.Errorf("after an undo %+v", state)
	}
	redo(t, ledger, plan, "王")
	var rule *model.RuleError
	if err := refuse(t, ledger, plan, "李", reporting("2", "财务科", "好", model.Date{})); !errors.As(err, &rule) || rule.Rule != model.RuleNoPart {
		t.Errorf("a report of an office without a part: %v", err)
	}
	apply(t, ledger, plan, "李", cancelling("2", 0))
	if err := refuse(t, ledger, plan, "李", reporting("2", "办公室", "好", model.Date{})); !errors.As(err, &rule) || rule.Rule != model.RuleCancelled {
		t.Errorf("a report on a cancelled task: %v", err)
	}
	// A task that no office leads can be reported on as a whole.
	apply(t, ledger, plan, "李", reporting("3", "", "一直在做", model.Date{}))
}

func wantNotReported(t *testing.T, snapshot *model.Snapshot, month int, office, want string) {
	t.Helper()
	got := ""
	for _, missing := range snapshot.NotReported(quarterAt(month), office) {
		for _, task := range missing.Tasks {
			if got != "" {
				got += " "
			}
			got += task.ID
		}
	}
	if got != want {
		t.Errorf("%s has not reported in quarter %s on %q, want %q", office, quarterAt(month).Key, got, want)
	}
}

// A report stays with its office under another name. Of two offices that are merged, the
// later report is shown, and the months of both count.
func testReportsOfRenamed(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	apply(t, ledger, plan, "李", editing("1", 1, model.Values{Lead: []string{"办公室", "财务科"}}, model.FieldLead))
	apply(t, ledger, plan, "李", reporting("1", "财务科", "已起草", day(5, 20)), reporting("1", "办公室", "已印发", day(2, 3)))
	for _, name := range []string{"规划财务科", "办公室"} {
		old := load(t, ledger, plan).Task("1").Lead[1]
		changes := renaming(t, load(t, ledger, plan), model.Rename{Old: old, New: name})
		if _, _, err := ledger.Apply(t.Context(), plan, "王", noon().Add(time.Hour), changes); err != nil {
			t.Fatal(err)
		}
		reported := load(t, ledger, plan).State("1").Reported
		at := slices.IndexFunc(reported, func(r model.OfficeReport) bool { return r.Office == name })
		if at < 0 || reported[at].Progress != "已起草" || name == "办公室" && (len(reported) != 1 || !reported[at].IsIn(quarterAt(1))) {
			t.Errorf("renamed to %s: %+v", name, reported)
		}
	}
}
