package bolt_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"duban/model"
	"duban/store"
	"duban/store/bolt"
	"duban/store/storetest"
)

// operations are all that can be done with a ledger.
func operations(t *testing.T, ledger *bolt.Ledger) map[string]error {
	t.Helper()
	_, plans := ledger.Plans(t.Context())
	_, load := ledger.Load(t.Context(), "2021")
	_, since := ledger.News(t.Context(), "2021", 0)
	_, _, apply := ledger.Apply(t.Context(), "2021", "李", time.Now(), noteOn("1"))
	_, imported := ledger.Import(t.Context(), storetest.Plan(2022), "李", time.Now())
	_, check := ledger.Check(t.Context())
	_, filters := store.Filters().Read(t.Context(), ledger, "李")
	keep := store.Filters().Change(t.Context(), ledger, "李", func(kept []model.SavedFilter) ([]model.SavedFilter, error) {
		return model.PutFilter(kept, model.SavedFilter{Name: "催办"})
	})
	return map[string]error{
		"plans": plans, "load": load, "since": since, "apply": apply, "import": imported, "check": check,
		"filters": filters, "keep": keep,
	}
}

func TestFaults(t *testing.T) {
	tests := map[string]struct {
		spoil func(t *testing.T, path string)
		want  model.Fault
	}{
		"missing":               {func(t *testing.T, path string) { remove(t, path); remove(t, bolt.LockFile(path)) }, model.FaultMissing},
		"vanished":              {remove, model.FaultVanished},
		"no folder":             {func(t *testing.T, path string) { must(t, os.RemoveAll(filepath.Dir(path))) }, model.FaultNoDirectory},
		"the folder is a file":  {folderIsFile, model.FaultNoDirectory},
		"a folder":              {func(t *testing.T, path string) { remove(t, path); must(t, os.Mkdir(path, 0o700)) }, model.FaultIsDirectory},
		"empty":                 {func(t *testing.T, path string) { must(t, os.Truncate(path, 0)) }, model.FaultEmpty},
		"a short text":          {content([]byte("not a ledger\n")), model.FaultNotLedger},
		"a long text":           {content(bytes.Repeat([]byte("not a ledger\n"), 10_000)), model.FaultNotLedger},
		"zeros":                 {content(make([]byte, 1<<16)), model.FaultNotLedger},
		"noise":                 {content(noise(1 << 16)), model.FaultNotLedger},
		"another bbolt file":    {inside(deleteMeta), model.FaultNotLedger},
		"cut in the first page": {cut(100), model.FaultTruncated},
		"cut after a page":      {cut(4096), model.FaultTruncated},
		"cut in the data":       {cut(4096*3 + 1), model.FaultTruncated},
		"newer":                 {inside(makeNewer), model.FaultNewer},
		"no sense in the version": {inside(func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte("meta")).Put([]byte("schema"), []byte("x"))
		}), model.FaultDamaged},
		"a bucket is missing": {inside(func(tx *bbolt.Tx) error { return tx.DeleteBucket([]byte("states")) }), model.FaultDamaged},
		"both meta pages":     {func(t *testing.T, path string) { overwrite(t, path, 40, 3); overwrite(t, path, 4096+40, 3) }, model.FaultDamaged},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path := planFile(t)
			test.spoil(t, path)
			before, _ := os.ReadFile(path)
			_, folderBefore := os.Stat(filepath.Dir(path))
			for what, err := range operations(t, bolt.At(path, bolt.Options{})) {
				wantFault(t, what, err, test.want)
			}
			after, _ := os.ReadFile(path)
			_, folderAfter := os.Stat(filepath.Dir(path))
			if !bytes.Equal(before, after) || (folderBefore == nil) != (folderAfter == nil) {
				t.Error("something was written")
			}
		})
	}
}

func TestMissingLeavesNothingBehind(t *testing.T) {
	path := filepath.Join(t.TempDir(), "duban.db")
	for what, err := range operations(t, bolt.At(path, bolt.Options{})) {
		wantFault(t, what, err, model.FaultMissing)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 0 {
		t.Errorf("left %v, %v behind", entries, err)
	}
	err := bolt.Create(t.Context(), filepath.Join(filepath.Dir(path), "no", "duban.db"), nil, "", time.Now())
	wantFault(t, "create without a folder", err, model.FaultNoDirectory)
}

func TestReadOnlyRefuses(t *testing.T) {
	path := planFile(t)
	before, err := os.ReadFile(path)
	must(t, err)
	for what, err := range operations(t, bolt.At(path, bolt.Options{ReadOnly: true})) {
		if what == "apply" || what == "import" || what == "keep" {
			wantFault(t, what, err, model.FaultReadOnly)
		} else if err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Error("something was written")
	}
}

func TestCreateKeepsWhatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "duban.db")
	for _, there := range []string{"", "something"} {
		must(t, os.WriteFile(path, []byte(there), 0o600))
		must(t, bolt.Create(t.Context(), path, storetest.Plan(2021), "李", time.Now()))
		if now, err := os.ReadFile(path); err != nil || string(now) != there {
			t.Errorf("%q became %d bytes, %v", there, len(now), err)
		}
	}
}

