package pages

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"duban/model"
)

// ledgerLike makes a file with a bucket of several levels, one of buckets and one that
// is inline, some of whose values take several pages, and some of whose keys are gone.
func ledgerLike(t *testing.T, seed uint64) string {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 2)) //nolint:gosec // repeatable, not secret
	path := filepath.Join(t.TempDir(), "made.db")
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: 1024, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	fill := func(to *bbolt.Bucket, count int) {
		for range count {
			key := fmt.Append(nil, random.IntN(4*count))
			value := bytes.Repeat([]byte{byte('a' + random.IntN(26))}, []int{0, 20, 300, 3000}[random.IntN(4)])
			if random.IntN(5) == 0 {
				err = errors.Join(err, to.Delete(key))
			} else {
				err = errors.Join(err, to.Put(key, value))
			}
		}
	}
	for range 6 {
		err = errors.Join(err, db.Update(func(tx *bbolt.Tx) error {
			for name, count := range map[string]int{"deep": 600, "flat": 3} {
				bucket, err := tx.CreateBucketIfNotExists([]byte(name))
				if err != nil {
					return err
				}
				fill(bucket, count)
			}
			nest, err := tx.CreateBucketIfNotExists([]byte("nest"))
			if err != nil {
				return err
			}
			inner, err := nest.CreateBucketIfNotExists(fmt.Append(nil, random.IntN(9)))
			if err == nil {
				fill(inner, []int{2, 400}[random.IntN(2)])
			}
			return err
		}))
	}
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func openReader(t *testing.T, path string) (*Reader, error) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return Open(file, "nest")
}

// A Reader finds what bbolt finds, from any key on and before any key.
func TestReaderAgreesWithBbolt(t *testing.T) {
	for seed := range uint64(6) {
		path := ledgerLike(t, seed)
		reader, err := openReader(t, path)
		if err != nil {
			t.Fatal(err)
		}
		db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		err = db.View(func(tx *bbolt.Tx) error {
			for _, name := range []string{"deep", "flat", "none"} {
				compareBuckets(t, tx.Bucket([]byte(name)), reader.Bucket([]byte(name)))
			}
			nest := tx.Bucket([]byte("nest"))
			return nest.ForEachBucket(func(name []byte) error {
				compareBuckets(t, nest.Bucket(name), reader.Bucket([]byte("nest")).Bucket(name))
				return nil
			})
		})
		if err := errors.Join(err, db.Close(), reader.Err()); err != nil {
			t.Fatal(err)
		}
	}
}

func compareBuckets(t *testing.T, want *bbolt.Bucket, got *Bucket) {
	t.Helper()
	if want == nil {
		if got != nil || got.Get([]byte("1")) != nil {
			t.Error("found a bucket that there is not")
		}
		return
	}
	for _, from := range []string{"", "1", "17", "3", "55555", "9", "a"} {
		cursor := want.Cursor()
		key, value := cursor.Seek([]byte(from))
		for gotKey, gotValue := range got.From([]byte(from)) {
			if !bytes.Equal(key, gotKey) || !bytes.Equal(value, gotValue) || !bytes.Equal(got.Get(gotKey), value) {
				t.Fatalf("from %s: key %q, want %q", from, gotKey, key)
			}
			key, value = cursor.Next()
		}
		if key != nil {
			t.Fatalf("from %s: the end, want %q", from, key)
		}
		if _, _ = cursor.Seek([]byte(from)); from == "" {
			key, value = cursor.Last()
		} else {
			key, value = cursor.Prev()
		}
		if last, _ := want.Cursor().Seek([]byte(from)); last == nil {
			key, value = cursor.Last()
		}
		var before []byte
		if from != "" {
			before = []byte(from)
		}
		for gotKey, gotValue := range got.Before(before) {
			if !bytes.Equal(key, gotKey) || !bytes.Equal(value, gotValue) {
				t.Fatalf("before %s: key %q, want %q", from, gotKey, key)
			}
			key, value = cursor.Prev()
		}
		if key != nil {
			t.Fatalf("before %s: the beginning, want %q", from, key)
		}
	}
}

// Whatever is in a file, a Reader ends, and what it returns before it reports damage is
// in order. Where Check finds nothing, it finds nothing either.
func TestReaderOfDamage(t *testing.T) {
	sound, err := os.ReadFile(ledgerLike(t, 7))
	if err != nil {
		t.Fatal(err)
	}
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // repeatable, not secret
	path := filepath.Join(t.TempDir(), "spoilt.db")
	atOpen, later := 0, 0
	// Few pages are branches, so few rounds spoil one: both must be seen, however long it takes.
	for round := 0; round < 200 || (atOpen == 0 || later == 0) && round < 10_000; round++ {
		const size = 1024
		spoilt := bytes.Clone(sound)
		at := 2*size + random.IntN(len(spoilt)-2*size)
		page := spoilt[at/size*size:][:size]
		switch round % 4 {
		case 0:
			page[random.IntN(64)] ^= byte(1 + random.IntN(255))
		case 1: // a leaf that is a branch to itself
			copy(page, branchTo(uint64(at/size)))
		case 2:
			copy(page[8:], spoilt[random.IntN(len(spoilt)/size)*size+8:][:size-8])
		case 3: // a leaf that is longer than it is
			binary.NativeEndian.PutUint32(page[12:], uint32(random.IntN(4)))
		}
		if err := os.WriteFile(path, spoilt, 0o600); err != nil {
			t.Fatal(err)
		}
		reader, err := openReader(t, path)
		if err == nil {
			readAll(t, reader.outermost())
			if err = reader.Err(); err != nil {
				later++
			}
		} else {
			atOpen++
		}
		var broken *model.LedgerError
		if err != nil && !errors.As(err, &broken) {
			t.Errorf("seed %d, round %d: %v, want damage", seed, round, err)
		}
		if checked := checkFile(t, path); checked == nil && err != nil {
			t.Errorf("seed %d, round %d: the check passed, but %v", seed, round, err)
		}
	}
	if atOpen == 0 || later == 0 {
		t.Errorf("damage was found %d times at once and %d times later; want both", atOpen, later)
	}
}

func readAll(t *testing.T, b *Bucket) {
	t.Helper()
	var last []byte
	for key, value := range b.From(nil) {
		if last != nil && bytes.Compare(last, key) >= 0 {
			t.Fatalf("%q comes after %q", key, last)
		}
		if last = key; value == nil {
			readAll(t, b.Bucket(key))
		}
	}
}

// A free page that belongs to a leaf of several pages would be overwritten.
func TestFreePageOfALeaf(t *testing.T) {
	long := emptyPage(leafFlag, 0)
	binary.NativeEndian.PutUint32(long[12:], 1)
	free := emptyPage(freelistFlag, 1)
	binary.NativeEndian.PutUint64(free[headerSize:], 3)
	file := fileOf(long, emptyPage(leafFlag, 0), free)
	for i := range 2 {
		meta := metaPage(testPage, uint64(1+i), 5)
		record := meta[headerSize:]
		binary.NativeEndian.PutUint64(record[32:], 4)
		copy(file[i*testPage:], resummed(meta))
	}
	path := filepath.Join(t.TempDir(), "made.db")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	var broken *model.LedgerError
	if _, err := openReader(t, path); !errors.As(err, &broken) || broken.Fault != model.FaultDamaged {
		t.Errorf("%v, want damage", err)
	}
}
