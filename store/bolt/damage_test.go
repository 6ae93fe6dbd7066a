package bolt_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
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

// busyFile makes a ledger whose buckets take several pages each.
func busyFile(t *testing.T) string {
	t.Helper()
	path := yearFile(t)
	var changes []model.Change
	for i := range 300 {
		changes = append(changes, model.Change{Task: fmt.Sprint(1 + i%30), Kind: model.KindNote, Note: "已完成一项工作"})
	}
	_, _, err := bolt.At(path, bolt.Options{}).Apply(t.Context(), "2021", "李", time.Now(), changes)
	must(t, err)
	must(t, store.Filters().Change(t.Context(), bolt.At(path, bolt.Options{}), "李", func([]model.SavedFilter) ([]model.SavedFilter, error) {
		return model.PutFilter(nil, model.SavedFilter{Name: "逾期的", Status: model.StatusOverdue})
	}))
	must(t, store.Forms().Change(t.Context(), bolt.At(path, bolt.Options{}), "李", func([]model.DocumentForm) ([]model.DocumentForm, error) {
		return []model.DocumentForm{{Names: []string{"序号", "任务"}, Columns: map[int]string{1: "number"}}}, nil
	}))
	return path
}

// With any bytes in the file, operations return a result or a fault; a
// fault of the map or a circle of pages would end the process. What the check
// passes, everything else can read.
func TestDamageIsReported(t *testing.T) {
	sound, err := os.ReadFile(busyFile(t))
	must(t, err)
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // repeatable, not secret
	found := map[model.Fault]int{}
	path := filepath.Join(t.TempDir(), "duban.db")
	for round := range 300 {
		spoilt := append([]byte(nil), sound...)
		spoil(random, spoilt, round)
		must(t, os.WriteFile(path, spoilt, 0o600))
		ledger := bolt.At(path, bolt.Options{Timeout: time.Second})
		report, err := ledger.Check(t.Context())
		passed := err == nil && len(report.Problems) == 0
		for what, err := range operations(t, ledger) {
			var fault *model.LedgerError
			if err != nil && !errors.As(err, &fault) && !errors.Is(err, model.ErrConflict) && !notFound(err) {
				t.Errorf("seed %d, round %d: %s: %v, want a fault", seed, round, what, err)
			}
			if fault != nil {
				found[fault.Fault]++
			}
			if passed && err != nil {
				t.Errorf("seed %d, round %d: the check passed, but %s: %v", seed, round, what, err)
			}
		}
	}
	if found[model.FaultDamaged] == 0 || found[model.FaultBusy] > 0 {
		t.Errorf("seed %d: faults %v, want damage, and no lock that stays", seed, found)
	}
	t.Logf("faults: %v", found)
}

// Tasks at another place than the head of their plan counts are damage: a change would not
// find its task.
func TestMisplacedTasks(t *testing.T) {
	path := planFile(t)
	_, err := bolt.At(path, bolt.Options{}).Import(t.Context(), storetest.Plan(2022), "李", time.Now())
	must(t, err)
	inside(func(tx *bbolt.Tx) error {
		packs := tx.Bucket([]byte("tasks")).Bucket([]byte("2022"))
		key, pack := packs.Cursor().First()
		if err := packs.Put([]byte("\x00\x00\x00\x00\x00\x00\x00\x01"), bytes.Clone(pack)); err != nil {
			return err
		}
		return packs.Delete(bytes.Clone(key))
	})(t, path)
	report, err := bolt.At(path, bolt.Options{}).Check(t.Context())
	var fault *model.LedgerError
	if !errors.As(err, &fault) || fault.Fault != model.FaultDamaged {
		t.Errorf("%+v, %v, want damage", report, err)
	}
}

func notFound(err error) bool {
	var missing *model.NotFoundError
	return errors.As(err, &missing)
}

// spoil changes a byte, a run of bytes or a whole page.
func spoil(random *rand.Rand, data []byte, round int) {
	const pageSize = 4096
	place := 2*pageSize + random.IntN(len(data)-2*pageSize)
	switch round % 4 {
	case 0: // somewhere among a page's header and elements
		data[place/pageSize*pageSize+random.IntN(200)] ^= byte(1 + random.IntN(255))
	case 1:
		data[place] ^= byte(1 + random.IntN(255))
	case 2:
		for i := place; i < min(place+200, len(data)); i++ {
			data[i] = byte(random.Uint32())
		}
	case 3: // a page takes the place of another
		from := 2 + random.IntN(len(data)/pageSize-2)
		copy(data[place/pageSize*pageSize:][:pageSize], data[from*pageSize:])
	}
}

// A page that points to itself, or a free list with a page in use, is
// damage when the ledger is opened, before anything is read or written.
func TestContradictoryPages(t *testing.T) {
	source := busyFile(t)
	sound, err := os.ReadFile(source)
	must(t, err)
	path := filepath.Join(t.TempDir(), "duban.db")
	tried := map[string]int{}
	spoil := func(page, place int, kind string) {
		tried[kind]++
		spoilt := append([]byte(nil), sound...)
		binary.NativeEndian.PutUint64(spoilt[page*os.Getpagesize()+place:], uint64(page))
		must(t, os.WriteFile(path, spoilt, 0o600))
		for what, err := range operations(t, bolt.At(path, bolt.Options{})) {
			var broken *model.LedgerError
			if !errors.As(err, &broken) || broken.Fault != model.FaultDamaged {
				t.Errorf("%s page %d: %s: %v, want damage", kind, page, what, err)
			}
		}
		after, err := os.ReadFile(path)
		must(t, err)
		if !bytes.Equal(after, spoilt) {
			t.Errorf("%s page %d: the damaged ledger was written", kind, page)
		}
	}
	inside(func(tx *bbolt.Tx) error {
		const header, element, child, entry = 16, 16, 8, 8
		for number := 2; ; number++ {
			page, err := tx.Page(number)
			must(t, err)
			if page == nil {
				return nil
			}
			for i := range page.Count {
				switch page.Type {
				case "branch":
					spoil(number, header+element*i+child, page.Type)
				case "freelist":
					spoil(number, header+entry*i, page.Type)
				}
			}
		}
	})(t, source)
	if tried["branch"] == 0 || tried["freelist"] == 0 {
		t.Errorf("spoilt %v, want branches and free pages", tried)
	}
}

