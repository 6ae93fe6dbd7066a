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
	var u unpacker
	count := uint64(0)
	for key, data := range packs.From(nil) {
		if !bytes.Equal(key, numberKey(count)) {
			return damaged("plan %s has tasks at %v, not at %d", plan, key, count)
		}
		err := u.unpack(data, func(task *model.Task) {
			count++
			take(task)
		})
		if err != nil {
			return damaged("task %v: %w", key, err)
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
	var packs [][]byte
	for _, data := range bucket.From(nil) {
		packs = append(packs, data)
	}
	// Reading the pages is quick, unpacking is not.
	const fewPacks = 8
	count := max(min(runtime.GOMAXPROCS(0), len(packs)/fewPacks), 1)
	share, parts, faults := (len(packs)+count-1)/count, make([][]model.Task, count), make([]error, count)
	var working sync.WaitGroup
	for i := range count {
		working.Go(func() {
			parts[i], faults[i] = unpackAll(packs[min(i*share, len(packs)):min((i+1)*share, len(packs))])
		})
	}
	working.Wait()
	for _, err := range faults {
		if err != nil {
			return nil, damaged("tasks of plan %s: %w", plan, err)
		}
	}
	return slices.Concat(parts...), nil
}

func unpackAll(packs [][]byte) ([]model.Task, error) {
	tasks, sharing := make([]model.Task, 0, len(packs)*packSize), model.NewInterner()
	var u unpacker
	for _, data := range packs {
		err := u.unpack(data, func(task *model.Task) {
			sharing.Intern(task)
			tasks = append(tasks, *task)
		})
		if err != nil {
			return nil, err
		}
	}
	return tasks, nil
}

// unpacker unpacks packs one after the other.
type unpacker struct {
	inflater io.ReadCloser
	plain    bytes.Buffer
}

// unpack calls take for the tasks of a pack. Up to version 2 of the schema each value
// was a single task.
func (u *unpacker) unpack(data []byte, take func(*model.Task)) error {
	lines := data
	if !bytes.HasPrefix(data, []byte("{")) { // zlib's first byte is an x
		if err := u.inflate(data); err != nil {
			return err
		}
		lines = u.plain.Bytes()
	}
	for line := range bytes.Lines(lines) {
		var task model.Task
		if err := readTask(line, &task); err != nil {
			return err
		}
		take(&task)
	}
	return nil
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
