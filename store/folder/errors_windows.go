package folder

import (
	"syscall"

	"golang.org/x/sys/windows"
)

func errFull() []syscall.Errno {
	return []syscall.Errno{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED}
}

func errTooLarge() []syscall.Errno { return []syscall.Errno{windows.ERROR_FILE_TOO_LARGE} }

func errReadOnly() []syscall.Errno { return []syscall.Errno{windows.ERROR_WRITE_PROTECT} }

func errNotFolder() []syscall.Errno { return []syscall.Errno{windows.ERROR_DIRECTORY, syscall.ENOTDIR} }
