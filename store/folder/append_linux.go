package folder

import (
	"os"

	"golang.org/x/sys/unix"
)

// appendFlag is FS_APPEND_FL of linux/fs.h.
const appendFlag = 0x20

// IsAppendOnly reports whether the file system lets an open file only grow.
func IsAppendOnly(file *os.File) (bool, error) {
	flags, err := unix.IoctlGetInt(int(file.Fd()), unix.FS_IOC_GETFLAGS)
	return flags&appendFlag != 0, err
}

// SetAppendOnly has the file system let an open file only grow, or ends that. It takes
// root, and fails where the file system has no such flag.
func SetAppendOnly(file *os.File, wanted bool) error {
	flags, err := unix.IoctlGetInt(int(file.Fd()), unix.FS_IOC_GETFLAGS)
	if err != nil {
		return err
	}
	if flags &^= appendFlag; wanted {
		flags |= appendFlag
	}
	return unix.IoctlSetPointerInt(int(file.Fd()), unix.FS_IOC_SETFLAGS, flags)
}
