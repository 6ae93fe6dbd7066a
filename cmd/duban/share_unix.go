//go:build unix

package main

import (
	"os"
	"syscall"
)

// sharesByGroup says that files belong to groups, whose members can share a ledger.
const sharesByGroup = true

// groupOf returns the number of the group that a file belongs to; -1 if
// unknown.
func groupOf(info os.FileInfo) int {
	if about, known := info.Sys().(*syscall.Stat_t); known {
		return int(about.Gid)
	}
	return -1
}
