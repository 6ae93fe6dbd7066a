package bolt_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/store/bolt"
	"duban/store/storetest"
)

// keptCopies are the copies kept for a reason.
func keptCopies(t *testing.T, path, why string) []string {
	t.Helper()
	var found []string
	for _, name := range names(t, bolt.CopiesFolder(path)) {
		if strings.HasPrefix(name, why+"-") && strings.HasSuffix(name, ".db") {
			found = append(found, filepath.Join(bolt.CopiesFolder(path), name))
		}
	}
	return found
}

// A copy is kept before each import. The latest copies stay, those of one second too.
func TestCopyBeforeEachImport(t *testing.T) {
	path := planFile(t)
	ledger := bolt.At(path, bolt.Options{Copies: true})
	t.Cleanup(ledger.Wait)
	note(t, ledger, "早")
	at := time.Date(2021, 11, 22, 9, 12, 0, 0, model.China())
	event := model.Event{Kind: model.KindImport, At: at.UTC()}
	if way := ledger.CopyBefore(event); way != "" {
		t.Errorf("a way back to before what never came in: %s", way)
	}
	for year := 2022; year < 2034; year++ {
		if year > 2024 {
			at = at.Add(time.Minute)
		}
		_, err := ledger.Import(t.Context(), storetest.Plan(year), "李", at)
		must(t, err)
		event.At = at
		before, err := bolt.At(ledger.CopyBefore(event), bolt.Options{}).Plans(t.Context())
		if err != nil || len(before) != year-2021 || before[len(before)-1].Year != year-1 {
			t.Errorf("before %d came in there were %v, %v", year, before, err)
		}
	}
	if left := keptCopies(t, path, "before-import"); len(left) != 10 {
		t.Errorf("%d copies stay: %v", len(left), left)
	}
	if way := ledger.CopyBefore(model.Event{Kind: model.KindMark, At: at}); way != "" {
		t.Errorf("a mark is undone, not restored from %s", way)
	}
	for _, copied := range keptCopies(t, path, "before-import") {
		storetest.CheckClean(t, bolt.At(copied, bolt.Options{}))
	}
}

// A copy is kept before a correction too. A refused import, or one without changes,
// leaves none.
func TestNoCopyOfRefusedImport(t *testing.T) {
	path := planFile(t)
	ledger := bolt.At(path, bolt.Options{Copies: true})
	t.Cleanup(ledger.Wait)
	snapshot, err := ledger.Load(t.Context(), "2021")
	must(t, err)
	same := *snapshot.Plan
	must(t, ledger.Revise(t.Context(), snapshot.Reconcile(&same), "李", time.Now()))
	corrected := *snapshot.Plan
	corrected.Title = "修订"
	revision := snapshot.Reconcile(&corrected)
	late := *revision
	late.Seen = 7
	if err := ledger.Revise(t.Context(), &late, "李", time.Now()); !errors.Is(err, model.ErrConflict) {
		t.Fatalf("%v, want a conflict", err)
	}
	if left := keptCopies(t, path, "before-import"); len(left) > 0 {
		t.Errorf("kept for nothing: %v", left)
	}
	must(t, ledger.Revise(t.Context(), revision, "李", time.Now()))
	if left := keptCopies(t, path, "before-import"); len(left) != 1 {
		t.Errorf("kept: %v", left)
	}
}

func TestNoImportWithoutCopy(t *testing.T) {
	path := planFile(t)
	must(t, os.WriteFile(bolt.CopiesFolder(path), nil, 0o600))
	ledger := bolt.At(path, bolt.Options{Copies: true})
	_, err := ledger.Import(t.Context(), storetest.Plan(2022), "李", time.Now())
	var broken *model.LedgerError
	if !errors.As(err, &broken) || broken.Path != bolt.CopiesFolder(path) {
		t.Errorf("%v, want an error that names the folder of the copies", err)
	}
	if plans, err := ledger.Plans(t.Context()); err != nil || len(plans) != 1 {
		t.Errorf("%v, %v: it came in", plans, err)
	}
}

// The ledger that a restore replaced is kept.
func TestCopyBeforeRestore(t *testing.T) {
	path := planFile(t)
	ledger := bolt.At(path, bolt.Options{Copies: true})
	t.Cleanup(ledger.Wait)
	backup := filepath.Join(t.TempDir(), "copy.db")
	_, err := ledger.Backup(t.Context(), backup, false)
	must(t, err)
	note(t, ledger, "晚")
	file, err := bolt.OpenBackup(backup)
	must(t, err)
	defer func() { _ = file.Close() }()
	restoration, err := bolt.PrepareRestore(t.Context(), path, file, backup)
	must(t, err)
	t.Cleanup(restoration.Wait)
	at := time.Now()
	kept, err := restoration.Finish(t.Context(), "李", "copy.db", at)
	must(t, err)
	if way := ledger.CopyBefore(model.Event{Kind: model.KindRestore, At: at}); way != kept {
		t.Errorf("the way back is %q, want %q", way, kept)
	}
}
