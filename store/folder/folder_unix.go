//go:build unix

package folder

import (
	"errors"
	"io/fs"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

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
		fd, err = openat(at, name, passOnly|flag, 0)
	}
	if (errors.Is(err, unix.ENOTDIR) || errors.Is(err, unix.ELOOP)) && flag&unix.O_NOFOLLOW != 0 {
		err = ErrNotFile
	}
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	return &Folder{os.NewFile(uintptr(fd), path), path, bare}, nil
}

func (f *Folder) fd() int { return int(f.file.Fd()) }

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
func (f *Folder) Stat(name string) (Info, error) {
	var about unix.Stat_t
	err := retried(func() error { return unix.Fstatat(f.fd(), name, &about, unix.AT_SYMLINK_NOFOLLOW) })
	return infoOf(about), f.failed("stat", name, err)
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
	file := os.NewFile(uintptr(fd), f.Path(name))
	about, err := Describe(file)
	if err == nil && !about.Mode.IsRegular() {
		err = ErrNotFile
	}
	if err != nil {
		_ = file.Close()
		return nil, f.failed("open", name, err)
	}
	return file, nil
}

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
	if about, err := Describe(made.file); err != nil || about.Owner != uint32(os.Geteuid()) { //nolint:gosec // a user's number has 32 bits
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

// Describe describes an open file.
func Describe(file Descriptor) (Info, error) {
	var about unix.Stat_t
	err := retried(func() error { return unix.Fstat(int(file.Fd()), &about) })
	return infoOf(about), err
}

// infoOf converts what the system says, in fields that are not as wide everywhere.
func infoOf(about unix.Stat_t) Info {
	seconds, nanoseconds := about.Mtim.Unix()
	return Info{
		ID:       ID{uint64(about.Dev), uint64(about.Ino)}, //nolint:gosec,unconvert // see above
		Mode:     fileMode(uint32(about.Mode)),             //nolint:unconvert // see above
		Size:     about.Size,
		Modified: time.Unix(seconds, nanoseconds),
		Links:    uint64(about.Nlink), //nolint:unconvert // see above
		Owner:    about.Uid,
		Group:    about.Gid,
	}
}

// fileMode converts a mode of stat(2) as package os does.
func fileMode(mode uint32) fs.FileMode {
	converted := fs.FileMode(mode & 0o777)
	switch mode & unix.S_IFMT {
	case unix.S_IFREG:
	case unix.S_IFDIR:
		converted |= fs.ModeDir
	case unix.S_IFLNK:
		converted |= fs.ModeSymlink
	case unix.S_IFIFO:
		converted |= fs.ModeNamedPipe
	case unix.S_IFSOCK:
		converted |= fs.ModeSocket
	default:
		converted |= fs.ModeDevice
	}
	for bit, meaning := range map[uint32]fs.FileMode{
		unix.S_ISUID: fs.ModeSetuid, unix.S_ISGID: fs.ModeSetgid, unix.S_ISVTX: fs.ModeSticky,
	} {
		if mode&bit != 0 {
			converted |= meaning
		}
	}
	return converted
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

// follow returns where a link leads; empty if the name is not that of a link.
func (f *Folder) follow(name string) (string, error) {
	link, err := f.Stat(name)
	if err != nil || link.Mode&fs.ModeSymlink == 0 {
		return "", nil //nolint:nilerr // nothing is there to follow
	}
	owner, err := Describe(f.file)
	if err != nil {
		return "", err
	}
	if user := uint32(os.Geteuid()); link.Owner != user && link.Owner != 0 && link.Owner != owner.Owner { //nolint:gosec // a user's number has 32 bits
		return "", f.failed("follow", name, ErrNotFile)
	}
	target := make([]byte, unix.PathMax)
	length, err := unix.Readlinkat(f.fd(), name, target)
	if err != nil {
		return "", f.failed("readlink", name, err)
	}
	return string(target[:length]), nil
}

func (f *Folder) rename(from, to string) error {
	return f.failed("rename", from, retried(func() error { return unix.Renameat(f.fd(), from, f.fd(), to) }))
}
