package bolt

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"duban/model"
	"duban/store"
	"duban/store/bolt/pages"
	"duban/store/folder"
)

// Backup writes a copy of the ledger as it is to a file, while others go on
// with their work. The copy is on disk and has been checked before it gets its
// name, so that no half of one is ever found there. Only with overwrite may
// there be a file of that name already: else the error is model.FaultExists. What
// is no regular file is never replaced.
func (l *Ledger) Backup(ctx context.Context, to string, overwrite bool) (store.CheckResult, error) {
	if isSame(to, l.path) || isSame(to, l.path+lockSuffix) {
		return store.CheckResult{}, &model.LedgerError{Fault: model.FaultItself, Path: to}
	}
	within, err := folder.Open(filepath.Dir(to))
	if err != nil {
		return store.CheckResult{}, explainCreate(to, err)
	}
	defer within.Close()
	name := filepath.Base(to)
	if err := mayReplace(within, name, overwrite); err != nil {
		return store.CheckResult{}, explainCreate(to, err)
	}
	copied, report, err := l.copyInto(ctx, within, within.NewNameless, to)
	if err != nil {
		return store.CheckResult{}, err
	}
	defer copied.Drop()
	if err := mayReplace(within, name, overwrite); err != nil {
		return store.CheckResult{}, explainCreate(to, err)
	}
	if overwrite {
		err = copied.Replace(name)
	} else {
		err = explainExists(copied.Place(name))
	}
	if err == nil {
		err = within.Sync()
	}
	return report, explainCreate(to, err)
}

// mayReplace refuses a name that is in use: without overwrite any, with it what is
// no file of its own.
func mayReplace(within *folder.Folder, name string, overwrite bool) error {
	about, err := within.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case about.Mode.IsDir():
		return &model.LedgerError{Fault: model.FaultIsDirectory}
	case !overwrite:
		return &model.LedgerError{Fault: model.FaultExists}
	case !about.Mode.IsRegular():
		return &model.LedgerError{Fault: model.FaultNotFile}
	}
	return nil
}

// BackupTo writes a copy as Backup does, to where it can't be checked any more.
// It is checked before. Nobody waits for how long the writing takes.
func (l *Ledger) BackupTo(ctx context.Context, to io.Writer) (store.CheckResult, error) {
	within, err := folder.Open(os.TempDir())
	if err != nil {
		return store.CheckResult{}, explainCreate(os.TempDir(), err)
	}
	defer within.Close()
	copied, report, err := l.copyInto(ctx, within, within.NewNameless, os.TempDir())
	if err != nil {
		return store.CheckResult{}, err
	}
	file, err := copied.Reopen()
	copied.Drop() // where it has a name, nothing is left of it however the process ends
	if err != nil {
		return store.CheckResult{}, explain(os.TempDir(), err)
	}
	defer func() { _ = file.Close() }()
	_, err = io.Copy(to, file)
	return report, err
}

// copyInto writes a copy of the ledger into a new file of a folder. It is on disk
// and checked. Errors of writing name what it is for.
func (l *Ledger) copyInto(
	ctx context.Context, within *folder.Folder, newFile func(fs.FileMode) (*folder.Unfinished, error), name string,
) (copied *folder.Unfinished, report store.CheckResult, err error) {
	copied, err = newFile(within.Mode())
	if err != nil {
		return nil, store.CheckResult{}, explainCreate(name, err)
	}
	if report, err = l.copyTo(ctx, copied, name); err != nil {
		copied.Drop()
		return nil, store.CheckResult{}, err
	}
	return copied, report, nil
}

// copyTo writes a copy of the ledger to a file, makes it last and checks it.
func (l *Ledger) copyTo(ctx context.Context, to *folder.Unfinished, name string) (store.CheckResult, error) {
	err := l.copyFile(ctx, to.File)
	if err == nil {
		err = cutToSize(to.File)
	}
	if unwritten := new(writeError); errors.As(err, &unwritten) {
		// What can't be written is no fault of the ledger's.
		return store.CheckResult{}, explainCreate(name, unwritten.error)
	}
	if err != nil {
		return store.CheckResult{}, explain(l.path, err)
	}
	if err := errors.Join(to.Sync(), ctx.Err()); err != nil {
		return store.CheckResult{}, explainCreate(name, err)
	}
	file, err := to.Reopen()
	if err != nil {
		return store.CheckResult{}, explainCreate(name, err)
	}
	// A copy can only be as sound as what it was made from.
	report, err := checkClosed(file)
	return report, explain(l.path, err)
}

// cutToSize takes off what bbolt keeps at the end of a file for later.
func cutToSize(file *os.File) error {
	meta, err := pages.CheckSize(file)
	if err != nil {
		return err
	}
	if err := file.Truncate(int64(meta.Pages * meta.PageSize)); err != nil { //nolint:gosec // the file has that many bytes
		return &writeError{err}
	}
	return nil
}

func explainExists(err error) error {
	if errors.Is(err, fs.ErrExist) {
		return &model.LedgerError{Fault: model.FaultExists}
	}
	return err
}

// isSame reports whether two paths name the same file.
func isSame(one, two string) bool {
	first, err := os.Stat(one)
	if err != nil {
		return filepath.Clean(one) == filepath.Clean(two)
	}
	second, err := os.Stat(two)
	return err == nil && os.SameFile(first, second)
}
