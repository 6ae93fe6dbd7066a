package bolt

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"errors"
	"io"
	"runtime"
	"slices"
	"sync"

	"go.etcd.io/bbolt"
	bbolterrors "go.etcd.io/bbolt/errors"

	"duban/model"
)

// Tasks are never changed one by one, so they are kept in packs of deflated JSON. A
// transaction is held in memory, and packs take a sixth of the memory.
const (
	packSize = 64
	// maxPackBytes is from how many bytes on a pack is full with fewer tasks, so that
	// only a task that is longer than any document unfolds to more than largestPack.
	maxPackBytes = 1 << 20
	// maxUnpackedBytes bounds what a pack may unfold to, in bytes, so that a made-up file can't fill the memory.
	maxUnpackedBytes = 64 << 20
)

// putTasks writes the tasks of a plan in the place of those that it had.
func putTasks(t *transaction, plan *model.Plan) error {
	for range t.bucket(tasksBucket).Bucket([]byte(plan.ID)).From(nil) { // bbolt reads all that it deletes
	}
	if err := t.fault(); err != nil {
		return err
	}
	all := t.tx.Bucket([]byte(tasksBucket))
	if err := all.DeleteBucket([]byte(plan.ID)); err != nil && !errors.Is(err, bbolterrors.ErrBucketNotFound) {
		return err
	}
	packs, err := all.CreateBucket([]byte(plan.ID))
	if err != nil {
		return err
	}
	// Keys are added in order, and never removed one by one.
	packs.FillPercent = 1
	p := newPacker(packs)
	for _, tasks := range [][]model.Task{plan.Tasks, plan.Removed} {
		for i := range tasks {
			if err := p.add(&tasks[i]); err != nil {
				return err
			}
		}
	}
	return p.flush()
}

// packer writes tasks into a bucket, pack by pack.
type packer struct {
	to       *bbolt.Bucket
	begin    uint64 // the place of the pack's first task
	count    uint64 // how many it has
	plain    *bytes.Buffer
	tasks    *json.Encoder
	packed   *bytes.Buffer
	deflated *zlib.Writer
}

func newPacker(to *bbolt.Bucket) *packer {
	p := &packer{to: to, plain: &bytes.Buffer{}, packed: &bytes.Buffer{}}
	p.tasks = json.NewEncoder(p.plain)
	p.tasks.SetEscapeHTML(false) // would make a < six times as long
	p.deflated = zlib.NewWriter(p.packed)
	return p
}

func (p *packer) add(task *model.Task) error {
	if err := p.tasks.Encode(task); err != nil {
		return err
	}
	if p.count++; p.count < packSize && p.plain.Len() < maxPackBytes {
		return nil
	}
	return p.flush()
}

func (p *packer) flush() error {
	if p.count == 0 {
		return nil
	}
	if _, err := p.plain.WriteTo(p.deflated); err != nil {
		return err
	}
	if err := p.deflated.Close(); err != nil {
		return err
	}
	// The transaction keeps what it is given.
	err := p.to.Put(numberKey(p.begin), bytes.Clone(p.packed.Bytes()))
	p.begin, p.count = p.begin+p.count, 0
	p.packed.Reset()
	p.deflated.Reset(p.packed)
	return err
}

// eachTask calls take for the tasks of a plan in order, the removed ones last.
func eachTask(t *transaction, plan string, take func(*model.Task)) error {
	packs := t.bucket(tasksBucket).Bucket([]byte(plan))
	if packs == nil {
		return damaged("plan %s has no tasks", plan)
	}
	u, count := newUnpacker(), uint64(0)
	var pack []model.Task
	for key, data := range packs.From(nil) {
		if !bytes.Equal(key, numberKey(count)) {
			return damaged("plan %s has tasks at %v, not at %d", plan, key, count)
		}
		var err error
		if pack, err = u.unpack(data, pack[:0]); err != nil {
			return damaged("task %v: %w", key, err)
		}
		for i := range pack {
			count++
			take(&pack[i])
		}
	}
	return nil
}

