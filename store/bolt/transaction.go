package bolt

import (
	"encoding/json"
	"errors"
	"os"

	"go.etcd.io/bbolt"

	"duban/store/bolt/pages"
)

// transaction reads a ledger's file and, if it was begun for writing, changes it. It
// reads what was there when it began.
type transaction struct {
	before *pages.Reader // nil for a new file
	// buckets are those of it that were used.
	buckets map[string]*pages.Bucket
	tx      *bbolt.Tx // nil when reading
}

// read begins a transaction that reads, with its pages checked as far as it needs them.
func read(file *os.File) (*transaction, error) {
	before, err := pages.Open(file, tasksBucket, namesBucket)
	if err != nil {
		return nil, err
	}
	return &transaction{before: before, buckets: map[string]*pages.Bucket{}}, nil
}

// run does the work in a ledger of a version that this program can read. Damage that was
// met on the way ends it with that error, whatever the work made of it.
func (t *transaction) run(work func(*transaction) error) error {
	err := checkSchema(t)
	if err == nil {
		err = work(t)
	}
	if damage := t.fault(); damage != nil {
		return damage
	}
	if t.tx == nil && errors.Is(err, errUnchanged) {
		return nil
	}
	return err
}

func (t *transaction) fault() error {
	if t.before == nil {
		return nil
	}
	return t.before.Err()
}

// bucket returns one of bucketNames, which checkSchema has found; nil if there is none.
func (t *transaction) bucket(name string) *pages.Bucket {
	if t.before == nil {
		return nil
	}
	found, used := t.buckets[name]
	if !used {
		found = t.before.Bucket([]byte(name))
		t.buckets[name] = found
	}
	return found
}

// put writes a value as JSON.
func (t *transaction) put(bucket string, key []byte, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return t.putBytes(bucket, key, data)
}

func (t *transaction) putBytes(bucket string, key, data []byte) error {
	// bbolt goes the same way to the key, and changes the pages on it.
	_ = t.bucket(bucket).Get(key)
	if err := t.fault(); err != nil {
		return err
	}
	into := t.tx.Bucket([]byte(bucket))
	if bucket == eventsBucket {
		// Events are only ever added behind the last one.
		into.FillPercent = 1
	}
	return into.Put(key, data)
}
