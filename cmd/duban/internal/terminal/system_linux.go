package terminal

import "golang.org/x/sys/unix"

// DropInput forgets what was typed and not read.
func DropInput(file Descriptor) { _ = unix.IoctlSetInt(int(file.Fd()), unix.TCFLSH, unix.TCIFLUSH) }
