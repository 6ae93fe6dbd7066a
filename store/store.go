// Package store defines what a ledger's engine does, and holds what all engines
// share, such as deciding which events a change makes. store/bolt keeps a ledger
// in one file; storetest tests every engine for the same behaviour.
package store

import (
	"context"
	"time"

	"duban/model"
)

// Ledger keeps plans and their events. It is safe for use by several
// goroutines and, where the engine says so, by several processes. Times are
// kept to the second or better. Errors are the typed ones of model:
// *model.LedgerError, *model.NotFoundError, *model.ConflictError, *model.RuleError. Where
// it is opened with a model.Permit, what that does not reach is refused with a
// *model.ForbiddenError before anything is written.
type Ledger interface {
	// Plans lists the plans in the order of their import.
	Plans(ctx context.Context) ([]model.PlanInfo, error)
	// Load reads a whole plan, by its identity, with all its events. The events
	// that belong to no plan, see model.KindRestore, are of each plan that was
	// there by then; so they are for Since.
	Load(ctx context.Context, plan string) (*model.Snapshot, error)
	// Since returns the plan's events after a revision, in order, and the
	// ledger's revision now. One that is less than asked says that the ledger
	// is no longer the one that was loaded, as a backup was put in its place,
	// and is to be loaded anew.
	Since(ctx context.Context, plan string, revision uint64) ([]model.Event, uint64, error)
	// Apply makes all of the changes, or none: one transaction that appends
	// the events and updates the states, on disk when Apply returns. It
	// returns the events that it wrote, numbered, and the revision now.
	// Changes that have nothing to write, as the task is already as asked,
	// write no event. Later changes of the same task build on earlier ones;
	// the Seen of all of them is the version before Apply.
	Apply(ctx context.Context, plan, by string, at time.Time, changes []model.Change) ([]model.Event, uint64, error)
	// Import adds a plan, and the event of who did it and when. It returns the
	// identity given to the plan: its year, or the year and a number when there
	// are several. If the ledger has the same plan already, the error is a
	// *model.ConflictError without a task.
	Import(ctx context.Context, plan *model.Plan, by string, at time.Time) (string, error)
	// Revise puts a corrected version of a plan in its place, as model.Reconcile
	// found out what it changes: the tasks that it found again keep all that
	// happened to them. If the plan has another version by now than the one that
	// was seen then, nothing is written and the error is a *model.ConflictError
	// without a task. A version that says nothing new writes nothing.
	Revise(ctx context.Context, revision *model.Revision, by string, at time.Time) error
	// Filters returns the filters that a person keeps, in the order of their
	// keys. They belong to that person alone: no event records them, and the
	// revision stays.
	Filters(ctx context.Context, by string) ([]model.SavedFilter, error)
	// ChangeFilters puts what the change makes of a person's filters in their
	// place, in one transaction. If it refuses, its error is returned and
	// nothing is written. It may be asked several times.
	ChangeFilters(ctx context.Context, by string, change func([]model.SavedFilter) ([]model.SavedFilter, error)) error
	// Check verifies the ledger's structure, and that the events add up to the
	// states.
	Check(ctx context.Context) (CheckResult, error)
}

// CheckResult is the result of Check.
type CheckResult struct {
	Plans, Tasks, Events int
	Revision             uint64
	// Latest is when the last event happened; zero if there is none.
	Latest time.Time
	// Problems is empty for a sound ledger.
	Problems []model.Problem
}
