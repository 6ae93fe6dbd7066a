package store

import (
	"iter"

	"duban/model"
)

// Archive is all that a ledger holds, on its way to another engine. It is only valid while
// the transaction that reads it is open.
type Archive struct {
	Plans []ArchivedPlan
	// States are those of tasks with events, by plan and task.
	States   map[string]map[string]model.State
	Kept     []KeptValue
	Revision uint64
	// Events gives all events in order, up to the first error.
	Events iter.Seq2[model.Event, error]
}

// ArchivedPlan is a plan as the last document gives it.
type ArchivedPlan struct {
	*model.Plan
	// Imported is the number of its import event, and Dropped that of the event that
	// removed it; 0 while it is there.
	Imported, Dropped uint64
	// AddedIDs are those of the tasks that people ever added, in order.
	AddedIDs []string
}
