package storetest

import (
	"errors"
	"testing"

	"duban/model"
	"duban/store"
)

// testSubmitting tests that what an office marks as done is submitted where approval is
// on, and that an office can neither accept nor send back.
func testSubmitting(t *testing.T, office model.Permit, open func(t *testing.T) (store.Ledger, func(model.Permit) store.Ledger)) {
	ledger, with := open(t)
	plan := importPlan(t, ledger, 2021)
	seat := with(office)
	if event := apply(t, seat, plan, "王", mark("1", 0, model.Done))[0]; event.To != model.Done {
		t.Errorf("without approval wrote %+v", event)
	}
	apply(t, ledger, plan, "李", mark("1", 0, model.Todo))
	apply(t, ledger, plan, "李", load(t, ledger, plan).SettingsChange([]model.Field{model.FieldApproval}, model.Values{Approval: true}))
	if event := apply(t, seat, plan, "王", mark("1", 0, model.Done))[0]; event.To != model.Submitted {
		t.Errorf("with approval wrote %+v", event)
	}
	snapshot := load(t, ledger, plan)
	sendBack, err := snapshot.ReturnChanges(snapshot.Task("1"), "", "缺佐证")
	if err != nil {
		t.Fatal(err)
	}
	wantForbidden(t, refuse(t, seat, plan, "王", sendBack...), office)
	accept, err := snapshot.AcceptChanges(snapshot.Task("1"), "", "")
	if err != nil {
		t.Fatal(err)
	}
	if events := apply(t, seat, plan, "王", accept...); len(events) != 0 {
		t.Errorf("an office accepted its own: %+v", events)
	}
	progress := snapshot.TaskProgress(snapshot.Task("1"), day(12, 31))
	if progress.Overdue || snapshot.Progress(day(12, 31)).Submitted != 1 {
		t.Errorf("submitted in time: %+v", progress)
	}
	apply(t, ledger, plan, "李", sendBack...)
	if state := load(t, ledger, plan).State("1"); state.Status != model.Doing || len(state.Returned) != 1 || state.Returned[0].Reason != "缺佐证" {
		t.Errorf("after sending back %+v", state)
	}
	undo(t, ledger, plan, "李")
	apply(t, ledger, plan, "李", accept...)
	// What is accepted stays so when the office marks it once more.
	if events := apply(t, seat, plan, "王", mark("1", 0, model.Done)); len(events) != 0 {
		t.Errorf("submitted what is done: %+v", events)
	}
	var rule *model.RuleError
	if err := refuse(t, ledger, plan, "李", model.Change{Task: "1", Kind: model.KindReturn, Note: "再改"}); !errors.As(err, &rule) || rule.Rule != model.RuleNotSubmitted {
		t.Errorf("sending back what is done: %v", err)
	}
	CheckClean(t, ledger)
}

// testRestoring tests that an office can't restore its own done, of before approval was on,
// without approval, and that it can restore what was accepted.
func testRestoring(t *testing.T, office model.Permit, open func(t *testing.T) (store.Ledger, func(model.Permit) store.Ledger)) {
	ledger, with := open(t)
	document := Plan(2021)
	document.Tasks[2].Lead, document.Tasks[2].ByMatter = []string{"办公室", "财务科"}, false
	plan, err := ledger.Import(t.Context(), document, "李", noon())
	if err != nil {
		t.Fatal(err)
	}
	seat := with(office)
	done := apply(t, seat, plan, "王", mark("1", 0, model.Done))
	undone := apply(t, seat, plan, "王", inverses(model.KindUndo, done)...)
	apply(t, seat, plan, "王", mark("2", 0, model.Done))
	reopened := apply(t, seat, plan, "王", mark("2", 0, model.Todo))
	part := apply(t, seat, plan, "王", marking("3", "办公室", 0, model.Done))
	undonePart := apply(t, seat, plan, "王", inverses(model.KindUndo, part)...)
	apply(t, ledger, plan, "李", load(t, ledger, plan).SettingsChange([]model.Field{model.FieldApproval}, model.Values{Approval: true}))

	again := apply(t, seat, plan, "王", inverses(model.KindRedo, undone)...)[0]
	if again.Kind != model.KindMark || again.To != model.Submitted {
		t.Errorf("a redo wrote %+v", again)
	}
	if again := apply(t, seat, plan, "王", inverses(model.KindUndo, reopened)...)[0]; again.To != model.Submitted {
		t.Errorf("the undo of a reopening wrote %+v", again)
	}
	if again := apply(t, seat, plan, "王", inverses(model.KindRedo, undonePart)...)[0]; again.To != model.Submitted || again.Office != "办公室" {
		t.Errorf("the redo of a part wrote %+v", again)
	}
	apply(t, ledger, plan, "李", mark("1", 0, model.Done))
	reopened = apply(t, seat, plan, "王", mark("1", 0, model.Todo))
	if back := apply(t, seat, plan, "王", inverses(model.KindUndo, reopened)...)[0]; back.Kind != model.KindUndo || back.To != model.Done {
		t.Errorf("the undo of the reopening of what was accepted wrote %+v", back)
	}
	undone = apply(t, seat, plan, "王", inverses(model.KindUndo, apply(t, seat, plan, "王", mark("2", 0, model.Doing)))...)
	if len(undone) != 1 || undone[0].To != model.Submitted {
		t.Errorf("the undo of a withdrawal wrote %+v", undone)
	}
	CheckClean(t, ledger)
}
