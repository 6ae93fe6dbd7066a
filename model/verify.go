package model

import "slices"

func (c Change) verify(event Event, state State) (Event, bool, error) {
	if state.Status != Done {
		return Event{}, false, &RuleError{Rule: RuleNotDone, Task: c.Task}
	}
	if state.VerifiedBy != "" {
		// A word about it must not change who verified it and when.
		event.Kind = KindNote
		return event, event.Note != "", nil
	}
	return event, true, nil
}

// Checklist returns the tasks that are done, in the order of the plan: what is
// to be verified (核查) when the year is looked back on. Their State says which
// have been.
func (s *Snapshot) Checklist() []*Task {
	var tasks []*Task
	for i := range s.Plan.Tasks {
		if task := &s.Plan.Tasks[i]; s.State(task.ID).Status == Done {
			tasks = append(tasks, task)
		}
	}
	return tasks
}

func isCarried(history []Event, source string) bool {
	undone := undoneEvents(history)
	return slices.ContainsFunc(history, func(e Event) bool {
		return e.Kind == KindCarry && e.Source == source && !undone[e.Seq]
	})
}
