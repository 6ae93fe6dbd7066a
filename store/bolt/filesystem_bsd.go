//go:build unix && !linux

package bolt

import (
	"os"

	"golang.org/x/sys/unix"
)

// fileSystemOf returns the name of the file system that the file is on, where it
// matters, and whether it keeps files on another machine.
func fileSystemOf(file *os.File) (name string, network bool) {
	var stat unix.Statfs_t
	if err := unix.Fstatfs(int(file.Fd()), &stat); err != nil {
		return "", false // nothing is known against it
	}
	return networkKind(unix.ByteSliceToString(stat.Fstypename[:]))
}

// newScratchFile makes a file that is gone when it is closed.
func newScratchFile() (*os.File, error) { return newTemporaryFile() }
