//go:build unix

package terminal

import (
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
	"golang.org/x/term"
)

// canSuspend says that there are shells to suspend to.
const canSuspend = true

// wakeUp continues the program each second until it is stopped. A program that no shell
// has started, as ssh -t host duban, is not stopped by the system when it suspends
// itself, and would wait for ever to be continued. While it is stopped it does nothing.
func wakeUp() (stop func()) {
	ticker, done := time.NewTicker(time.Second), make(chan struct{})
	go func() {
		for {
			select {
			case <-ticker.C:
				_ = syscall.Kill(os.Getpid(), syscall.SIGCONT)
			case <-done:
				return
			}
		}
	}()
	return func() {
		ticker.Stop()
		close(done)
	}
}

// modes are what a terminal does with what is typed and written.
type modes struct {
	fd    int
	state *term.State // nil if there is no terminal
}

// setModes sets a terminal to pass on each key as it is typed, and returns the modes
// that it had.
func setModes(input, _ Descriptor) (before modes, err error) {
	if input == nil {
		return modes{}, nil
	}
	before.fd = int(input.Fd())
	before.state, err = term.MakeRaw(before.fd)
	return before, err
}

// restore sets the modes again; a terminal that is gone needs none.
func (m modes) restore() {
	if m.state != nil {
		_ = term.Restore(m.fd, m.state)
	}
}

// resizes returns a channel that receives when a terminal has changed its size.
func resizes() (changed <-chan os.Signal, stop func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, unix.SIGWINCH)
	return signals, func() {
		signal.Stop(signals)
		close(signals)
	}
}

// WaitForInput reports whether there is something to read, or comes before the
// time is over.
func WaitForInput(file Descriptor, timeout time.Duration) bool {
	deadline := time.Now().Add(timeout)
	files := []unix.PollFd{{Fd: int32(file.Fd()), Events: unix.POLLIN}}
	for {
		n, err := unix.Poll(files, milliseconds(time.Until(deadline)))
		if !errors.Is(err, unix.EINTR) {
			return err == nil && n > 0
		}
	}
}

// ReadInput reads what there is to read, past the buffers of the file.
func ReadInput(file Descriptor, into []byte) (int, error) { return unix.Read(int(file.Fd()), into) }

// IsClosed reports whether no process can read what is written to a pipe, a socket or a
// terminal any more, or no longer so before the time is over.
func IsClosed(file Descriptor, within time.Duration) bool {
	deadline := time.Now().Add(within)
	for {
		// Without events that are asked for, poll answers only when the other end is
		// gone.
		files := []unix.PollFd{{Fd: int32(file.Fd())}}
		left := max(time.Until(deadline), 0)
		n, err := unix.Poll(files, int(left.Milliseconds()))
		switch {
		case n > 0:
			return files[0].Revents&(unix.POLLERR|unix.POLLHUP|unix.POLLNVAL) != 0
		case errors.Is(err, unix.EINTR) && left > 0:
		default:
			return err != nil
		}
	}
}

// milliseconds rounds up, as 0 would not wait.
func milliseconds(timeout time.Duration) int {
	return int((max(timeout, 0) + time.Millisecond - 1).Milliseconds())
}

// IgnoreKeySignals ignores the signals of Ctrl-Z and Ctrl-\, for a program that no
// shell can resume, and whose trace would not be read.
func IgnoreKeySignals() { signal.Ignore(syscall.SIGTSTP, syscall.SIGQUIT) }
