// Package sample is the ledger where none is stored yet. It answers from the
// built-in plan; the first write that is not refused creates the ledger and goes to
// it.
package sample

import (
	"context"
	"sync"
	"time"

	"duban/model"
	"duban/store"
	"duban/store/bolt"
)

// Create makes the ledger on disk, together with a first import if there is one.
// id is that of the plan which was imported last; created is false if another process
// was faster.
type Create func(ctx context.Context, first bolt.FirstImport) (id string, created bool, err error)

// Ledger implements store.Ledger.
type Ledger struct {
	create Create
	memory store.Ledger // with the built-in plan, what is tried before it is stored
	file   *bolt.Ledger

	mutex  sync.Mutex
	stored bool // in the file
}

// New returns the ledger of a file that is not there. memory holds the built-in
// plan.
func New(memory store.Ledger, file *bolt.Ledger, create Create) *Ledger {
	return &Ledger{memory: memory, file: file, create: create}
}

// IsStored reports whether the ledger is in its file by now.
func (l *Ledger) IsStored() bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.stored
}

// File returns the ledger in the file.
func (l *Ledger) File() *bolt.Ledger { return l.file }

// Store creates the ledger unless it is stored.
func (l *Ledger) Store(ctx context.Context) error {
	_, _, err := l.firstWrite(ctx, bolt.FirstImport{}, func() (bool, error) { return false, nil })
	return err
}

// firstWrite creates the ledger unless it is stored. try makes the write in memory
// before that; what is refused there, or changes nothing, creates nothing. An import
// is part of the creation, so that one that fails leaves no ledger behind; id is that of
// its plan. answered is false if the write has to go to the file.
func (l *Ledger) firstWrite(ctx context.Context, first bolt.FirstImport, try func() (isEmpty bool, err error)) (id string, answered bool, err error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.stored {
		return "", false, nil
	}
	if isEmpty, err := try(); err != nil || isEmpty {
		return "", true, err
	}
	id, created, err := l.create(ctx, first)
	if err != nil {
		return "", true, err
	}
	l.stored = true
	return id, created && first != bolt.FirstImport{}, nil
}

// now returns the ledger that answers now.
func (l *Ledger) now() store.Ledger {
	if l.IsStored() {
		return l.file
	}
	return l.memory
}

// Plans implements store.Ledger.
func (l *Ledger) Plans(ctx context.Context) ([]model.PlanInfo, error) { return l.now().Plans(ctx) }

// Load implements store.Ledger.
func (l *Ledger) Load(ctx context.Context, plan string) (*model.Snapshot, error) {
	return l.now().Load(ctx, plan)
}

// Recent implements store.Ledger.
func (l *Ledger) Recent(ctx context.Context, plan string) (*model.Snapshot, error) {
	return l.now().Recent(ctx, plan)
}

// RecentOf implements store.Ledger.
func (l *Ledger) RecentOf(ctx context.Context, plan string, names []string) (*model.Snapshot, error) {
	return l.now().RecentOf(ctx, plan, names)
}

// News implements store.Ledger.
func (l *Ledger) News(ctx context.Context, plan string, revision uint64) (model.News, error) {
	return l.now().News(ctx, plan, revision)
}

// LogBefore implements store.Ledger.
func (l *Ledger) LogBefore(ctx context.Context, plan string, before uint64, count int) (model.Page, error) {
	return l.now().LogBefore(ctx, plan, before, count)
}

// TaskLog implements store.Ledger.
func (l *Ledger) TaskLog(ctx context.Context, plan string, count int, tasks ...string) (model.Page, error) {
	return l.now().TaskLog(ctx, plan, count, tasks...)
}

// Kept implements store.Keeper.
func (l *Ledger) Kept(ctx context.Context, kind store.KeptKind, by string, into any) error {
	return l.now().Kept(ctx, kind, by, into)
}

// Check implements store.Ledger.
func (l *Ledger) Check(ctx context.Context) (store.CheckResult, error) { return l.now().Check(ctx) }

// Apply implements store.Ledger.
func (l *Ledger) Apply(
	ctx context.Context, plan, by string, at time.Time, changes []model.Change,
) (events []model.Event, revision uint64, err error) {
	_, answered, err := l.firstWrite(ctx, bolt.FirstImport{}, func() (bool, error) {
		events, revision, err = l.memory.Apply(ctx, plan, by, at, changes)
		return len(events) == 0, err
	})
	if answered {
		return events, revision, err
	}
	return l.file.Apply(ctx, plan, by, at, changes)
}

// Import implements store.Ledger.
func (l *Ledger) Import(ctx context.Context, plan *model.Plan, by string, at time.Time) (id string, err error) {
	// The creation refuses what the memory would, which need not hold a second copy of the tasks.
	id, answered, err := l.firstWrite(ctx, bolt.FirstImport{Plan: plan}, func() (bool, error) { return false, nil })
	if answered {
		return id, err
	}
	return l.file.Import(ctx, plan, by, at)
}

// Revise implements store.Ledger.
func (l *Ledger) Revise(ctx context.Context, revision *model.Revision, by string, at time.Time) error {
	_, answered, err := l.firstWrite(ctx, bolt.FirstImport{Revision: revision}, func() (bool, error) {
		return revision.IsEmpty(), l.memory.Revise(ctx, revision, by, at)
	})
	if answered {
		return err
	}
	return l.file.Revise(ctx, revision, by, at)
}

// Drop implements store.Ledger.
func (l *Ledger) Drop(ctx context.Context, plan, by string, at time.Time) error {
	_, answered, err := l.firstWrite(ctx, bolt.FirstImport{}, func() (bool, error) {
		return false, l.memory.Drop(ctx, plan, by, at)
	})
	if answered {
		return err
	}
	return l.file.Drop(ctx, plan, by, at)
}

// Keep implements store.Keeper.
func (l *Ledger) Keep(ctx context.Context, kind store.KeptKind, by string, change func(read func(into any) error) (any, error)) error {
	_, answered, err := l.firstWrite(ctx, bolt.FirstImport{}, func() (bool, error) { return false, l.memory.Keep(ctx, kind, by, change) })
	if answered {
		return err
	}
	return l.file.Keep(ctx, kind, by, change)
}

// CopyBefore returns the copy of the file from before an import or a restore; empty
// if there is none.
func (l *Ledger) CopyBefore(event model.Event) string {
	if !l.IsStored() {
		return ""
	}
	return l.file.CopyBefore(event)
}
