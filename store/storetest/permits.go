package storetest

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/store"
)

// Permits tests that an engine allows no more than the permit says.
// The open function returns a new, empty ledger, and how to open the same one
// with a permit.
func Permits(t *testing.T, open func(t *testing.T) (store.Ledger, func(model.Permit) store.Ledger)) {
	office := ofOffices("局办公室")
	day := model.Date{Year: 2021, Month: time.May, Day: 31}
	changes := map[string]model.Change{
		"mark": mark("1", 0, model.Done), "note": note("1", "好"), "report": reporting("1", "办公室", "好", day),
		"urge":           urging("1", "办公室", model.Date{}),
		"foreign report": reporting("1", "财务科", "好", day),
		"tick":           {Task: "2", Kind: model.KindTick, On: day},
		"extend":         {Task: "1", Kind: model.KindExtend, On: model.Date{Year: 2021, Month: 12, Day: 1}, Note: "疫情"},
		"verify":         {Task: "3", Kind: model.KindVerify}, "carry": {Task: "1", Kind: model.KindCarry, Source: "2020/1", Note: "结转"},
		"foreign mark": mark("3", 0, model.Done), "foreign note": note("3", "好"),
		"both": note("1", "好"), // and a foreign one; see below
	}
	own := []string{"mark", "note", "tick", "report"}
	all := []string{"mark", "note", "tick", "report", "urge", "extend", "verify", "carry", "foreign mark", "foreign note", "foreign report", "both"}
	for _, allowed := range []struct {
		permit model.Permit
		names  []string
	}{
		{model.Permit{Access: model.AccessViewer}, nil},
		{model.Permit{Access: "unheard-of"}, nil},
		{office, own},
		{ofOffices("办公室"), own},
		{ofOffices("各科室"), nil}, // a class is no office
		{ofOffices("财务科"), nil}, // reached by a class, not named
		{ofOffices("财务科", "办公室"), own},
		{ofOffices("财务科", "火星科"), nil},
		{ofOffices(model.ByMatterOffice), nil}, // no office is named
		{ofOffices("bgs"), nil},
		{ofOffices("BanGongShi", "公室", "办公"), nil},
		{ofOffices(""), nil},
		{ofOffices(), nil},
		{model.Permit{Access: model.AccessEditor}, all},
		{model.Permit{Access: model.AccessAdmin}, all},
	} {
		permit, names := allowed.permit, allowed.names
		for name, change := range changes {
			t.Run(string(permit.Access)+" "+strings.Join(permit.Offices, ",")+" "+name, func(t *testing.T) {
				testPermit(t, open, permit, name, change, slices.Contains(names, name))
			})
		}
	}
	permitsOf(t, office, open)
}

// testPermit makes a change with a permit, which may allow it or not.
func testPermit(
	t *testing.T, open func(t *testing.T) (store.Ledger, func(model.Permit) store.Ledger),
	permit model.Permit, name string, change model.Change, may bool,
) {
	t.Helper()
	ledger, with := open(t)
	plan := importPlan(t, ledger, 2021)
	apply(t, ledger, plan, "李", mark("3", 0, model.Done), mark("3", 0, model.Doing), mark("3", 0, model.Done), note("3", "始"))
	asked := []model.Change{change}
	switch name {
	case "foreign mark":
		asked[0].To = model.Todo
	case "both":
		asked = append(asked, note("3", "好"))
	}
	if may {
		apply(t, with(permit), plan, "王", asked...)
	} else {
		wantForbidden(t, refuse(t, with(permit), plan, "王", asked...), permit)
	}
	CheckClean(t, ledger)
}

// permitsOf tests what depends on more than the kind of the change.
func permitsOf(t *testing.T, office model.Permit, open func(t *testing.T) (store.Ledger, func(model.Permit) store.Ledger)) {
	t.Run("approval", func(t *testing.T) { testSubmitting(t, office, open) })
	t.Run("a redo with approval on", func(t *testing.T) { testRestoring(t, office, open) })
	t.Run("a cancelled task", func(t *testing.T) { testBringBack(t, office, open) })
	t.Run("an office's own undo", func(t *testing.T) { testOwnUndo(t, office, open) })
	t.Run("a plan corrected meanwhile", func(t *testing.T) { testCorrectedMeanwhile(t, office, open) })
	t.Run("what only admins may", func(t *testing.T) { testSettingsPermits(t, office, open) })
	t.Run("what is no change of a task", func(t *testing.T) { testOperations(t, office, open) })
}

func ofOffices(names ...string) model.Permit {
	return model.Permit{Access: model.AccessOffice, Offices: names}
}

func wantForbidden(t *testing.T, err error, permit model.Permit) {
	t.Helper()
	var forbidden *model.ForbiddenError
	if !errors.As(err, &forbidden) || !reflect.DeepEqual(forbidden.Permit, permit) || forbidden.By != "王" {
		t.Errorf("got %v, want it forbidden to 王 by %+v", err, permit)
	}
}

