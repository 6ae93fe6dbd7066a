package bolt

import (
	"strconv"

	"go.etcd.io/bbolt"

	"duban/model"
)

// schemaVersion is the version of the layout that this program writes. When the
// layout changes, it goes up by one, and checkSchema, which then finds an older
// ledger, is where that one is migrated after a backup.
const schemaVersion = 1

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

// checkSchema tells a ledger that this program can read from any other file
// that bbolt can open.
func checkSchema(tx *bbolt.Tx) error {
	meta := bucket(tx, metaBucket)
	if meta == nil || meta.Get(schemaKey()) == nil {
		return &model.LedgerError{Fault: model.FaultNotLedger}
	}
	version, err := strconv.Atoi(string(meta.Get(schemaKey())))
	switch {
	case err != nil || version < 1:
		return damaged("schema version %q", meta.Get(schemaKey()))
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
