package folder

import "errors"

// LockMode says who else may have the lock at the same time.
type LockMode int

// The modes.
const (
	Shared    LockMode = iota // with others that are Shared
	Exclusive                 // no other process
)

// ErrLocked is the error of TryLock if another process has the lock.
var ErrLocked = errors.New("locked by another process")
