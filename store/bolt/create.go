package bolt

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
	"golang.org/x/sys/unix"

	"duban/model"
)

// Create makes a ledger that holds the plan, brought in by the person at the
// time; one without plans if plan is nil. Whatever is at the path already is
// left as it is, and is no error: two processes may well create the same ledger
// at once. The folder must be there. Errors are those of Ledger.
func Create(ctx context.Context, path string, plan *model.Plan, by string, at time.Time) error {
	if Exists(path) {
		return nil
	}
	ledger := At(path, Options{})
	waiting, cancel := context.WithTimeoutCause(ctx, ledger.timeout, errBusy)
	defer cancel()
	side, err := lockSide(waiting, path)
	if err != nil {
		return explainCreate(path, err)
	}
	defer func() { _ = side.Close() }()
	if Exists(path) {
		return nil
	}
	// Whoever holds the lock may use this name, and overwrite what a process
	// that was killed left there.
	unfinished := path + unfinishedSuffix
	if err := refuseNetwork(side); err != nil {
		return explainCreate(path, err)
	}
	err = writeNew(unfinished, modeIn(filepath.Dir(path)), plan, by, at)
	if err == nil {
		err = os.Rename(unfinished, path)
	}
	if err != nil {
		_ = os.Remove(unfinished)
		return explainCreate(path, err)
	}
	return explainCreate(path, syncDirectory(filepath.Dir(path)))
}

// Exists reports whether there is anything at the path.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// writeNew writes a whole ledger, which is on disk when it returns.
func writeNew(path string, mode fs.FileMode, plan *model.Plan, by string, at time.Time) error {
	open := func() (*os.File, error) {
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
		if err != nil {
			return nil, err
		}
		return file, file.Chmod(mode)
	}
	return transact(open, writing, func(tx *bbolt.Tx) error {
		if err := writeSchema(tx); err != nil || plan == nil {
			return err
		}
		_, err := importPlan(tx, plan, by, at)
		return err
	})
}

// syncDirectory makes the name of a new file last. Some file systems that are
// no disk of this machine can't, and do what they do without being asked.
func syncDirectory(path string) error {
	directory, err := os.Open(path)
	if err != nil {
		return err
	}
	err = directory.Sync()
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, directory.Close())
}

// explainCreate takes a lack of permission as the folder's, as there is no
// file yet.
func explainCreate(path string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return &model.LedgerError{Fault: model.FaultReadOnly, Path: path, Err: err}
	}
	return explain(path, err)
}
