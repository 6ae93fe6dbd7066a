package bolt

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"duban/model"
	"duban/store"
)

// The layout of the file. Numbers in keys are 8 bytes, big-endian, so that
// they sort; values are JSON.
const (
	metaBucket    = "meta"    // "schema" -> number
	plansBucket   = "plans"   // plan -> planHead
	tasksBucket   = "tasks"   // a bucket for each plan: place -> the tasks from there on, packed; the removed ones last
	statesBucket  = "states"  // plan, 0, task -> model.State, if it has events
	eventsBucket  = "events"  // seq -> model.Event, of a plan or of the ledger
	historyBucket = "history" // plan, 0, task, 0, seq -> nothing
	// filtersBucket is only there once somebody has kept a filter.
	filtersBucket = "filters" // person -> []model.SavedFilter
)

func bucketNames() []string {
	return []string{metaBucket, plansBucket, tasksBucket, statesBucket, eventsBucket, historyBucket}
}

// planHead is a plan without its tasks.
type planHead struct {
	model.Plan
	// Imported is the number of the plan's import event. It orders
	// the plans.
	Imported   uint64   `json:"imported"`
	TaskIDs    []string `json:"task_ids"`              // in order
	RemovedIDs []string `json:"removed_ids,omitempty"` // of Plan.Removed, in order
}

// bucket returns one of bucketNames, which checkSchema has found.
func bucket(tx *bbolt.Tx, name string) *bbolt.Bucket { return tx.Bucket([]byte(name)) }

func numberKey(number uint64) []byte { return binary.BigEndian.AppendUint64(nil, number) }

func taskKey(plan, task string) []byte { return []byte(plan + "\x00" + task) }

func historyPrefix(plan, task string) []byte { return append(taskKey(plan, task), 0) }

func historyKey(plan, task string, seq uint64) []byte {
	return binary.BigEndian.AppendUint64(historyPrefix(plan, task), seq)
}

func put(bucket *bbolt.Bucket, key []byte, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return bucket.Put(key, data)
}

func decode(data []byte, into any, what string, key any) error {
	if err := json.Unmarshal(data, into); err != nil {
		return damaged("%s %v: %w", what, key, err)
	}
	return nil
}

// lastSeq is the ledger's revision.
func lastSeq(tx *bbolt.Tx) uint64 {
	key, _ := bucket(tx, eventsBucket).Cursor().Last()
	if len(key) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(key)
}

// eventsSince reads a plan's events after the revision, and the revision now.
// What happened to the whole ledger before the plan's import is not among them.
func eventsSince(tx *bbolt.Tx, plan string, revision uint64) ([]model.Event, uint64, error) {
	var events []model.Event
	now := lastSeq(tx)
	if revision >= now {
		return nil, now, nil
	}
	cursor := bucket(tx, eventsBucket).Cursor()
	for key, data := cursor.Seek(numberKey(revision + 1)); key != nil; key, data = cursor.Next() {
		var event model.Event
		if err := decode(data, &event, "event", key); err != nil {
			return nil, 0, err
		}
		if event.Plan == plan || event.Plan == "" && (revision > 0 || len(events) > 0) {
			events = append(events, event)
		}
	}
	return events, now, nil
}

// historyOf reads the events of one task in order; see store.History.
func historyOf(tx *bbolt.Tx, head planHead, task string, undo bool) ([]model.Event, error) {
	if !slices.Contains(head.TaskIDs, task) && (!undo || !slices.Contains(head.RemovedIDs, task)) {
		return nil, store.TaskNotFound(head.TaskIDs, task)
	}
	var history []model.Event
	events, index := bucket(tx, eventsBucket), bucket(tx, historyBucket).Cursor()
	prefix := historyPrefix(head.ID, task)
	for key, _ := index.Seek(prefix); bytes.HasPrefix(key, prefix); key, _ = index.Next() {
		var event model.Event
		seq := key[len(prefix):]
		if err := decode(events.Get(seq), &event, "event", seq); err != nil {
			return nil, err
		}
		history = append(history, event)
	}
	return history, nil
}

// planHeads reads the heads of all plans in the order of their import.
func planHeads(tx *bbolt.Tx) ([]planHead, error) {
	var heads []planHead
	err := bucket(tx, plansBucket).ForEach(func(key, data []byte) error {
		var head planHead
		if err := decode(data, &head, "plan", string(key)); err != nil {
			return err
		}
		heads = append(heads, head)
		return nil
	})
	slices.SortFunc(heads, func(a, b planHead) int { return cmp.Compare(a.Imported, b.Imported) })
	return heads, err
}

