package main

import (
	"errors"
	"io"
	"time"

	"golang.org/x/sys/unix"

	"duban/model"
)

// remoteInput is the standard input of a client behind a gate. sshd closes it
// where the client has sent everything, and also where the line has dropped: its
// end is believed only while the client can still be answered.
type remoteInput struct {
	io.Reader
	output io.Writer // leads back to the client
}

// lineGrace is how long after the end of the input the other end of the output
// may take to close, where the line has dropped. sshd closes both as it exits:
// measured, within 15 microseconds. The rest is for a machine under load.
const lineGrace = 200 * time.Millisecond

// Read returns model.ErrLineDropped in the place of io.EOF if the client is gone.
func (r *remoteInput) Read(into []byte) (int, error) {
	n, err := r.Reader.Read(into)
	if errors.Is(err, io.EOF) && isAbandoned(r.output, lineGrace) {
		err = model.ErrLineDropped
	}
	return n, err
}

// Fd is the descriptor of the input; none if it is no file.
func (r *remoteInput) Fd() uintptr {
	if file, ok := r.Reader.(descriptor); ok {
		return file.Fd()
	}
	return ^uintptr(0)
}

// isAbandoned reports whether nobody can read what is written to a pipe, a socket
// or a terminal any more, or no longer so before the time is over.
func isAbandoned(output io.Writer, within time.Duration) bool {
	file, ok := output.(descriptor)
	if !ok {
		return false
	}
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
