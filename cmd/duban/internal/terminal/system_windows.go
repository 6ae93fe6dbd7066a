package terminal

import (
	"os"
	"time"

	"golang.org/x/sys/windows"
	"golang.org/x/term"
)

// canSuspend says that there are no shells to suspend to.
const canSuspend = false

// wakeUp does nothing, as nothing is suspended.
func wakeUp() (stop func()) { return func() {} }

// modes are what a console does with what is typed and written.
type modes struct{ input, output consoleMode }

type consoleMode struct {
	console windows.Handle
	state   *term.State // nil if there is no console
}

// setModes sets a console to pass on each key as it is typed, as the sequence that a
// terminal sends for it, and to take such sequences; it returns the modes that it had.
func setModes(input, output Descriptor) (before modes, err error) {
	if input != nil {
		console := windows.Handle(input.Fd())
		before.input.console = console
		if before.input.state, err = term.MakeRaw(int(console)); err != nil {
			return before, err
		}
		if err := addMode(console, windows.ENABLE_VIRTUAL_TERMINAL_INPUT); err != nil {
			return before, err
		}
	}
	if output != nil {
		console := windows.Handle(output.Fd())
		before.output.console = console
		if before.output.state, err = term.GetState(int(console)); err != nil {
			return before, err
		}
		err = addMode(console, windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING)
	}
	return before, err
}

func addMode(console windows.Handle, mode uint32) error {
	var now uint32
	if err := windows.GetConsoleMode(console, &now); err != nil {
		return err
	}
	return windows.SetConsoleMode(console, now|mode)
}

// restore sets the modes again; a console that is gone needs none.
func (m modes) restore() {
	for _, mode := range []consoleMode{m.input, m.output} {
		if mode.state != nil {
			_ = term.Restore(int(mode.console), mode.state)
		}
	}
}

// resizes returns nil: a console reports its size among the keys.
func resizes() (changed <-chan os.Signal, stop func()) { return nil, func() {} }

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
