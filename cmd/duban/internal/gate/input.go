package gate

import (
	"errors"
	"io"
	"time"

	"duban/cmd/duban/internal/terminal"
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
	if file, ok := r.Reader.(terminal.Descriptor); ok {
		return file.Fd()
	}
	return ^uintptr(0)
}

// IsAbandoned reports whether no one can read what is written to a pipe, a socket
// or a terminal any more, or no longer so before the time is over.
func IsAbandoned(output io.Writer, within time.Duration) bool {
	file, ok := output.(terminal.Descriptor)
	return ok && terminal.IsClosed(file, within)
}
