package bolt

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"go.etcd.io/bbolt"

	"duban/model"
)

// schemaVersion is the version of the layout that this program writes. It increases
// by one when older programs would misread the new layout. The versions:
//
//	1  marks, notes, ticks and undos
//	2  events that move deadlines, verify, and import a corrected plan
//	3  tasks in packs; what older programs wrote stays as it is
//	4  events that belong to no plan, as restores do
const schemaVersion = 4

func schemaKey() []byte { return []byte("schema") }

// writeSchema makes the buckets of a new ledger.
func writeSchema(tx *bbolt.Tx) error {
	for _, name := range bucketNames() {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	return bucket(tx, metaBucket).Put(schemaKey(), []byte(strconv.Itoa(schemaVersion)))
}

// checkSchema distinguishes a ledger that this program can read from any other file
// that bbolt can open.
func checkSchema(tx *bbolt.Tx) error {
	meta := bucket(tx, metaBucket)
	if meta == nil || meta.Get(schemaKey()) == nil {
		return &model.LedgerError{Fault: model.FaultNotLedger}
	}
	version, err := schemaOf(tx)
	switch {
	case err != nil:
		return err
	case version > schemaVersion:
		return &model.LedgerError{Fault: model.FaultNewer}
	}
	for _, name := range bucketNames() {
		if bucket(tx, name) == nil {
			return damaged("no bucket %s", name)
		}
	}
	return nil
}

func schemaOf(tx *bbolt.Tx) (int, error) {
	text := bucket(tx, metaBucket).Get(schemaKey())
	version, err := strconv.Atoi(string(text))
	if err != nil || version < 1 {
		return 0, damaged("schema version %q", text)
	}
	return version, nil
}

// migrate raises an older ledger to this version in the transaction, after keeping a
// copy of it, with which the older program can be used again.
func migrate(tx *bbolt.Tx, at *ledgerPlace, file *os.File) error {
	version, err := schemaOf(tx)
	if err != nil || version == schemaVersion {
		return err
	}
	// Until the commit, the file is what it was.
	content := io.NewSectionReader(file, 0, tx.Size())
	kept, err := keepFile(at, fmt.Sprint("version-", version), content, time.Now())
	if err != nil {
		return err
	}
	kept.close()
	return bucket(tx, metaBucket).Put(schemaKey(), []byte(strconv.Itoa(schemaVersion)))
}
