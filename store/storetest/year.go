package storetest

import (
	"errors"
	"testing"

	"duban/model"
	"duban/store"
)

func extend(task, to string) model.Change {
	day, _ := model.ParseDate(to)
	return model.Change{
		Task: task, Kind: model.KindExtend, On: day, Note: "等文件",
		Was: model.Date{Year: 2021, Month: 11, Day: 20},
	}
}

// wantRule checks that the error says that the rule was broken.
func wantRule(t *testing.T, err error, rule model.Rule) {
	t.Helper()
	var broken *model.RuleError
	if !errors.As(err, &broken) || broken.Rule != rule {
		t.Errorf("got %v, want that it breaks %s", err, rule)
	}
}

func testExtensions(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	first := apply(t, ledger, plan, "李", extend("1", "2021-12-01"))[0]
	second := apply(t, ledger, plan, "王", extend("1", "2021-12-31"))[0]
	if first.Was.String() != "2021-11-20" || second.Was != first.On || second.On.String() != "2021-12-31" {
		t.Errorf("extended from %s to %s and from %s to %s", first.Was, first.On, second.Was, second.On)
	}
	wantRule(t, refuse(t, ledger, plan, "李", extend("1", "2021-12-31")), model.RuleNotLater)
	wantRule(t, refuse(t, ledger, plan, "李", note("2", "好"), extend("1", "2021-12-15")), model.RuleNotLater)
	// What somebody built on stays; a mark is no such thing.
	changes := inverses(model.KindUndo, model.LastUndoable(load(t, ledger, plan).Log, "李"))
	wantConflict(t, refuse(t, ledger, plan, "李", changes...), second, true)
	apply(t, ledger, plan, "陈", mark("1", 0, model.Doing))
	undo(t, ledger, plan, "王")
	if state := load(t, ledger, plan).State("1"); state.Due != first.On {
		t.Errorf("due on %s after an undo, want %s", state.Due, first.On)
	}
	undo(t, ledger, plan, "李")
	if state := load(t, ledger, plan).State("1"); !state.Due.IsZero() || state.Status != model.Doing {
		t.Errorf("after both were undone: %+v", state)
	}
	redo(t, ledger, plan, "李")
	if extensions := load(t, ledger, plan).Extensions("1"); len(extensions) != 1 || extensions[0] != first {
		t.Errorf("after a redo %+v, want %+v", extensions, first)
	}
}

func testVerify(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	verify := func(task string) model.Change { return model.Change{Task: task, Kind: model.KindVerify} }
	apply(t, ledger, plan, "李", mark("1", 1, model.Done), mark("3", 1, model.Done))
	wantRule(t, refuse(t, ledger, plan, "王", verify("1"), verify("2")), model.RuleNotDone)
	verified := apply(t, ledger, plan, "王", verify("1"), verify("3"))
	if again := apply(t, ledger, plan, "陈", verify("1")); len(again) != 0 {
		t.Errorf("verified again: %+v", again)
	}
	state := load(t, ledger, plan).State("1")
	if state.VerifiedBy != "王" || !state.VerifiedAt.Equal(noon()) || state.DoneBy != "李" {
		t.Errorf("state %+v, want done by 李 and verified by 王", state)
	}
	// That it was verified builds on its having been done.
	changes := inverses(model.KindUndo, model.LastUndoable(load(t, ledger, plan).Log, "李"))
	wantConflict(t, refuse(t, ledger, plan, "李", changes...), verified[1], true)
	// Opening it again clears it, until that is taken back.
	apply(t, ledger, plan, "李", mark("1", 0, model.Todo))
	if state := load(t, ledger, plan).State("1"); state.VerifiedBy != "" || !state.VerifiedAt.IsZero() {
		t.Errorf("opened again, and still verified: %+v", state)
	}
	undo(t, ledger, plan, "李")
	if state := load(t, ledger, plan).State("1"); state.VerifiedBy != "王" {
		t.Errorf("no longer verified after an undo: %+v", state)
	}
	undo(t, ledger, plan, "王")
	if snapshot := load(t, ledger, plan); snapshot.State("1").VerifiedBy != "" || snapshot.State("3").VerifiedBy != "" {
		t.Error("still verified after an undo")
	}
}

