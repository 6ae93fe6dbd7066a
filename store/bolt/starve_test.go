package bolt_test

import (
	"testing"
	"time"

	"duban/store/bolt"
)

// playLook reads again and again, as many dashboards do.
func playLook(args []string) error {
	ledger := bolt.At(args[0], bolt.Options{})
	for {
		if _, err := ledger.Load(background(), "2021"); err != nil {
			return err
		}
	}
}

// Readers share the ledger, so that it is never free while there are many. A
// change must get its turn all the same.
func TestReadersDoNotStarveAWriter(t *testing.T) {
	path := busyFile(t)
	for range 12 {
		start(t, "look", path)
	}
	ledger := bolt.At(path, bolt.Options{Timeout: time.Minute})
	var worst time.Duration
	for range 15 {
		before := time.Now()
		note(t, ledger, "好")
		worst = max(worst, time.Since(before))
	}
	t.Logf("beside 12 readers a change took %v at worst", worst)
	if worst > 2*time.Second {
		t.Errorf("a change waited %v for readers", worst)
	}
}
