package bolt

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"time"

	"go.etcd.io/bbolt"

	"duban/model"
	"duban/store"
	"duban/store/folder"
)

// Restoration is a backup that is ready to take a ledger's place. End it by
// Finish or Drop.
type Restoration struct {
	// Report is what the check of the backup found.
	Report store.CheckResult

	ledger    *Ledger
	place     *ledgerPlace
	unchecked *folder.Unfinished
}

// OpenBackup opens a file that PrepareRestore is to read.
func OpenBackup(path string) (*os.File, error) {
	// Not to wait where there is a pipe.
	file, err := os.OpenFile(path, os.O_RDONLY|openWithoutWaiting, 0)
	if err != nil {
		err = explain(path, err)
		if known := new(model.LedgerError); errors.As(err, &known) && known.Fault == model.FaultVanished {
			known.Fault = model.FaultMissing // no ledger is missed there
		}
		return nil, err
	}
	info, err := file.Stat()
	switch {
	case err == nil && info.IsDir():
		err = &model.LedgerError{Fault: model.FaultIsDirectory}
	case err == nil && !info.Mode().IsRegular():
		err = &model.LedgerError{Fault: model.FaultNotLedger}
	}
	if err != nil {
		_ = file.Close()
		return nil, explain(path, err)
	}
	return file, nil
}

// PrepareRestore copies a backup beside the ledger and checks it, without the ledger's
// lock. The ledger stays as it is. Errors name the backup.
func PrepareRestore(ctx context.Context, path string, backup io.Reader, name string) (*Restoration, error) {
	ledger := At(path, Options{})
	path = ledger.path
	place, err := openPlace(path)
	if err != nil {
		return nil, explainCreate(path, err)
	}
	r := &Restoration{ledger: ledger, place: place}
	if err := place.mayRestore(); err != nil {
		return nil, r.fail(path, err)
	}
	if r.unchecked, err = place.New(place.Mode()); err != nil {
		r.Drop()
		return nil, explainCreate(path, err)
	}
	if source, isFile := backup.(folder.Descriptor); isFile {
		waiting, cancel := context.WithTimeoutCause(ctx, ledger.timeout, errBusy)
		defer cancel()
		if err := waitForSource(waiting, source); err != nil {
			return nil, r.fail(name, err)
		}
		defer func() { _ = folder.Unlock(source) }()
	}
	if _, err := io.Copy(contextWriter{ctx, r.unchecked.File}, backup); err != nil {
		if wrote := new(writeError); errors.As(err, &wrote) {
			return nil, r.fail(path, wrote.error)
		}
		return nil, r.fail(name, err)
	}
	if err := r.unchecked.Sync(); err != nil {
		return nil, r.fail(path, err)
	}
	written, err := r.unchecked.Reopen()
	if err != nil {
		return nil, r.fail(path, err)
	}
	if r.Report, err = checkClosed(written); err != nil {
		return nil, r.fail(name, err)
	}
	return r, nil
}

// mayRestore returns an error if a restore must not replace the file: a folder, a
// link, or a file with a second name, under which people would keep using the old
// ledger.
func (p *ledgerPlace) mayRestore() error {
	info, err := p.Stat(p.name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Mode.IsRegular() && info.Links > 1+p.countKeptNames(info):
		return &model.LedgerError{Fault: model.FaultSecondName}
	}
	return refuseOthers(info.Mode)
}

// countKeptNames counts the names that a file has among the copies of the ledger: a
// restore that was killed leaves one.
func (p *ledgerPlace) countKeptNames(of folder.Info) uint64 {
	copies, err := p.openCopies()
	if err != nil {
		return 0
	}
	defer copies.Close()
	names, _ := copies.Names() // as far as they can be read
	count := uint64(0)
	for _, name := range names {
		if info, err := copies.Stat(name); err == nil && info.ID == of.ID {
			count++
		}
	}
	return count
}

// waitForSource locks a backup, as it may be a ledger in use. A file that can't be
// locked is none.
func waitForSource(ctx context.Context, source folder.Descriptor) error {
	for {
		err := folder.TryLock(source, folder.Shared)
		if !errors.Is(err, folder.ErrLocked) {
			return nil
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(sourcePollInterval):
		}
	}
}

// sourcePollInterval is how often to ask whether a backup in use has become free.
const sourcePollInterval = 20 * time.Millisecond

// writeError marks a failure to write, as opposed to one to read.
type writeError struct{ error }

func (e *writeError) Unwrap() error { return e.error }

// contextWriter is a file that says so when it can't be written. What is written
// ends with the context.
type contextWriter struct {
	ctx  context.Context
	file *os.File
}

func (u contextWriter) Write(data []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := u.file.Write(data)
	if err != nil {
		err = &writeError{err}
	}
	return n, err
}

func (r *Restoration) fail(path string, err error) error {
	r.Drop()
	return explain(path, err)
}

