package bolt

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
	"strings"

	"duban/model"
	"duban/store"
)

// planTasks implements store.Tasks in a transaction.
type planTasks struct {
	read  *transaction
	head  planHead
	packs map[uint64][]model.Task // those that were read, by the place of the first task
}

func newPlanTasks(t *transaction, head planHead) *planTasks {
	return &planTasks{t, head, map[uint64][]model.Task{}}
}

// History implements store.Tasks.
func (t *planTasks) History(task string, undo bool) ([]model.Event, error) {
	if err := t.mustHave(task, undo); err != nil {
		return nil, err
	}
	return eventsOf(t.read, historyPrefix(t.head.ID, task))
}

func (t *planTasks) mustHave(task string, undo bool) error {
	there, err := t.has(task)
	switch {
	case err != nil:
		return err
	case task == model.SettingsID:
	case !there && (!undo || !t.HasOrHad(task)):
		plan, err := headedPlan(t.read, t.head)
		if err != nil {
			return err
		}
		return store.TaskNotFound(slices.Concat(store.TaskIDs(plan.Tasks), t.head.AddedIDs), task)
	}
	return nil
}

// State implements store.Tasks.
func (t *planTasks) State(task string, undo bool) (model.State, error) {
	if err := t.mustHave(task, undo); err != nil {
		return model.State{}, err
	}
	return currentState(t.read, t.head.ID, task)
}

// currentState reads or, in an older ledger, replays the state of a task.
func currentState(t *transaction, plan, task string) (model.State, error) {
	hasStates, err := t.hasStates()
	if err != nil {
		return model.State{}, err
	}
	if !hasStates {
		history, err := eventsOf(t, historyPrefix(plan, task))
		return model.Replay(history), err
	}
	state, _, err := taskState(t, plan, task)
	return state, err
}

// taskState reads the state of a task; isTouched is false for one without events.
func taskState(t *transaction, plan, task string) (state model.State, isTouched bool, err error) {
	key := taskKey(plan, task)
	data := t.bucket(statesBucket).Get(key)
	if data == nil {
		return model.Replay(nil), false, nil
	}
	err = decodeState(data, &state, key, newSharedValues())
	return state, true, err
}

// eventsOf reads the events of one task in order, by its historyPrefix.
func eventsOf(t *transaction, prefix []byte) ([]model.Event, error) {
	var history []model.Event
	reader := newEventReader()
	events := t.bucket(eventsBucket)
	for key := range t.bucket(historyBucket).From(prefix) {
		if !bytes.HasPrefix(key, prefix) {
			break
		}
		var event model.Event
		seq := key[len(prefix):]
		if err := reader.read(events.Get(seq), &event, seq); err != nil {
			return nil, err
		}
		history = append(history, event)
	}
	return history, nil
}

// HasOrHad implements store.Tasks.
func (t *planTasks) HasOrHad(task string) bool {
	_, place := t.head.named(t.read, task)
	return place >= 0 || slices.Contains(t.head.AddedIDs, task)
}

// has reports whether the plan has the task now.
func (t *planTasks) has(task string) (bool, error) {
	if _, place := t.head.named(t.read, task); place >= 0 {
		return place < t.head.Count, nil
	}
	if !slices.Contains(t.head.AddedIDs, task) {
		return false, nil
	}
	return isAdded(t.read, t.head.ID, task)
}

// isAdded reports whether a task that a person added is there now: whether that was
// not undone.
func isAdded(t *transaction, plan, task string) (bool, error) {
	state, isTouched, err := taskState(t, plan, task)
	if err == nil && !isTouched {
		err = damaged("no state %s", taskKey(plan, task))
	}
	return state.Added != nil, err
}

// Subject implements store.Tasks.
func (t *planTasks) Subject(task string) (model.Subject, error) {
	subject := model.Subject{Plan: &t.head.Plan}
	_, place := t.head.named(t.read, task)
	if place < 0 || place >= t.head.Count {
		return subject, nil
	}
	begin, pack, err := t.packAt(uint64(place))
	if err == nil && place-int(begin) < len(pack) {
		subject.Task = &pack[place-int(begin)]
	}
	return subject, err
}

// answering adds the tasks that answer to one of the names, or share a name with one of
// those, to a document that has none, and returns the identities of all of them, those that
// people added included.
func (t *planTasks) answering(names []string, document *model.Plan) (ids []string, err error) {
	asked, places := map[string]bool{}, map[uint64]model.Task{}
	for queue := slices.Clone(names); len(queue) > 0; queue = queue[1:] {
		if asked[queue[0]] {
			continue
		}
		asked[queue[0]] = true
		for _, added := range t.head.AddedIDs {
			if strings.EqualFold(queue[0], added) {
				queue = append(queue, added)
			}
		}
		found, _ := t.head.named(t.read, queue[0])
		for _, place := range found {
			begin, pack, err := t.packAt(place)
			if err != nil {
				return nil, err
			}
			if place-begin < uint64(len(pack)) {
				places[place] = pack[place-begin]
				queue = append(queue, pack[place-begin].Names()...)
			}
		}
	}
	for _, place := range slices.Sorted(maps.Keys(places)) {
		ids = append(ids, places[place].ID)
		if place < uint64(t.head.Count) { //nolint:gosec // a count of tasks
			document.Tasks = append(document.Tasks, places[place])
		} else {
			document.Removed = append(document.Removed, places[place])
		}
	}
	for _, added := range t.head.AddedIDs {
		if asked[added] {
			ids = append(ids, added)
		}
	}
	return ids, nil
}

// packAt reads the pack that holds the task at a place.
func (t *planTasks) packAt(place uint64) (begin uint64, pack []model.Task, err error) {
	packs := t.read.bucket(tasksBucket).Bucket([]byte(t.head.ID))
	if packs == nil {
		return 0, nil, damaged("plan %s has no tasks", t.head.ID)
	}
	var key, data []byte
	for key, data = range packs.Before(numberKey(place + 1)) {
		break
	}
	if len(key) != 8 {
		return 0, nil, damaged("plan %s has no task at %d", t.head.ID, place)
	}
	begin = binary.BigEndian.Uint64(key)
	if pack, found := t.packs[begin]; found {
		return begin, pack, nil
	}
	if pack, err = newUnpacker().unpack(data, nil); err != nil {
		return 0, nil, damaged("task %v: %w", key, err)
	}
	t.packs[begin] = pack
	return begin, pack, nil
}

// taskCount returns how many tasks a plan has now.
func taskCount(t *transaction, head planHead) (int, error) {
	tasks, count := newPlanTasks(t, head), head.Count
	for _, id := range head.AddedIDs {
		if _, place := head.named(t, id); place >= 0 && place < head.Count {
			continue
		}
		there, err := tasks.has(id)
		if err != nil {
			return 0, err
		}
		if there {
			count++
		}
	}
	return count, nil
}
