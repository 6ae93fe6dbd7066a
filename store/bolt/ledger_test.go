package bolt_test

import (
	"testing"

	"duban/model"
	"duban/store"
	"duban/store/bolt"
	"duban/store/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Ledger { return bolt.At(newFile(t), bolt.Options{}) })
}

func TestSimulation(t *testing.T) {
	storetest.Simulate(t, 150, func(t *testing.T) func() store.Ledger {
		path := newFile(t)
		return func() store.Ledger { return bolt.At(path, bolt.Options{}) }
	})
}

func TestPermits(t *testing.T) {
	storetest.Permits(t, func(t *testing.T) (store.Ledger, func(model.Permit) store.Ledger) {
		path := newFile(t)
		return bolt.At(path, bolt.Options{}), func(permit model.Permit) store.Ledger {
			return bolt.At(path, bolt.Options{Permit: permit})
		}
	})
}

// newFile makes a ledger without plans.
func newFile(t testing.TB) string {
	t.Helper()
	return createFile(t, nil)
}
