package bolt

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"duban/model"
	"duban/store/folder"
)

// lockSuffix is the suffix of a ledger's side file.
const lockSuffix = ".lock"

// LockFile returns the path of the side file that locks a ledger.
func LockFile(path string) string { return path + lockSuffix }

// lockSideFile takes the lock of the file beside the ledger. It is fair, as
// no process polls it, and unlike the ledger's own it stays the same when the
// ledger's file is replaced. Closing the file releases it.
func lockSideFile(ctx context.Context, place *ledgerPlace) (*os.File, error) {
	for {
		file, err := openSideFile(place)
		if err != nil {
			return nil, err
		}
		if err := lock(ctx, file, folder.Exclusive); err != nil {
			return nil, err
		}
		if place.Holds(place.name+lockSuffix, file) {
			return file, nil
		}
		// Another process has removed it.
		_ = file.Close()
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
}

func openSideFile(place *ledgerPlace) (*os.File, error) {
	name := place.name + lockSuffix
	file, err := place.OpenFile(name, os.O_RDONLY)
	if errors.Is(err, fs.ErrNotExist) {
		file, err = place.Create(name, os.O_RDONLY)
		if errors.Is(err, fs.ErrExist) {
			file, err = place.OpenFile(name, os.O_RDONLY) // another process was first
		} else if err == nil {
			err = file.Chmod(place.Mode())
		}
	}
	if isNoFile(err) {
		err = &model.LedgerError{Fault: model.FaultNotFile, Path: place.Path(name), Err: err}
	}
	return file, err
}

// lock waits for the lock of a file until the context ends, which
// is a *busyError if errBusy is the context's cause. If it fails, the file is
// closed.
func lock(ctx context.Context, file *os.File, how folder.LockMode) error {
	err := folder.TryLock(file, how)
	if !errors.Is(err, folder.ErrLocked) {
		if err != nil {
			_ = file.Close()
		}
		return err
	}
	locked, abandoned := make(chan error), make(chan struct{})
	go func() {
		err := folder.Lock(file, how)
		select {
		case locked <- err:
		case <-abandoned:
			// Closing the file releases the lock.
			_ = file.Close()
		}
	}()
	select {
	case err := <-locked:
		if err != nil {
			_ = file.Close()
		}
		return err
	case <-ctx.Done():
		// The file is still looked at to name the holder, so it is given up last.
		defer close(abandoned)
		if errors.Is(context.Cause(ctx), errBusy) {
			return &busyError{holderOf(file)}
		}
		return ctx.Err()
	}
}

// busyError names the process that holds the lock; nil if unknown.
type busyError struct{ holder *model.LockHolder }

func (e *busyError) Error() string { return errBusy.Error() }

func (e *busyError) Unwrap() error { return errBusy }
