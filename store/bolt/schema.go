package bolt

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"duban/model"
)

// SchemaVersion is the version of the layout that this program writes. It increases
// by one when older programs would misread the new layout. The versions:
//
//	1  marks, notes, ticks and undos
//	2  events that move deadlines, verify, and import a corrected plan
//	3  tasks in packs; what older programs wrote stays as it is
//	4  events that belong to no plan, as restores do
//	5  plans that were dropped, and which plan is the sample
//	6  tasks that people add, edit and cancel, marks of offices' parts, days on which
//	   things happened; states that keep the last mark and the last tick
//	7  reports of offices, and that they were urged, what they submitted, settings of plans, notes that are
//	   corrected; forms of documents; sources that documents give, labels of tasks, and an
//	   index of their names
const SchemaVersion = 7

// statesSince is the version from which on states have the fields that they have now.
const statesSince = 6

func schemaKey() []byte { return []byte("schema") }

// writeSchema makes the buckets of a new ledger.
func writeSchema(t *transaction) error {
	for _, name := range bucketNames() {
		if _, err := t.tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	return t.putBytes(metaBucket, schemaKey(), []byte(strconv.Itoa(SchemaVersion)))
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
	case version > SchemaVersion:
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

// hasStates reports whether the states have the fields that they have now.
func (t *transaction) hasStates() (bool, error) {
	version, err := schemaOf(t)
	return version >= statesSince, err
}

// migrate raises an older ledger to this version in the transaction, after keeping a
// copy of it, with which the older program can be used again.
func migrate(t *transaction, place *ledgerPlace, file *os.File) error {
	version, err := schemaOf(t)
	if err != nil || version == SchemaVersion {
		return err
	}
	// Until the commit, the file is what it was.
	content := io.NewSectionReader(file, 0, t.tx.Size())
	saved, err := keepFile(place, fmt.Sprint("version-", version), content, time.Now())
	if err != nil {
		return err
	}
	saved.close()
	if version < statesSince {
		if err := rewriteStates(t); err != nil {
			return err
		}
	}
	if err := markOlderSample(t); err != nil {
		return err
	}
	if err := indexNames(t); err != nil {
		return err
	}
	return t.putBytes(metaBucket, schemaKey(), []byte(strconv.Itoa(SchemaVersion)))
}

// isOlderSample reports whether a plan is the sample of a ledger that does not say so:
// before version 5 every ledger began with it.
func isOlderSample(t *transaction, head planHead) bool {
	version, err := schemaOf(t)
	return err == nil && version < 5 && head.Imported == 1 && head.Version <= 1
}

// markOlderSample makes a ledger from before version 5 say which plan is the sample,
// unless the transaction has written that plan anew.
func markOlderSample(t *transaction) error {
	for key, data := range t.bucket(plansBucket).From(nil) {
		head, err := decodeHead(t, key, data)
		if err != nil {
			return err
		}
		if isOlderSample(t, head) && bytes.Equal(data, t.tx.Bucket([]byte(plansBucket)).Get(key)) {
			return t.put(plansBucket, key, head)
		}
	}
	return nil
}

// rewriteStates replays the histories, as the states of older versions lack fields.
// Those that the transaction has written have them.
func rewriteStates(t *transaction) error {
	for key, data := range t.bucket(statesBucket).From(nil) {
		if !bytes.Equal(data, t.tx.Bucket([]byte(statesBucket)).Get(key)) {
			continue
		}
		history, err := eventsOf(t, append(bytes.Clone(key), 0))
		if err != nil {
			return err
		}
		if err := t.put(statesBucket, key, model.Replay(history)); err != nil {
			return err
		}
	}
	return nil
}

// olderState returns a state as the versions before statesSince kept it.
func olderState(state model.State) model.State {
	state.DoneOn, state.Marked, state.MarkedOn = model.Date{}, 0, model.Date{}
	state.TickedBy, state.TickedAt = "", time.Time{}
	return state
}