// Who may not cancel a task may not take its cancellation back.
func testBringBack(t *testing.T, office model.Permit, open func(t *testing.T) (store.Ledger, func(model.Permit) store.Ledger)) {
	ledger, with := open(t)
	plan := importPlan(t, ledger, 2021)
	apply(t, ledger, plan, "李", cancelling("1", 0))
	wantForbidden(t, refuse(t, with(office), plan, "王", mark("1", 0, model.Todo)), office)
	apply(t, with(model.Permit{Access: model.AccessEditor}), plan, "王", mark("1", 0, model.Todo))
	apply(t, with(office), plan, "王", mark("1", 0, model.Doing))
	apply(t, with(office), plan, "王", mark("1", 0, model.Todo))
	CheckClean(t, ledger)
}

func testOwnUndo(t *testing.T, office model.Permit, open func(t *testing.T) (store.Ledger, func(model.Permit) store.Ledger)) {
	ledger, with := open(t)
	plan := importPlan(t, ledger, 2021)
	theirs := apply(t, ledger, plan, "李", mark("1", 0, model.Doing))
	extended := apply(t, ledger, plan, "王", model.Change{Task: "1", Kind: model.KindExtend, On: model.Date{Year: 2021, Month: 12, Day: 1}, Note: "疫情"})
	wantForbidden(t, refuse(t, with(office), plan, "王", inverses(model.KindUndo, theirs)...), office)
	wantForbidden(t, refuse(t, with(office), plan, "王", inverses(model.KindUndo, extended)...), office)
	own := apply(t, with(office), plan, "王", mark("1", 0, model.Done))
	undone := apply(t, with(office), plan, "王", inverses(model.KindUndo, own)...)
	apply(t, with(office), plan, "王", inverses(model.KindRedo, undone)...)
	CheckClean(t, ledger)
}

// What an office may do is decided on the plan as it is when that is written,
// not as it was when the office last looked.
func testCorrectedMeanwhile(t *testing.T, office model.Permit, open func(t *testing.T) (store.Ledger, func(model.Permit) store.Ledger)) {
	ledger, with := open(t)
	plan := importPlan(t, ledger, 2021)
	seat := with(office)
	load(t, seat, plan)
	corrected := Plan(2021)
	corrected.Tasks[1].OfficesRaw, corrected.Tasks[1].Lead = "财务科", []string{"财务科"}
	corrected.Tasks[2].OfficesRaw, corrected.Tasks[2].Lead, corrected.Tasks[2].ByMatter = "局办公室", []string{"办公室"}, false
	if err := ledger.Revise(t.Context(), reconciled(t, ledger, plan, corrected), "李", noon()); err != nil {
		t.Fatal(err)
	}
	wantForbidden(t, refuse(t, seat, plan, "王", note("2", "好")), office)
	apply(t, seat, plan, "王", note("3", "好"))
	CheckClean(t, ledger)
}

func testOperations(t *testing.T, office model.Permit, open func(t *testing.T) (store.Ledger, func(model.Permit) store.Ledger)) {
	ledger, with := open(t)
	plan := importPlan(t, ledger, 2021)
	keep := func([]model.SavedFilter) ([]model.SavedFilter, error) { return nil, nil }
	for _, permit := range []model.Permit{{Access: model.AccessViewer}, office, {Access: model.AccessEditor}} {
		before := revision(t, ledger)
		_, err := with(permit).Import(t.Context(), Plan(2022), "王", noon())
		wantForbidden(t, err, permit)
		corrected := Plan(2021)
		corrected.Tasks = corrected.Tasks[:1]
		err = with(permit).Revise(t.Context(), reconciled(t, ledger, plan, corrected), "王", noon())
		wantForbidden(t, err, permit)
		wantForbidden(t, with(permit).Drop(t.Context(), plan, "王", noon()), permit)
		forms := func([]model.DocumentForm) ([]model.DocumentForm, error) { return nil, nil }
		wantForbidden(t, store.Forms().Change(t.Context(), with(permit), "王", forms), permit)
		if err := store.Settings().Change(t.Context(), with(permit), "王", func(string) (string, error) { return "ascii = true\n", nil }); err != nil {
			t.Errorf("%+v keeps no settings: %v", permit, err)
		}
		err = store.Filters().Change(t.Context(), with(permit), "王", keep)
		if permit.Access == model.AccessViewer {
			wantForbidden(t, err, permit)
		} else if err != nil {
			t.Error(err)
		}
		if after := revision(t, ledger); after != before {
			t.Errorf("%+v: the revision went from %d to %d", permit, before, after)
		}
	}
	if _, err := with(model.Permit{Access: model.AccessAdmin}).Import(t.Context(), Plan(2022), "王", noon()); err != nil {
		t.Error(err)
	}
	if err := with(model.Permit{Access: model.AccessAdmin}).Drop(t.Context(), plan, "王", noon()); err != nil {
		t.Error(err)
	}
	CheckClean(t, ledger)
}
