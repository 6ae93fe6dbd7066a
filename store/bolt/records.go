package bolt

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"slices"
	"time"

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
	// namesBucket is there since version 7.
	namesBucket = "names" // a bucket for each plan: number or identity of a task of the document, 0, place -> isOnlyNumber, or nothing
	// Each store.KeptKind has a bucket: person, or keptByAll -> the value. It is only there
	// once something of the kind was kept.
)

func bucketNames() []string {
	return []string{metaBucket, plansBucket, tasksBucket, statesBucket, eventsBucket, historyBucket}
}

// planHead is a plan without its tasks.
type planHead struct {
	model.Plan
	// Imported is the number of the plan's import event. It orders
	// the plans.
	Imported uint64 `json:"imported"`
	// Count is how many tasks the last document has; Plan.Removed come after them.
	Count int `json:"count"`
	// TaskIDs and RemovedIDs are the identities of the tasks and of Plan.Removed, in order,
	// as versions before 7 wrote them, which have no names.
	TaskIDs    []string `json:"task_ids,omitempty"`
	RemovedIDs []string `json:"removed_ids,omitempty"`
	// Dropped is the number of the event that removed the plan; 0 while it is there.
	// What it holds stays for the check of the log, and its identity in use.
	Dropped uint64 `json:"dropped,omitempty"`
	// AddedIDs are those of the tasks that people ever added. Their states say which
	// are there now.
	AddedIDs []string `json:"added_ids,omitempty"`
}

func numberKey(number uint64) []byte { return binary.BigEndian.AppendUint64(nil, number) }

func taskKey(plan, task string) []byte { return []byte(plan + "\x00" + task) }

func historyPrefix(plan, task string) []byte { return append(taskKey(plan, task), 0) }

func historyKey(plan, task string, seq uint64) []byte {
	return binary.BigEndian.AppendUint64(historyPrefix(plan, task), seq)
}

func decode(data []byte, into any, what string, key any) error {
	if err := json.Unmarshal(data, into); err != nil {
		return damaged("%s %v: %w", what, key, err)
	}
	return nil
}

// lastSeq is the ledger's revision.
func lastSeq(t *transaction) uint64 {
	for key := range t.bucket(eventsBucket).Before(nil) {
		return eventNumber(key)
	}
	return 0
}

// eventNumber returns the number of a key of the events; 0 for any other key.
func eventNumber(key []byte) uint64 {
	if len(key) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(key)
}

// eventsSince reads a plan's events after the revision, and the revision now.
// What happened to the whole ledger before the plan's import is not among them.
func eventsSince(t *transaction, plan string, revision uint64) ([]model.Event, uint64, error) {
	var events []model.Event
	reader := newEventReader()
	now := lastSeq(t)
	if revision >= now {
		return nil, now, nil
	}
	var event model.Event
	for key, data := range t.bucket(eventsBucket).From(numberKey(revision + 1)) {
		if err := reader.read(data, &event, key); err != nil {
			return nil, 0, err
		}
		if event.Plan == plan || event.Plan == "" && (revision > 0 || len(events) > 0) {
			events = append(events, event)
		}
	}
	return events, now, nil
}

// planHeads reads the heads of the plans in the order of their import.
func planHeads(t *transaction) ([]planHead, error) {
	heads, err := allPlanHeads(t)
	return slices.DeleteFunc(heads, func(head planHead) bool { return head.Dropped != 0 }), err
}

// allPlanHeads is planHeads with the plans that were dropped.
func allPlanHeads(t *transaction) ([]planHead, error) {
	var heads []planHead
	for key, data := range t.bucket(plansBucket).From(nil) {
		head, err := decodeHead(t, key, data)
		if err != nil {
			return nil, err
		}
		heads = append(heads, head)
	}
	slices.SortFunc(heads, func(a, b planHead) int { return cmp.Compare(a.Imported, b.Imported) })
	return heads, nil
}

// hasChanges reports whether any task of a plan was ever changed.
func hasChanges(t *transaction, plan string) bool {
	prefix := taskKey(plan, "")
	for key := range t.bucket(statesBucket).From(prefix) {
		if !bytes.Equal(key, taskKey(plan, model.SettingsID)) {
			return bytes.HasPrefix(key, prefix)
		}
	}
	return false
}

// mustHavePlan is planHeadOf for reading: the plan of the empty identity has what
// happened to the ledger.
func mustHavePlan(t *transaction, plan string) error {
	if plan == "" {
		return nil
	}
	_, err := planHeadOf(t, plan)
	return err
}

// planHeadOf reads the head of one plan.
func planHeadOf(t *transaction, plan string) (planHead, error) {
	if plan != "" {
		if data := t.bucket(plansBucket).Get([]byte(plan)); data != nil {
			if head, err := decodeHead(t, []byte(plan), data); err != nil || head.Dropped == 0 {
				return head, err
			}
		}
	}
	heads, err := planHeads(t)
	if err != nil {
		return planHead{}, err
	}
	ids := make([]string, 0, len(heads))
	for _, other := range heads {
		ids = append(ids, other.ID)
	}
	return planHead{}, store.PlanNotFound(ids, plan)
}

func decodeHead(t *transaction, key, data []byte) (planHead, error) {
	var head planHead
	if err := decode(data, &head, "plan", string(key)); err != nil {
		return head, err
	}
	if head.ID != string(key) {
		return head, damaged("plan %s is at the place of %q", model.CleanLine(head.ID), key)
	}
	head.Sample = head.Sample || isOlderSample(t, head)
	if head.listsTasks() {
		head.Count = len(head.TaskIDs)
	}
	return head, nil
}

