// Package drafts holds texts that the user has begun and not saved.
package drafts

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"duban/model"
	"duban/tui/keys"
	"duban/tui/words"
)

// Draft is an unfinished text.
type Draft struct {
	Text string
	// Since is the revision of the ledger when the text was begun.
	Since uint64
}

// Entry is a draft and the key that it is kept under.
type Entry struct {
	Key string
	Draft
}

// Store keeps drafts on disk, so that they survive a dropped line. Its methods
// run on the UI's goroutine and must not block.
type Store interface {
	// All returns the drafts of a plan by their keys.
	All(plan string) map[string]Draft
	// Save keeps a draft soon; one without text is dropped.
	Save(plan, key string, draft Draft)
	// Drop forgets a draft.
	Drop(plan, key string)
}

// Drafts are the drafts of the open plan.
type Drafts struct {
	store  Store // nil if nothing is kept on disk
	plan   string
	drafts map[string]Draft
}

// New returns no drafts yet. The store may be nil.
func New(store Store) *Drafts { return &Drafts{store: store, drafts: map[string]Draft{}} }

// openingActions returns the kinds of change whose texts are kept as drafts, each with
// the actions that open the prompt for it.
func openingActions() map[model.Kind][]keys.Action {
	return map[model.Kind][]keys.Action{
		model.KindNote: {keys.WriteNote}, model.KindTick: {keys.RecordTick}, model.KindExtend: {keys.ExtendDue},
		model.KindVerify: {keys.ShowChecklist, keys.WriteNote}, model.KindCarry: {keys.ShowLookBack},
		model.KindNoteEdit: {keys.CorrectNote}, model.KindAdd: {keys.AddTask}, model.KindEdit: {keys.EditTask},
		model.KindCancel: {keys.CancelTask}, model.KindReport: {keys.ReportTask}, model.KindReturn: {keys.ReturnTask},
	}
}

// Key returns the key of a draft: the identities of its tasks, after the kind of
// change unless that is a note. The draft of a new task has none.
func Key(kind model.Kind, tasks ...string) string {
	key := strings.Join(tasks, ",")
	if kind != model.KindNote {
		key = string(kind) + "/" + key
	}
	return key
}

// OfNote returns the part of a key that is about one note of a task, by the number of its
// event.
func OfNote(task string, seq uint64) string { return task + noteMark + strconv.FormatUint(seq, 10) }

// noteMark is between a task and a note.
const noteMark = "@"

// parse is the inverse of Key, without notes.
func parse(key string) (kind model.Kind, tasks []string) {
	prefix, rest, _ := strings.Cut(key, "/")
	if _, known := openingActions()[model.Kind(prefix)]; known {
		if rest == "" {
			return model.Kind(prefix), nil
		}
		if model.Kind(prefix) == model.KindNoteEdit {
			rest, _, _ = strings.Cut(rest, noteMark)
		}
		return model.Kind(prefix), strings.Split(rest, ",")
	}
	return model.KindNote, strings.Split(key, ",")
}

// Load reads the drafts of a plan. Those that the user has saved since are
// dropped; those of tasks that the plan lacks are left in the store.
func (d *Drafts) Load(snapshot *model.Snapshot, by string) {
	d.plan, d.drafts = snapshot.Plan.ID, map[string]Draft{}
	if d.store == nil {
		return
	}
	for key, draft := range d.store.All(d.plan) {
		switch kind, tasks := parse(key); {
		case slices.ContainsFunc(tasks, func(task string) bool { return snapshot.Task(task) == nil }):
			// A correction of the plan removed the task; another may restore it.
		case isSaved(snapshot, by, kind, tasks, draft):
			d.store.Drop(d.plan, key) // the line dropped after it was saved
		default:
			d.drafts[key] = draft
		}
	}
}

// isSaved reports whether the user has saved the draft on all of the tasks since
// it was begun. The same words may have been written before.
func isSaved(snapshot *model.Snapshot, by string, kind model.Kind, tasks []string, draft Draft) bool {
	note, err := model.CleanNote(draft.Text)
	isIt := func(e model.Event) bool {
		if e.Seq <= draft.Since || e.Kind != kind || e.By != by {
			return false
		}
		switch {
		case e.Edit != nil:
			return draft.holds(e)
		case e.Report != nil:
			return strings.Contains(draft.Text, e.Report.Progress)
		}
		return err == nil && e.Note == note
	}
	if kind == model.KindAdd {
		return slices.ContainsFunc(snapshot.Log, isIt)
	}
	return !slices.ContainsFunc(tasks, func(task string) bool {
		return !slices.ContainsFunc(snapshot.History(task), isIt)
	})
}

