package folder

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// openToSearch opens a folder that the user may use but not list.
const openToSearch = unix.O_PATH

// createNameless creates a file without a name.
func (f *Folder) createNameless(mode uint32) (*os.File, error) {
	fd, err := openat(f.fd(), ".", unix.O_TMPFILE|unix.O_RDWR|unix.O_CLOEXEC, mode)
	if err != nil {
		return nil, f.failed("open", ".", err)
	}
	file := os.NewFile(uintptr(fd), f.path)
	// linkNameless needs /proc.
	if _, err := os.Stat(descriptorPath(file)); err != nil {
		_ = file.Close()
		return nil, err
	}
	return file, nil
}

func (f *Folder) linkNameless(file *os.File, name string) error {
	return f.failed("link", name, retried(func() error {
		return unix.Linkat(unix.AT_FDCWD, descriptorPath(file), f.fd(), name, unix.AT_SYMLINK_FOLLOW)
	}))
}

func reopenNameless(file *os.File) (*os.File, error) { return os.Open(descriptorPath(file)) }

func descriptorPath(file *os.File) string { return fmt.Sprintf("/proc/self/fd/%d", file.Fd()) }

// renameNew renames a file to a name that is not in use. Where the file system
// can't, the error is errors.ErrUnsupported.
func (f *Folder) renameNew(from, to string) error {
	err := retried(func() error { return unix.Renameat2(f.fd(), from, f.fd(), to, unix.RENAME_NOREPLACE) })
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.ENOTSUP) {
		err = errors.ErrUnsupported
	}
	return f.failed("rename", from, err)
}
