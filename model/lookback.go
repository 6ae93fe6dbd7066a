package model

import (
	"cmp"
	"strings"
	"unicode"
)

// PreviousPlan returns the plan that a look-back (回头看) from a plan goes over: the
// newest of an earlier year that has the same title but for its year, as an office
// has several plans a year; if none has, the newest of an earlier year. Of two of
// one year it is the one imported last. The error is a *RuleError if the ledger
// holds none.
func PreviousPlan(plans []PlanInfo, of PlanInfo) (PlanInfo, error) {
	found, isAkin := PlanInfo{}, false
	for _, plan := range plans {
		akin := yearlessTitle(plan.Title) == yearlessTitle(of.Title)
		if plan.Year >= of.Year || plan.Year == 0 || isAkin && !akin {
			continue
		}
		if akin && !isAkin || plan.Year >= found.Year {
			found, isAkin = plan, akin
		}
	}
	if found.ID == "" {
		return PlanInfo{}, &RuleError{Rule: RuleNoEarlierPlan, Year: of.Year}
	}
	return found, nil
}

// yearlessTitle is a title without its figures and what says which version it is.
func yearlessTitle(title string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, plainTitle(title))
}

// LookBackEntry is a task of an old plan beside the tasks of a new one that
// continue it.
type LookBackEntry struct {
	Old      *Task
	Progress TaskProgress // of Old
	// Match is the task of the new plan that is most like it, and Likeness how
	// like, from 0 to 1; nil if none is like it at all.
	Match      *Task
	Similarity float64
	// CarriedTo holds the tasks of the new plan that it was carried over to.
	CarriedTo []*Task
}

// IsOpen reports whether the old task was left undone: neither done for the year nor
// cancelled.
func (e LookBackEntry) IsOpen() bool {
	return !e.Progress.IsSettled() && e.Progress.Status != Cancelled
}

// minSimilarity is how alike two texts must be, from 0 to 1, to be shown beside each
// other. People judge for themselves whether they mean the same.
const minSimilarity = 0.3

// clearSimilarity is how alike two texts must be to be taken for one task without asking.
const clearSimilarity = 0.6

// IsClear reports whether a task of the new plan clearly continues the old one.
func (e LookBackEntry) IsClear() bool { return e.Match != nil && e.Similarity >= clearSimilarity }

// LookBack returns the tasks of the old plan in its order, each beside the
// likeliest of the new one.
func LookBack(old, next *Snapshot, today Date) []LookBackEntry {
	known := next.Plan.allTasks()[:len(next.Plan.Tasks)]
	index := newBigramIndex(known)
	for place := range known {
		index.add(place)
	}
	carriedTo := next.carriedTo()
	pairs := make([]LookBackEntry, 0, len(old.Plan.Tasks))
	for i := range old.Plan.Tasks {
		task := &old.Plan.Tasks[i]
		pair := LookBackEntry{Old: task, Progress: old.TaskProgress(task, today), CarriedTo: carriedTo[sourceOf(old.Plan, task)]}
		best := -1
		index.compareSimilar(task.Text, nil, func(place int, degree float64) {
			if degree >= minSimilarity && (best < 0 || cmp.Or(cmp.Compare(degree, pair.Similarity), cmp.Compare(best, place)) > 0) {
				best, pair.Match, pair.Similarity = place, known[place], degree
			}
		})
		pairs = append(pairs, pair)
	}
	return pairs
}

// carriedTo returns the tasks that others were carried over to, by source.
func (s *Snapshot) carriedTo() map[string][]*Task {
	carried := map[string][]*Task{}
	for i := range s.Plan.Tasks {
		task := &s.Plan.Tasks[i]
		for _, event := range s.activeEvents(task.ID, KindCarry) {
			carried[event.Source] = append(carried[event.Source], task)
		}
	}
	return carried
}

const sourceSeparator = "/"

func sourceOf(plan *Plan, task *Task) string { return plan.ID + sourceSeparator + task.ID }

// SourceTask returns the plan and the task that were carried over, by their
// identities; empty if the event is about nothing of the kind.
func (e Event) SourceTask() (plan, task string) {
	plan, task, _ = strings.Cut(e.Source, sourceSeparator)
	return plan, task
}

// CarryChange returns the change that records on a task of another plan that it
// continues an unfinished one of this plan; the note says so in words. The
// error is a *RuleError if the task is done for the year.
func (s *Snapshot) CarryChange(task *Task, today Date, to *Task, note string) (Change, error) {
	change := s.carryChange(task, to, note)
	if s.TaskProgress(task, today).IsSettled() {
		return change, &RuleError{Rule: RuleAlreadyDone, Task: task.ID}
	}
	return change, nil
}

func (s *Snapshot) carryChange(task, to *Task, note string) Change {
	return Change{Task: to.ID, Kind: KindCarry, Source: sourceOf(s.Plan, task), Note: note}
}

// CarryClear returns the changes that carry each open task of this plan to the task that
// clearly continues it, unless it was carried over before, and the open tasks that none
// continues clearly. note returns the note of such a change.
func (s *Snapshot) CarryClear(entries []LookBackEntry, note func(LookBackEntry) string) (changes []Change, alone []*Task) {
	for _, entry := range entries {
		switch {
		case !entry.IsOpen(), len(entry.CarriedTo) > 0:
		case !entry.IsClear():
			alone = append(alone, entry.Old)
		default:
			changes = append(changes, s.carryChange(entry.Old, entry.Match, note(entry)))
		}
	}
	return changes, alone
}
