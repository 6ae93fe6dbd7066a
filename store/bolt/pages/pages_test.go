package pages

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
	bbolterrors "go.etcd.io/bbolt/errors"

	"duban/model"
)

// Trees of every shape that bbolt writes are sound.
func TestCheckAcceptsWhatBboltWrites(t *testing.T) {
	for seed := range uint64(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(seed, 1)) //nolint:gosec // repeatable, not secret
			path := filepath.Join(t.TempDir(), "random.db")
			options := bbolt.Options{
				PageSize:       1024 << random.IntN(7),
				NoFreelistSync: seed%3 == 0,
				FreelistType:   []bbolt.FreelistType{bbolt.FreelistArrayType, bbolt.FreelistMapType}[seed%2],
				NoSync:         true,
			}
			for range 8 {
				db, err := bbolt.Open(path, 0o600, &options)
				if err != nil {
					t.Fatal(err)
				}
				db.AllocSize = 1 << 16
				for range 4 {
					err := db.Update(func(tx *bbolt.Tx) error { return scramble(tx, random) })
					if err != nil {
						t.Fatal(err)
					}
					mustCheck(t, path)
				}
				if err := db.Close(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func mustCheck(t *testing.T, path string) {
	t.Helper()
	if err := checkFile(t, path); err != nil {
		t.Fatal(err)
	}
}

func checkFile(t *testing.T, path string) error {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	return Check(file)
}

const testPage = 4096

// fileOf makes the file of a ledger: its meta pages point to page 2, the first of
// the content.
func fileOf(content ...[]byte) []byte {
	file := append(metaPage(testPage, 1, uint64(2+len(content))), metaPage(testPage, 2, uint64(2+len(content)))...)
	for i, page := range content {
		binary.NativeEndian.PutUint64(page, uint64(2+i))
		file = append(file, page...)
	}
	return file
}

func metaPage(size uint32, transaction, count uint64) []byte {
	page := make([]byte, testPage)
	record := page[headerSize:]
	binary.NativeEndian.PutUint32(record, magicNumber)
	binary.NativeEndian.PutUint32(record[4:], fileVersion)
	binary.NativeEndian.PutUint32(record[8:], size)
	binary.NativeEndian.PutUint64(record[16:], 2)
	binary.NativeEndian.PutUint64(record[32:], noFreelist)
	binary.NativeEndian.PutUint64(record[40:], count)
	binary.NativeEndian.PutUint64(record[48:], transaction)
	return resummed(page)
}

// resummed gives a meta page the checksum of its record.
func resummed(page []byte) []byte {
	record := page[headerSize:]
	sum := fnv.New64a()
	_, _ = sum.Write(record[:metaSummed])
	binary.NativeEndian.PutUint64(record[metaSummed:], sum.Sum64())
	return page
}

func emptyPage(flags, count uint16) []byte {
	page := make([]byte, testPage)
	binary.NativeEndian.PutUint16(page[8:], flags)
	binary.NativeEndian.PutUint16(page[10:], count)
	return page
}

// branchTo returns a branch page with one key, which points to a page.
func branchTo(page uint64) []byte {
	branch := emptyPage(branchFlag, 1)
	binary.NativeEndian.PutUint32(branch[headerSize:], elementSize)
	binary.NativeEndian.PutUint32(branch[headerSize+4:], 1)
	binary.NativeEndian.PutUint64(branch[headerSize+8:], page)
	branch[headerSize+elementSize] = 'k'
	return branch
}

// nested makes a leaf whose keys all lead to the same value, a bucket that is such
// a leaf again: to follow all of them takes as many steps as there are keys to the
// power of the levels. Each key begins one byte behind the one before it.
func nested(level, keys int) []byte {
	leaf := make([]byte, headerSize+keys*elementSize)
	binary.NativeEndian.PutUint16(leaf[8:], leafFlag)
	binary.NativeEndian.PutUint16(leaf[10:], uint16(keys))
	var value []byte
	if level > 0 {
		value = append(make([]byte, bucketHeader), nested(level-1, keys)...)
	}
	for i := range keys {
		element := leaf[headerSize+i*elementSize:]
		if level > 0 {
			binary.NativeEndian.PutUint32(element, bucketFlag)
		}
		binary.NativeEndian.PutUint32(element[4:], uint32((keys-i)*elementSize+i))
		binary.NativeEndian.PutUint32(element[8:], uint32(keys-i))
		binary.NativeEndian.PutUint32(element[12:], uint32(len(value)))
	}
	for i := range keys {
		leaf = append(leaf, byte('a'+i))
	}
	return append(leaf, value...)
}

// A hostile file can't make Check run forever or fill the memory.
func TestCheckEndsOnHostileFiles(t *testing.T) {
	var chain [][]byte
	for next := range 2 * maxDepth {
		chain = append(chain, branchTo(uint64(3+next)))
	}
	chain = append(chain, emptyPage(leafFlag, 0))
	explosion := nested(11, 16)
	explosion = append(explosion, make([]byte, testPage-len(explosion))...)
	small := fileOf(emptyPage(leafFlag, 0))
	copy(small, metaPage(24, 9, 1<<10))
	for name, file := range map[string][]byte{"chain": fileOf(chain...), "explosion": fileOf(explosion), "small pages": small} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "made.db")
			if err := os.WriteFile(path, file, 0o600); err != nil {
				t.Fatal(err)
			}
			var broken *model.LedgerError
			if err := checkFile(t, path); !errors.As(err, &broken) || broken.Fault != model.FaultDamaged {
				t.Errorf("%v, want damage", err)
			}
		})
	}
}

