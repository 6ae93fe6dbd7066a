// Package folder makes, replaces and removes files in folders that other people
// can write to. A folder is opened once, and all that happens in it goes through
// its descriptor: nothing that is done by a name follows a link, waits for a pipe
// or touches anything but a regular file. On Windows, where a ledger is for one
// person, it goes by paths.
package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// ErrNotFile is why a link, pipe, device or folder is refused where a regular
// file is wanted, and anything but a folder where a folder is.
var ErrNotFile = errors.New("not a file of its own: a link, pipe, device or folder")

// Info describes a file, folder or link.
type Info struct {
	ID       ID
	Mode     fs.FileMode
	Size     int64
	Modified time.Time
	Links    uint64 // how many names the file has
	Owner    uint32 // 0 on Windows, as is Group
	Group    uint32
}

// ID differs between all files that exist at a time.
type ID struct{ Device, Inode uint64 }

// Descriptor is a file, as the system sees it.
type Descriptor interface{ Fd() uintptr }

// Path returns the path of a name in the folder, for messages.
func (f *Folder) Path(name string) string { return filepath.Join(f.path, name) }

// File is the open folder, for its descriptor.
func (f *Folder) File() *os.File { return f.file }

// Close closes the folder.
func (f *Folder) Close() { _ = f.file.Close() }

// Holds reports whether the name is that of the open file.
func (f *Folder) Holds(name string, file *os.File) bool {
	about, err := f.Stat(name)
	if err != nil {
		return false
	}
	opened, err := Describe(file)
	return err == nil && opened.ID == about.ID
}

// Create makes a file that only its owner may use. If the name is in use, by
// whatever, the error is fs.ErrExist.
func (f *Folder) Create(name string, flag int) (*os.File, error) {
	return f.create(name, flag, ownerOnly)
}

// ownerOnly is how a file is made: what others may do is set once it is open.
const ownerOnly = 0o600

// Mode returns the permissions of a new file: those of the folder, whatever the
// umask, so that a folder shared by a group gives files shared by it. Where
// everybody keeps files, as in /tmp, they are the user's own.
func (f *Folder) Mode() fs.FileMode {
	info, err := f.file.Stat()
	if err != nil || info.Mode()&fs.ModeSticky != 0 {
		return 0o600
	}
	return info.Mode().Perm()&0o666 | 0o600
}

func (f *Folder) failed(op, name string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: op, Path: f.Path(name), Err: err}
}

// linksFollowed is how many links may lead from one to the next.
const linksFollowed = 40

// Resolve follows the links at the end of a path, as long as the user can rely
// on who made each: the user, root, or the owner of the folder that it is in.
// Another one is ErrNotFile. The last target need not exist.
func Resolve(path string) (string, error) {
	for range linksFollowed {
		parent, err := filepath.EvalSymlinks(filepath.Dir(path))
		if err != nil {
			return path, nil //nolint:nilerr // the user of the path reports it
		}
		path = filepath.Join(parent, filepath.Base(path))
		within, err := Open(parent)
		if err != nil {
			return path, nil //nolint:nilerr // as above
		}
		to, err := within.follow(filepath.Base(path))
		within.Close()
		if err != nil || to == "" {
			return path, err
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(parent, to)
		}
		path = to
	}
	return path, fmt.Errorf("%s: %w", path, syscall.ELOOP)
}
