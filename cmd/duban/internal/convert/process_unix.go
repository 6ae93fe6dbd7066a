//go:build unix

package convert

import (
	"os"
	"syscall"
)

// Supported says that programs can be limited and ended as a group.
const Supported = true

func killGroup(leader int) error { return syscall.Kill(-leader, syscall.SIGKILL) }

// openOwn opens a file, but not by a link.
func openOwn(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
}
