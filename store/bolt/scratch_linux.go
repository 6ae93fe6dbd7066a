package bolt

import (
	"os"

	"golang.org/x/sys/unix"
)

// newScratchFile makes a file that is gone when it is closed: in memory, or on disk where
// the kernel has no such files.
func newScratchFile() (*os.File, error) {
	fd, err := unix.MemfdCreate("ledger", unix.MFD_CLOEXEC)
	if err != nil {
		return newTemporaryFile()
	}
	return os.NewFile(uintptr(fd), "ledger"), nil
}
