package bolt

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// lockSuffix is what the name of a ledger's side file ends in.
const lockSuffix = ".lock"

// LockFile returns the side file of a ledger, which locks it for all who use it.
func LockFile(path string) string { return path + lockSuffix }

// lockSide takes the lock of the file beside the ledger. It is the fair one, as
// nobody polls it, and unlike the ledger's own it stays the same when the
// ledger's file is replaced, and is there before the ledger. Closing the file
// releases it.
func lockSide(ctx context.Context, path string) (*os.File, error) {
	file, err := openSide(path + lockSuffix)
	if err != nil {
		return nil, err
	}
	return file, lock(ctx, file, unix.LOCK_EX)
}

func openSide(path string) (*os.File, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		file, err = os.OpenFile(path, os.O_RDONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			return os.Open(path) // another process was first
		}
		if err == nil {
			err = file.Chmod(modeIn(filepath.Dir(path)))
		}
	}
	return file, err
}

// modeIn returns the permissions of a new file: those of its folder, whatever
// the umask, so that a folder shared by a group gives files shared by it. Where
// everybody keeps files, as in /tmp, they are the user's own.
func modeIn(directory string) fs.FileMode {
	info, err := os.Stat(directory)
	if err != nil || info.Mode()&fs.ModeSticky != 0 {
		return 0o600
	}
	return info.Mode().Perm()&0o666 | 0o600
}

// lock waits for a flock(2), shared or exclusive, until the context ends, which
// is errBusy if that is the context's cause. If it fails, the file is closed.
func lock(ctx context.Context, file *os.File, how int) error {
	err := flock(file, how|unix.LOCK_NB)
	if !errors.Is(err, unix.EWOULDBLOCK) {
		if err != nil {
			_ = file.Close()
		}
		return err
	}
	locked := make(chan error)
	go func() {
		err := flock(file, how)
		if err != nil {
			_ = file.Close()
		}
		select {
		case locked <- err:
		case <-ctx.Done():
			// Nobody waits any more. Closing the file releases the lock that
			// came too late.
			_ = file.Close()
		}
	}()
	select {
	case err := <-locked:
		return err
	case <-ctx.Done():
		if errors.Is(context.Cause(ctx), errBusy) {
			return errBusy
		}
		return ctx.Err()
	}
}

// descriptor is a file, as the system sees it.
type descriptor interface{ Fd() uintptr }

func flock(file descriptor, how int) error {
	for {
		err := unix.Flock(int(file.Fd()), how)
		if !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}
