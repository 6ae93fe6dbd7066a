package model

import (
	"slices"
	"strconv"
	"strings"
)

// FindTasks finds tasks by what a person types for several: what FindTask takes,
// lists of it with commas, those of a Chinese input method too, and from number to
// number as in 3-5. What is the name of a task means that task, whatever else it
// could mean. Each task comes once, in the order typed. The error is that of
// FindTask for what finds none.
func (p *Plan) FindTasks(typed ...string) ([]*Task, error) {
	found := taskList{plan: p, listed: map[string]bool{}}
	for _, text := range typed {
		if err := found.add(text); err != nil {
			return nil, err
		}
	}
	return found.tasks, nil
}

// maxNamesInRange is how many numbers of a range TaskNames returns.
const maxNamesInRange = 1000

// TaskNames returns the numbers and identities that FindTasks may look for; not all of
// those of a long range.
func TaskNames(typed ...string) []string {
	var names []string
	for _, text := range typed {
		for _, part := range append(splitTaskNames(text), text) {
			name := trimNumber(part)
			folded := strings.Map(HalfWidth, name)
			names = append(names, name, folded, strings.TrimPrefix(name, idPrefix), strings.TrimPrefix(folded, idPrefix))
			if first, last, isRange := numbersIn(part); isRange {
				for i := range min(last-first, maxNamesInRange) + 1 {
					names = append(names, strconv.Itoa(first+i))
				}
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func splitTaskNames(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，、 \u3000", r) })
}

// tasksWithUniqueName returns the tasks whose number or identity nothing else has.
func (p *Plan) tasksWithUniqueName() map[string]*Task {
	names := make(map[string]*Task, len(p.Tasks))
	several := map[string]bool{}
	for i := range p.Tasks {
		task := &p.Tasks[i]
		for _, name := range []string{task.ID, task.label(), trimNumber(task.Number)} {
			if other := names[name]; other != nil && other != task {
				several[name] = true
			}
			names[name] = task
		}
	}
	for name := range several {
		delete(names, name)
	}
	return names
}

type taskList struct {
	plan   *Plan
	tasks  []*Task
	listed map[string]bool // by identity
}

func (l *taskList) add(text string) error {
	whole, err := l.plan.FindTask(text)
	if err == nil {
		l.take(whole)
		return nil
	}
	parts := splitTaskNames(text)
	switch first, last, isRange := numbersIn(text); {
	case isRange && last-first < len(l.plan.Tasks):
		return l.addRange(first, last)
	case len(parts) > 1, len(parts) == 1 && parts[0] != text:
		for _, part := range parts {
			if err := l.add(part); err != nil {
				return err
			}
		}
		return nil
	default:
		return err
	}
}

func (l *taskList) addRange(first, last int) error {
	byName := l.plan.tasksWithUniqueName()
	for number := first; number <= last; number++ {
		name := strconv.Itoa(number)
		task := byName[name]
		if task == nil {
			var err error
			if task, err = l.plan.FindTask(name); err != nil {
				return err
			}
		}
		l.take(task)
	}
	return nil
}

func (l *taskList) take(task *Task) {
	if !l.listed[task.ID] {
		l.listed[task.ID] = true
		l.tasks = append(l.tasks, task)
	}
}

// numbersIn reads 3-5, 3~5 and the like, in full width too.
func numbersIn(text string) (first, last int, ok bool) {
	from, to, _ := strings.Cut(strings.ReplaceAll(strings.Map(HalfWidth, text), "~", "-"), "-")
	first, errFirst := strconv.Atoi(strings.TrimSpace(from))
	last, errLast := strconv.Atoi(strings.TrimSpace(to))
	return first, last, errFirst == nil && errLast == nil && 0 < first && first < last
}
