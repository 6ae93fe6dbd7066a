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
	// searchOnly says that the user may use names in the folder but not list it.
	searchOnly bool
}

// Open opens a folder by its path, following links.
func Open(path string) (*Folder, error) {
	return open(unix.AT_FDCWD, path, path, 0)
}

// Sub opens a folder in the folder. It does not follow a link.
func (f *Folder) Sub(name string) (*Folder, error) {
	return open(f.fd(), name, f.Path(name), unix.O_NOFOLLOW)
}

func open(at int, name, path string, flag int) (*Folder, error) {
	flag |= unix.O_DIRECTORY | unix.O_CLOEXEC
	fd, err := openat(at, name, unix.O_RDONLY|flag, 0)
	searchOnly := errors.Is(err, unix.EACCES)
	if searchOnly {
		fd, err = openat(at, name, openToSearch|flag, 0)
	}
	if (errors.Is(err, unix.ENOTDIR) || errors.Is(err, unix.ELOOP)) && flag&unix.O_NOFOLLOW != 0 {
		err = ErrNotFile
	}
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	return &Folder{os.NewFile(uintptr(fd), path), path, searchOnly}, nil
}

func (f *Folder) fd() int { return int(f.file.Fd()) }

// Names returns the names in the folder.
func (f *Folder) Names() ([]string, error) {
	// A descriptor of its own, as each remembers how far it was read.
	fd, err := openat(f.fd(), ".", unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, f.failed("open", ".", err)
	}
	listed := os.NewFile(uintptr(fd), f.path)
	defer func() { _ = listed.Close() }()
	return listed.Readdirnames(-1)
}

// Stat describes the file with the name. It does not follow a link.
func (f *Folder) Stat(name string) (Info, error) {
	var info unix.Stat_t
	err := retried(func() error { return unix.Fstatat(f.fd(), name, &info, unix.AT_SYMLINK_NOFOLLOW) })
	return infoOf(info), f.failed("stat", name, err)
}

// OpenFile opens an existing regular file, to read it, or with os.O_RDWR to write it
// too. For anything else the error is ErrNotFile.
func (f *Folder) OpenFile(name string, flag int) (*os.File, error) {
	fd, err := openat(f.fd(), name, flag|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	switch {
	case errors.Is(err, unix.ELOOP), errors.Is(err, unix.ENXIO), errors.Is(err, unix.EISDIR):
		return nil, f.failed("open", name, ErrNotFile)
	case err != nil:
		return nil, f.failed("open", name, err)
	}
	return f.regular(os.NewFile(uintptr(fd), f.Path(name)), name)
}

func (f *Folder) create(name string, flag int, mode uint32) (*os.File, error) {
	fd, err := openat(f.fd(), name, flag|unix.O_CREAT|unix.O_EXCL|unix.O_NOFOLLOW|unix.O_CLOEXEC, mode)
	if err != nil {
		return nil, f.failed("open", name, err)
	}
	return os.NewFile(uintptr(fd), f.Path(name)), nil
}

// MakeSub creates a folder that only its owner may use, and opens it.
func (f *Folder) MakeSub(name string) (*Folder, error) {
	if err := retried(func() error { return unix.Mkdirat(f.fd(), name, 0o700) }); err != nil {
		return nil, f.failed("mkdir", name, err)
	}
	made, err := f.Sub(name)
	if err != nil {
		return nil, err
	}
	if info, err := Describe(made.file); err != nil || info.Owner != uint32(os.Geteuid()) { //nolint:gosec // a user's number has 32 bits
		made.Close()
		return nil, f.failed("mkdir", name, ErrNotFile) // it was replaced meanwhile
	}
	return made, nil
}

// Remove removes a name that is not a folder's.
func (f *Folder) Remove(name string) error {
	return f.failed("remove", name, retried(func() error { return unix.Unlinkat(f.fd(), name, 0) }))
}

// Link gives a file another name, in another folder. It does not follow a link. If
// the name is in use, the error is fs.ErrExist.
func (f *Folder) Link(name string, into *Folder, to string) error {
	return f.failed("link", name, retried(func() error { return unix.Linkat(f.fd(), name, into.fd(), to, 0) }))
}

// Sync writes the names in the folder to disk. Some network file systems don't
// support that and need no sync.
func (f *Folder) Sync() error {
	if f.searchOnly {
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
	var info unix.Stat_t
	err := retried(func() error { return unix.Fstat(int(file.Fd()), &info) })
	return infoOf(info), err
}

// infoOf converts the fields, whose width depends on the system.
func infoOf(info unix.Stat_t) Info {
	seconds, nanoseconds := info.Mtim.Unix()
	return Info{
		ID:       ID{uint64(info.Dev), uint64(info.Ino)}, //nolint:gosec,unconvert // see above
		Mode:     fileMode(uint32(info.Mode)),            //nolint:unconvert // see above
		Size:     info.Size,
		Modified: time.Unix(seconds, nanoseconds),
		Links:    uint64(info.Nlink), //nolint:unconvert // see above
		Owner:    info.Uid,
		Group:    info.Gid,
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

// retried repeats a system call that a signal has interrupted.
func retried(call func() error) error {
	for {
		if err := call(); !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

// follow returns the target of a link; empty if the name is not that of a link.
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
