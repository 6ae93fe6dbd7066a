//go:build unix && !linux

package terminal

import "golang.org/x/sys/unix"

// DropInput forgets what was typed and not read.
func DropInput(file Descriptor) {
	const read = 1 // FREAD of sys/fcntl.h
	_ = unix.IoctlSetPointerInt(int(file.Fd()), unix.TIOCFLUSH, read)
}