// allTasks returns the tasks of a plan in order, the removed ones last. Equal values share
// their memory.
func allTasks(t *transaction, plan string) ([]model.Task, error) {
	bucket := t.bucket(tasksBucket).Bucket([]byte(plan))
	if bucket == nil {
		return nil, damaged("plan %s has no tasks", plan)
	}
	var packs []taskPack
	for key, data := range bucket.From(nil) {
		packs = append(packs, taskPack{eventNumber(key), data})
	}
	if len(packs) == 0 {
		return nil, nil
	}
	last := packs[len(packs)-1].begin
	if last >= uint64(len(packs)*packSize) {
		return nil, damaged("plan %s has tasks at %d", plan, last)
	}
	// Reading the pages is quick, unpacking is not.
	const fewPacks = 8
	workers := max(min(runtime.GOMAXPROCS(0), len(packs)/fewPacks), 1)
	share, ends, faults := (len(packs)+workers-1)/workers, make([]int, workers), make([]error, workers)
	tasks := make([]model.Task, last+packSize)
	var working sync.WaitGroup
	for i := range workers {
		working.Go(func() {
			from, to := min(i*share, len(packs)), min((i+1)*share, len(packs))
			ends[i], faults[i] = unpackInto(tasks, packs[from:to], packs[to:])
		})
	}
	working.Wait()
	for _, err := range faults {
		if err != nil {
			return nil, damaged("tasks of plan %s: %w", plan, err)
		}
	}
	return tasks[:slices.Max(ends)], nil
}

// taskPack is a pack as it is kept.
type taskPack struct {
	begin uint64 // the place of its first task
	data  []byte
}

// unpackInto unpacks packs to their places, up to the first of those that come after
// them, and returns the place behind the last task.
func unpackInto(tasks []model.Task, packs, after []taskPack) (end int, err error) {
	if len(packs) == 0 {
		return 0, nil
	}
	first, limit := packs[0].begin, uint64(len(tasks))
	if len(after) > 0 {
		limit = after[0].begin
	}
	into, u := tasks[first:first:limit], newUnpacker()
	for _, pack := range packs {
		if place := first + uint64(len(into)); place != pack.begin {
			return 0, damaged("a pack at %d, not at %d", pack.begin, place)
		}
		if into, err = u.unpack(pack.data, into); err != nil {
			return 0, err
		}
	}
	place := first + uint64(len(into))
	if place > limit || len(after) > 0 && place < limit {
		return 0, damaged("a pack up to %d, not %d", place, limit)
	}
	return int(place), nil //nolint:gosec // the length of a slice at most
}

// unpacker unpacks packs one after the other. Equal values share their memory.
type unpacker struct {
	inflater io.ReadCloser
	plain    bytes.Buffer
	shared   *sharedValues
}

func newUnpacker() *unpacker { return &unpacker{shared: newSharedValues()} }

// unpack adds the tasks of a pack. Up to version 2 of the schema each value was a single
// task.
func (u *unpacker) unpack(data []byte, tasks []model.Task) ([]model.Task, error) {
	lines := data
	if !bytes.HasPrefix(data, []byte("{")) { // zlib's first byte is an x
		if err := u.inflate(data); err != nil {
			return tasks, err
		}
		lines = u.plain.Bytes()
	}
	for line := range bytes.Lines(lines) {
		tasks = append(tasks, model.Task{})
		if err := readTask(line, &tasks[len(tasks)-1], u.shared); err != nil {
			return tasks, err
		}
	}
	return tasks, nil
}

func (u *unpacker) inflate(data []byte) (err error) {
	if u.inflater == nil {
		u.inflater, err = zlib.NewReader(bytes.NewReader(data))
	} else if again, is := u.inflater.(zlib.Resetter); is {
		err = again.Reset(bytes.NewReader(data), nil)
	}
	if err != nil {
		return err
	}
	u.plain.Reset()
	_, err = u.plain.ReadFrom(io.LimitReader(u.inflater, maxUnpackedBytes))
	return err
}
