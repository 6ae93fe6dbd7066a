// Package folder makes, replaces and removes files in folders that other people
// can write to. A folder is opened once, and all that happens in it goes through
// its descriptor: nothing that is done by a name follows a link, waits for a pipe
// or touches anything but a regular file.
package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// ErrNotFile is why a link, pipe, device or folder is refused where a regular
// file is wanted, and anything but a folder where a folder is.
var ErrNotFile = errors.New("not a file of its own: a link, pipe, device or folder")

// Folder is an open folder.
type Folder struct {
	file *os.File
	path string
	// bare says that the user may pass through the folder but not read it.
	bare bool
}

// Open opens a folder by the path that the user gave, links included.
func Open(path string) (*Folder, error) {
	return open(unix.AT_FDCWD, path, path, 0)
}

// Sub opens a folder in the folder. A link is no folder.
func (f *Folder) Sub(name string) (*Folder, error) {
	return open(f.fd(), name, f.Path(name), unix.O_NOFOLLOW)
}

func open(at int, name, path string, flag int) (*Folder, error) {
	flag |= unix.O_DIRECTORY | unix.O_CLOEXEC
	fd, err := openat(at, name, unix.O_RDONLY|flag, 0)
	bare := errors.Is(err, unix.EACCES)
	if bare {
		fd, err = openat(at, name, unix.O_PATH|flag, 0)
	}
	if (errors.Is(err, unix.ENOTDIR) || errors.Is(err, unix.ELOOP)) && flag&unix.O_NOFOLLOW != 0 {
		err = ErrNotFile
	}
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	return &Folder{os.NewFile(uintptr(fd), path), path, bare}, nil
}

// Close closes the folder.
func (f *Folder) Close() { _ = f.file.Close() }

// File is the open folder, for its descriptor.
func (f *Folder) File() *os.File { return f.file }

func (f *Folder) fd() int { return int(f.file.Fd()) }

// Path returns the path of a name in the folder, for messages.
func (f *Folder) Path(name string) string { return filepath.Join(f.path, name) }

// Names lists what is in the folder.
func (f *Folder) Names() ([]string, error) {
	// Of its own, as a descriptor remembers how far it was read.
	fd, err := openat(f.fd(), ".", unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, f.failed("open", ".", err)
	}
	listed := os.NewFile(uintptr(fd), f.path)
	defer func() { _ = listed.Close() }()
	return listed.Readdirnames(-1)
}

// Stat describes what has the name. Of a link it is the link itself.
func (f *Folder) Stat(name string) (unix.Stat_t, error) {
	var about unix.Stat_t
	err := retried(func() error { return unix.Fstatat(f.fd(), name, &about, unix.AT_SYMLINK_NOFOLLOW) })
	return about, f.failed("stat", name, err)
}

// Holds reports whether the name is that of the open file.
func (f *Folder) Holds(name string, file *os.File) bool {
	about, err := f.Stat(name)
	if err != nil {
		return false
	}
	opened, err := describe(file)
	return err == nil && opened.Dev == about.Dev && opened.Ino == about.Ino
}

// OpenFile opens a regular file that is there, to read it, or with os.O_RDWR to
// write it too. Anything else is ErrNotFile.
func (f *Folder) OpenFile(name string, flag int) (*os.File, error) {
	fd, err := openat(f.fd(), name, flag|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	switch {
	case errors.Is(err, unix.ELOOP), errors.Is(err, unix.ENXIO), errors.Is(err, unix.EISDIR):
		return nil, f.failed("open", name, ErrNotFile)
	case err != nil:
		return nil, f.failed("open", name, err)
	}
	var about unix.Stat_t
	if err := unix.Fstat(fd, &about); err != nil || !isFile(about) {
		_ = unix.Close(fd)
		if err == nil {
			err = ErrNotFile
		}
		return nil, f.failed("open", name, err)
	}
	return os.NewFile(uintptr(fd), f.Path(name)), nil
}

// Create makes a file that only its owner may use. If the name is in use, by
// whatever, the error is fs.ErrExist.
func (f *Folder) Create(name string, flag int) (*os.File, error) {
	return f.create(name, flag, ownerOnly)
}

// ownerOnly is how a file is made: what others may do is set once it is open.
const ownerOnly = 0o600

func (f *Folder) create(name string, flag int, mode uint32) (*os.File, error) {
	fd, err := openat(f.fd(), name, flag|unix.O_CREAT|unix.O_EXCL|unix.O_NOFOLLOW|unix.O_CLOEXEC, mode)
	if err != nil {
		return nil, f.failed("open", name, err)
	}
	return os.NewFile(uintptr(fd), f.Path(name)), nil
}

// MakeSub makes a folder and opens it; only its owner may use it.
func (f *Folder) MakeSub(name string) (*Folder, error) {
	if err := retried(func() error { return unix.Mkdirat(f.fd(), name, 0o700) }); err != nil {
		return nil, f.failed("mkdir", name, err)
	}
	made, err := f.Sub(name)
	if err != nil {
		return nil, err
	}
	if about, err := describe(made.file); err != nil || about.Uid != uint32(os.Geteuid()) { //nolint:gosec // a user's number has 32 bits
		made.Close()
		return nil, f.failed("mkdir", name, ErrNotFile) // another one by now
	}
	return made, nil
}

// Remove takes a name away that is not a folder's.
func (f *Folder) Remove(name string) error {
	return f.failed("remove", name, retried(func() error { return unix.Unlinkat(f.fd(), name, 0) }))
}

// Link gives a file one more name, in another folder. A link is linked itself,
// never its target. If the name is in use, the error is fs.ErrExist.
func (f *Folder) Link(name string, into *Folder, to string) error {
	return f.failed("link", name, retried(func() error { return unix.Linkat(f.fd(), name, into.fd(), to, 0) }))
}

// Sync makes the names in the folder last. Some file systems that are no disk of
// this machine can't, and keep them without it.
func (f *Folder) Sync() error {
	if f.bare {
		return f.failed("sync", ".", unix.EACCES)
	}
	err := f.file.Sync()
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		return nil
	}
	return err
}

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

func isFile(about unix.Stat_t) bool { return about.Mode&unix.S_IFMT == unix.S_IFREG }

func describe(file *os.File) (unix.Stat_t, error) {
	var about unix.Stat_t
	err := retried(func() error { return unix.Fstat(int(file.Fd()), &about) })
	return about, err
}

func openat(at int, name string, flag int, mode uint32) (fd int, err error) {
	err = retried(func() (err error) {
		fd, err = unix.Openat(at, name, flag, mode)
		return err
	})
	return fd, err
}

// retried does a system call again that a signal has interrupted.
func retried(call func() error) error {
	for {
		if err := call(); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
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
	return path, fmt.Errorf("%s: %w", path, unix.ELOOP)
}

// follow returns where a link leads; empty if the name is not that of a link.
func (f *Folder) follow(name string) (string, error) {
	link, err := f.Stat(name)
	if err != nil || link.Mode&unix.S_IFMT != unix.S_IFLNK {
		return "", nil //nolint:nilerr // nothing is there to follow
	}
	owner, err := describe(f.file)
	if err != nil {
		return "", err
	}
	if user := uint32(os.Geteuid()); link.Uid != user && link.Uid != 0 && link.Uid != owner.Uid { //nolint:gosec // a user's number has 32 bits
		return "", f.failed("follow", name, ErrNotFile)
	}
	target := make([]byte, unix.PathMax)
	length, err := unix.Readlinkat(f.fd(), name, target)
	if err != nil {
		return "", f.failed("readlink", name, err)
	}
	return string(target[:length]), nil
}