// A folder shared by a group makes files shared by it, whatever the umask.
func TestModes(t *testing.T) {
	for folder, want := range map[os.FileMode]os.FileMode{
		0o700: 0o600, 0o755: 0o644, 0o770: 0o660, 0o770 | os.ModeSetgid: 0o660, 0o777 | os.ModeSticky: 0o600,
	} {
		directory := filepath.Join(t.TempDir(), "folder")
		must(t, os.Mkdir(directory, 0o700))
		must(t, os.Chmod(directory, folder))
		path := filepath.Join(directory, "duban.db")
		must(t, bolt.Create(t.Context(), path, nil, "", time.Now()))
		for _, name := range []string{path, path + ".lock"} {
			info, err := os.Stat(name)
			must(t, err)
			if got := info.Mode().Perm(); got != want {
				t.Errorf("in a folder of %v, %s is %v, want %v", folder, filepath.Base(name), got, want)
			}
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	must(t, os.Remove(path))
}

func folderIsFile(t *testing.T, path string) {
	t.Helper()
	must(t, os.RemoveAll(filepath.Dir(path)))
	must(t, os.WriteFile(filepath.Dir(path), nil, 0o600))
}

func content(data []byte) func(*testing.T, string) {
	return func(t *testing.T, path string) { t.Helper(); must(t, os.WriteFile(path, data, 0o600)) }
}

func noise(length int) []byte {
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // repeatable, not secret
	data := make([]byte, length)
	for i := range data {
		data[i] = byte(random.Uint32())
	}
	return data
}

func cut(size int64) func(*testing.T, string) {
	return func(t *testing.T, path string) { t.Helper(); must(t, os.Truncate(path, size)) }
}

func overwrite(t *testing.T, path string, place int64, value byte) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	must(t, err)
	_, err = file.WriteAt([]byte{value}, place)
	must(t, err)
	must(t, file.Close())
}

// inside changes a ledger behind its back.
func inside(change func(tx *bbolt.Tx) error) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		t.Helper()
		db, err := bbolt.Open(path, 0o600, nil)
		must(t, err)
		must(t, db.Update(change))
		must(t, db.Close())
	}
}

func deleteMeta(tx *bbolt.Tx) error { return tx.DeleteBucket([]byte("meta")) }

func deleteState(tx *bbolt.Tx) error { return tx.Bucket([]byte("states")).Delete([]byte("2021\x001")) }

func makeNewer(tx *bbolt.Tx) error {
	return tx.Bucket([]byte("meta")).Put([]byte("schema"), []byte("99"))
}

// An import that can't be done leaves no new ledger, and one that can is in it from
// the start.
func TestCreateWithImport(t *testing.T) {
	sample, other := storetest.Plan(2021), storetest.Plan(2022)
	for name, test := range map[string]struct {
		first bolt.FirstImport
		plans int // 0 where there is to be no ledger
	}{
		"a plan":          {bolt.FirstImport{Plan: other}, 2},
		"the same plan":   {bolt.FirstImport{Plan: sample}, 0},
		"a stale version": {bolt.FirstImport{Revision: &model.Revision{Plan: &model.Plan{ID: "2021", Version: 9}}}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "duban.db")
			ledger := bolt.At(path, bolt.Options{Copies: true})
			_, created, err := ledger.CreateWith(t.Context(), sample, test.first, "李", time.Now())
			ledger.Wait()
			if created != (test.plans > 0) || created != (err == nil) {
				t.Errorf("created is %v, error %v", created, err)
			}
			entries, failed := os.ReadDir(filepath.Dir(path))
			must(t, failed)
			if test.plans == 0 {
				if len(entries) > 0 {
					t.Errorf("left %v behind", entries)
				}
				return
			}
			plans, err := ledger.Plans(t.Context())
			if err != nil || len(plans) != test.plans {
				t.Errorf("the ledger has %v, %v", plans, err)
			}
			if _, newest := bolt.NewestCopy(path); newest == "" {
				t.Error("there is no copy of the day")
			}
			if _, created, err := ledger.CreateWith(t.Context(), sample, test.first, "李", time.Now()); created || err != nil {
				t.Errorf("created once more: %v, %v", created, err)
			}
		})
	}
}
