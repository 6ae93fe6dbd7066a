package sample_test

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"duban/cmd/duban/internal/sample"
	"duban/model"
	"duban/seeds"
	"duban/store/bolt"
	"duban/store/memory"
)

// newLedger returns the sample for a file that is not there. refuse is the error of
// its creation.
func newLedger(t *testing.T, refuse error) (ledger *sample.Ledger, plan string) {
	t.Helper()
	builtIn, err := seeds.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	inMemory := memory.New()
	if plan, err = inMemory.Import(t.Context(), builtIn, "desk1", time.Now()); err != nil {
		t.Fatal(err)
	}
	file := bolt.At(filepath.Join(t.TempDir(), "office.db"), bolt.Options{Timeout: 10 * time.Second})
	t.Cleanup(file.Wait)
	return sample.New(inMemory, file, func(ctx context.Context, first bolt.FirstImport) (string, bool, error) {
		if refuse != nil {
			return "", false, refuse
		}
		return file.CreateWith(ctx, builtIn, first, "desk1", time.Now())
	}), plan
}

func markDone(task string) []model.Change {
	return []model.Change{{Task: task, Kind: model.KindMark, To: model.Done}}
}

// The dashboard reads and writes at the same time: all marks are in the file.
func TestWritesAtTheSameTime(t *testing.T) {
	ledger, plan := newLedger(t, nil)
	var all sync.WaitGroup
	const writers = 8
	for i := range writers {
		all.Go(func() {
			if _, _, err := ledger.Apply(t.Context(), plan, "desk1", time.Now(), markDone(strconv.Itoa(i+1))); err != nil {
				t.Error(err)
			}
		})
		all.Go(func() {
			if _, err := ledger.News(t.Context(), plan, 0); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	snapshot, err := ledger.File().Load(t.Context(), plan)
	if err != nil {
		t.Fatal(err)
	}
	for i := range writers {
		if task := strconv.Itoa(i + 1); snapshot.State(task).Status != model.Done {
			t.Errorf("the mark of task %s is lost", task)
		}
	}
}

// What is refused, or changes nothing, creates nothing.
func TestNothingIsStoredForNothing(t *testing.T) {
	ledger, plan := newLedger(t, nil)
	if _, _, err := ledger.Apply(t.Context(), plan, "desk1", time.Now(), markDone("99")); err == nil {
		t.Error("a task that is missing is marked")
	}
	unchanged := []model.Change{{Task: "1", Kind: model.KindMark, To: model.Todo}}
	if events, _, err := ledger.Apply(t.Context(), plan, "desk1", time.Now(), unchanged); err != nil || len(events) > 0 {
		t.Errorf("%v, %v", events, err)
	}
	if ledger.IsStored() {
		t.Error("the ledger is stored")
	}
	if _, err := ledger.File().Plans(t.Context()); err == nil {
		t.Error("there is a file")
	}
}

func TestARefusedCreationIsReported(t *testing.T) {
	refused := errors.New("no room")
	ledger, plan := newLedger(t, refused)
	if _, _, err := ledger.Apply(t.Context(), plan, "desk1", time.Now(), markDone("1")); !errors.Is(err, refused) {
		t.Errorf("the error is %v", err)
	}
	if ledger.IsStored() {
		t.Error("the ledger is stored")
	}
}
