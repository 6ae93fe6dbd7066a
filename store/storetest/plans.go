package storetest

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"duban/model"
	"duban/store"
)

func testEmpty(t *testing.T, ledger store.Ledger) {
	plans, err := ledger.Plans(t.Context())
	if err != nil || len(plans) != 0 {
		t.Errorf("plans: %v, %v; want none", plans, err)
	}
	if got := revision(t, ledger); got != 0 {
		t.Errorf("revision %d, want 0", got)
	}
}

func testImport(t *testing.T, ledger store.Ledger) {
	id := importPlan(t, ledger, 2021)
	want := Plan(2021)
	want.ID, want.Version = id, 1
	snapshot := load(t, ledger, id)
	if !reflect.DeepEqual(snapshot.Plan, want) {
		t.Errorf("loaded\n%+v\nwant\n%+v", snapshot.Plan, want)
	}
	imported := model.Event{Seq: 1, Group: 1, At: noon().UTC(), By: "李", Plan: id, Kind: model.KindImport}
	if !slices.Equal(snapshot.Log, []model.Event{imported}) || snapshot.Revision != 1 {
		t.Errorf("log %+v at %d, want %+v at 1", snapshot.Log, snapshot.Revision, imported)
	}
	if state := snapshot.State("1"); state.Version != 1 || state.Status != model.Todo {
		t.Errorf("state %+v, want version 1, to do", state)
	}
	plans, err := ledger.Plans(t.Context())
	info := model.PlanInfo{ID: id, Title: want.Title, Issuer: want.Issuer, Year: 2021, Tasks: 3}
	if err != nil || !slices.Equal(plans, []model.PlanInfo{info}) {
		t.Errorf("plans %+v, %v; want %+v", plans, err, info)
	}
}

func testPlanIdentities(t *testing.T, ledger store.Ledger) {
	var got, listed []string
	for _, year := range []int{2022, 2021, 2021, 2021, 0} {
		plan := Plan(year)
		plan.UntilYear = year + len(got)
		plan.Title += strconv.Itoa(len(got)) // another one of the same year
		id, err := ledger.Import(t.Context(), plan, "李", noon())
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, id)
	}
	if want := []string{"2022", "2021", "2021-2", "2021-3", "plan"}; !slices.Equal(got, want) {
		t.Errorf("identities %v, want %v", got, want)
	}
	plans, err := ledger.Plans(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, plan := range plans {
		listed = append(listed, plan.ID)
		if plan.UntilYear != plan.Year+i {
			t.Errorf("plan %s lasts until %d, want %d", plan.ID, plan.UntilYear, plan.Year+i)
		}
	}
	if !slices.Equal(listed, got) {
		t.Errorf("listed as %v, want the order in which they came in, %v", listed, got)
	}
}

func testPlansAreCopied(t *testing.T, ledger store.Ledger) {
	plan := Plan(2021)
	id, err := ledger.Import(t.Context(), plan, "李", noon())
	if err != nil {
		t.Fatal(err)
	}
	if plan.ID != "" {
		t.Errorf("import gave the caller's plan the identity %q", plan.ID)
	}
	plan.Title, plan.Tasks[0].Text = "changed", "changed"
	load(t, ledger, id).Plan.Tasks[1].Text = "changed"
	want := Plan(2021)
	want.ID, want.Version = id, 1
	if got := load(t, ledger, id).Plan; !reflect.DeepEqual(got, want) {
		t.Errorf("what the caller did to its copy shows in the ledger: %+v", got)
	}
}

func testSeveralPlans(t *testing.T, ledger store.Ledger) {
	first, second := importPlan(t, ledger, 2021), importPlan(t, ledger, 2022)
	inFirst := apply(t, ledger, first, "李", mark("1", 1, model.Done))
	inSecond := apply(t, ledger, second, "王", mark("1", 1, model.Doing))
	for plan, want := range map[string]model.Status{first: model.Done, second: model.Doing} {
		snapshot := load(t, ledger, plan)
		if got := snapshot.State("1"); got.Status != want || got.Version != 2 {
			t.Errorf("plan %s: state %+v, want %s, version 2", plan, got, want)
		}
		if len(snapshot.Log) != 2 || snapshot.Revision != 4 {
			t.Errorf("plan %s: %d events at revision %d, want its own 2 at 4", plan, len(snapshot.Log), snapshot.Revision)
		}
	}
	for plan, want := range map[string][]model.Event{first: inFirst, second: inSecond} {
		news, err := ledger.News(t.Context(), plan, 2)
		if err != nil || news.Revision != 4 || !slices.Equal(news.Events, want) {
			t.Errorf("plan %s since 2: %+v, %v; want %+v, 4", plan, news, err, want)
		}
	}
}

func testUnknown(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	_, load := ledger.Load(t.Context(), "2012")
	_, since := ledger.News(t.Context(), "2012", 0)
	for name, err := range map[string]error{
		"load": load, "since": since, "apply": refuse(t, ledger, "2012", "李", note("1", "好")),
	} {
		var missing *model.NotFoundError
		if !errors.As(err, &missing) || missing.What != model.NounPlan || !slices.Equal(missing.Nearest, []string{plan}) {
			t.Errorf("%s of no plan: %v, want one not found, near %s", name, err, plan)
		}
	}
	var missing *model.NotFoundError
	err := refuse(t, ledger, plan, "李", note("1", "好"), note("12", "好"))
	if !errors.As(err, &missing) || missing.What != model.NounTask || missing.Name != "12" || len(missing.Nearest) != 0 {
		t.Errorf("note on no task: %v, want one not found, and none near it", err)
	}
}

func testEndedContext(t *testing.T, ledger store.Ledger) {
	plan := importPlan(t, ledger, 2021)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, plans := ledger.Plans(ctx)
	_, load := ledger.Load(ctx, plan)
	_, since := ledger.News(ctx, plan, 0)
	_, _, apply := ledger.Apply(ctx, plan, "李", noon(), []model.Change{note("1", "好")})
	_, imported := ledger.Import(ctx, Plan(2022), "李", noon())
	dropped := ledger.Drop(ctx, plan, "李", noon())
	_, check := ledger.Check(ctx)
	_, filters := store.Filters().Read(ctx, ledger, "李")
	changed := store.Filters().Change(ctx, ledger, "李", func(f []model.SavedFilter) ([]model.SavedFilter, error) { return f, nil })
	for name, err := range map[string]error{
		"plans": plans, "load": load, "since": since, "apply": apply, "import": imported, "drop": dropped, "check": check,
		"filters": filters, "change of filters": changed,
	} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v, want %v", name, err, context.Canceled)
		}
	}
	if got := revision(t, ledger); got != 1 {
		t.Errorf("revision %d, want 1", got)
	}
}