// documentOf reads a plan as the last document gives it, with the tasks that were
// removed.
func documentOf(t *transaction, id string) (*model.Plan, error) {
	if id == "" {
		return &model.Plan{}, nil
	}
	head, err := planHeadOf(t, id)
	if err != nil {
		return nil, err
	}
	return headedPlan(t, head)
}

// headedPlan reads the tasks of a plan.
func headedPlan(t *transaction, head planHead) (*model.Plan, error) {
	tasks, err := allTasks(t, head.ID)
	count, plan := min(max(head.Count, 0), len(tasks)), head.Plan
	plan.Tasks = tasks[:count:count]
	if len(tasks) > count {
		plan.Removed = tasks[count:]
	}
	return &plan, err
}

// wholePlan reads a plan with what people added and edited.
func wholePlan(t *transaction, id string) (*model.Plan, error) {
	plan, err := documentOf(t, id)
	if err != nil {
		return nil, err
	}
	states, err := statesOf(t, id)
	return plan.WithHand(states), err
}

// statesOf reads the states of a plan's tasks that have events.
func statesOf(t *transaction, plan string) (map[string]model.State, error) {
	states, shared := map[string]model.State{}, newSharedValues()
	prefix := taskKey(plan, "")
	for key, data := range t.bucket(statesBucket).From(prefix) {
		if !bytes.HasPrefix(key, prefix) {
			break
		}
		var state model.State
		if err := decodeState(data, &state, key, shared); err != nil {
			return nil, err
		}
		states[string(key[len(prefix):])] = state
	}
	return states, nil
}

// importPlan writes a plan and its import event.
func importPlan(t *transaction, plan *model.Plan, by string, at time.Time) (string, error) {
	plans := t.bucket(plansBucket)
	heads, err := planHeads(t)
	if err != nil {
		return "", err
	}
	for _, head := range heads {
		if head.Year != plan.Year || head.Count != len(plan.Tasks) {
			continue // without reading its tasks
		}
		there, err := documentOf(t, head.ID)
		if err != nil {
			return "", err
		}
		if store.IsSamePlan(there, plan) {
			var latest model.Event
			key := numberKey(head.Imported)
			if err := decodeEvent(t.bucket(eventsBucket).Get(key), &latest, key); err != nil {
				return "", err
			}
			return "", &model.ConflictError{Latest: latest}
		}
	}
	id := store.PlanID(plan.Year, func(id string) bool { return plans.Get([]byte(id)) != nil })
	event := store.ImportEvent(lastSeq(t)+1, id, by, at)
	if err := putPlan(t, store.FirstVersion(plan, id), planHead{Imported: event.Seq}); err != nil {
		return "", err
	}
	return id, t.put(eventsBucket, numberKey(event.Seq), event)
}

// putPlan writes a plan in the place of the one of its identity, if there is
// one, which has this head.
func putPlan(t *transaction, plan *model.Plan, head planHead) error {
	head.Plan, head.Count, head.TaskIDs, head.RemovedIDs = *plan, len(plan.Tasks), nil, nil
	if err := t.put(plansBucket, []byte(plan.ID), head); err != nil {
		return err
	}
	if err := putNames(t, plan); err != nil {
		return err
	}
	return putTasks(t, plan)
}

// revisePlan puts a corrected version in a plan's place; see store.Ledger.
func revisePlan(t *transaction, revision *model.Revision, by string, at time.Time) error {
	id := revision.Plan.ID
	head, err := planHeadOf(t, id)
	if err != nil {
		return err
	}
	err = store.CheckRevision(head.Version, revision, func() ([]model.Event, error) {
		log, _, err := eventsSince(t, id, 0)
		return log, err
	})
	if err != nil {
		return err
	}
	if revision.IsEmpty() {
		return errUnchanged
	}
	if err := putPlan(t, revision.Plan, head); err != nil {
		return err
	}
	event := store.RevisionEvent(lastSeq(t)+1, revision, by, at)
	if err := t.put(eventsBucket, numberKey(event.Seq), event); err != nil {
		return err
	}
	outcome, err := store.Decide(revision.Edits(), store.AfterRevision(event), revisedTasks{t, revision.Plan})
	if err != nil {
		return err
	}
	return putOutcome(t, head, outcome)
}

// dropPlan takes a plan out of the list of plans.
func dropPlan(t *transaction, id, by string, at time.Time) error {
	head, err := planHeadOf(t, id)
	if err != nil {
		return err
	}
	event := store.DropEvent(lastSeq(t)+1, &head.Plan, by, at)
	head.Dropped = event.Seq
	if err := t.put(plansBucket, []byte(id), head); err != nil {
		return err
	}
	return t.put(eventsBucket, numberKey(event.Seq), event)
}

// putOutcome writes what the changes of an Apply come to.
func putOutcome(t *transaction, head planHead, outcome store.Outcome) error {
	plan, known := head.ID, len(head.AddedIDs)
	for _, event := range outcome.Events {
		if event.Kind == model.KindAdd {
			head.AddedIDs = append(head.AddedIDs, event.Task)
		}
		if err := t.put(eventsBucket, numberKey(event.Seq), event); err != nil {
			return err
		}
		if err := t.putBytes(historyBucket, historyKey(plan, event.Task, event.Seq), nil); err != nil {
			return err
		}
	}
	for task, state := range outcome.States {
		if err := t.put(statesBucket, taskKey(plan, task), state); err != nil {
			return err
		}
	}
	if len(head.AddedIDs) == known {
		return nil
	}
	return t.put(plansBucket, []byte(plan), head)
}
