package terminal

import (
	"time"

	"golang.org/x/sys/windows"
)

// WaitForInput reports whether there is something to read, or comes before the
// time is over.
func WaitForInput(file Descriptor, timeout time.Duration) bool {
	event, err := windows.WaitForSingleObject(windows.Handle(file.Fd()), uint32(max(timeout, 0).Milliseconds()))
	return err == nil && event == windows.WAIT_OBJECT_0
}

// ReadInput reads what there is to read, past the buffers of the file.
func ReadInput(file Descriptor, into []byte) (int, error) {
	return windows.Read(windows.Handle(file.Fd()), into)
}

// DropInput forgets what was typed and not read.
func DropInput(file Descriptor) { _ = windows.FlushConsoleInputBuffer(windows.Handle(file.Fd())) }

// IsClosed would report whether no process reads the output any more: it asks for those
// who come over SSH, and no ledger is shared on Windows.
func IsClosed(Descriptor, time.Duration) bool { return false }

// IgnoreKeySignals does nothing: the keys that it is about send no signals.
func IgnoreKeySignals() {}
