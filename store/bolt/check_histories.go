package bolt

import (
	"bytes"
	"encoding/binary"
	"maps"
	"reflect"
	"slices"

	"duban/model"
)

// histories is what the check keeps of the events of tasks: their states and, of each
// event, its task. The log itself may be longer than the memory.
type histories struct {
	reader *eventReader
	undone map[string]map[uint64]bool // the numbers of events that are undone, by taskKey
	tasks  map[string]*history        // by taskKey
	taskOf []*history                 // by the number of the event
	// taskOfOther has the events whose numbers are far beyond those before them.
	taskOfOther map[uint64]*history
}

// maxGap is how many numbers without an event of a task may be between two with one, such
// as those of imports.
const maxGap = 1000

// history is what the events of one task come to.
type history struct {
	key           string // its taskKey
	state         model.State
	count, listed int // its events, and those that the index lists
}

// newHistories reads which events are undone: a later event says so.
func newHistories(t *transaction) (*histories, error) {
	h := &histories{
		reader: newEventReader(), undone: map[string]map[uint64]bool{}, tasks: map[string]*history{}, taskOfOther: map[uint64]*history{},
	}
	var event model.Event
	for key, data := range t.bucket(eventsBucket).Before(nil) {
		if !bytes.Contains(data, []byte(`"undoes":`)) {
			continue
		}
		if err := h.reader.read(data, &event, key); err != nil {
			return nil, err
		}
		task := string(taskKey(event.Plan, event.Task))
		if h.undone[task] == nil {
			h.undone[task] = map[uint64]bool{}
		}
		model.AddUndone(h.undone[task], []model.Event{event})
	}
	return h, nil
}

// add counts the next event of a task.
func (h *histories) add(event model.Event) {
	key := taskKey(event.Plan, event.Task)
	of := h.tasks[string(key)]
	if of == nil {
		of = &history{key: string(key), state: model.Replay(nil)}
		h.tasks[of.key] = of
	}
	of.state.Add(event, h.undone[of.key][event.Seq])
	of.count++
	if event.Seq > uint64(len(h.taskOf)+maxGap) {
		h.taskOfOther[event.Seq] = of
		return
	}
	for uint64(len(h.taskOf)) <= event.Seq {
		h.taskOf = append(h.taskOf, nil)
	}
	h.taskOf[event.Seq] = of
}

// of returns the task that the event of a number is about; nil for none.
func (h *histories) of(seq uint64) *history {
	if seq < uint64(len(h.taskOf)) {
		return h.taskOf[seq]
	}
	return h.taskOfOther[seq]
}

// list counts an entry of the index; ok is false if there is no event for it.
func (h *histories) list(key []byte) (ok bool) {
	name := len(key) - len(numberKey(0)) - 1
	if name < 0 || key[name] != 0 {
		return false
	}
	of := h.of(binary.BigEndian.Uint64(key[name+1:]))
	if of == nil || of.key != string(key[:name]) {
		return false
	}
	of.listed++
	return true
}

// unlisted returns the entries that the index lacks, in order.
func (h *histories) unlisted(t *transaction) [][]byte {
	var lacking [][]byte
	look := func(seq uint64, of *history) {
		if of == nil || of.listed == of.count {
			return
		}
		key := binary.BigEndian.AppendUint64(append([]byte(of.key), 0), seq)
		isThere := false
		for first := range t.bucket(historyBucket).From(key) {
			isThere = bytes.Equal(first, key)
			break
		}
		if !isThere {
			lacking = append(lacking, key)
		}
	}
	for seq, of := range h.taskOf {
		look(uint64(seq), of)
	}
	for seq, of := range h.taskOfOther {
		look(seq, of)
	}
	slices.SortFunc(lacking, bytes.Compare)
	return lacking
}

// history checks that the index lists the events of each task, and no others.
func (a *audit) history(t *transaction) {
	for key := range t.bucket(historyBucket).From(nil) {
		if !a.histories.list(key) {
			a.reportEntry(model.ProblemHistoryExtra, key)
		}
	}
	for _, key := range a.histories.unlisted(t) {
		a.reportEntry(model.ProblemHistoryLacks, key)
	}
}

// states checks that the states are what the events add up to.
func (a *audit) states(t *transaction) error {
	missing, shared := maps.Clone(a.histories.tasks), newSharedValues()
	version, err := schemaOf(t)
	if err != nil {
		return err
	}
	for key, data := range t.bucket(statesBucket).From(nil) {
		var state model.State
		if err := decodeState(data, &state, key, shared); err != nil {
			return err
		}
		of := missing[string(key)]
		delete(missing, string(key))
		want := model.State{}
		if of != nil {
			want = of.state
		}
		if version < statesSince {
			want = olderState(want)
		}
		if of == nil || !reflect.DeepEqual(state, want) {
			a.reportTask(model.ProblemState, string(key))
		}
	}
	for _, task := range slices.Sorted(maps.Keys(missing)) {
		a.reportTask(model.ProblemNoState, task)
	}
	return nil
}
