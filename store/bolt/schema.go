package bolt

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

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
func writeSchema(t *transaction) error {
	for _, name := range bucketNames() {
		if _, err := t.tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	return t.putBytes(metaBucket, schemaKey(), []byte(strconv.Itoa(schemaVersion)))
}

// checkSchema distinguishes a ledger that this program can read from any other file
// that bbolt can open.
func checkSchema(t *transaction) error {
	meta := t.bucket(metaBucket)
	if meta == nil || meta.Get(schemaKey()) == nil {
		return &model.LedgerError{Fault: model.FaultNotLedger}
	}
	version, err := schemaOf(t)
	switch {
	case err != nil:
		return err
	case version > schemaVersion:
		return &model.LedgerError{Fault: model.FaultNewer}
	}
	for _, name := range bucketNames() {
		if t.bucket(name) == nil {
			return damaged("no bucket %s", name)
		}
	}
	return nil
}

func schemaOf(t *transaction) (int, error) {
	text := t.bucket(metaBucket).Get(schemaKey())
	version, err := strconv.Atoi(string(text))
	if err != nil || version < 1 {
		return 0, damaged("schema version %q", text)
	}
	return version, nil
}

// migrate raises an older ledger to this version in the transaction, after keeping a
// copy of it, with which the older program can be used again.
func migrate(t *transaction, at *ledgerPlace, file *os.File) error {
	version, err := schemaOf(t)
	if err != nil || version == schemaVersion {
		return err
	}
	// Until the commit, the file is what it was.
	content := io.NewSectionReader(file, 0, t.tx.Size())
	kept, err := keepFile(at, fmt.Sprint("version-", version), content, time.Now())
	if err != nil {
		return err
	}
	kept.close()
	return t.putBytes(metaBucket, schemaKey(), []byte(strconv.Itoa(schemaVersion)))
}
