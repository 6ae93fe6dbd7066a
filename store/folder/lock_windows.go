package folder

import (
	"errors"

	"golang.org/x/sys/windows"
)

// lockedByte is where locks are taken: far beyond the end of any file, as a locked
// byte can't be read by others, and not at the byte that bbolt locks, as no lock
// can be taken twice.
func lockedByte() *windows.Overlapped { return &windows.Overlapped{OffsetHigh: 1 << 30} }

func (m LockMode) flags() uint32 {
	if m == Exclusive {
		return windows.LOCKFILE_EXCLUSIVE_LOCK
	}
	return 0
}

// Lock waits for the lock of a file. Those who wait get it in the order in which
// they came. It ends with the file, or by Unlock.
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

// Unlock gives the lock back.
func Unlock(file Descriptor) error {
	return windows.UnlockFileEx(windows.Handle(file.Fd()), 0, 1, 0, lockedByte())
}

// TryLock does nothing, as folders have no locks on Windows: what it guards must
// hold without it too.
func (f *Folder) TryLock() error { return nil }
