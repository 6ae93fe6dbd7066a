package model

import (
	"cmp"
	"errors"
	"slices"
)

// uniqueNames returns the tasks' names by identity, where the two differ. A number that
// only one task has is its name; FindTask tries names in the same order. places has the
// places of the tasks in the plan, by identity.
func uniqueNames(plan *Plan, places map[string]int) map[string]string {
	numbers, labels := newTally(places, len(plan.Tasks)), newTally(places, len(plan.Tasks))
	for i := range plan.Tasks {
		numbers.add(trimNumber(plan.Tasks[i].Number))
		labels.add(plan.Tasks[i].label())
	}
	names := map[string]string{}
	for i := range plan.Tasks {
		task := &plan.Tasks[i]
		number, name := trimNumber(task.Number), task.label()
		switch {
		case isPrintableASCII(number) && numbers.of(number) == 1:
			name = number
		case numbers.of(name) > boolToInt(name == number) || labels.of(name) > 1:
			name = idPrefix + task.ID
		}
		if name != task.ID {
			names[task.ID] = name
		}
	}
	for i := range plan.Removed {
		if id := plan.Removed[i].ID; numbers.of(id)+labels.of(id) > 0 {
			names[id] = idPrefix + id
		}
	}
	return names
}

// tally counts words, most of which are identities of tasks.
type tally struct {
	places  map[string]int // of the tasks
	atPlace []int
	others  map[string]int
}

func newTally(places map[string]int, tasks int) *tally {
	return &tally{places, make([]int, tasks), map[string]int{}}
}

func (t *tally) add(word string) {
	if place, is := t.places[word]; is {
		t.atPlace[place]++
	} else {
		t.others[word]++
	}
}

func (t *tally) of(word string) int {
	if place, is := t.places[word]; is {
		return t.atPlace[place]
	}
	return t.others[word]
}

// label returns what a first import of the current version would make of the identity.
func (t *Task) label() string { return cmp.Or(t.Label, t.ID) }

// Names returns what a person may type for a task, each once: its identity, its label and
// its number.
func (t *Task) Names() []string {
	names := []string{t.ID}
	for _, name := range []string{t.label(), trimNumber(t.Number)} {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
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

// Name returns what a person types for a task, and no other answers to; nothing for the
// plan itself. It is the number, as papers print it, else what a first import would give
// as its identity, and where another task has that, id: and its identity.
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
