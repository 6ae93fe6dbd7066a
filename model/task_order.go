package model

import (
	"cmp"
	"math"
	"slices"
)

// TaskOrder is what tasks are sorted by.
type TaskOrder string

// The orders of tasks.
const (
	TasksByNumber TaskOrder = "number"  // as in the plan
	TasksByDue    TaskOrder = "due"     // the earliest deadline first, those without one last
	TasksByOffice TaskOrder = "office"  // by the first lead, in the order of Snapshot.Offices
	TasksByChange TaskOrder = "changed" // the last change first, those without one last
)

// TaskOrders returns all orders of tasks.
func TaskOrders() []TaskOrder {
	return []TaskOrder{TasksByNumber, TasksByDue, TasksByOffice, TasksByChange}
}

// NeedsLog reports whether the order looks at all that happened to tasks.
func (o TaskOrder) NeedsLog() bool { return o == TasksByChange }

// SortTasks returns tasks of the snapshot, which are in the order of the plan, in another
// order. Equal ones stay in the order of the plan.
func (s *Snapshot) SortTasks(tasks []*Task, order TaskOrder) []*Task {
	var key func(task *Task) int
	switch order {
	case TasksByDue:
		key = func(task *Task) int {
			due := DueOf(task, s.states[task.ID])
			if due.IsZero() {
				return math.MaxInt
			}
			return (due.Year*100+int(due.Month))*100 + due.Day
		}
	case TasksByOffice:
		key = s.officePlace()
	case TasksByChange:
		key = func(task *Task) int { return -int(s.lastChange(task.ID)) }
	default:
		return tasks
	}
	type keyed struct {
		task *Task
		key  int
	}
	rows := make([]keyed, len(tasks))
	for i, task := range tasks {
		rows[i] = keyed{task, key(task)}
	}
	slices.SortStableFunc(rows, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
	sorted := make([]*Task, len(rows))
	for i, row := range rows {
		sorted[i] = row.task
	}
	return sorted
}

// officePlace returns what finds the place of a task's first lead among the offices of the
// plan and, after them, its classes. A task without a lead comes last.
func (s *Snapshot) officePlace() func(task *Task) int {
	places := map[string]int{}
	for _, name := range slices.Concat(s.Offices, s.Plan.Classes()) {
		if _, found := places[name]; !found {
			places[name] = len(places)
		}
	}
	return func(task *Task) int {
		if len(task.Lead) > 0 {
			if place, found := places[task.Lead[0]]; found {
				return place
			}
		}
		return len(places)
	}
}

// lastChange returns the Seq of the last event of a task that is known; 0 for none.
func (s *Snapshot) lastChange(task string) uint64 {
	history := s.histories[task]
	if len(history) == 0 {
		return 0
	}
	return history[len(history)-1].Seq
}
