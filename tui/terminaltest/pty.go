//go:build linux

// Package terminaltest opens terminals for tests: pseudo-terminals, and tmux with a
// server of its own.
package terminaltest

import (
	"errors"
	"fmt"
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// OpenPTY opens a pseudo-terminal of the size in columns and lines. What is written to
// it is read from master; slave is for a program to run in.
func OpenPTY(width, height int) (master, slave *os.File, err error) {
	if master, err = os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0); err != nil {
		return nil, nil, err
	}
	unlocked := unix.IoctlSetPointerInt(int(master.Fd()), unix.TIOCSPTLCK, 0)
	sized := unix.IoctlSetWinsize(int(master.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: uint16(height), Col: uint16(width)})
	number, err := unix.IoctlGetInt(int(master.Fd()), unix.TIOCGPTN)
	if err = errors.Join(unlocked, sized, err); err == nil {
		slave, err = os.OpenFile(fmt.Sprint("/dev/pts/", number), os.O_RDWR|unix.O_NOCTTY, 0)
	}
	if err != nil {
		_ = master.Close()
		return nil, nil, err
	}
	return master, slave, nil
}

// NewPTY is OpenPTY for a test, at whose end both files are closed.
func NewPTY(t testing.TB, width, height int) (master, slave *os.File) {
	t.Helper()
	master, slave, err := OpenPTY(width, height)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = master.Close(), slave.Close() })
	return master, slave
}
