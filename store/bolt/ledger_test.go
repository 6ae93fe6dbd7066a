package bolt_test

import (
	"path/filepath"
	"testing"
	"time"

	"duban/store"
	"duban/store/bolt"
	"duban/store/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Ledger { return newLedger(t) })
}

// newLedger makes a ledger without plans.
func newLedger(t testing.TB) *bolt.Ledger {
	t.Helper()
	path := filepath.Join(t.TempDir(), "duban.db")
	if err := bolt.Create(t.Context(), path, nil, "", time.Time{}); err != nil {
		t.Fatal(err)
	}
	return bolt.At(path, bolt.Options{})
}
