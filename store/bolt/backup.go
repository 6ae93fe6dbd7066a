package bolt

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
	"golang.org/x/sys/unix"

	"duban/model"
	"duban/store"
)

// Backup writes a copy of the ledger as it stands to a file, while others go on
// with their work. The copy is on disk and has been checked before it gets its
// name, so that no half of one is ever found there. Only with overwrite may
// there be a file of that name already: else the error is model.FaultExists.
func (l *Ledger) Backup(ctx context.Context, to string, overwrite bool) (store.Report, error) {
	if isSame(to, l.path) || isSame(to, l.path+lockSuffix) {
		return store.Report{}, &model.LedgerError{Fault: model.FaultItself, Path: to}
	}
	if info, err := os.Stat(to); err == nil && info.IsDir() {
		return store.Report{}, &model.LedgerError{Fault: model.FaultIsDirectory, Path: to}
	} else if err == nil && !overwrite {
		return store.Report{}, &model.LedgerError{Fault: model.FaultExists, Path: to}
	}
	folder := filepath.Dir(to)
	copied, report, err := l.copyInto(ctx, folder, to)
	if err != nil {
		return store.Report{}, err
	}
	defer func() { _ = os.Remove(copied) }() // there only if it got no name
	if overwrite {
		err = os.Rename(copied, to)
	} else {
		err = renameToNew(copied, to)
	}
	if err == nil {
		err = syncDirectory(folder)
	}
	return report, explainCreate(to, err)
}

// BackupTo writes a copy as Backup does, to where it can't be checked any more.
// It is checked before. Nobody waits for how long the writing takes.
func (l *Ledger) BackupTo(ctx context.Context, to io.Writer) (store.Report, error) {
	copied, report, err := l.copyInto(ctx, os.TempDir(), os.TempDir())
	if err != nil {
		return store.Report{}, err
	}
	file, err := os.Open(copied)
	// Without its name, nothing is left of it however the process ends.
	_ = os.Remove(copied)
	if err != nil {
		return store.Report{}, explain(copied, err)
	}
	defer func() { _ = file.Close() }()
	_, err = io.Copy(to, file)
	return report, err
}

// copyInto writes a copy of the ledger into a folder, under a name that nobody
// else uses. It is on disk and checked. Errors of writing name what it is for.
func (l *Ledger) copyInto(ctx context.Context, folder, name string) (path string, report store.Report, err error) {
	file, err := newUnfinished(folder)
	if err != nil {
		return "", store.Report{}, explainCreate(name, err)
	}
	path = file.Name()
	report, err = l.copyTo(ctx, file, name)
	_ = file.Close()
	if err != nil {
		_ = os.Remove(path)
		return "", store.Report{}, err
	}
	return path, report, nil
}

// copyTo writes a copy of the ledger to a file, makes it last and checks it.
func (l *Ledger) copyTo(ctx context.Context, file *os.File, name string) (store.Report, error) {
	var writing error
	err := l.run(ctx, reading, func(tx *bbolt.Tx) error {
		// What can't be written is no fault of the ledger's.
		_, writing = tx.WriteTo(file)
		return nil
	})
	if err != nil {
		return store.Report{}, err
	}
	if err := errors.Join(writing, file.Sync(), ctx.Err()); err != nil {
		return store.Report{}, explainCreate(name, err)
	}
	// A copy can only be as sound as what it was made from.
	report, err := prove(file.Name())
	return report, explain(l.path, err)
}

// renameToNew gives a file a name that is not in use.
func renameToNew(from, to string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
	switch {
	case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.ENOTSUP):
		// Not every file system can do it in one step.
	default:
		return existing(err)
	}
	if err := os.Link(from, to); err == nil || errors.Is(err, fs.ErrExist) {
		_ = os.Remove(from)
		return existing(err)
	}
	place, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return existing(err)
	}
	_ = place.Close()
	return os.Rename(from, to)
}

func existing(err error) error {
	if errors.Is(err, fs.ErrExist) {
		return &model.LedgerError{Fault: model.FaultExists}
	}
	return err
}

// isSame reports whether two paths lead to one file.
func isSame(one, two string) bool {
	first, err := os.Stat(one)
	if err != nil {
		return filepath.Clean(one) == filepath.Clean(two)
	}
	second, err := os.Stat(two)
	return err == nil && os.SameFile(first, second)
}
