package bolt_test

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"testing"

	"duban/model"
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

// Ledgers of older versions read the same before and after they are migrated.
func TestOlderLedgers(t *testing.T) {
	for name, check := range map[string]func(t *testing.T, s *model.Snapshot){
		// Marks, ticks, an extension, a verification, undos and a corrected plan.
		"schema-4.db.gz": func(t *testing.T, s *model.Snapshot) {
			if s.State("3").DoneBy != "李" || s.State("5").Status != "doing" || len(s.State("2").Ticks) != 2 {
				t.Errorf("states %+v, %+v, %+v", s.State("3"), s.State("5"), s.State("2"))
			}
		},
		// Also a task added by hand, an edit, a part, a cancelled task, an office renamed.
		"schema-6.db.gz": func(t *testing.T, s *model.Snapshot) {
			if s.Task("A1") == nil || s.Task("5").Text != "汇总全年年报" || s.State("3").Status != "cancelled" || s.State("1").Status != "doing" {
				t.Errorf("states %+v, %+v, %+v, %+v", s.Task("A1"), s.Task("5"), s.State("3"), s.State("1"))
			}
		},
	} {
		t.Run(name, func(t *testing.T) { testOlderLedger(t, name, check) })
	}
}

func testOlderLedger(t *testing.T, name string, check func(t *testing.T, s *model.Snapshot)) {
	path := olderLedger(t, name)
	ledger := bolt.At(path, bolt.Options{})
	storetest.CheckClean(t, ledger)
	before, err := ledger.Load(t.Context(), "2021-2")
	must(t, err)
	check(t, before)
	note(t, ledger, "好") // on the first plan
	if got := schema(t, path); got != strconv.Itoa(bolt.SchemaVersion) {
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
	part, err := ledger.RecentOf(t.Context(), "2021-2", []string{"2"})
	must(t, err)
	if part.Task("2") == nil || len(part.Plan.Tasks) >= len(after.Plan.Tasks) {
		t.Errorf("of one task %d are read", len(part.Plan.Tasks))
	}
	kept := names(t, bolt.CopiesFolder(path))
	if len(kept) != 1 {
		t.Fatalf("kept %v, want a copy of the older ledger", kept)
	}
	storetest.CheckClean(t, bolt.At(filepath.Join(bolt.CopiesFolder(path), kept[0]), bolt.Options{}))
}
