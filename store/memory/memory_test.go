package memory_test

import (
	"testing"

	"duban/model"
	"duban/store"
	"duban/store/memory"
	"duban/store/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, func(*testing.T) store.Ledger { return memory.New() })
}

func TestSimulation(t *testing.T) {
	storetest.Simulate(t, 200, func(*testing.T) func() store.Ledger {
		ledger := memory.New()
		return func() store.Ledger { return ledger }
	})
}

func TestPermits(t *testing.T) {
	storetest.Permits(t, func(*testing.T) (store.Ledger, func(model.Permit) store.Ledger) {
		ledger := memory.New()
		return ledger, ledger.With
	})
}

func TestRandomEdits(t *testing.T) {
	const sequences, each = 1000, 20
	for first := uint64(0); first < sequences; first += each {
		storetest.RandomEdits(t, memory.New(), first, each)
	}
}
