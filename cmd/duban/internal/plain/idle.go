package plain

import (
	"errors"
	"io"
	"time"
)

// ErrIdle is the error of an input that did not come in time.
var ErrIdle = errors.New("no input for too long")

// Within returns an input that ends with ErrIdle where nothing comes until the clock, after,
// says that the time is over. What comes later is lost.
func Within(input io.Reader, limit time.Duration, after func(time.Duration) <-chan time.Time) io.Reader {
	return &limited{input, limit, after}
}

type limited struct {
	io.Reader
	limit time.Duration
	after func(time.Duration) <-chan time.Time
}

func (l *limited) Read(into []byte) (int, error) {
	type result struct {
		data []byte
		err  error
	}
	results := make(chan result, 1)
	go func() {
		data := make([]byte, len(into))
		n, err := l.Reader.Read(data)
		results <- result{data[:n], err}
	}()
	select {
	case <-l.after(l.limit):
		return 0, ErrIdle
	case r := <-results:
		return copy(into, r.data), r.err
	}
}
