package model

import (
	"cmp"
	"slices"
	"strconv"
)

// Revision is what a plan becomes when a corrected version of it comes in.
type Revision struct {
	// Plan is the corrected plan with the identities of the old one. What it no
	// longer has stands in its Removed.
	Plan *Plan
	// Retitled says that the title, the issuer, the year or a heading differs.
	Retitled bool
	Added    []*Task // of Plan
	Changed  []Alteration
	Moved    []Alteration // the same words at another number or under another heading
	Removed  []*Task      // of the old plan
}

// Alteration is a task before and after a correction, and what differs.
type Alteration struct {
	Before, After *Task
	Aspects       []Aspect
}

// Aspect is a part of a task that a correction can change.
type Aspect string

// The aspects of a task.
const (
	AspectText     Aspect = "text"
	AspectOffices  Aspect = "offices"
	AspectDue      Aspect = "due"
	AspectQuota    Aspect = "quota"
	AspectNumber   Aspect = "number"
	AspectCategory Aspect = "category"
)

// IsEmpty reports whether the corrected version says nothing new.
func (r *Revision) IsEmpty() bool {
	return !r.Retitled && len(r.Added)+len(r.Changed)+len(r.Moved)+len(r.Removed) == 0
}

// Revised returns the figures of the revision, as the version that it makes of
// the plan.
func (r *Revision) Revised() Revised {
	return Revised{
		Version: r.Plan.Version,
		Added:   len(r.Added), Changed: len(r.Changed), Moved: len(r.Moved), Removed: len(r.Removed),
	}
}

// Reconcile matches a corrected version with the plan that the ledger holds, by
// the words of the tasks and by their numbers, so that all that has happened to
// a task stays with it. A task that was removed before and comes back is itself
// again. The plan that comes out is the next version. Neither plan is changed.
func Reconcile(old, corrected *Plan) *Revision {
	known := slices.Concat(old.Tasks, old.Removed)
	plan := *corrected
	plan.ID, plan.Version = old.ID, max(old.Version, 1)+1
	plan.Tasks = slices.Clone(corrected.Tasks)
	r := &Revision{Plan: &plan, Retitled: retitled(old, corrected)}
	places := matchTasks(known, plan.Tasks)
	kept := make([]bool, len(known))
	taken := map[string]bool{}
	for _, task := range known {
		taken[task.ID] = true
	}
	for i, place := range places {
		task := &plan.Tasks[i]
		if place < 0 {
			task.ID = freeID(task, taken)
			taken[task.ID] = true
			r.Added = append(r.Added, task)
			continue
		}
		kept[place] = true
		task.ID = known[place].ID
		r.compare(old, &known[place], task, place < len(old.Tasks))
	}
	plan.Removed = nil
	for place := range known {
		if kept[place] {
			continue
		}
		plan.Removed = append(plan.Removed, known[place])
		if place < len(old.Tasks) {
			r.Removed = append(r.Removed, &known[place])
		}
	}
	return r
}

// compare notes how a task differs; one that comes back is an added one.
func (r *Revision) compare(old *Plan, before, after *Task, stood bool) {
	if !stood {
		r.Added = append(r.Added, after)
		return
	}
	words, place := differences(before, after), displacements(old, r.Plan, before, after)
	switch {
	case len(words) > 0:
		r.Changed = append(r.Changed, Alteration{before, after, append(words, place...)})
	case len(place) > 0:
		r.Moved = append(r.Moved, Alteration{before, after, place})
	}
}

func differences(a, b *Task) []Aspect {
	var aspects []Aspect
	if a.Text != b.Text {
		aspects = append(aspects, AspectText)
	}
	if a.OfficesRaw != b.OfficesRaw || !slices.Equal(a.Lead, b.Lead) || !slices.Equal(a.Assist, b.Assist) ||
		!slices.Equal(a.Classes, b.Classes) || a.ByMatter != b.ByMatter {
		aspects = append(aspects, AspectOffices)
	}
	if a.Due != b.Due || a.DueWords != b.DueWords || !slices.Equal(a.Milestones, b.Milestones) || a.Ongoing != b.Ongoing {
		aspects = append(aspects, AspectDue)
	}
	if (a.Quota == nil) != (b.Quota == nil) || a.Quota != nil && *a.Quota != *b.Quota {
		aspects = append(aspects, AspectQuota)
	}
	return aspects
}

