package memory_test

import (
	"testing"

	"duban/store"
	"duban/store/memory"
	"duban/store/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, func(*testing.T) store.Ledger { return memory.New() })
}
