package folder

import (
	"errors"

	"golang.org/x/sys/windows"
)

// lockedByte is the byte that is locked: far beyond the end of any file, as others
// can't read a locked byte, and not the one that bbolt locks, as a process can't lock
// a byte twice.
func lockedByte() *windows.Overlapped { return &windows.Overlapped{OffsetHigh: 1 << 30} }

func (m LockMode) flags() uint32 {
	if m == Exclusive {
		return windows.LOCKFILE_EXCLUSIVE_LOCK
	}
	return 0
}

// Lock locks a file. It waits until the lock is free; processes get it in the order in
// which they asked. Unlock or closing the file ends it.
func Lock(file Descriptor, mode LockMode) error {
	return windows.LockFileEx(windows.Handle(file.Fd()), mode.flags(), 0, 1, 0, lockedByte())
}

// TryLock is Lock without waiting. If others have the lock, the error is ErrLocked.
func TryLock(file Descriptor, mode LockMode) error {
	flags := mode.flags() | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, lockedByte())
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return ErrLocked
	}
	return err
}

// Unlock ends a lock.
func Unlock(file Descriptor) error {
	return windows.UnlockFileEx(windows.Handle(file.Fd()), 0, 1, 0, lockedByte())
}

// TryLock does nothing, as Windows has no locks on folders. Callers must be correct
// without it.
func (f *Folder) TryLock() error { return nil }
