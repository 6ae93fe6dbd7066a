package model

import (
	"slices"
	"strconv"
)

// Supplement returns what a supplementary notice adds to the plan. It changes and removes
// nothing.
func (s *Snapshot) Supplement(notice *Plan) *Revision {
	return reconcile(s.Imported, s.supplemented(notice), nil, func(*Revision, *Task, *Task) {})
}

// supplemented returns what the plan's document says once a notice is added to it: all
// that it said, and the tasks of the notice that no task of the plan is like. Tasks are
// compared by their words; a number that is taken is replaced by the next free one, so
// that no task is called otherwise than before.
func (s *Snapshot) supplemented(notice *Plan) *Plan {
	document := *s.Imported
	document.Categories, document.Tasks = slices.Clone(document.Categories), slices.Clone(document.Tasks)
	known := slices.Concat(document.allTasks()[:len(document.Tasks)], s.Plan.allTasks()[:len(s.Plan.Tasks)])
	index := newBigramIndex(known)
	taken, last := map[string]bool{}, 0
	for place, task := range known {
		index.add(place)
		taken[task.Number] = true
		if number, err := strconv.Atoi(task.Number); err == nil {
			last = max(last, number)
		}
	}
	for _, task := range notice.Tasks {
		isKnown := false
		index.compareSimilar(task.Text, nil, func(_ int, similarity float64) { isKnown = isKnown || similarity >= clearSimilarity })
		if isKnown {
			continue
		}
		if taken[task.Number] || task.Number == "" {
			last++
			task.Number = strconv.Itoa(last)
			task.ID = task.Number
		}
		taken[task.Number] = true
		document.addUnder(task, notice.Categories[task.Category])
	}
	return &document
}

// addUnder adds a task behind the last one under its heading. A heading that the plan lacks
// is added at the end.
func (p *Plan) addUnder(task Task, under Category) {
	task.Category = slices.IndexFunc(p.Categories, func(c Category) bool { return c.Title == under.Title })
	if task.Category < 0 {
		task.Category = len(p.Categories)
		p.Categories = append(p.Categories, under)
	}
	at := len(p.Tasks)
	for i := range p.Tasks {
		if p.Tasks[i].Category > task.Category {
			at = i
			break
		}
	}
	p.Tasks = slices.Insert(p.Tasks, at, task)
}
