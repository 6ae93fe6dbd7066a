// Package queue is the dashboard's queue of writes: what the user has asked for
// and the ledger does not have yet. It does no I/O: the dashboard sends each
// write and reports the answer.
package queue

import (
	"maps"
	"slices"

	"duban/model"
	"duban/tui/drafts"
)

// Write is one thing that the user has asked for, all of it or nothing.
type Write struct {
	Kind model.Kind
	// Changes are empty for an undo or redo: what it reverts is looked up when it
	// is sent.
	Changes []model.Change
	// Unchanged are the selected tasks that need no change.
	Unchanged []string
	// Draft is the text typed for it, restored if the ledger refuses the write.
	Draft drafts.Entry
}

func (w Write) changes(task string) bool {
	return slices.ContainsFunc(w.Changes, func(c model.Change) bool { return c.Task == task })
}

// Queue sends one write at a time, in the order of the keys. Its states:
//
//   - waiting: writes that are not sent yet;
//   - sending: a write is on its way, and no other may be;
//   - stale: the ledger changed while sending, so it has to be read after that;
//   - reloading: the plan is read anew, and nothing is sent meanwhile;
//   - leaving: the user wants to quit, which waits until all is written.
type Queue struct {
	waiting   []Write
	sending   *Write
	stale     bool
	reloading bool
	leaving   bool
	own       map[uint64]bool // the events that this dashboard wrote
}

// New returns an empty queue.
func New() *Queue { return &Queue{own: map[uint64]bool{}} }

// Add appends a write.
func (q *Queue) Add(w Write) { q.waiting = append(q.waiting, w) }

// Next takes the next write out of the queue, if one may be sent now.
func (q *Queue) Next() (Write, bool) {
	if q.sending != nil || q.reloading || len(q.waiting) == 0 {
		return Write{}, false
	}
	next := q.waiting[0]
	q.waiting = q.waiting[1:]
	return next, true
}

// Return puts a write back that Next has taken, to be the next one again.
func (q *Queue) Return(w Write) { q.waiting = append([]Write{w}, q.waiting...) }

// Send records that a write is on its way.
func (q *Queue) Send(w Write) { q.sending = &w }

// Settle records the answer to the write on its way, with the events written.
func (q *Queue) Settle(events []model.Event) {
	q.sending = nil
	for _, event := range events {
		q.own[event.Seq] = true
	}
}

// IsOwn reports whether this dashboard wrote the event.
func (q *Queue) IsOwn(seq uint64) bool { return q.own[seq] }

// IsEmpty reports whether all is written.
func (q *Queue) IsEmpty() bool { return q.sending == nil && len(q.waiting) == 0 }

// MayRead reports whether new events can be read now. While sending they can't:
// only the answer says which are our own. Then the queue is stale.
func (q *Queue) MayRead() bool {
	if q.sending != nil {
		q.stale = true
	}
	return q.sending == nil
}

// MarkStale records that the ledger has to be read again.
func (q *Queue) MarkStale() { q.stale = true }

// TakeStale reports whether the ledger has to be read, which ends that state.
func (q *Queue) TakeStale() bool {
	stale := q.stale
	q.stale = false
	return stale
}

// Reload begins a reload.
func (q *Queue) Reload() { q.reloading = true }

// EndReload ends it.
func (q *Queue) EndReload() { q.reloading = false }

// IsReloading reports whether the plan is being read anew.
func (q *Queue) IsReloading() bool { return q.reloading }

// Leave asks to quit when all is written.
func (q *Queue) Leave() { q.leaving = true }

// Stay cancels Leave.
func (q *Queue) Stay() { q.leaving = false }

// IsLeaving reports whether the user asked to quit.
func (q *Queue) IsLeaving() bool { return q.leaving }

// Replaced forgets which events are our own, as another ledger with numbers of
// its own has taken the place of the one loaded.
func (q *Queue) Replaced() { q.own = map[uint64]bool{} }

// Clear removes the writes that wait and returns them.
func (q *Queue) Clear() []Write {
	dropped := q.waiting
	q.waiting = nil
	return dropped
}

// Drop removes the writes that build on one that was refused and returns them:
// marks of its tasks, and every undo and redo, which would now revert something
// earlier. Notes stay.
func (q *Queue) Drop(refused Write) []Write {
	var dropped []Write
	q.waiting = slices.DeleteFunc(q.waiting, func(w Write) bool {
		drop := w.buildsOn(refused)
		if drop {
			dropped = append(dropped, w)
		}
		return drop
	})
	return dropped
}

func (w Write) buildsOn(refused Write) bool {
	switch w.Kind {
	case model.KindUndo, model.KindRedo:
		return true
	case model.KindMark, model.KindReturn, model.KindVerify, model.KindEdit, model.KindCancel:
		return slices.ContainsFunc(w.Changes, func(c model.Change) bool { return refused.changes(c.Task) })
	}
	return false
}

// Pending returns the tasks with a write on its way: the status asked for last,
// or an empty one if the write leaves the status as it is. Notes do not count.
func (q *Queue) Pending() map[string]model.Status {
	if q.IsEmpty() {
		return nil
	}
	pending, asked := map[string]model.Status{}, map[string]model.Status{}
	for _, w := range q.all() {
		for _, change := range w.Changes {
			if w.Kind != model.KindNote && change.Task != "" {
				pending[change.Task] = ""
			}
			switch change.Kind {
			case model.KindMark, model.KindReturn:
				if change.Office != "" {
					break // the status of the whole follows from all parts
				}
				asked[change.Task] = change.To
			case model.KindCancel:
				asked[change.Task] = model.Cancelled
			}
		}
	}
	maps.Copy(pending, asked)
	return pending
}

// PendingParts returns the status asked for last of offices' parts with a write on its
// way, by task and office.
func (q *Queue) PendingParts() map[string]map[string]model.Status {
	parts := map[string]map[string]model.Status{}
	for _, w := range q.all() {
		for _, change := range w.Changes {
			if change.Kind != model.KindMark && change.Kind != model.KindReturn || change.Office == "" {
				continue
			}
			if parts[change.Task] == nil {
				parts[change.Task] = map[string]model.Status{}
			}
			parts[change.Task][change.Office] = change.To
		}
	}
	return parts
}

// all returns the write on its way and those that wait, in order.
func (q *Queue) all() []Write {
	if q.sending == nil {
		return q.waiting
	}
	return append([]Write{*q.sending}, q.waiting...)
}
