package tui

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"duban/model"
)

// Drafts keeps texts that are not finished, so that they outlive a line that
// drops. Its methods are called by the UI's thread and must not keep it waiting.
type Drafts interface {
	// All returns the drafts of a plan, by what they are for.
	All(plan string) map[string]Draft
	// Save keeps a draft soon; one without text is dropped.
	Save(plan, key string, draft Draft)
	// Drop forgets a draft.
	Drop(plan, key string)
}

// Draft is a text that is not finished.
type Draft struct {
	Text string
	// Since is the revision of the ledger when it was begun.
	Since uint64
}

// draftKinds returns the changes whose texts are kept as drafts, each with the
// keys that lead back to it.
func draftKinds() map[model.Kind]string {
	return map[model.Kind]string{model.KindNote: "n", model.KindTick: "t", model.KindExtend: "e", model.KindVerify: "c n"}
}

// draftKey is what a draft is kept by: the identities of its tasks, behind the
// kind of the change unless that is a note.
func draftKey(kind model.Kind, tasks ...string) string {
	key := strings.Join(tasks, ",")
	if kind != model.KindNote {
		key = string(kind) + "/" + key
	}
	return key
}

// draftFor is the kind and the tasks of a draft's key.
func draftFor(key string) (kind model.Kind, tasks []string) {
	before, after, _ := strings.Cut(key, "/")
	if _, known := draftKinds()[model.Kind(before)]; known {
		return model.Kind(before), strings.Split(after, ",")
	}
	return model.KindNote, strings.Split(key, ",")
}

// loadDrafts takes up the drafts of the plan shown.
func (a *App) loadDrafts() {
	a.drafts = map[string]Draft{}
	if a.Drafts == nil || a.ReadOnly {
		return
	}
	plan := a.snapshot.Plan.ID
	for key, draft := range a.Drafts.All(plan) {
		switch kind, tasks := draftFor(key); {
		case slices.ContainsFunc(tasks, func(task string) bool { return a.snapshot.Task(task) == nil }):
			// The plan was corrected; another correction may bring them back.
		case a.hasWritten(kind, tasks, draft):
			a.Drafts.Drop(plan, key) // the line dropped after it was saved
		default:
			a.drafts[key] = draft
		}
	}
}

// hasWritten reports whether the user has written the draft on all of the tasks,
// with changes of that kind. The same words may have been written before it was
// begun.
func (a *App) hasWritten(kind model.Kind, tasks []string, draft Draft) bool {
	note, err := model.CleanNote(draft.Text)
	isIt := func(e model.Event) bool {
		return e.Seq > draft.Since && e.Kind == kind && e.By == a.By && e.Note == note
	}
	return err == nil && !slices.ContainsFunc(tasks, func(task string) bool {
		return !slices.ContainsFunc(a.snapshot.History(task), isIt)
	})
}

// offerDrafts says that there are drafts, and where.
func (a *App) offerDrafts() {
	if len(a.drafts) == 0 {
		return
	}
	var names, keys []string
	for _, key := range slices.Sorted(maps.Keys(a.drafts)) {
		kind, tasks := draftFor(key)
		for _, task := range tasks {
			names = append(names, a.Words.Terms.Event(model.Event{Kind: kind})+" "+a.name(task))
		}
		if opens := draftKinds()[kind]; !slices.Contains(keys, opens) {
			keys = append(keys, opens)
		}
	}
	separator := a.Words.Errors.ListSeparator
	a.say(fmt.Sprintf(a.Words.Drafts.Offered, len(a.drafts), strings.Join(names, separator), strings.Join(keys, separator)))
}

// keepDraft keeps what is being written.
func (a *App) keepDraft(key, text string) {
	kept, begun := a.drafts[key]
	if !begun {
		kept.Since = a.snapshot.Revision
	}
	kept.Text = text
	a.drafts[key] = kept
	if text == "" {
		delete(a.drafts, key)
	}
	if a.Drafts != nil {
		a.Drafts.Save(a.snapshot.Plan.ID, key, kept)
	}
}

// takeDraft hands a draft over to the write that is to save it.
func (a *App) takeDraft(key, text string) draft {
	taken := draft{key, Draft{text, a.drafts[key].Since}}
	delete(a.drafts, key)
	return taken
}

// dropDraft forgets a draft that the user gave up.
func (a *App) dropDraft(key string) {
	delete(a.drafts, key)
	a.forgetDraft(key)
}

// forgetDraft forgets what is kept outside, unless another text is being written
// by now.
func (a *App) forgetDraft(key string) {
	if _, another := a.drafts[key]; !another && a.Drafts != nil {
		a.Drafts.Drop(a.snapshot.Plan.ID, key)
	}
}
