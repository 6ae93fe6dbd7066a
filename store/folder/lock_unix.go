//go:build unix

package folder

import (
	"errors"

	"golang.org/x/sys/unix"
)

func (m LockMode) operation() int {
	if m == Exclusive {
		return unix.LOCK_EX
	}
	return unix.LOCK_SH
}

// Lock locks a file with flock(2). It waits until the lock is free; processes get it in
// the order in which they asked. Unlock or closing the file ends it.
func Lock(file Descriptor, mode LockMode) error { return flock(file, mode.operation()) }

// TryLock is Lock without waiting. If others have the lock, the error is ErrLocked.
func TryLock(file Descriptor, mode LockMode) error {
	err := flock(file, mode.operation()|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return ErrLocked
	}
	return err
}

// Unlock ends a lock.
func Unlock(file Descriptor) error { return flock(file, unix.LOCK_UN) }

// TryLock locks the folder itself until it is closed.
func (f *Folder) TryLock() error { return TryLock(f.file, Exclusive) }

func flock(file Descriptor, how int) error {
	return retried(func() error { return unix.Flock(int(file.Fd()), how) })
}
