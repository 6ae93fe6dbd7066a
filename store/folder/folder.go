// Package folder creates, replaces and removes files in folders that other people
// can write to. A folder is opened once and then used by its descriptor. No operation
// on a name follows a link, blocks on a pipe, or touches anything but a regular file.
// On Windows, where a ledger is for one person, it uses paths.
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

// ErrNotFile is the error for a link, pipe, device or folder in place of a regular
// file, and for anything but a folder in place of a folder.
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

// ID identifies a file while it exists.
type ID struct{ Device, Inode uint64 }

// Descriptor is an open file.
type Descriptor interface{ Fd() uintptr }

// Path returns the path of a name in the folder, for messages.
func (f *Folder) Path(name string) string { return filepath.Join(f.path, name) }

// File returns the open folder.
func (f *Folder) File() *os.File { return f.file }

// Close closes the folder.
func (f *Folder) Close() { _ = f.file.Close() }

// Holds reports whether the name belongs to the open file.
func (f *Folder) Holds(name string, file *os.File) bool {
	info, err := f.Stat(name)
	if err != nil {
		return false
	}
	opened, err := Describe(file)
	return err == nil && opened.ID == info.ID
}

// Create creates a file that only its owner may use. If anything has the name, the
// error is fs.ErrExist.
func (f *Folder) Create(name string, flag int) (*os.File, error) {
	return f.create(name, flag, ownerOnly)
}

// ownerOnly is the mode of a new file. The permissions of others are set once it is open.
const ownerOnly = 0o600

// Mode returns the permissions for a new file. They follow the folder and ignore the
// umask, so that files in a group's folder belong to the group. In a folder with the
// sticky bit, such as /tmp, a file is its owner's alone.
func (f *Folder) Mode() fs.FileMode {
	info, err := f.file.Stat()
	if err != nil || info.Mode()&fs.ModeSticky != 0 {
		return 0o600
	}
	return info.Mode().Perm()&0o666 | 0o600
}

// regular returns an opened file, which is closed if it is no regular one.
func (f *Folder) regular(file *os.File, name string) (*os.File, error) {
	info, err := Describe(file)
	if err == nil && !info.Mode.IsRegular() {
		err = ErrNotFile
	}
	if err != nil {
		_ = file.Close()
		return nil, f.failed("open", name, err)
	}
	return file, nil
}

func (f *Folder) failed(op, name string, err error) error {
	if err == nil {
		return nil
	}
	return &fs.PathError{Op: op, Path: f.Path(name), Err: err}
}

// maxLinks is how many links Resolve follows.
const maxLinks = 40

// Resolve follows the links at the end of a path. It follows a link that belongs to
// the user, to root, or to the owner of its folder; for any other the error is
// ErrNotFile. The last target need not exist.
func Resolve(path string) (string, error) {
	for range maxLinks {
		parent, err := filepath.EvalSymlinks(filepath.Dir(path))
		if err != nil {
			return path, nil //nolint:nilerr // using the path gives the error
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
