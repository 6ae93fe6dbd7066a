// Package store defines the interface of a ledger's engine and the rules that all
// engines share. store/bolt keeps a ledger in a file, store/memory in memory;
// store/storetest tests every engine for the same behaviour.
package store

import (
	"context"
	"time"

	"duban/model"
)

// Ledger keeps plans and their events. It is safe for use by several
// goroutines and, where the engine says so, by several processes. Times are
// kept to the second or better. Errors are the typed ones of model:
// *model.LedgerError, *model.NotFoundError, *model.ConflictError, *model.RuleError. A
// ledger opened with a model.Permit refuses what the permit does not allow with a
// *model.ForbiddenError, and writes nothing.
type Ledger interface {
	Keeper
	// Plans lists the plans in the order of their import.
	Plans(ctx context.Context) ([]model.PlanInfo, error)
	// Load reads a whole plan, by its identity, with all its events. The empty
	// identity is a plan without tasks, with the events of no plan. Events
	// of no plan, see model.KindRestore and model.KindDrop, are included if the plan
	// was there before; the same holds for News.
	Load(ctx context.Context, plan string) (*model.Snapshot, error)
	// Recent is Load with only the latest RecentEvents of the log, so that it takes no
	// longer after years. What is before them is read by LogBefore and TaskLog.
	Recent(ctx context.Context, plan string) (*model.Snapshot, error)
	// RecentOf is Recent for what is about a few tasks: it has at least those that answer to
	// one of the names, see model.TaskNames, and all that share a name with them. Of the
	// log it may have nothing.
	RecentOf(ctx context.Context, plan string, names []string) (*model.Snapshot, error)
	// News returns what happened to the plan after a revision. If the revision now is less
	// than that, another ledger, such as a backup, has replaced the one that was loaded:
	// load it again.
	News(ctx context.Context, plan string, revision uint64) (model.News, error)
	// LogBefore returns the plan's events before a number, or up to the last if that is
	// 0: at most so many of them, the latest, or all if count is 0.
	LogBefore(ctx context.Context, plan string, before uint64, count int) (model.Page, error)
	// TaskLog returns the latest events of tasks, at most count of each, or all if that is 0.
	TaskLog(ctx context.Context, plan string, count int, tasks ...string) (model.Page, error)
	// Apply makes all of the changes, or none: one transaction that appends
	// the events and updates the states, on disk when Apply returns. It
	// returns the events that it wrote, numbered, and the revision now.
	// A change to the state that the task already has writes no event. Later changes of the same task build on earlier ones;
	// the Seen of all of them is the version before Apply. Changes may name other plans
	// than this one; the events of each plan come together.
	Apply(ctx context.Context, plan, by string, at time.Time, changes []model.Change) ([]model.Event, uint64, error)
	// Import adds a plan, and the event of who did it and when. It returns the
	// identity given to the plan: its year, or the year and a number when there
	// are several. If the ledger has the same plan already, the error is a
	// *model.ConflictError without a task.
	Import(ctx context.Context, plan *model.Plan, by string, at time.Time) (string, error)
	// Revise replaces a plan by a corrected version with the changes that
	// Snapshot.Reconcile has found, and what model.Revision.Edits returns: tasks that are
	// in both keep their events. If the plan is no longer at the version that Reconcile
	// saw, nothing is written and the error is a *model.ConflictError without a task; of
	// the task if what was asked about was changed meanwhile. A version without
	// changes writes nothing.
	Revise(ctx context.Context, revision *model.Revision, by string, at time.Time) error
	// Drop removes a plan. Its events stay in the log, and its identity is never
	// given to another plan. An event of no plan says who did it and when.
	Drop(ctx context.Context, plan, by string, at time.Time) error
	// Check verifies the ledger's structure, and that the events add up to the
	// states.
	Check(ctx context.Context) (CheckResult, error)
}

// RecentEvents is how many events of a plan's log Recent returns.
const RecentEvents = 500

// CheckResult is the result of Check.
type CheckResult struct {
	Plans, Tasks, Events int
	Revision             uint64
	// Latest is when the last event happened; zero if there is none.
	Latest time.Time
	// Problems is empty for a sound ledger.
	Problems []model.Problem
}
