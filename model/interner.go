package model

import (
	"slices"
	"strings"
)

// Interner shares equal offices and deadlines among the tasks of a plan. In a large
// plan their copies would take more memory than the texts.
type Interner struct {
	words map[string]string
	lists map[string][]string
	days  map[Date][]Date
}

// maxInterned is how many values of each kind are remembered.
const maxInterned = 10_000

// NewInterner returns an Interner for one plan.
func NewInterner() *Interner {
	return &Interner{words: map[string]string{}, lists: map[string][]string{}, days: map[Date][]Date{}}
}

// Intern replaces the task's values by equal ones of earlier tasks.
func (s *Interner) Intern(task *Task) {
	for _, words := range []*string{&task.Number, &task.OfficesRaw, &task.DueWords} {
		*words = intern(s.words, *words, *words)
	}
	for _, list := range []*[]string{&task.Lead, &task.Assist, &task.Classes} {
		if len(*list) == 0 {
			continue
		}
		if found := intern(s.lists, strings.Join(*list, "\n"), slices.Clip(*list)); slices.Equal(found, *list) {
			*list = found
		}
	}
	if len(task.Milestones) == 1 {
		task.Milestones = intern(s.days, task.Milestones[0], slices.Clip(task.Milestones))
	}
}

// intern returns the copy that is kept under the key, which this one becomes if
// there is none.
func intern[K comparable, V any](kept map[K]V, key K, own V) V {
	if found, there := kept[key]; there {
		return found
	}
	if len(kept) < maxInterned {
		kept[key] = own
	}
	return own
}
