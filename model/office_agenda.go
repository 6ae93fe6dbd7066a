package model

import (
	"cmp"
	"slices"
)

// OfficeAgenda is what an office has open, but for what it has done its own part of.
type OfficeAgenda struct {
	// Late holds what is overdue, the longest first, and then what is behind.
	Late []*Task
	// Next holds the rest: by deadline, then what it leads, of that first what is in
	// progress.
	Next []*Task
}

// First returns the most urgent task; nil if nothing is open.
func (a OfficeAgenda) First() *Task {
	for _, task := range slices.Concat(a.Late, a.Next) {
		return task
	}
	return nil
}

// Agenda returns what an office has open today.
func (s *Snapshot) Agenda(office string, today Date) OfficeAgenda {
	type entry struct {
		task *Task
		now  TaskProgress
	}
	var open []entry
	for i := range s.Plan.Tasks {
		task := &s.Plan.Tasks[i]
		if task.RoleOf(office) == RoleNone {
			continue
		}
		now := s.TaskProgress(task, today)
		if own := ownPart(task, s.State(task.ID).Parts, office); !now.Status.IsClosed() && own != Done && own != Submitted {
			open = append(open, entry{task, now})
		}
	}
	leads := func(e entry) bool { return e.task.RoleOf(office) == RoleLead }
	slices.SortStableFunc(open, func(x, y entry) int {
		return cmp.Or(compareUrgency(x.now, y.now), -compareBool(leads(x), leads(y)), -compareBool(x.now.Status == Doing, y.now.Status == Doing))
	})
	var agenda OfficeAgenda
	for _, e := range open {
		if e.now.Overdue || e.now.Behind {
			agenda.Late = append(agenda.Late, e.task)
		} else {
			agenda.Next = append(agenda.Next, e.task)
		}
	}
	return agenda
}

// compareUrgency puts what is overdue first, then by deadline, those without one last.
func compareUrgency(x, y TaskProgress) int {
	return cmp.Or(-compareBool(x.Overdue, y.Overdue), compareBool(x.Due.IsZero(), y.Due.IsZero()), cmp.Compare(x.DaysLeft, y.DaysLeft))
}

// compareBool puts false before true.
func compareBool(x, y bool) int { return cmp.Compare(boolToInt(x), boolToInt(y)) }
