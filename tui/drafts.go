package tui

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"duban/model"
)

// Drafts keeps notes that are not finished, so that they outlive a line that
// drops. Its methods are called by the UI's thread and must not keep it waiting.
type Drafts interface {
	// All returns the drafts of a plan, by the tasks that they are for.
	All(plan string) map[string]string
	// Save keeps a draft soon; an empty text drops it.
	Save(plan, tasks, text string)
	// Drop forgets a draft.
	Drop(plan, tasks string)
}

// noteKey is what a note's draft is kept by: the identities of its tasks.
func noteKey(tasks []string) string { return strings.Join(tasks, ",") }

// loadDrafts takes up the drafts of the plan shown.
func (a *App) loadDrafts() {
	a.drafts = map[string]string{}
	if a.Drafts == nil || a.ReadOnly {
		return
	}
	plan := a.snapshot.Plan.ID
	for key, text := range a.Drafts.All(plan) {
		switch tasks := strings.Split(key, ","); {
		case slices.ContainsFunc(tasks, func(task string) bool { return a.snapshot.Task(task) == nil }):
			// The plan was corrected; another correction may bring them back.
		case a.hasNoted(tasks, text):
			a.Drafts.Drop(plan, key) // the line dropped after it was saved
		default:
			a.drafts[key] = text
		}
	}
}

// hasNoted reports whether the user has a note on all of the tasks.
func (a *App) hasNoted(tasks []string, text string) bool {
	note, err := model.CleanNote(text)
	return err == nil && !slices.ContainsFunc(tasks, func(task string) bool {
		return !slices.ContainsFunc(a.snapshot.History(task), func(e model.Event) bool { return e.By == a.By && e.Note == note })
	})
}

// offerDrafts says that there are drafts, and where.
func (a *App) offerDrafts() {
	if len(a.drafts) == 0 {
		return
	}
	var names []string
	for _, key := range slices.Sorted(maps.Keys(a.drafts)) {
		for task := range strings.SplitSeq(key, ",") {
			names = append(names, a.name(task))
		}
	}
	a.say(fmt.Sprintf(a.Words.Drafts.Offered, len(a.drafts), strings.Join(names, a.Words.Errors.ListSeparator)))
}

// hasLooseDrafts reports whether something was typed and is kept nowhere else.
func (a *App) hasLooseDrafts() bool {
	for key := range a.drafts {
		if a.Drafts == nil || strings.Contains(key, "/") {
			return true
		}
	}
	return false
}

// keepDraft keeps what is being written.
func (a *App) keepDraft(key, text string) {
	a.drafts[key] = text
	if text == "" {
		delete(a.drafts, key)
	}
	if a.Drafts != nil {
		a.Drafts.Save(a.snapshot.Plan.ID, key, text)
	}
}

// dropDraft forgets a draft that the user gave up.
func (a *App) dropDraft(key string) {
	delete(a.drafts, key)
	a.forgetDraft(key)
}

// forgetDraft forgets what is kept outside, unless another note is being written
// by now.
func (a *App) forgetDraft(key string) {
	if _, another := a.drafts[key]; !another && a.Drafts != nil {
		a.Drafts.Drop(a.snapshot.Plan.ID, key)
	}
}
