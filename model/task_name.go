package model

import "errors"

// uniqueNames returns the tasks' names by identity, where the two differ.
func uniqueNames(plan *Plan) map[string]string {
	fits := map[string]int{} // how many tasks answer to a word
	for i := range plan.Tasks {
		task := &plan.Tasks[i]
		fits[task.ID]++
		if number := trimNumber(task.Number); number != "" && number != task.ID {
			fits[number]++
		}
	}
	names := map[string]string{}
	for i := range plan.Tasks {
		task := &plan.Tasks[i]
		switch number := trimNumber(task.Number); {
		case number != task.ID && isPrintableASCII(number) && fits[number] == 1:
			names[task.ID] = number
		case fits[task.ID] > 1:
			names[task.ID] = idPrefix + task.ID
		}
	}
	for i := range plan.Removed {
		if id := plan.Removed[i].ID; fits[id] > 0 {
			names[id] = idPrefix + id
		}
	}
	return names
}

// isPrintableASCII reports whether a word can be typed without an input method.
func isPrintableASCII(word string) bool {
	for _, r := range word {
		if r <= ' ' || r > '~' {
			return false
		}
	}
	return word != ""
}

// Name returns what a person types for a task, and no other answers to: its
// number, else its identity; nothing for the plan itself. After a correction has renumbered a plan, one task's
// number can be the identity of another, or of one that was removed.
func (s *Snapshot) Name(id string) string {
	if name, found := s.names[id]; found {
		return name
	}
	if id == SettingsID {
		return ""
	}
	return id
}

// WithTaskName returns an error about a task with the task's Name instead of its
// identity, which after a correction can be the number of another task. Other
// errors, and those about tasks that the plan has never had, are returned as they
// are.
func (s *Snapshot) WithTaskName(err error) error {
	var (
		rule     *RuleError
		conflict *ConflictError
		denied   *ForbiddenError
	)
	switch {
	case errors.As(err, &rule):
		named := *rule
		named.Task = s.Name(rule.Task)
		return &named
	case errors.As(err, &conflict):
		named := *conflict
		named.Task = s.Name(conflict.Task)
		return &named
	case errors.As(err, &denied):
		named := *denied
		named.Task = s.Name(denied.Task)
		return &named
	}
	return err
}
