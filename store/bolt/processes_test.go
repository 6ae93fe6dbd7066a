package bolt_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"duban/model"
	"duban/store/bolt"
	"duban/store/storetest"
)

func background() context.Context { return context.Background() }

// planFile makes a ledger with a plan of 3 tasks, 2021.
func planFile(t testing.TB) string {
	t.Helper()
	return createFile(t, storetest.Plan(2021))
}

// yearFile makes a ledger with a plan, 2021, of as many tasks as a year's plan
// has.
func yearFile(t testing.TB) string {
	t.Helper()
	return createFile(t, yearPlan())
}

func yearPlan() *model.Plan {
	plan := storetest.Plan(2021)
	for i := len(plan.Tasks); i < 30; i++ {
		task := plan.Tasks[0]
		task.ID = fmt.Sprint(i + 1)
		plan.Tasks = append(plan.Tasks, task)
	}
	return plan
}

func createFile(t testing.TB, plan *model.Plan) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "duban.db")
	if err := bolt.Create(t.Context(), path, plan, "李", time.Now()); err != nil {
		t.Fatal(err)
	}
	return path
}

func wantFault(t *testing.T, what string, err error, want model.Fault) {
	t.Helper()
	var fault *model.LedgerError
	if !errors.As(err, &fault) || fault.Fault != want || fault.Path == "" {
		t.Errorf("%s: %v, want the fault %s", what, err, want)
	}
}

func noteOn(task string) []model.Change {
	return []model.Change{{Task: task, Kind: model.KindNote, Note: "好"}}
}

func TestBusy(t *testing.T) {
	const patience = 200 * time.Millisecond
	for _, suffix := range []string{".lock", ""} {
		t.Run("ledger"+suffix, func(t *testing.T) {
			path := planFile(t)
			holder := start(t, "hold", path+suffix, "exclusive")
			holder.expect("held")
			ledger := bolt.At(path, bolt.Options{Timeout: patience})
			for what, operation := range map[string]func(ctx context.Context) error{
				"load":  func(ctx context.Context) error { _, err := ledger.Load(ctx, "2021"); return err },
				"check": func(ctx context.Context) error { _, err := ledger.Check(ctx); return err },
				"apply": func(ctx context.Context) error {
					_, _, err := ledger.Apply(ctx, "2021", "李", time.Now(), noteOn("1"))
					return err
				},
			} {
				before := time.Now()
				wantFault(t, what, operation(t.Context()), model.FaultBusy)
				if waited := time.Since(before); waited < patience || waited > patience+time.Second {
					t.Errorf("%s waited %v, want about %v", what, waited, patience)
				}
				short, cancel := context.WithTimeout(t.Context(), patience/10)
				if err := operation(short); !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("%s with a context that ends: %v", what, err)
				}
				cancel()
			}
			// Those who gave up are still in the queue, but hold no lock.
			holder.proceed()
			holder.rest()
			if _, _, err := ledger.Apply(t.Context(), "2021", "李", time.Now(), noteOn("1")); err != nil {
				t.Errorf("after the holder let go: %v", err)
			}
			storetest.CheckClean(t, ledger)
		})
	}
}

func TestReadersShare(t *testing.T) {
	path := planFile(t)
	start(t, "hold", path, "shared").expect("held")
	ledger := bolt.At(path, bolt.Options{Timeout: 200 * time.Millisecond})
	if _, err := ledger.Load(t.Context(), "2021"); err != nil {
		t.Errorf("load beside readers: %v", err)
	}
	_, _, err := ledger.Apply(t.Context(), "2021", "李", time.Now(), noteOn("1"))
	wantFault(t, "apply beside readers", err, model.FaultBusy)
}

func TestTwoWritersOneConflict(t *testing.T) {
	path := planFile(t)
	for version := 1; version <= 10; version++ {
		li, wang := start(t, "mark", path, "李", fmt.Sprint(version)), start(t, "mark", path, "王", fmt.Sprint(version))
		for _, writer := range []*child{li, wang} {
			writer.expect("ready")
		}
		for _, writer := range []*child{li, wang} {
			writer.proceed()
		}
		got := []string{li.rest()[0], wang.rest()[0]}
		if !slices.Equal(got, []string{"marked", "conflict with 李"}) && !slices.Equal(got, []string{"conflict with 王", "marked"}) {
			t.Errorf("version %d: 李 %s, 王 %s; want one mark and one conflict with the other", version, got[0], got[1])
		}
	}
	ledger := bolt.At(path, bolt.Options{})
	if news, err := ledger.News(t.Context(), "2021", 1); err != nil || len(news.Events) != 10 || news.Revision != 11 {
		t.Errorf("%d events, revision %d, %v; want 10, 11", len(news.Events), news.Revision, err)
	}
	storetest.CheckClean(t, ledger)
}

