package bolt_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"duban/model"
	"duban/store/bolt"
	"duban/store/storetest"
)

// makeOlder makes a ledger what the first programs wrote, which kept each task
// for itself.
func makeOlder(tx *bbolt.Tx) error {
	plan := tx.Bucket([]byte("tasks")).Bucket([]byte("2021"))
	var tasks []json.RawMessage
	err := plan.ForEach(func(_, packed []byte) error {
		plain, err := zlib.NewReader(bytes.NewReader(packed))
		if err != nil {
			return err
		}
		for decoder := json.NewDecoder(plain); decoder.More(); {
			var task json.RawMessage
			if err := decoder.Decode(&task); err != nil {
				return err
			}
			tasks = append(tasks, task)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for place, task := range tasks {
		if err := plan.Put(binary.BigEndian.AppendUint64(nil, uint64(place)), task); err != nil {
			return err
		}
	}
	return tx.Bucket([]byte("meta")).Put([]byte("schema"), []byte("1"))
}

func schema(t *testing.T, path string) (version string) {
	t.Helper()
	inside(func(tx *bbolt.Tx) error {
		version = string(tx.Bucket([]byte("meta")).Get([]byte("schema")))
		return nil
	})(t, path)
	return version
}

// A ledger of an older version can be read as it is. The first change makes it
// one of this version, and what it was is kept.
func TestAnOlderLedgerIsMigratedAfterABackup(t *testing.T) {
	path := planFile(t)
	newer, err := bolt.At(path, bolt.Options{}).Load(t.Context(), "2021")
	must(t, err)
	inside(makeOlder)(t, path)
	ledger := bolt.At(path, bolt.Options{})
	read, err := ledger.Load(t.Context(), "2021")
	if err != nil || schema(t, path) != "1" {
		t.Fatalf("read: %v, and the version is %s; want it left alone", err, schema(t, path))
	}
	newer.Plan.Sample = true // older ledgers don't say that they begin with it
	if !reflect.DeepEqual(read.Plan, newer.Plan) {
		t.Errorf("it reads as %+v, want %+v", read.Plan, newer.Plan)
	}
	refused := []model.Change{{Task: "1", Seen: 7, Kind: model.KindMark, To: model.Done}}
	if _, _, err := ledger.Apply(t.Context(), "2021", "李", time.Now(), refused); err == nil || schema(t, path) != "1" || bolt.Exists(bolt.CopiesFolder(path)) {
		t.Errorf("a refused change: %v, and the version is %s; want it left alone", err, schema(t, path))
	}
	if plans, err := ledger.Plans(t.Context()); err != nil || len(plans) != 1 || !plans[0].Sample {
		t.Errorf("plans: %+v, %v; want the sample", plans, err)
	}
	note(t, ledger, "好")
	note(t, ledger, "好")
	if migrated, err := ledger.Load(t.Context(), "2021"); err != nil || !migrated.Plan.Sample || migrated.IsSample() {
		t.Errorf("migrated: %+v, %v; want the sample, which was changed", migrated.Plan, err)
	}
	if got := schema(t, path); got == "1" {
		t.Errorf("after a change the version is still %s", got)
	}
	storetest.CheckClean(t, ledger)
	kept := names(t, bolt.CopiesFolder(path))
	if len(kept) != 1 || !strings.HasPrefix(kept[0], "version-1-") {
		t.Fatalf("kept: %v, want the older ledger", kept)
	}
	older := filepath.Join(bolt.CopiesFolder(path), kept[0])
	if got := schema(t, older); got != "1" {
		t.Errorf("kept in version %s", got)
	}
	snapshot, err := bolt.At(older, bolt.Options{}).Load(t.Context(), "2021")
	if err != nil || snapshot.Revision != 1 {
		t.Errorf("kept at revision %v, %v; want 1", snapshot, err)
	}
	storetest.CheckClean(t, bolt.At(older, bolt.Options{}))
}

// Without a place for what it was, an older ledger stays what it is.
func TestAnOlderLedgerIsNotMigratedWithoutABackup(t *testing.T) {
	path := planFile(t)
	inside(makeOlder)(t, path)
	must(t, os.WriteFile(bolt.CopiesFolder(path), nil, 0o600))
	if _, _, err := bolt.At(path, bolt.Options{}).Apply(t.Context(), "2021", "李", time.Now(), noteOn("1")); err == nil {
		t.Error("the change was written")
	}
	if got := schema(t, path); got != "1" {
		t.Errorf("the version is %s", got)
	}
}

// What an older ledger's first change writes of its sample stays.
func TestMigrationKeepsWhatWasWritten(t *testing.T) {
	for name, change := range map[string]func(*bolt.Ledger) error{
		"dropped": func(ledger *bolt.Ledger) error { return ledger.Drop(t.Context(), "2021", "李", time.Now()) },
		"corrected": func(ledger *bolt.Ledger) error {
			snapshot, err := ledger.Load(t.Context(), "2021")
			must(t, err)
			corrected := *snapshot.Plan
			corrected.Title, corrected.Sample = "修订", false
			return ledger.Revise(t.Context(), snapshot.Reconcile(&corrected), "李", time.Now())
		},
	} {
		path := planFile(t)
		inside(makeOlder)(t, path)
		ledger := bolt.At(path, bolt.Options{})
		must(t, change(ledger))
		plans, err := ledger.Plans(t.Context())
		if err != nil || name == "dropped" && len(plans) != 0 || name == "corrected" && (len(plans) != 1 || plans[0].Title != "修订" || plans[0].Sample) {
			t.Errorf("%s: %+v, %v", name, plans, err)
		}
		storetest.CheckClean(t, ledger)
	}
}
