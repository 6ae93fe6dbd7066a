package history

import (
	"cmp"
	"context"
	"math"
	"slices"

	"duban/model"
)

// LastDone is what a person did last.
type LastDone struct {
	Undos []model.Change // that take it back, newest first
	Found int            // how many changes that is; what one command made is one
	// StoppedBy is the import or restore that no undo passes over unasked, and
	// IsMore whether there is something to undo before it.
	StoppedBy model.Event
	IsStopped bool
	IsMore    bool
	oldest    uint64 // the number of the first event of all these changes
}

// LastDone finds a person's last changes, as many as are asked for or there are, and
// returns the snapshot with as much of the log as that took. Imports of other plans count
// as well with others, and imports are passed over with earlier.
func (r Reader) LastDone(ctx context.Context, snapshot *model.Snapshot, by string, count int, others, earlier bool) (LastDone, *model.Snapshot, error) {
	var foreign []model.Event
	var err error
	if others {
		if foreign, err = r.foreignImports(ctx, by); err != nil {
			return LastDone{}, snapshot, err
		}
	}
	last := lastDone(snapshot.Log, foreign, by, count, earlier)
	for !snapshot.IsWhole() && !last.isCertain(count, snapshot.Log[0].Seq) {
		if snapshot, err = r.earlier(ctx, snapshot); err != nil {
			return LastDone{}, nil, err
		}
		last = lastDone(snapshot.Log, foreign, by, count, earlier)
	}
	return last, snapshot, nil
}

// isCertain reports whether the log before an event can't change what was found.
func (l LastDone) isCertain(count int, before uint64) bool {
	return (l.Found == count || l.IsStopped && l.IsMore) && l.oldest >= before
}

// lastDone finds them in the log of a plan and among the imports of other plans.
func lastDone(log, foreign []model.Event, by string, count int, earlier bool) LastDone {
	last := LastDone{oldest: math.MaxUint64}
	log = slices.Concat(log, foreign)
	slices.SortFunc(log, func(a, b model.Event) int { return cmp.Compare(a.Seq, b.Seq) })
	for last.Found < count {
		events := model.LastUndoable(log, by)
		if len(events) > 0 {
			last.oldest = events[0].Group
		}
		if stopped, stops := model.NotUndoable(log, by); stops && !earlier {
			last.StoppedBy, last.IsStopped, last.IsMore = stopped, true, len(events) > 0
			break
		}
		if len(events) == 0 {
			break
		}
		last.Found++
		for _, event := range events {
			last.Undos = append(last.Undos, model.Change{Task: event.Task, Kind: model.KindUndo, Undoes: event.Seq})
			// Taken as undone, so that the next round finds the change before.
			seq := math.MaxUint64 - uint64(len(last.Undos))
			log = append(log, model.Event{Seq: seq, Kind: model.KindUndo, Task: event.Task, Undoes: event.Seq})
		}
	}
	return last
}

// foreignImports returns the person's imports of other plans: the last thing that they
// did may be to have imported another one.
func (r Reader) foreignImports(ctx context.Context, by string) ([]model.Event, error) {
	plans, err := r.Ledger.Plans(ctx)
	if err != nil {
		return nil, err
	}
	var all []model.Event
	for _, plan := range plans {
		if plan.ID == r.Plan {
			continue
		}
		// A page that is not the whole log has all imports beside it.
		page, err := r.Ledger.LogBefore(ctx, plan.ID, 0, 1)
		if err != nil {
			return nil, err
		}
		events := slices.Concat(page.Imports, page.Events)
		slices.SortFunc(events, func(a, b model.Event) int { return cmp.Compare(a.Seq, b.Seq) })
		events = slices.CompactFunc(events, func(a, b model.Event) bool { return a.Seq == b.Seq })
		all = append(all, slices.DeleteFunc(events, func(e model.Event) bool { return e.Kind != model.KindImport || e.By != by })...)
	}
	return all, nil
}
