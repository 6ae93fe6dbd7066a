package model

import "fmt"

// Removal is what a corrected version takes out of a plan.
type Removal struct {
	Plan    string // its identity
	Tasks   int    // how many are removed
	Of      int    // of how many
	Started int    // how many of them have a mark, a report or a change by hand
}

// Removal returns what the import would remove; the zero Removal for a new plan.
func (p ImportPreview) Removal() Removal {
	if p.Revision == nil || p.Revises == nil {
		return Removal{}
	}
	r := Removal{Plan: p.Revises.Plan.ID, Tasks: len(p.Revision.Removed), Of: len(p.Revises.Plan.Tasks)}
	for _, task := range p.Revision.Removed {
		if p.Revises.isStarted(task.ID) {
			r.Started++
		}
	}
	return r
}

// NeedsConsent reports whether the removal must be confirmed: it takes more than 3 tasks or
// more than a tenth of them, rounded up, or a started task, see CountStarted.
func (r Removal) NeedsConsent() bool {
	return r.Tasks > min(3, (r.Of+9)/10) || r.Started > 0
}

// CountStarted returns how many tasks of the plan have a change that is no note and is not
// undone.
func (s *Snapshot) CountStarted() int {
	count := 0
	for i := range s.Plan.Tasks {
		count += boolToInt(s.isStarted(s.Plan.Tasks[i].ID))
	}
	return count
}

// isStarted reports whether CountStarted counts a task.
func (s *Snapshot) isStarted(task string) bool {
	for _, event := range s.histories[task] {
		if event.Undoes == 0 && event.Kind != KindNote && !s.undone[event.Seq] {
			return true
		}
	}
	return false
}

// RemovalError says that an import would remove more than it may without
// confirmation. Nothing was written.
type RemovalError struct{ Removal }

// Error implements error.
func (e *RemovalError) Error() string {
	return fmt.Sprintf("removes %d of %d tasks of plan %s, %d of them started", e.Tasks, e.Of, e.Plan, e.Started)
}

// ExcerptError says that a document is a paper of duban's own which does not hold
// the whole plan, and so corrects none. Nothing was written.
type ExcerptError struct {
	Plan string // the plan that it is a part of; empty if it does not matter
	Form string // the paper's form
	// Tasks are in it of those Of the plan.
	Tasks, Of int
	// Removable says that nothing but its rows marks it, so that it may also be a
	// correction that removes the rest.
	Removable bool
}

// Error implements error.
func (e *ExcerptError) Error() string {
	return fmt.Sprintf("the paper %s holds %d of %d tasks of plan %s", e.Form, e.Tasks, e.Of, e.Plan)
}
