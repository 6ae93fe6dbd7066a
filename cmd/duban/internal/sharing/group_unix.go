//go:build unix

package sharing

import (
	"os"
	"syscall"
)

// Supported says that files belong to groups, whose members can share a ledger.
const Supported = true

// groupOf returns the number of the group that a file belongs to; -1 if
// unknown.
func groupOf(info os.FileInfo) int {
	if about, known := info.Sys().(*syscall.Stat_t); known {
		return int(about.Gid)
	}
	return -1
}
