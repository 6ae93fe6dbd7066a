package folder

import "errors"

// LockMode says who else may have a lock.
type LockMode int

// The modes.
const (
	Shared    LockMode = iota // all who want it shared
	Exclusive                 // no other process
)

// ErrLocked is why TryLock fails where another process has the lock.
var ErrLocked = errors.New("locked by another process")