func TestKilledWriters(t *testing.T) { killWriters(t, 40) }

// killWriters kills processes at any moment of their writing. What they reported
// as written must outlive them all.
func killWriters(t *testing.T, kills int) {
	t.Helper()
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // repeatable, not secret
	path := planFile(t)
	ledger := bolt.At(path, bolt.Options{})
	acknowledged := map[string]bool{}
	for round := range kills / 2 {
		one := start(t, "write", path, fmt.Sprint("a", round))
		two := start(t, "write", path, fmt.Sprint("b", round))
		kept := []string{one.line(), two.line()}
		time.Sleep(time.Duration(random.IntN(60_000)) * time.Microsecond)
		kept = append(kept, one.kill()...)
		time.Sleep(time.Duration(random.IntN(2_000)) * time.Microsecond)
		kept = append(kept, two.kill()...)
		for _, line := range kept {
			acknowledged[line] = true
		}
		if acknowledged[""] {
			t.Fatalf("a writer failed: %s%s", &one.errors, &two.errors)
		}
		storetest.CheckClean(t, ledger)
	}
	snapshot, err := ledger.Load(t.Context(), "2021")
	if err != nil {
		t.Fatal(err)
	}
	for _, event := range snapshot.Log {
		delete(acknowledged, fmt.Sprint(event.Seq, " ", event.Note))
	}
	if len(acknowledged) > 0 {
		t.Errorf("seed %d: lost %d acknowledged events: %v", seed, len(acknowledged), acknowledged)
	}
	t.Logf("%d events outlived %d kills", len(snapshot.Log), kills)
}

func TestKilledCreators(t *testing.T) {
	path := filepath.Join(t.TempDir(), "duban.db")
	for range 15 {
		for _, left := range []string{path, bolt.LockFile(path)} {
			if err := os.Remove(left); err != nil && !errors.Is(err, os.ErrNotExist) {
				t.Fatal(err)
			}
		}
		creator := start(t, "create", path, "李")
		creator.expect("ready")
		creator.proceed()
		time.Sleep(time.Duration(rand.IntN(4_000)) * time.Microsecond)
		creator.kill()
		if bolt.Exists(path) {
			storetest.CheckClean(t, bolt.At(path, bolt.Options{}))
		}
		if err := bolt.Create(t.Context(), path, storetest.Plan(2021), "王", time.Now()); err != nil {
			t.Fatal(err)
		}
		storetest.CheckClean(t, bolt.At(path, bolt.Options{}))
	}
}

func TestCreatedAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "duban.db")
	var creators []*child
	for i := range 8 {
		creator := start(t, "create", path, fmt.Sprint("person ", i))
		creator.expect("ready")
		creators = append(creators, creator)
	}
	for _, creator := range creators {
		creator.proceed()
	}
	for _, creator := range creators {
		creator.rest()
	}
	ledger := bolt.At(path, bolt.Options{})
	plans, err := ledger.Plans(t.Context())
	if err != nil || len(plans) != 1 {
		t.Errorf("plans %+v, %v; want one", plans, err)
	}
	storetest.CheckClean(t, ledger)
}

func TestManyProcesses(t *testing.T) {
	const processes, each = 20, 20
	path := yearFile(t)
	contend(t, path, processes, each)
	ledger := bolt.At(path, bolt.Options{})
	snapshot, err := ledger.Load(t.Context(), "2021")
	if err != nil {
		t.Fatal(err)
	}
	kept := map[string]int{}
	for _, event := range snapshot.Log[1:] {
		if strings.HasPrefix(event.Note, event.By+"-") {
			kept[event.Note]++
		}
	}
	if len(kept) != processes*each || snapshot.Revision != 1+processes*each {
		t.Errorf("%d updates kept, revision %d; want %d of %d processes", len(kept), snapshot.Revision, processes*each, processes)
	}
	storetest.CheckClean(t, ledger)
}

// contend lets processes make changes at once, and returns how long each
// change took.
func contend(t testing.TB, path string, processes, each int) []time.Duration {
	t.Helper()
	var children []*child
	for i := range processes {
		worker := start(t, "update", path, fmt.Sprint(i), fmt.Sprint(each))
		worker.expect("ready")
		children = append(children, worker)
	}
	for _, worker := range children {
		worker.proceed()
	}
	var waits []time.Duration
	for _, worker := range children {
		for _, line := range worker.rest() {
			wait, err := time.ParseDuration(line + "us")
			if err != nil {
				t.Fatal(err)
			}
			waits = append(waits, wait)
		}
	}
	return waits
}
