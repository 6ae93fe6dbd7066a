package folder

import (
	"errors"
	"strings"
	"syscall"
)

// IsFull reports whether a disk, or the user's share of it, is full.
func IsFull(err error) bool { return isAnyOf(err, errFull()) }

// IsTooLarge reports whether a file would exceed a size limit.
func IsTooLarge(err error) bool { return isAnyOf(err, errTooLarge()) }

// IsReadOnly reports whether a file system is read-only.
func IsReadOnly(err error) bool { return isAnyOf(err, errReadOnly()) }

// IsNotFolder reports whether a part of a path is not a folder.
func IsNotFolder(err error) bool { return isAnyOf(err, errNotFolder()) }

// isAnyOf reports whether the cause of err is one of the numbers. bbolt keeps only the
// text of some errors.
func isAnyOf(err error, of []syscall.Errno) bool {
	for _, number := range of {
		if errors.Is(err, number) || err != nil && strings.HasSuffix(err.Error(), number.Error()) {
			return true
		}
	}
	return false
}