func testCarry(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2022)
	carry := model.Change{Task: "1", Kind: model.KindCarry, Source: "2021/3", Note: "结转"}
	event := apply(t, ledger, plan, "李", carry)[0]
	if event.Source != "2021/3" || event.Note != "结转" {
		t.Errorf("carried over as %+v", event)
	}
	if again := apply(t, ledger, plan, "王", carry); len(again) != 0 {
		t.Errorf("carried over twice: %+v", again)
	}
	if state := load(t, ledger, plan).State("1"); state.Notes != 1 || state.Version != 2 {
		t.Errorf("state %+v, want one note, version 2", state)
	}
	undo(t, ledger, plan, "李")
	if again := apply(t, ledger, plan, "王", carry); len(again) != 1 {
		t.Errorf("after an undo it was not carried over: %+v", again)
	}
}

func testFilters(t *testing.T, ledger store.Ledger) {
	importPlan(t, ledger, 2021)
	keep := func(by string, filter model.SavedFilter) {
		t.Helper()
		if err := store.Filters().Change(t.Context(), ledger, by, func(kept []model.SavedFilter) ([]model.SavedFilter, error) {
			return model.PutFilter(kept, filter)
		}); err != nil {
			t.Fatal(err)
		}
	}
	kept := func(by string) []model.SavedFilter {
		t.Helper()
		filters, err := store.Filters().Read(t.Context(), ledger, by)
		if err != nil {
			t.Fatal(err)
		}
		return filters
	}
	if filters := kept("李"); len(filters) != 0 {
		t.Errorf("filters %+v of no person", filters)
	}
	late := model.SavedFilter{Name: "催办", Category: "更新", Office: "办公室", Role: model.RoleLead, Status: model.StatusOverdue, Search: "目录"}
	keep("李", late)
	keep("李", model.SavedFilter{Name: "其他", Month: "2021-11"})
	keep("王", model.SavedFilter{Name: "王的"})
	late.Key = 1
	if filters := kept("李"); len(filters) != 2 || filters[0] != late || filters[1].Key != 2 {
		t.Errorf("李 keeps %+v", filters)
	}
	if filters := kept("王"); len(filters) != 1 || filters[0].Name != "王的" {
		t.Errorf("王 keeps %+v", filters)
	}
	refused := errors.New("refused")
	if err := store.Filters().Change(t.Context(), ledger, "李", func(kept []model.SavedFilter) ([]model.SavedFilter, error) {
		kept[0].Name = "changed"
		return nil, refused
	}); !errors.Is(err, refused) {
		t.Errorf("got %v, want what the change said", err)
	}
	if filters := kept("李"); len(filters) != 2 || filters[0] != late {
		t.Errorf("after a refusal 李 keeps %+v", filters)
	}
	if got := revision(t, ledger); got != 1 {
		t.Errorf("revision %d, want 1: filters are no events", got)
	}
}

// testKeptSettings checks that each person has settings of their own, beside the log.
func testKeptSettings(t *testing.T, ledger store.Ledger) {
	importPlan(t, ledger, 2021)
	for _, line := range []string{"a = 1\n", "b = 2\n"} {
		if err := store.Settings().Change(t.Context(), ledger, "李", func(before string) (string, error) { return before + line, nil }); err != nil {
			t.Fatal(err)
		}
	}
	refused := errors.New("refused")
	if err := store.Settings().Change(t.Context(), ledger, "李", func(string) (string, error) { return "", refused }); !errors.Is(err, refused) {
		t.Errorf("got %v, want what the change said", err)
	}
	for by, want := range map[string]string{"李": "a = 1\nb = 2\n", "王": ""} {
		if got, err := store.Settings().Read(t.Context(), ledger, by); got != want || err != nil {
			t.Errorf("%s keeps %q, %v, want %q", by, got, err, want)
		}
	}
	if filters, err := store.Filters().Read(t.Context(), ledger, "李"); len(filters) > 0 || err != nil {
		t.Errorf("filters %+v, %v", filters, err)
	}
	if got := revision(t, ledger); got != 1 {
		t.Errorf("revision %d, want 1: settings are no events", got)
	}
	CheckClean(t, ledger)
}
