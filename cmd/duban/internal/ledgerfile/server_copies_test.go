package ledgerfile_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"duban/cmd/duban/internal/ledgerfile"
	"duban/model"
	"duban/store"
)

// A copy that could not be made has no path to be named.
func TestServerCopyOfADamagedLedger(t *testing.T) {
	t.Parallel()
	copies := ledgerfile.ServerCopies{Folder: filepath.Join(t.TempDir(), "copies")}
	damaged := &store.Archive{Revision: 1, Events: func(yield func(model.Event, error) bool) {
		yield(model.Event{}, &model.LedgerError{Fault: model.FaultDamaged})
	}}
	path, err := copies.Keep(t.Context(), damaged, time.Now())
	if err == nil || path != "" {
		t.Errorf("%q, %v", path, err)
	}
	if left, err := filepath.Glob(filepath.Join(copies.Folder, "*.db")); err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}

// The last ten copies are kept, and the one that was just made even where the clock was set
// back since.
func TestPruneServerCopies(t *testing.T) {
	t.Parallel()
	copies := ledgerfile.ServerCopies{Folder: t.TempDir()}
	empty := &store.Archive{Events: func(func(model.Event, error) bool) {}}
	made, err := copies.Keep(t.Context(), empty, time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"other.db", "replaced-notes.txt"}
	for i := range 12 {
		names = append(names, fmt.Sprintf("replaced-2021-11-%02d-080000.db", i+1))
	}
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(copies.Folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	copies.Prune(made)
	left, err := filepath.Glob(filepath.Join(copies.Folder, "replaced-*.db"))
	if err != nil || len(left) != 11 || left[0] != made || filepath.Base(left[1]) != "replaced-2021-11-03-080000.db" {
		t.Errorf("%q are left, %v", left, err)
	}
	for _, name := range names[:2] {
		if _, err := os.Stat(filepath.Join(copies.Folder, name)); err != nil {
			t.Error(err)
		}
	}
}
