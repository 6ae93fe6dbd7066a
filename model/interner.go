package model

import (
	"slices"
	"strings"
)

// Interner lets the tasks of a plan that say the same keep one copy of it. Of a
// large plan, offices and deadlines would take more room than the texts.
type Interner struct {
	words map[string]string
	lists map[string][]string
	days  map[Date][]Date
}

// maxInterned bounds how much of each kind is remembered for being shared.
const maxInterned = 10_000

// NewInterner returns a Interner for one plan.
func NewInterner() *Interner {
	return &Interner{words: map[string]string{}, lists: map[string][]string{}, days: map[Date][]Date{}}
}

// Intern puts the copies that other tasks have in the place of the task's own.
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
