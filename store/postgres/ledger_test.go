//go:build unix

package postgres_test

import (
	"testing"
	"time"

	"duban/model"
	"duban/store"
	"duban/store/postgres"
	"duban/store/postgres/servertest"
	"duban/store/storetest"
)

// open opens a new ledger without plans.
func open(t *testing.T, url string, options postgres.Options) *postgres.Ledger {
	t.Helper()
	ledger, err := postgres.At(url, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(ledger.Close)
	return ledger
}

func newLedger(t *testing.T, server *servertest.Server) (url string) {
	t.Helper()
	url = server.URL()
	if err := open(t, url, postgres.Options{}).Create(t.Context(), nil, "", time.Time{}); err != nil {
		t.Fatal(err)
	}
	return url
}

// TestLedger tests a server that all its parts share, as starting one takes seconds.
func TestLedger(t *testing.T) {
	server := servertest.Start(t)
	for name, test := range map[string]func(*testing.T, *servertest.Server){
		"conformance": testConformance, "simulation": testSimulation, "permits": testPermits, "moving": testMoveToServerAndBack,
		"a cut connection": testCutAtCommit, "faults": testFaults, "grants": testGrants, "a grant to the owner": testGrantToOwner, "created together": testCreateTogether, "watching": testWatch, "damage": testCheckFinds,
		"a repeated change": testRepeated, "a broken connection": testBrokenConnection, "no text": testNamesThatAreNoText,
	} {
		t.Run(name, func(t *testing.T) { test(t, server) })
	}
}

func testConformance(t *testing.T, server *servertest.Server) {
	storetest.Run(t, func(t *testing.T) store.Ledger {
		return open(t, newLedger(t, server), postgres.Options{})
	})
}

func testSimulation(t *testing.T, server *servertest.Server) {
	storetest.Simulate(t, 50, func(t *testing.T) func() store.Ledger {
		url := newLedger(t, server)
		return func() store.Ledger { return open(t, url, postgres.Options{}) }
	})
}

func keepNothing(*store.Archive) error { return nil }

// testPermits empties one ledger again and again, which is faster than making new ones.
func testPermits(t *testing.T, server *servertest.Server) {
	url := newLedger(t, server)
	ledger := open(t, url, postgres.Options{})
	storetest.Permits(t, func(t *testing.T) (store.Ledger, func(model.Permit) store.Ledger) {
		must(t, ledger.Replace(t.Context(), &store.Archive{Events: func(func(model.Event, error) bool) {}}, keepNothing))
		return open(t, url, postgres.Options{}), func(permit model.Permit) store.Ledger {
			return open(t, url, postgres.Options{Permit: permit})
		}
	})
}
