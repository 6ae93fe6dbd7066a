//go:build unix

package postgres_test

import (
	"errors"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"duban/model"
	"duban/store"
	"duban/store/bolt"
	"duban/store/postgres"
	"duban/store/postgres/servertest"
	"duban/store/storetest"
)

// A ledger moves to a server and back with all that it holds.
func testMoveToServerAndBack(t *testing.T, server *servertest.Server) {
	path := filepath.Join(t.TempDir(), "duban.db")
	must(t, bolt.Create(t.Context(), path, nil, "李", time.Now()))
	first := bolt.At(path, bolt.Options{})
	storetest.RandomEdits(t, first, 7, 3)
	fillBesides(t, first)
	url := newLedger(t, server)
	onServer := open(t, url, postgres.Options{})
	other := open(t, url, postgres.Options{})
	_, err := other.Plans(t.Context())
	must(t, err)
	must(t, first.Export(t.Context(), func(archive *store.Archive) error { return onServer.Replace(t.Context(), archive, nil) }))
	sameLedgers(t, first, onServer)
	back := filepath.Join(t.TempDir(), "back.db")
	must(t, onServer.Export(t.Context(), func(archive *store.Archive) error { return bolt.CreateFrom(t.Context(), back, archive) }))
	sameLedgers(t, first, bolt.At(back, bolt.Options{}))
	err = onServer.Export(t.Context(), func(archive *store.Archive) error { return bolt.CreateFrom(t.Context(), back, archive) })
	wantFault(t, err, model.FaultExists)
}

// fillBesides adds a plan that is dropped, one that is the sample, filters and forms.
func fillBesides(t *testing.T, ledger store.Ledger) {
	t.Helper()
	plan := storetest.Plan(2019)
	plan.Sample = true
	dropped, err := ledger.Import(t.Context(), plan, "王", time.Now())
	must(t, err)
	must(t, ledger.Drop(t.Context(), dropped, "王", time.Now()))
	_, err = ledger.Import(t.Context(), plan, "王", time.Now())
	must(t, err)
	must(t, store.Filters().Change(t.Context(), ledger, "王", func([]model.SavedFilter) ([]model.SavedFilter, error) {
		return []model.SavedFilter{{Key: 1, Name: "财务\x00科"}}, nil
	}))
	must(t, store.Forms().Change(t.Context(), ledger, "王", func([]model.DocumentForm) ([]model.DocumentForm, error) {
		return []model.DocumentForm{{}}, nil
	}))
	must(t, store.Settings().Change(t.Context(), ledger, "王", func(string) (string, error) { return "ascii = true\n", nil }))
}

func sameLedgers(t *testing.T, one, other store.Ledger) {
	t.Helper()
	storetest.CheckClean(t, other)
	plans, err := one.Plans(t.Context())
	must(t, err)
	others, err := other.Plans(t.Context())
	must(t, err)
	if !reflect.DeepEqual(plans, others) || len(plans) == 0 {
		t.Fatalf("the plans are %+v, want %+v", others, plans)
	}
	for _, plan := range plans {
		want, err := one.Load(t.Context(), plan.ID)
		must(t, err)
		got, err := other.Load(t.Context(), plan.ID)
		must(t, err)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("plan %s: %+v, want %+v", plan.ID, got, want)
		}
	}
	for _, kind := range store.KeptKinds() {
		want, got := kind.NewValue(), kind.NewValue()
		must(t, errors.Join(one.Kept(t.Context(), kind, "王", want), other.Kept(t.Context(), kind, "王", got)))
		if reflect.DeepEqual(want, kind.NewValue()) || !reflect.DeepEqual(got, want) {
			t.Errorf("the %s are %+v, want %+v", kind, got, want)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
