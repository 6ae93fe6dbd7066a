package bolt

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
	"golang.org/x/sys/unix"

	"duban/model"
	"duban/store"
)

// Restoration is a backup that is ready to take a ledger's place. End it by
// Finish or Drop.
type Restoration struct {
	// Report is what the check of the backup found.
	Report store.Report

	ledger   *Ledger
	unproven *os.File
}

// OpenBackup opens a file that PrepareRestore is to read.
func OpenBackup(path string) (*os.File, error) {
	if err := look(path); err != nil {
		return nil, explain(path, err)
	}
	file, err := os.Open(path)
	return file, explain(path, err)
}

// PrepareRestore copies a backup beside the ledger and checks it. Nobody waits
// for it, and the ledger stays as it is. Errors name the backup.
func PrepareRestore(ctx context.Context, path string, backup io.Reader, name string) (*Restoration, error) {
	ledger := At(path, Options{})
	path = ledger.path
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, &model.LedgerError{Fault: model.FaultIsDirectory, Path: path}
	}
	file, err := newUnfinished(filepath.Dir(path))
	if err != nil {
		return nil, explainCreate(path, err)
	}
	r := &Restoration{ledger: ledger, unproven: file}
	if source, isFile := backup.(descriptor); isFile {
		waiting, cancel := context.WithTimeoutCause(ctx, ledger.timeout, errBusy)
		defer cancel()
		if err := awaitSource(waiting, source); err != nil {
			return nil, r.fail(name, err)
		}
		defer func() { _ = flock(source, unix.LOCK_UN) }()
	}
	if _, err := io.Copy(unreadable{ctx, file}, backup); err != nil {
		if wrote := new(writeError); errors.As(err, &wrote) {
			return nil, r.fail(path, wrote.error)
		}
		return nil, r.fail(name, err)
	}
	if err := file.Sync(); err != nil {
		return nil, r.fail(path, err)
	}
	if r.Report, err = prove(file.Name()); err != nil {
		return nil, r.fail(name, err)
	}
	return r, nil
}

// awaitSource locks a backup, as it may be a ledger in use. A file that can't be
// locked is none.
func awaitSource(ctx context.Context, source descriptor) error {
	for {
		err := flock(source, unix.LOCK_SH|unix.LOCK_NB)
		if !errors.Is(err, unix.EWOULDBLOCK) {
			return nil
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(sourceEvery):
		}
	}
}

// sourceEvery is how often to ask whether a backup in use has become free.
const sourceEvery = 20 * time.Millisecond

// writeError tells a failure to write from one to read.
type writeError struct{ error }

func (e *writeError) Unwrap() error { return e.error }

// unreadable is a file that says so when it can't be written. What is written
// ends with the context.
type unreadable struct {
	ctx  context.Context
	file *os.File
}

func (u unreadable) Write(data []byte) (int, error) {
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
	_ = r.unproven.Close()
	_ = os.Remove(r.unproven.Name())
}

// Finish puts the backup in the ledger's place, with an event that says who did
// so, when, and what the backup was called, while everybody else waits. What was
// there, sound or not, is kept among the copies of the ledger: kept is its path,
// empty if there was nothing. Those who have the ledger open learn of it by Watch
// and Since.
func (r *Restoration) Finish(ctx context.Context, by, name string, at time.Time) (kept string, err error) {
	defer r.Drop()
	if kept, err = r.finish(ctx, by, name, at); err == nil {
		r.ledger.copyToday() // as after any other change
	}
	return kept, err
}

// Wait waits for the copy of the day, as Ledger.Wait does.
func (r *Restoration) Wait() { r.ledger.Wait() }

func (r *Restoration) finish(ctx context.Context, by, name string, at time.Time) (kept string, err error) {
	path := r.ledger.path
	waiting, cancel := context.WithTimeoutCause(ctx, r.ledger.timeout, errBusy)
	defer cancel()
	side, err := lockSide(waiting, path)
	if err != nil {
		return "", explainCreate(path, err)
	}
	defer func() { _ = side.Close() }()
	if err := refuseNetwork(side); err != nil {
		return "", explain(path, err)
	}
	if err := r.sign(by, name, at); err != nil {
		return "", explainCreate(path, err)
	}
	if Exists(path) {
		// For those who have no side file.
		current, err := openLocked(waiting, path, os.O_RDWR, unix.LOCK_EX)
		if err != nil {
			return "", explain(path, err)
		}
		defer func() { _ = current.Close() }()
		if kept, err = keepReplaced(path, current, at); err != nil {
			return "", explainCreate(path, err)
		}
		if err := inherit(r.unproven.Name(), current); err != nil {
			return "", explainCreate(path, err)
		}
	}
	if err := os.Rename(r.unproven.Name(), path); err != nil {
		return "", explainCreate(path, err)
	}
	if kept != "" {
		_ = pruneAside(filepath.Dir(kept), whyReplaced, kept) // the next restore tries again
	}
	return kept, explainCreate(path, syncDirectory(filepath.Dir(path)))
}

// sign writes the event that tells of the restore.
func (r *Restoration) sign(by, name string, at time.Time) error {
	open := func() (*os.File, error) { return r.unproven, nil }
	return transact(open, writing, func(tx *bbolt.Tx) error {
		event := store.RestoreEvent(lastSeq(tx)+1, by, at, name)
		if err := put(bucket(tx, eventsBucket), numberKey(event.Seq), event); err != nil {
			return err
		}
		return migrate(tx, r.ledger.path, r.unproven)
	})
}

// keepReplaced gives the file one more name, among the copies. Where a file
// can't have two it is copied.
func keepReplaced(path string, current *os.File, now time.Time) (string, error) {
	folder, err := openCopies(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = folder.Close() }()
	kept := nameAside(folder.Name(), whyReplaced, now)
	if err := os.Link(path, kept); err != nil {
		return keepAside(path, whyReplaced, current, now)
	}
	return kept, syncDirectory(folder.Name())
}

// inherit gives a file the rights of the one that it replaces, and its group
// where that is allowed.
func inherit(path string, from *os.File) error {
	info, err := from.Stat()
	if err != nil {
		return err
	}
	var about unix.Stat_t
	if err := unix.Fstat(int(from.Fd()), &about); err == nil {
		owner := -1
		if os.Geteuid() == 0 {
			owner = int(about.Uid)
		}
		_ = os.Chown(path, owner, int(about.Gid))
	}
	return os.Chmod(path, info.Mode().Perm())
}
