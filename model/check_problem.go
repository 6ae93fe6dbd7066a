package model

import "fmt"

// ProblemKind says what a check found wrong with a ledger that can be read.
type ProblemKind string

// The kinds of problems, each with the fields of Problem that it fills.
const (
	ProblemPages        ProblemKind = "pages"         // Detail: the file's own structure
	ProblemEventPlace   ProblemKind = "event-place"   // Event is where Expected belongs
	ProblemEventGroup   ProblemKind = "event-group"   // Event is of a group, Found, that is not before it
	ProblemEventPlan    ProblemKind = "event-plan"    // Event is of a Plan that does not exist
	ProblemEventTask    ProblemKind = "event-task"    // Event is of a Task that Plan does not have
	ProblemPlanTasks    ProblemKind = "plan-tasks"    // Plan has not the tasks that it lists
	ProblemPlanTwins    ProblemKind = "plan-twins"    // Plan has two tasks of one identity
	ProblemPlanVersions ProblemKind = "plan-versions" // Plan is version Expected, but Found were imported
	ProblemPlanOrigin   ProblemKind = "plan-origin"   // Event does not import Plan
	ProblemState        ProblemKind = "state"         // the events of Plan and Task do not add up to its state
	ProblemNoState      ProblemKind = "no-state"      // Plan and Task have events but no state
	ProblemHistoryExtra ProblemKind = "history-extra" // the history of Plan and Task lists Event, which it has not
	ProblemHistoryLacks ProblemKind = "history-lacks" // the history of Plan and Task lacks Event
	ProblemHistoryEntry ProblemKind = "history-entry" // Detail: an entry of the histories that names no event
)

// Problem is one thing that a check found wrong with a ledger that can be read.
type Problem struct {
	Kind            ProblemKind
	Plan, Task      string
	Event           uint64
	Expected, Found uint64
	Detail          string
}

// String returns the problem in English, for logs and tests.
func (p Problem) String() string {
	return fmt.Sprintf("%s: plan %q, task %q, event %d, expected %d, found %d %s",
		p.Kind, p.Plan, p.Task, p.Event, p.Expected, p.Found, p.Detail)
}
