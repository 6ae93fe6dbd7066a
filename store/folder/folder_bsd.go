//go:build unix && !linux

package folder

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// passOnly opens a folder that the user may not read.
const passOnly = unix.O_SEARCH

// A file without a name, and a rename that replaces nothing, are Linux's alone.
// The callers have another way: a file with a random name, and link and remove.

func (f *Folder) createNameless(uint32) (*os.File, error) { return nil, errors.ErrUnsupported }

func (f *Folder) linkNameless(*os.File, string) error { return errors.ErrUnsupported }

func reopenNameless(*os.File) (*os.File, error) { return nil, errors.ErrUnsupported }

func (f *Folder) renameNew(string, string) error { return errors.ErrUnsupported }
