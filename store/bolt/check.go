package bolt

import (
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"go.etcd.io/bbolt"

	"duban/model"
	"duban/store"
)

// Check implements store.Ledger. It finds whether bbolt's own structure is
// whole, whether the events are numbered without a hole and add up to the
// states, whether the index of histories matches them, and whether they speak
// of tasks that exist. Damage that keeps the file from being read at all is an
// error, model.FaultDamaged.
func (l *Ledger) Check(ctx context.Context) (store.Report, error) {
	var found audit
	err := l.run(ctx, checking, func(tx *bbolt.Tx) error {
		if err := found.read(tx); err != nil {
			return err
		}
		for err := range tx.Check() {
			found.problem("pages: %v", err)
		}
		return nil
	})
	if err != nil {
		return store.Report{}, err
	}
	return found.report, nil
}

// audit is one check of what the ledger says.
type audit struct {
	report store.Report
	// histories holds the events by plan and task.
	histories map[string]map[string][]model.Event
}

func (a *audit) problem(format string, arguments ...any) {
	a.report.Problems = append(a.report.Problems, fmt.Sprintf(format, arguments...))
}

func (a *audit) read(tx *bbolt.Tx) error {
	heads, err := planHeads(tx)
	if err != nil {
		return err
	}
	a.histories = map[string]map[string][]model.Event{}
	for _, head := range heads {
		a.histories[head.ID] = map[string][]model.Event{}
	}
	a.report.Plans, a.report.Revision = len(heads), lastSeq(tx)
	if err := a.events(tx); err != nil {
		return err
	}
	for _, head := range heads {
		for _, part := range []func(*bbolt.Tx, planHead) error{a.tasks, a.states, a.history} {
			if err := part(tx, head); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *audit) events(tx *bbolt.Tx) error {
	return bucket(tx, eventsBucket).ForEach(func(key, data []byte) error {
		var event model.Event
		if err := decode(data, &event, "event", key); err != nil {
			return err
		}
		a.report.Events++
		expected := uint64(a.report.Events)
		if len(key) != 8 || binary.BigEndian.Uint64(key) != expected || event.Seq != expected {
			a.problem("event %d stands at %x, where %d belongs", event.Seq, key, expected)
		}
		plan, known := a.histories[event.Plan]
		switch {
		case !known:
			a.problem("event %d is of plan %q, which does not exist", event.Seq, event.Plan)
		case event.Group == 0 || event.Group > event.Seq:
			a.problem("event %d is of group %d, which is not before it", event.Seq, event.Group)
		default:
			plan[event.Task] = append(plan[event.Task], event)
		}
		return nil
	})
}

// tasks checks that the plan has the tasks that its head says, and came in by
// the event that its head says.
func (a *audit) tasks(tx *bbolt.Tx, head planHead) error {
	plan, err := wholePlan(tx, head.ID)
	if err != nil {
		return err
	}
	a.report.Tasks += len(plan.Tasks)
	if !slices.Equal(store.TaskIDs(plan), head.TaskIDs) {
		a.problem("plan %s has not the tasks that its head lists", head.ID)
	}
	if len(slices.Compact(slices.Sorted(slices.Values(head.TaskIDs)))) != len(head.TaskIDs) {
		a.problem("plan %s has two tasks of one identity", head.ID)
	}
	imports := a.histories[head.ID][""]
	if len(imports) == 0 || imports[0].Kind != model.KindImport || imports[0].Seq != head.Imported {
		a.problem("plan %s did not come in by event %d", head.ID, head.Imported)
	}
	delete(a.histories[head.ID], "")
	for task, history := range a.histories[head.ID] {
		if !slices.Contains(head.TaskIDs, task) {
			a.problem("event %d is of task %q, which plan %s does not have", history[0].Seq, task, head.ID)
		}
	}
	return nil
}

// states checks that the states are what the events add up to.
func (a *audit) states(tx *bbolt.Tx, head planHead) error {
	states, err := planBucket(tx, statesBucket, head.ID)
	if err != nil {
		return err
	}
	missing := maps.Clone(a.histories[head.ID])
	err = states.ForEach(func(key, data []byte) error {
		var state model.State
		if err := decode(data, &state, "state", string(key)); err != nil {
			return err
		}
		history, touched := missing[string(key)]
		delete(missing, string(key))
		if !touched || !reflect.DeepEqual(state, model.Replay(history)) {
			a.problem("plan %s, task %q: its events do not add up to its state", head.ID, key)
		}
		return nil
	})
	for task := range missing {
		a.problem("plan %s, task %q: has events but no state", head.ID, task)
	}
	return err
}

// history checks that the index lists the events of each task, and no others.
func (a *audit) history(tx *bbolt.Tx, head planHead) error {
	index, err := planBucket(tx, historyBucket, head.ID)
	if err != nil {
		return err
	}
	missing := map[string]bool{}
	for task, history := range a.histories[head.ID] {
		for _, event := range history {
			missing[string(historyKey(task, event.Seq))] = true
		}
	}
	err = index.ForEach(func(key, _ []byte) error {
		if !missing[string(key)] {
			a.problem("plan %s: the index lists %q, which is no event", head.ID, key)
		}
		delete(missing, string(key))
		return nil
	})
	for key := range missing {
		a.problem("plan %s: the index lacks %q", head.ID, key)
	}
	return err
}
