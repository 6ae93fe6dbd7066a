package folder

import (
	"errors"
	"strings"
	"syscall"
)

// IsFull reports whether a disk, or the user's share of it, is full.
func IsFull(err error) bool { return isAnyOf(err, errFull()) }

// IsTooLarge reports whether a file would grow beyond what is allowed.
func IsTooLarge(err error) bool { return isAnyOf(err, errTooLarge()) }

// IsReadOnly reports whether a file system may only be read.
func IsReadOnly(err error) bool { return isAnyOf(err, errReadOnly()) }

// IsNotFolder reports whether a part of a path is no folder.
func IsNotFolder(err error) bool { return isAnyOf(err, errNotFolder()) }

// isAnyOf reports whether an error of the system is the cause. Of some errors
// bbolt keeps only the words.
func isAnyOf(err error, of []syscall.Errno) bool {
	for _, number := range of {
		if errors.Is(err, number) || err != nil && strings.HasSuffix(err.Error(), number.Error()) {
			return true
		}
	}
	return false
}
