package bolt

import (
	"os"

	"golang.org/x/sys/unix"
)

// newScratchFile makes a file in memory that is gone when it is closed.
func newScratchFile() (*os.File, error) {
	fd, err := unix.MemfdCreate("ledger", unix.MFD_CLOEXEC)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), "ledger"), nil
}
