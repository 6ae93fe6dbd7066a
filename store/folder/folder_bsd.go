//go:build unix && !linux

package folder

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// openToSearch opens a folder that the user may use but not list.
const openToSearch = unix.O_SEARCH

// Only Linux has files without a name and a rename that never replaces. The callers
// use a random name, and link and remove, instead.

func (f *Folder) createNameless(uint32) (*os.File, error) { return nil, errors.ErrUnsupported }

func (f *Folder) linkNameless(*os.File, string) error { return errors.ErrUnsupported }

func reopenNameless(*os.File) (*os.File, error) { return nil, errors.ErrUnsupported }

func (f *Folder) renameNew(string, string) error { return errors.ErrUnsupported }