// Drop leaves the ledger as it is.
func (r *Restoration) Drop() {
	if r.unchecked != nil {
		r.unchecked.Drop()
	}
	r.place.Close()
}

// Finish puts the backup in the ledger's place, with an event that says who did
// so, when, and what the backup was called, while all other processes wait. What was
// there, sound or not, is kept among the copies of the ledger: saved is its path,
// empty if there was nothing. Sessions that have the ledger open see it by Watch
// and News.
func (r *Restoration) Finish(ctx context.Context, by, name string, at time.Time) (saved string, err error) {
	defer r.Drop()
	path := r.ledger.path
	waiting, cancel := context.WithTimeoutCause(ctx, r.ledger.timeout, errBusy)
	defer cancel()
	side, err := lockSideFile(waiting, r.place)
	if err != nil {
		return "", explainCreate(path, err)
	}
	defer func() { _ = side.Close() }()
	if err := refuseNetwork(side); err != nil {
		return "", explain(path, err)
	}
	replaced, err := r.replace(waiting, by, name, at)
	if err != nil {
		return "", explainCreate(path, err)
	}
	defer replaced.close()
	if replaced != nil {
		_ = pruneKeptCopies(replaced.in, reasonRestore, replaced.name) // the next restore tries again
	}
	if err := r.place.Sync(); err != nil {
		return "", explainCreate(path, err)
	}
	r.ledger.startDailyCopy() // as after any other change
	return replaced.path(), nil
}

// Wait waits for the copy of the day, as Ledger.Wait does.
func (r *Restoration) Wait() { r.ledger.Wait() }

// replace gives the backup the ledger's name, and returns what had it.
func (r *Restoration) replace(ctx context.Context, by, name string, at time.Time) (*keptCopy, error) {
	if err := r.place.mayRestore(); err != nil {
		return nil, err
	}
	if !r.place.exists() {
		if err := r.addEvent(by, name, at); err != nil {
			return nil, err
		}
		// A ledger that is created at this very moment stays.
		return nil, explainExists(r.unchecked.Place(r.place.name))
	}
	// For those who have no side file.
	current, err := openLocked(ctx, r.place, os.O_RDWR, folder.Exclusive)
	if err != nil {
		return nil, explain(r.ledger.path, err)
	}
	defer func() { _ = current.Close() }()
	if err := copyRights(r.unchecked.File, current); err != nil {
		return nil, err
	}
	if err := r.addEvent(by, name, at); err != nil {
		return nil, err
	}
	replaced, err := keepReplaced(r.place, current, at)
	if err != nil {
		return nil, err
	}
	if !replacesOpenFiles {
		_ = current.Close() // the lock beside the ledger still keeps others out
	}
	if err := r.unchecked.Replace(r.place.name); err != nil {
		replaced.close()
		return nil, err
	}
	return replaced, nil
}

// addEvent writes the event of the restore, and closes the file.
func (r *Restoration) addEvent(by, name string, at time.Time) error {
	file := r.unchecked.File
	t, err := read(file)
	if err != nil {
		_ = file.Close()
		return err
	}
	open := func() (*os.File, error) { return file, nil }
	return transact(open, writing, func(tx *bbolt.Tx) error {
		t.tx = tx
		return t.run(func(t *transaction) error {
			event := store.RestoreEvent(lastSeq(t)+1, by, at, name)
			if err := t.put(eventsBucket, numberKey(event.Seq), event); err != nil {
				return err
			}
			return migrate(t, r.place, file)
		})
	})
}

// keepReplaced gives the ledger's file one more name, among the copies. Where a
// file can't have two it is copied.
func keepReplaced(place *ledgerPlace, current *os.File, now time.Time) (*keptCopy, error) {
	copies, err := place.makeCopies()
	if err != nil {
		return nil, err
	}
	name := freeCopyName(copies, reasonRestore, now)
	if err := place.Link(place.name, copies, name); err != nil {
		copies.Close()
		return keepFile(place, reasonRestore, current, now)
	}
	saved := &keptCopy{copies, name}
	if !copies.Holds(name, current) {
		err = &model.LedgerError{Fault: model.FaultReplaced} // it was exchanged at this moment
	} else {
		err = copies.Sync()
	}
	if err != nil {
		saved.close()
		return nil, err
	}
	return saved, nil
}

// copyRights gives a file the rights of the one that it replaces, and its group
// where that is allowed.
func copyRights(file, from *os.File) error {
	info, err := from.Stat()
	if err != nil {
		return err
	}
	if info, err := folder.Describe(from); err == nil {
		owner := -1
		if os.Geteuid() == 0 {
			owner = int(info.Owner)
		}
		_ = file.Chown(owner, int(info.Group)) // Windows has no such thing
	}
	return file.Chmod(info.Mode().Perm())
}
