package gate

import (
	"errors"
	"io"
	"time"

	"golang.org/x/sys/unix"

	"duban/model"
)

// Input is the standard input of a client. sshd closes it when the client has sent
// everything, but also when the connection was lost, so the end of the input counts
// only while the output is still connected.
type Input struct {
	io.Reader
	output io.Writer // to the client
}

// NewInput returns the input of a client that reads output.
func NewInput(input io.Reader, output io.Writer) *Input { return &Input{input, output} }

// descriptor is a file.
type descriptor interface{ Fd() uintptr }

// LineGrace is how long after the end of the input the other end of the output
// may take to close, where the line has dropped. sshd closes both as it exits:
// measured, within 15 microseconds. The rest is for a machine under load.
const LineGrace = 200 * time.Millisecond

// Read returns model.ErrLineDropped in the place of io.EOF if the client is gone.
func (r *Input) Read(into []byte) (int, error) {
	n, err := r.Reader.Read(into)
	if errors.Is(err, io.EOF) && IsAbandoned(r.output, LineGrace) {
		err = model.ErrLineDropped
	}
	return n, err
}

// Fd is the descriptor of the input; none if it is no file.
func (r *Input) Fd() uintptr {
	if file, ok := r.Reader.(descriptor); ok {
		return file.Fd()
	}
	return ^uintptr(0)
}

// IsAbandoned reports whether no one can read what is written to a pipe, a socket
// or a terminal any more, or no longer so before the time is over.
func IsAbandoned(output io.Writer, within time.Duration) bool {
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
