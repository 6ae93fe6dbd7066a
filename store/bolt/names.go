package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"

	bbolterrors "go.etcd.io/bbolt/errors"

	"duban/model"
	"duban/store/bolt/pages"
)

// maxNumberBytes is the longest number of a task that is among the names.
const maxNumberBytes = 1000

// isOnlyNumber is the value of a name that is a task's number and not its identity.
const isOnlyNumber = "n"

// nameKey returns the key of a task's name, which ends with the task's place.
func nameKey(name string, place uint64) []byte {
	return binary.BigEndian.AppendUint64([]byte(name+"\x00"), place)
}

// nameOf returns the name and the place of a key; ok is false for any other key.
func nameOf(key []byte) (name string, place uint64, ok bool) {
	end := len(key) - 9
	if end < 0 || key[end] != 0 {
		return "", 0, false
	}
	return string(key[:end]), binary.BigEndian.Uint64(key[end+1:]), true
}

// nameIndex holds the keys and values of a plan's names.
type nameIndex map[string]string

func (n nameIndex) add(task *model.Task, place uint64) {
	for _, name := range appendNames(nil, task, place) {
		n[string(name.key)] = name.value
	}
}

// indexedName is a name as it is kept.
type indexedName struct {
	key   []byte
	value string
}

// appendNames adds the names of a task at a place.
func appendNames(names []indexedName, task *model.Task, place uint64) []indexedName {
	for _, name := range task.Names() {
		if name == task.ID {
			names = append(names, indexedName{nameKey(name, place), ""})
		} else if len(name) <= maxNumberBytes {
			names = append(names, indexedName{nameKey(name, place), isOnlyNumber})
		}
	}
	return names
}

// putNames writes the names of a plan's tasks in the place of those that it had.
func putNames(t *transaction, plan *model.Plan) error {
	for range t.bucket(namesBucket).Bucket([]byte(plan.ID)).From(nil) { // bbolt reads all that it deletes
	}
	if err := t.fault(); err != nil {
		return err
	}
	all, err := t.tx.CreateBucketIfNotExists([]byte(namesBucket))
	if err != nil {
		return err
	}
	if err := all.DeleteBucket([]byte(plan.ID)); err != nil && !errors.Is(err, bbolterrors.ErrBucketNotFound) {
		return err
	}
	into, err := all.CreateBucket([]byte(plan.ID))
	if err != nil {
		return err
	}
	into.FillPercent = 1 // keys are added in order, and never removed one by one
	// A list takes a third of the memory of a map.
	names, place := make([]indexedName, 0, 2*(len(plan.Tasks)+len(plan.Removed))), uint64(0)
	for _, tasks := range [][]model.Task{plan.Tasks, plan.Removed} {
		for i := range tasks {
			names = appendNames(names, &tasks[i], place)
			place++
		}
	}
	slices.SortFunc(names, func(x, y indexedName) int { return bytes.Compare(x.key, y.key) })
	for _, name := range names {
		if err := into.Put(name.key, []byte(name.value)); err != nil {
			return err
		}
	}
	return nil
}

// named returns the places of the tasks of the document that answer to a name, the removed
// ones included, and which of them has it as its identity; -1 if none has.
func (h *planHead) named(t *transaction, name string) (places []uint64, identity int) {
	if h.listsTasks() {
		return nil, slices.Index(slices.Concat(h.TaskIDs, h.RemovedIDs), name)
	}
	identity = -1
	for key, value := range h.names(t).From(nameKey(name, 0)) {
		found, place, ok := nameOf(key)
		if !ok || found != name {
			break
		}
		places = append(places, place)
		if len(value) == 0 {
			identity = int(place) //nolint:gosec // the place of a task
		}
	}
	return places, identity
}

func (h *planHead) names(t *transaction) *pages.Bucket {
	return t.bucket(namesBucket).Bucket([]byte(h.ID))
}

// identities returns those of all tasks of the document, by place.
func (h *planHead) identities(t *transaction) map[uint64]string {
	all := map[uint64]string{}
	for place, id := range slices.Concat(h.TaskIDs, h.RemovedIDs) {
		all[uint64(place)] = id //nolint:gosec // the place of a task
	}
	for key, value := range h.names(t).From(nil) {
		if name, place, ok := nameOf(key); ok && len(value) == 0 {
			all[place] = name
		}
	}
	return all
}

// listsTasks reports whether the head lists the tasks, as those of older versions do
// instead of the names.
func (h *planHead) listsTasks() bool { return len(h.TaskIDs)+len(h.RemovedIDs) > 0 }

// indexNames makes plans of older versions have names.
func indexNames(t *transaction) error {
	for key := range t.bucket(plansBucket).From(nil) {
		// The transaction may have written it anew.
		head, err := decodeHead(t, key, t.tx.Bucket([]byte(plansBucket)).Get(key))
		if err != nil {
			return err
		}
		if !head.listsTasks() {
			continue
		}
		plan, err := headedPlan(t, head)
		if err != nil {
			return err
		}
		head.TaskIDs, head.RemovedIDs = nil, nil
		if err := t.put(plansBucket, key, head); err != nil {
			return err
		}
		if err := putNames(t, plan); err != nil {
			return err
		}
	}
	return nil
}

// matches reports whether a plan has these names.
func (n nameIndex) matches(names *pages.Bucket) bool {
	count := 0
	for key, value := range names.From(nil) {
		if want, found := n[string(key)]; !found || want != string(value) {
			return false
		}
		count++
	}
	return count == len(n)
}
