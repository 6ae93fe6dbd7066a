package bolt_test

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"duban/store/bolt"
	"duban/store/storetest"
)

// olderLedger unpacks a ledger that an older program wrote.
func olderLedger(t *testing.T, name string) (path string) {
	t.Helper()
	packed, err := os.Open(filepath.Join("testdata", name))
	must(t, err)
	defer func() { _ = packed.Close() }()
	plain, err := gzip.NewReader(packed)
	must(t, err)
	data, err := io.ReadAll(plain)
	must(t, err)
	path = filepath.Join(t.TempDir(), "duban.db")
	must(t, os.WriteFile(path, data, 0o600))
	return path
}

// A ledger of the fourth version, with marks, ticks, an extension, a verification,
// undos and a corrected plan, reads the same before and after it is migrated.
func TestLedgerOfVersion4(t *testing.T) {
	path := olderLedger(t, "schema-4.db.gz")
	ledger := bolt.At(path, bolt.Options{})
	storetest.CheckClean(t, ledger)
	before, err := ledger.Load(t.Context(), "2021-2")
	must(t, err)
	if before.State("3").DoneBy != "李" || before.State("5").Status != "doing" || len(before.State("2").Ticks) != 2 {
		t.Errorf("states %+v, %+v, %+v", before.State("3"), before.State("5"), before.State("2"))
	}
	note(t, ledger, "好") // on the first plan
	if got := schema(t, path); got != "7" {
		t.Errorf("after a change the version is %s", got)
	}
	storetest.CheckClean(t, ledger)
	after, err := ledger.Load(t.Context(), "2021-2")
	must(t, err)
	if !reflect.DeepEqual(before.Plan, after.Plan) || !reflect.DeepEqual(before.Log, after.Log) {
		t.Error("the plan or its log is another one")
	}
	for _, task := range after.Plan.Tasks {
		if got, want := after.State(task.ID), before.State(task.ID); !reflect.DeepEqual(got, want) {
			t.Errorf("task %s: %+v, want %+v", task.ID, got, want)
		}
	}
	kept := names(t, bolt.CopiesFolder(path))
	if len(kept) != 1 {
		t.Fatalf("kept %v, want a copy of the older ledger", kept)
	}
	storetest.CheckClean(t, bolt.At(filepath.Join(bolt.CopiesFolder(path), kept[0]), bolt.Options{}))
}