// holds reports whether the draft of a form has the text that an addition or an edit
// sets, and of an edit every field.
func (d Draft) holds(event model.Event) bool {
	isMissing := func(name model.Field) bool {
		isDocument := name == model.FieldSource && d.has(words.FormDocument)
		return !isDocument && !d.has(name)
	}
	if event.Kind == model.KindEdit && slices.ContainsFunc(event.Edit.Fields, isMissing) {
		return false
	}
	return !event.Edit.Has(model.FieldText) || strings.Contains(d.Text, event.Edit.To.Text)
}

// has reports whether a field was changed in the form.
func (d Draft) has(name model.Field) bool {
	return strings.Contains("\n"+d.Text, "\n"+string(name)+"=")
}

// Text returns the text of a draft; empty if there is none.
func (d *Drafts) Text(key string) string { return d.drafts[key].Text }

// Keep keeps what is being typed, begun at the revision unless it is kept
// already. Without text the draft is dropped.
func (d *Drafts) Keep(key, text string, revision uint64) {
	kept, exists := d.drafts[key]
	if !exists {
		kept.Since = revision
	}
	kept.Text = text
	d.drafts[key] = kept
	if text == "" {
		delete(d.drafts, key)
	}
	if d.store != nil {
		d.store.Save(d.plan, key, kept)
	}
}

// Take removes a draft and returns it, for the write that is to save it.
func (d *Drafts) Take(key, text string) Entry {
	taken := Entry{key, Draft{text, d.drafts[key].Since}}
	delete(d.drafts, key)
	return taken
}

// Restore takes back the draft of a write that was refused.
func (d *Drafts) Restore(entry Entry) {
	if entry.Text != "" {
		d.drafts[entry.Key] = entry.Draft
	}
}

// Discard drops a draft that the user gave up.
func (d *Drafts) Discard(key string) {
	delete(d.drafts, key)
	d.Saved(key)
}

// Saved drops a draft from the store, unless another text with its key is being
// written by now.
func (d *Drafts) Saved(key string) {
	if _, another := d.drafts[key]; !another && d.store != nil {
		d.store.Drop(d.plan, key)
	}
}

// Summary says how many drafts there are, for which tasks, and which keys open
// them; empty if there are none.
func (d *Drafts) Summary(w *words.Words, table keys.Table, snapshot *model.Snapshot) string {
	if len(d.drafts) == 0 {
		return ""
	}
	var names, pressed, onTask []string
	for _, key := range slices.Sorted(maps.Keys(d.drafts)) {
		kind, tasks := parse(key)
		event := model.Event{Kind: kind}
		if kind == model.KindCancel {
			event.To = model.Cancelled
		}
		for _, task := range tasks {
			names = append(names, w.Terms.Event(event)+" "+snapshot.Name(task))
		}
		if len(tasks) == 0 {
			names = append(names, w.Terms.Event(event))
		}
		var opens []string
		for _, action := range openingActions()[kind] {
			opens = append(opens, table.KeyOf(action))
		}
		list := &pressed // in the sheet that the first key opens, or of no task
		if len(tasks) > 0 && len(opens) == 1 && kind != model.KindCarry {
			list = &onTask
		}
		if shown := strings.Join(opens, " "); !slices.Contains(*list, shown) {
			*list = append(*list, shown)
		}
	}
	separator := w.Errors.ListSeparator
	var how []string
	for _, part := range []struct {
		format string
		keys   []string
	}{{w.Drafts.OnTask, onTask}, {w.Drafts.Press, pressed}} {
		if len(part.keys) > 0 {
			how = append(how, fmt.Sprintf(part.format, strings.Join(part.keys, separator)))
		}
	}
	return fmt.Sprintf(w.Drafts.Offered.Form(len(d.drafts)), len(d.drafts), strings.Join(names, separator), strings.Join(how, w.Errors.ClauseEnd))
}
