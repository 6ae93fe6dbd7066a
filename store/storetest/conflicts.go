package storetest

import (
	"slices"
	"testing"
	"time"

	"duban/model"
	"duban/store"
)

// changeKinds returns a change of each kind that fits task 2 when it is done.
// Marks go to the status.
func changeKinds(to model.Status) map[model.Kind]model.Change {
	return map[model.Kind]model.Change{
		model.KindMark:   {Task: "2", Kind: model.KindMark, To: to},
		model.KindVerify: {Task: "2", Kind: model.KindVerify},
		model.KindExtend: {Task: "2", Kind: model.KindExtend, On: model.Date{Year: 2021, Month: 12, Day: 1}, Note: "等文件"},
		model.KindTick:   {Task: "2", Kind: model.KindTick, On: model.Date{Year: 2021, Month: time.May, Day: 31}},
		model.KindNote:   note("2", "好"),
		model.KindReport: reporting("2", "办公室", "好", model.Date{}),
		model.KindCarry:  {Task: "2", Kind: model.KindCarry, Source: "2020/1", Note: "结转"},
	}
}

// A change conflicts only with a later change of a field that it builds on:
// whatever else a colleague did meanwhile is no reason to refuse it.
func testConflicts(t *testing.T, ledger store.Ledger) {
	conflicts := map[model.Kind][]model.Kind{
		model.KindMark:   {model.KindMark, model.KindUndo},
		model.KindVerify: {model.KindMark, model.KindVerify, model.KindUndo},
		model.KindExtend: {model.KindExtend},
		model.KindTick:   nil,
		model.KindNote:   nil,
		model.KindReport: nil,
		model.KindCarry:  nil,
	}
	for mine, refused := range conflicts {
		for theirs, change := range changeKinds(model.Doing) {
			plan, done := importDone(t, ledger)
			faster := apply(t, ledger, plan, "王", change)[0]
			tryUnseen(t, ledger, plan, done, mine, faster, slices.Contains(refused, theirs))
		}
		plan, done := importDone(t, ledger)
		faster := apply(t, ledger, plan, "王", inverses(model.KindUndo, done)...)[0]
		tryUnseen(t, ledger, plan, done, mine, faster, slices.Contains(refused, model.KindUndo))
		// The same value conflicts as well; the answer says who set it.
		plan, done = importDone(t, ledger)
		back := apply(t, ledger, plan, "王", mark("2", 0, model.Todo))[0]
		tryUnseen(t, ledger, plan, done, mine, back, slices.Contains(refused, model.KindMark))
		// What was done and undone meanwhile has changed nothing.
		for _, change := range changeKinds(model.Doing) {
			plan, done := importDone(t, ledger)
			gone := apply(t, ledger, plan, "王", change)
			apply(t, ledger, plan, "王", inverses(model.KindUndo, gone)...)
			tryUnseen(t, ledger, plan, done, mine, gone[0], false)
		}
	}
}

// importDone imports another plan, whose task 2 is done, and returns the mark.
func importDone(t *testing.T, ledger store.Ledger) (plan string, done []model.Event) {
	t.Helper()
	plans, err := ledger.Plans(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	plan = importPlan(t, ledger, 2021+len(plans))
	return plan, apply(t, ledger, plan, "李", mark("2", 1, model.Done))
}

// tryUnseen makes a change of task 2 that is based on the task before the faster
// event, and checks whether it is refused.
func tryUnseen(
	t *testing.T, ledger store.Ledger, plan string, seen []model.Event, kind model.Kind, faster model.Event, refused bool,
) {
	t.Helper()
	change := changeKinds(model.Todo)[kind]
	change.Seen = 1 + len(seen)
	if refused {
		wantConflict(t, refuse(t, ledger, plan, "李", change), faster, false)
		return
	}
	if _, _, err := ledger.Apply(t.Context(), plan, "李", noon(), []model.Change{change}); err != nil {
		t.Errorf("%s after an unseen %s: %v", kind, faster.Kind, err)
	}
}

func testUnknownVersion(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	first := apply(t, ledger, plan, "李", mark("1", 1, model.Done))[0]
	wantConflict(t, refuse(t, ledger, plan, "王", mark("1", 7, model.Doing)), first, false)
	wantConflict(t, refuse(t, ledger, plan, "王", mark("1", -1, model.Doing)), first, false)
	second := apply(t, ledger, plan, "王", mark("1", 2, model.Doing))[0]
	wantConflict(t, refuse(t, ledger, plan, "李", mark("1", 2, model.Todo)), second, false)
	apply(t, ledger, plan, "李", mark("1", 0, model.Todo))
}

// What is undone was built on by what came later only where that depends on the
// same field.
func testUndoConflicts(t *testing.T, ledger store.Ledger) {
	builders := map[model.Kind][]model.Kind{
		model.KindMark:   {model.KindMark, model.KindVerify},
		model.KindVerify: nil, // a later mark clears it anyhow
		model.KindExtend: {model.KindExtend},
		model.KindTick:   nil,
		model.KindNote:   nil,
		model.KindReport: nil,
		model.KindCarry:  nil,
	}
	for kind, refused := range builders {
		for later, change := range changeKinds(model.Doing) {
			plan, mine := importDone(t, ledger)
			if kind != model.KindMark {
				mine = apply(t, ledger, plan, "李", changeKinds(model.Todo)[kind])
			}
			change.Note += "。" // a note is written even where the rest is so already
			if change.Kind == model.KindExtend {
				change.On = change.On.AddDays(1)
			}
			if change.Kind == model.KindCarry {
				change.Source = "2020/2"
			}
			built := apply(t, ledger, plan, "王", change)[0]
			undo := inverses(model.KindUndo, mine)
			if slices.Contains(refused, later) {
				wantConflict(t, refuse(t, ledger, plan, "李", undo...), built, true)
				apply(t, ledger, plan, "王", inverses(model.KindUndo, []model.Event{built})...)
			}
			undone := apply(t, ledger, plan, "李", undo...)[0]
			// A second undo names the first, not what was written since.
			apply(t, ledger, plan, "陈", note("2", "另"))
			wantConflict(t, refuse(t, ledger, plan, "李", undo...), undone, false)
		}
	}
}

// A redo is refused where somebody has set the same field since the undo.
func testRedoConflicts(t *testing.T, ledger store.Ledger) {
	for kind, change := range changeKinds(model.Todo) {
		plan, _ := importDone(t, ledger)
		mine := apply(t, ledger, plan, "李", change)
		undone := apply(t, ledger, plan, "李", inverses(model.KindUndo, mine)...)
		later := changeKinds(model.Doing)[kind]
		later.Note += "。"
		built := apply(t, ledger, plan, "王", later)[0]
		redo := inverses(model.KindRedo, undone)
		switch kind {
		case model.KindMark, model.KindVerify, model.KindExtend:
			wantConflict(t, refuse(t, ledger, plan, "李", redo...), built, true)
		default:
			apply(t, ledger, plan, "李", redo...)
		}
	}
}
