//go:build !linux

package folder

import (
	"errors"
	"os"
)

// IsAppendOnly reports whether the file system lets an open file only grow.
func IsAppendOnly(*os.File) (bool, error) { return false, nil }

// SetAppendOnly has the file system let an open file only grow: on Linux alone.
func SetAppendOnly(*os.File, bool) error { return errors.ErrUnsupported }