func displacements(old, corrected *Plan, before, after *Task) []Aspect {
	var aspects []Aspect
	if before.Number != after.Number {
		aspects = append(aspects, AspectNumber)
	}
	if old.categoryOf(before).Title != corrected.categoryOf(after).Title {
		aspects = append(aspects, AspectCategory)
	}
	return aspects
}

func retitled(a, b *Plan) bool {
	return a.Title != b.Title || a.Issuer != b.Issuer || a.Year != b.Year ||
		!slices.EqualFunc(a.Categories, b.Categories, func(x, y Category) bool {
			return x.Ordinal == y.Ordinal && x.Title == y.Title && slices.Equal(x.Path, y.Path)
		})
}

// freeID returns an identity that no task of the plan has or had.
func freeID(task *Task, taken map[string]bool) string {
	id := task.ID
	for n := 2; taken[id]; n++ {
		id = task.ID + "-" + strconv.Itoa(n)
	}
	return id
}

// How alike two texts must be, from 0 to 1, to be taken for the same task: less
// if they also bear the same number.
const (
	alikeWithNumber = 0.4
	alikeAlone      = 0.6
)

// matchTasks returns for each corrected task the place of the known one that it
// is, or -1. Equal words come first, then likeness; each known task is taken
// once.
func matchTasks(known, corrected []Task) []int {
	m := matching{places: make([]int, len(corrected)), taken: make([]bool, len(known))}
	for i := range m.places {
		m.places[i] = -1
	}
	m.matchEqual(known, corrected)
	m.matchAlike(known, corrected)
	return m.places
}

type matching struct {
	places []int
	taken  []bool
}

func (m *matching) take(i, place int) {
	m.places[i], m.taken[place] = place, true
}

// matchEqual pairs tasks with the same words. Among several such the one with
// the same number comes first, then the order of the plan.
func (m *matching) matchEqual(known, corrected []Task) {
	for _, key := range []func(*Task) string{
		func(t *Task) string { return t.Number + "\x00" + essence(t.Text) },
		func(t *Task) string { return essence(t.Text) },
	} {
		waiting := map[string][]int{}
		for place := range known {
			if !m.taken[place] {
				waiting[key(&known[place])] = append(waiting[key(&known[place])], place)
			}
		}
		for i := range corrected {
			same := key(&corrected[i])
			if places := waiting[same]; m.places[i] < 0 && len(places) > 0 {
				m.take(i, places[0])
				waiting[same] = places[1:]
			}
		}
	}
}

type likeness struct {
	i, place int
	degree   float64
}

// matchAlike pairs what is left, the most alike first.
func (m *matching) matchAlike(known, corrected []Task) {
	index, numbered := newGramIndex(), map[string][]int{}
	for place := range known {
		if !m.taken[place] {
			index.add(place, known[place].Text)
			numbered[known[place].Number] = append(numbered[known[place].Number], place)
		}
	}
	delete(numbered, "")
	var pairs []likeness
	for i := range corrected {
		if m.places[i] >= 0 {
			continue
		}
		rivals := numbered[corrected[i].Number]
		for place, degree := range index.alike(corrected[i].Text, rivals[:min(len(rivals), candidates)]) {
			sameNumber := slices.Contains(rivals, place)
			if degree >= alikeAlone || sameNumber && degree >= alikeWithNumber {
				pairs = append(pairs, likeness{i, place, degree})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b likeness) int {
		return cmp.Or(cmp.Compare(b.degree, a.degree), cmp.Compare(a.i, b.i), cmp.Compare(a.place, b.place))
	})
	for _, pair := range pairs {
		if m.places[pair.i] < 0 && !m.taken[pair.place] {
			m.take(pair.i, pair.place)
		}
	}
}