// bbolt ignores a meta page where it does not look for one, and takes the page size
// of the first one for both.
func TestReadMetaAgreesWithBbolt(t *testing.T) {
	sound := fileOf(emptyPage(leafFlag, 0))
	astray := bytes.Clone(sound)
	copy(astray[1024:], metaPage(1024, 9, 1<<20)[:headerSize+metaSize])
	otherSize := bytes.Clone(sound)
	copy(otherSize[testPage:], metaPage(1024, 9, 3))
	torn := bytes.Clone(sound)
	torn[headerSize+20] ^= 1
	for name, file := range map[string][]byte{"sound": sound, "astray": astray, "another size": otherSize, "torn": torn} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "made.db")
			if err := os.WriteFile(path, file, 0o600); err != nil {
				t.Fatal(err)
			}
			opened, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = opened.Close() }()
			meta, _, err := ReadMeta(opened)
			if err != nil {
				t.Fatal(err)
			}
			db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = db.Close() }()
			if got := uint64(db.Info().PageSize); meta.PageSize != got {
				t.Errorf("page size %d, bbolt has %d", meta.PageSize, got)
			}
			err = db.View(func(tx *bbolt.Tx) error {
				if got := uint64(tx.ID()); meta.Transaction != got {
					t.Errorf("transaction %d, bbolt has %d", meta.Transaction, got)
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

// scramble changes a ledger at random: few or many keys, short or long, in
// nested buckets, and deletes ranges of keys again.
func scramble(tx *bbolt.Tx, random *rand.Rand) error {
	top, err := tx.CreateBucketIfNotExists([]byte{byte('a' + random.IntN(4))})
	if err != nil {
		return err
	}
	place := top
	for range random.IntN(4) {
		if place, err = place.CreateBucketIfNotExists([]byte{0xff, byte(random.IntN(3))}); err != nil {
			return err
		}
	}
	most := []int{1, 10, 200, 2000}[random.IntN(4)]
	for range random.IntN(most) + 1 {
		key := fmt.Append(nil, random.IntN(3000))
		if random.IntN(20) == 0 {
			key = append(key, bytes.Repeat([]byte{'k'}, random.IntN(900))...)
		}
		length := []int{0, 10, 100, 5000}[random.IntN(4)]
		if random.IntN(500) == 0 {
			length = 300000
		}
		if err := place.Put(key, make([]byte, random.IntN(length+1))); err != nil {
			return err
		}
	}
	switch random.IntN(5) {
	case 0: // delete a range, in one page or over many
		cursor := place.Cursor()
		left := random.IntN(2000)
		for key, value := cursor.Seek(fmt.Append(nil, random.IntN(3000))); key != nil && left > 0; key, value = cursor.Next() {
			if value == nil {
				continue
			}
			left--
			if err := cursor.Delete(); err != nil {
				return err
			}
		}
	case 1: // delete the first keys
		for key, value := place.Cursor().First(); key != nil && value != nil && random.IntN(300) != 0; key, value = place.Cursor().First() {
			if err := place.Delete(key); err != nil {
				return err
			}
		}
	case 2:
		if err := tx.DeleteBucket([]byte{byte('a' + random.IntN(4))}); err != nil && !errors.Is(err, bbolterrors.ErrBucketNotFound) {
			return err
		}
	}
	return nil
}
