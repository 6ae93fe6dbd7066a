package bolt

import (
	"context"
	"iter"
	"os"

	"go.etcd.io/bbolt"

	"duban/model"
	"duban/store"
)

// eventsPerStep bounds what a transaction holds in memory while an archive is written.
const eventsPerStep = 10_000

// Export calls take with all that the ledger holds.
func (l *Ledger) Export(ctx context.Context, take func(*store.Archive) error) error {
	return l.view(ctx, func(t *transaction) error {
		archive := &store.Archive{
			States: map[string]map[string]model.State{}, Revision: lastSeq(t), Events: allEvents(t),
		}
		heads, err := allPlanHeads(t)
		if err != nil {
			return err
		}
		for _, head := range heads {
			plan, err := headedPlan(t, head)
			if err != nil {
				return err
			}
			if archive.States[head.ID], err = statesOf(t, head.ID); err != nil {
				return err
			}
			archive.Plans = append(archive.Plans, store.ArchivedPlan{
				Plan: plan, Imported: head.Imported, Dropped: head.Dropped, AddedIDs: head.AddedIDs,
			})
		}
		if archive.Kept, err = allKept(t); err != nil {
			return err
		}
		return take(archive)
	})
}

// allEvents reads the log in order.
func allEvents(t *transaction) iter.Seq2[model.Event, error] {
	return func(yield func(model.Event, error) bool) {
		reader := newEventReader()
		for key, data := range t.bucket(eventsBucket).From(nil) {
			var event model.Event
			err := reader.read(data, &event, key)
			if !yield(event, err) || err != nil {
				return
			}
		}
	}
}

// CreateFrom makes a ledger that holds an archive. Nothing may be at the path.
func CreateFrom(ctx context.Context, path string, archive *store.Archive) error {
	place, err := openPlace(path)
	if err != nil {
		return explainCreate(path, err)
	}
	defer place.Close()
	created, err := place.create(ctx, func(file *os.File) error { return writeArchive(ctx, file, archive) })
	if err == nil && !created {
		err = &model.LedgerError{Fault: model.FaultExists}
	}
	return explainCreate(place.path(), err)
}

func writeArchive(ctx context.Context, file *os.File, archive *store.Archive) error {
	next, stop := iter.Pull2(archive.Events)
	defer stop()
	work := []func(*transaction) error{
		func(t *transaction) error { return putArchivedPlans(t, archive) },
		func(t *transaction) error { return putArchivedRest(t, archive) },
	}
	for begin := uint64(0); begin < archive.Revision; begin += eventsPerStep {
		work = append(work, func(t *transaction) error { return putArchivedEvents(ctx, t, next) })
	}
	steps := []func(*bbolt.Tx) error{func(tx *bbolt.Tx) error { return writeSchema(&transaction{tx: tx}) }}
	for _, do := range work {
		steps = append(steps, inNewFile(file, do))
	}
	return transact(func() (*os.File, error) { return file, nil }, writing, steps...)
}

func putArchivedPlans(t *transaction, archive *store.Archive) error {
	for _, plan := range archive.Plans {
		if err := putPlan(t, plan.Plan, planHead{Imported: plan.Imported, Dropped: plan.Dropped, AddedIDs: plan.AddedIDs}); err != nil {
			return err
		}
		for task, state := range archive.States[plan.ID] {
			if err := t.put(statesBucket, taskKey(plan.ID, task), state); err != nil {
				return err
			}
		}
	}
	return nil
}

// putArchivedRest writes what no event records.
func putArchivedRest(t *transaction, archive *store.Archive) error {
	for _, kept := range archive.Kept {
		if err := putKept(t, kept.Kind, kept.By, kept.Value); err != nil {
			return err
		}
	}
	return nil
}

func putArchivedEvents(ctx context.Context, t *transaction, next func() (model.Event, error, bool)) error {
	for range eventsPerStep {
		event, err, more := next()
		if err != nil || !more {
			return err
		}
		if err := t.put(eventsBucket, numberKey(event.Seq), event); err != nil {
			return err
		}
		if event.Task == "" {
			continue
		}
		if err := t.putBytes(historyBucket, historyKey(event.Plan, event.Task, event.Seq), nil); err != nil {
			return err
		}
	}
	return ctx.Err()
}