// planHeadOf reads the head of one plan.
func planHeadOf(tx *bbolt.Tx, plan string) (planHead, error) {
	var head planHead
	if plan != "" {
		if data := bucket(tx, plansBucket).Get([]byte(plan)); data != nil {
			return head, decode(data, &head, "plan", plan)
		}
	}
	heads, err := planHeads(tx)
	if err != nil {
		return head, err
	}
	ids := make([]string, 0, len(heads))
	for _, other := range heads {
		ids = append(ids, other.ID)
	}
	return head, store.PlanNotFound(ids, plan)
}

// wholePlan reads a plan with its tasks and those that were removed.
func wholePlan(tx *bbolt.Tx, id string) (*model.Plan, error) {
	head, err := planHeadOf(tx, id)
	if err != nil {
		return nil, err
	}
	count := len(head.TaskIDs)
	tasks := make([]model.Task, 0, count+len(head.RemovedIDs))
	sharing := model.NewInterner()
	err = eachTask(tx, id, func(task model.Task) {
		sharing.Intern(&task)
		tasks = append(tasks, task)
	})
	plan := head.Plan
	plan.Tasks = tasks[:min(count, len(tasks)):min(count, len(tasks))]
	if len(tasks) > count {
		plan.Removed = tasks[count:]
	}
	return &plan, err
}

// importPlan writes a plan and its import event.
func importPlan(tx *bbolt.Tx, plan *model.Plan, by string, at time.Time) (string, error) {
	plans := bucket(tx, plansBucket)
	heads, err := planHeads(tx)
	if err != nil {
		return "", err
	}
	for _, head := range heads {
		if head.Year != plan.Year || !slices.Equal(head.TaskIDs, store.TaskIDs(plan.Tasks)) {
			continue // without reading its tasks
		}
		there, err := wholePlan(tx, head.ID)
		if err != nil {
			return "", err
		}
		if store.IsSamePlan(there, plan) {
			var latest model.Event
			key := numberKey(head.Imported)
			if err := decode(bucket(tx, eventsBucket).Get(key), &latest, "event", key); err != nil {
				return "", err
			}
			return "", &model.ConflictError{Latest: latest}
		}
	}
	id := store.PlanID(plan.Year, func(id string) bool { return plans.Get([]byte(id)) != nil })
	event := store.ImportEvent(lastSeq(tx)+1, id, by, at)
	if err := putPlan(tx, store.FirstVersion(plan, id), event.Seq); err != nil {
		return "", err
	}
	return id, put(bucket(tx, eventsBucket), numberKey(event.Seq), event)
}

// putPlan writes a plan in the place of the one of its identity, if there is
// one. The event imported is that of its import.
func putPlan(tx *bbolt.Tx, plan *model.Plan, imported uint64) error {
	head := planHead{Plan: *plan, Imported: imported, TaskIDs: store.TaskIDs(plan.Tasks), RemovedIDs: store.TaskIDs(plan.Removed)}
	if err := put(bucket(tx, plansBucket), []byte(plan.ID), head); err != nil {
		return err
	}
	return putTasks(tx, plan)
}

// revisePlan puts a corrected version in a plan's place; see store.Ledger.
func revisePlan(tx *bbolt.Tx, revision *model.Revision, by string, at time.Time) error {
	id := revision.Plan.ID
	head, err := planHeadOf(tx, id)
	if err != nil {
		return err
	}
	err = store.CheckRevision(head.Version, revision, func() ([]model.Event, error) {
		log, _, err := eventsSince(tx, id, 0)
		return log, err
	})
	if err != nil {
		return err
	}
	if revision.IsEmpty() {
		return errUnchanged
	}
	if err := putPlan(tx, revision.Plan, head.Imported); err != nil {
		return err
	}
	event := store.RevisionEvent(lastSeq(tx)+1, revision, by, at)
	return put(bucket(tx, eventsBucket), numberKey(event.Seq), event)
}

// putOutcome writes what the changes of an Apply come to.
func putOutcome(tx *bbolt.Tx, plan string, outcome store.Outcome) error {
	for _, event := range outcome.Events {
		if err := put(bucket(tx, eventsBucket), numberKey(event.Seq), event); err != nil {
			return err
		}
		if err := bucket(tx, historyBucket).Put(historyKey(plan, event.Task, event.Seq), nil); err != nil {
			return err
		}
	}
	for task, state := range outcome.States {
		if err := put(bucket(tx, statesBucket), taskKey(plan, task), state); err != nil {
			return err
		}
	}
	return nil
}
