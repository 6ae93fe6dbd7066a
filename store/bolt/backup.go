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

// Backup writes a copy of the ledger to a file while others keep working. The copy is
// synced and checked before it gets its name, so that it is never incomplete. If the
// file exists and overwrite is false, the error is model.FaultExists. Only a regular
// file is ever replaced.
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

// mayReplace returns an error if the name is in use; with overwrite only if it is not
// that of a regular file.
func mayReplace(within *folder.Folder, name string, overwrite bool) error {
	info, err := within.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Mode.IsDir():
		return &model.LedgerError{Fault: model.FaultIsDirectory}
	case !overwrite:
		return &model.LedgerError{Fault: model.FaultExists}
	case !info.Mode.IsRegular():
		return &model.LedgerError{Fault: model.FaultNotFile}
	}
	return nil
}

// BackupTo writes a checked copy to a writer. Writing it locks no other process out.
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
	copied.Drop() // removes its name, so that a killed process leaves nothing
	if err != nil {
		return store.CheckResult{}, explain(os.TempDir(), err)
	}
	defer func() { _ = file.Close() }()
	_, err = io.Copy(to, file)
	return report, err
}

// copyInto writes a copy of the ledger into a new file of a folder, syncs and checks
// it. name is the path in errors of writing.
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

// copyTo writes a copy of the ledger to a file, syncs and checks it.
func (l *Ledger) copyTo(ctx context.Context, to *folder.Unfinished, name string) (store.CheckResult, error) {
	err := l.copyFile(ctx, to.File)
	if err == nil {
		err = cutToSize(to.File)
	}
	if unwritten := new(writeError); errors.As(err, &unwritten) {
		// The ledger is not at fault if the copy can't be written.
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

// cutToSize cuts off the room that bbolt reserves at the end of a file.
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
