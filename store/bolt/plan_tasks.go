package bolt

import (
	"bytes"
	"encoding/binary"
	"slices"

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
		return store.TaskNotFound(slices.Concat(t.head.TaskIDs, t.head.AddedIDs), task)
	}
	return nil
}

// State implements store.Tasks.
func (t *planTasks) State(task string, undo bool) (model.State, error) {
	if err := t.mustHave(task, undo); err != nil {
		return model.State{}, err
	}
	hasStates, err := t.read.hasStates()
	if err != nil {
		return model.State{}, err
	}
	if !hasStates {
		history, err := eventsOf(t.read, historyPrefix(t.head.ID, task))
		return model.Replay(history), err
	}
	state, _, err := taskState(t.read, t.head.ID, task)
	return state, err
}

// taskState reads the state of a task; isTouched is false for one without events.
func taskState(t *transaction, plan, task string) (state model.State, isTouched bool, err error) {
	key := taskKey(plan, task)
	data := t.bucket(statesBucket).Get(key)
	if data == nil {
		return model.Replay(nil), false, nil
	}
	return state, true, decode(data, &state, "state", string(key))
}

// eventsOf reads the events of one task in order, by its historyPrefix.
func eventsOf(t *transaction, prefix []byte) ([]model.Event, error) {
	var history []model.Event
	events := t.bucket(eventsBucket)
	for key := range t.bucket(historyBucket).From(prefix) {
		if !bytes.HasPrefix(key, prefix) {
			break
		}
		var event model.Event
		seq := key[len(prefix):]
		if err := decode(events.Get(seq), &event, "event", seq); err != nil {
			return nil, err
		}
		history = append(history, event)
	}
	return history, nil
}

// HasOrHad implements store.Tasks.
func (t *planTasks) HasOrHad(task string) bool {
	return slices.Contains(t.head.TaskIDs, task) || slices.Contains(t.head.RemovedIDs, task) || slices.Contains(t.head.AddedIDs, task)
}

// has reports whether the plan has the task now.
func (t *planTasks) has(task string) (bool, error) {
	if slices.Contains(t.head.TaskIDs, task) {
		return true, nil
	}
	if !slices.Contains(t.head.AddedIDs, task) || slices.Contains(t.head.RemovedIDs, task) {
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
	place := slices.Index(t.head.TaskIDs, task)
	if place < 0 {
		return subject, nil
	}
	begin, pack, err := t.packAt(uint64(place))
	if err == nil && place-int(begin) < len(pack) {
		subject.Task = &pack[place-int(begin)]
	}
	return subject, err
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
	var u unpacker
	if err := u.unpack(data, func(task *model.Task) { pack = append(pack, *task) }); err != nil {
		return 0, nil, damaged("task %v: %w", key, err)
	}
	t.packs[begin] = pack
	return begin, pack, nil
}

// taskCount returns how many tasks a plan has now.
func taskCount(t *transaction, head planHead) (int, error) {
	tasks, count := newPlanTasks(t, head), len(head.TaskIDs)
	for _, id := range head.AddedIDs {
		if slices.Contains(head.TaskIDs, id) {
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
