//go:build unix

package bolt

import (
	"io/fs"
	"math"
	"syscall"

	"golang.org/x/sys/unix"
)

// replacesOpenFiles says that a file can be replaced while it is open.
const replacesOpenFiles = true

// openWithoutWaiting opens a file so that a pipe is not waited for.
const openWithoutWaiting = unix.O_NONBLOCK

// mayRead and mayChange report what the user may do with a path.
func mayRead(path string) bool   { return unix.Access(path, unix.R_OK) == nil }
func mayChange(path string) bool { return unix.Access(path, unix.W_OK) == nil }

func groupOf(info fs.FileInfo) (group uint32, known bool) {
	stat, known := info.Sys().(*syscall.Stat_t)
	if !known {
		return 0, false
	}
	return stat.Gid, true
}

// spaceIn returns how many bytes the user may still fill in a folder, the largest
// number if the system does not say, and whether it can hold no more files.
func spaceIn(folder string) (free uint64, noFilesLeft bool) {
	var stat unix.Statfs_t
	if err := unix.Statfs(folder, &stat); err != nil {
		return math.MaxUint64, false
	}
	// The fields are signed on some systems, and not as wide everywhere.
	available, size := max(int64(stat.Bavail), 0), max(int64(stat.Bsize), 0) //nolint:gosec,unconvert // see above
	return saturatingProduct(uint64(available), uint64(size)), stat.Files > 0 && stat.Ffree == 0
}