// A pack that unfolds to more than any plan holds does not fill the memory.
func TestHugePack(t *testing.T) {
	path := planFile(t)
	var packed bytes.Buffer
	deflated := zlib.NewWriter(&packed)
	_, _ = deflated.Write([]byte(`{"text":"`))
	for range 100 {
		_, _ = deflated.Write(bytes.Repeat([]byte("a"), 1<<20))
	}
	_, _ = deflated.Write([]byte(`"}`))
	must(t, deflated.Close())
	inside(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("tasks")).Bucket([]byte("2021")).Put(make([]byte, 8), packed.Bytes())
	})(t, path)
	var broken *model.LedgerError
	if _, err := bolt.At(path, bolt.Options{}).Load(t.Context(), "2021"); !errors.As(err, &broken) || broken.Fault != model.FaultDamaged {
		t.Errorf("got %v, want damage", err)
	}
}

// damageFound is what the check finds first of each damage.
var damageFound = map[string]model.Problem{ // the first of each
	"a hole in the numbers":            {Kind: model.ProblemEventPlace, Event: 3, Expected: 2},
	"another state":                    {Kind: model.ProblemState, Plan: "2021", Task: "1"},
	"a state too many":                 {Kind: model.ProblemState, Plan: "2021", Task: "99"},
	"no state":                         {Kind: model.ProblemNoState, Plan: "2021", Task: "1"},
	"a history that is short":          {Kind: model.ProblemHistoryLacks, Plan: "2021", Task: "1", Event: 2},
	"a history that is long":           {Kind: model.ProblemHistoryExtra, Plan: "2021", Task: "2", Event: 2},
	"an event of no plan":              {Kind: model.ProblemEventPlan, Plan: "2020", Event: 2},
	"an event of no task":              {Kind: model.ProblemEventTask, Plan: "2021", Task: "77", Event: 2},
	"an event in another's place":      {Kind: model.ProblemEventPlace, Event: 1, Expected: 2},
	"a dropped plan without its event": {Kind: model.ProblemEventPlan, Plan: "2021", Event: 2},
	"tasks that are gone":              {Kind: model.ProblemPlanTasks, Plan: "2021"},
	"a name that is gone":              {Kind: model.ProblemEventTask, Plan: "2021", Task: "3", Event: 4},
	"a name that no task has":          {Kind: model.ProblemPlanTasks, Plan: "2021"},
}

// The check finds what the pages don't show.
func TestCheckFinds(t *testing.T) {
	number := []byte{0, 0, 0, 0, 0, 0, 0, 2}
	tests := map[string]func(tx *bbolt.Tx) error{
		"a hole in the numbers": func(tx *bbolt.Tx) error { return tx.Bucket([]byte("events")).Delete(number) },
		"another state": func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte("states")).Put([]byte("2021\x001"), []byte(`{"version":99,"status":"done"}`))
		},
		"a state too many": func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte("states")).Put([]byte("2021\x0099"), []byte(`{"version":1,"status":"todo"}`))
		},
		"no state": func(tx *bbolt.Tx) error { return tx.Bucket([]byte("states")).Delete([]byte("2021\x001")) },
		"a history that is short": func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte("history")).Delete(append([]byte("2021\x001\x00"), number...))
		},
		"a history that is long": func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte("history")).Put(append([]byte("2021\x002\x00"), number...), nil)
		},
		"an event of no plan": func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte("events")).Put(number, []byte(`{"seq":2,"group":2,"plan":"2020","task":"1","at":"2021-01-01T00:00:00Z"}`))
		},
		"an event of no task": func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte("events")).Put(number, []byte(`{"seq":2,"group":2,"plan":"2021","task":"77","at":"2021-01-01T00:00:00Z"}`))
		},
		"an event in another's place": func(tx *bbolt.Tx) error {
			events := tx.Bucket([]byte("events"))
			return events.Put(number, append([]byte(nil), events.Get([]byte{0, 0, 0, 0, 0, 0, 0, 1})...))
		},
		"a dropped plan without its event": func(tx *bbolt.Tx) error {
			plans := tx.Bucket([]byte("plans"))
			return plans.Put([]byte("2021"), bytes.Replace(plans.Get([]byte("2021")), []byte("{"), []byte(`{"dropped":2,`), 1))
		},
		"tasks that are gone": func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte("tasks")).Bucket([]byte("2021")).Delete(make([]byte, 8))
		},
	}
	name := append([]byte("3\x00"), 0, 0, 0, 0, 0, 0, 0, 2)
	tests["a name that is gone"] = func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("names")).Bucket([]byte("2021")).Delete(name)
	}
	tests["a name that no task has"] = func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("names")).Bucket([]byte("2021")).Put(append([]byte("9"), name[1:]...), []byte("n"))
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			path := busyFile(t)
			inside(change)(t, path)
			report, err := bolt.At(path, bolt.Options{}).Check(t.Context())
			if err != nil || len(report.Problems) == 0 || report.Problems[0] != damageFound[name] {
				t.Errorf("%+v, %v; want %v", report, err, damageFound[name])
			}
		})
	}
}
