package plain

import (
	"errors"
	"io"
	"time"
)

// ErrIdle is the error of an input that did not come in time.
var ErrIdle = errors.New("no input for too long")

// Idle is what happens where nothing is typed.
type Idle struct {
	Lock  time.Duration // until all but an empty line is dropped; 0 for never
	Leave time.Duration // until the input ends with ErrIdle; 0 for never
	After func(time.Duration) <-chan time.Time
	// Show is called when the input is locked, and when an empty line has unlocked it.
	Show func(isLocked bool)
}

// Watch returns an input where that happens. What comes after its end is lost.
func (i Idle) Watch(input io.Reader) io.Reader {
	if i.Leave > 0 && i.Lock >= i.Leave {
		i.Lock = 0
	}
	return &watched{Idle: i, input: input}
}

type watched struct {
	Idle
	input    io.Reader
	isOver   bool // nothing came in time
	isLocked bool
	hasText  bool // the line that is typed while it is locked is not empty
}

// chunk is what one read gave.
type chunk struct {
	data []byte
	err  error
}

// Read implements io.Reader.
func (w *watched) Read(into []byte) (int, error) {
	if w.isOver {
		return 0, ErrIdle
	}
	var lock, leave <-chan time.Time
	switch {
	case w.Lock > 0:
		lock = w.After(w.Lock)
	case w.Leave > 0:
		leave = w.After(w.Leave)
	}
	chunks := w.next(len(into))
	for {
		select {
		case <-lock:
			lock, w.isLocked, w.hasText = nil, true, false
			w.Show(true)
			if w.Leave > 0 {
				leave = w.After(w.Leave - w.Lock)
			}
		case <-leave:
			w.isOver = true
			return 0, ErrIdle
		case c := <-chunks:
			if c.data = w.unlock(c.data); len(c.data) > 0 || c.err != nil {
				return copy(into, c.data), c.err
			}
			if !w.isLocked {
				return w.Read(into) // somebody is there: the times start anew
			}
			chunks = w.next(len(into))
		}
	}
}

// next reads what comes next, at most so many bytes.
func (w *watched) next(most int) <-chan chunk {
	chunks := make(chan chunk, 1)
	go func() {
		data := make([]byte, most)
		n, err := w.input.Read(data)
		chunks <- chunk{data[:n], err}
	}()
	return chunks
}

// unlock returns what is left of the data: while the input is locked, what follows an
// empty line.
func (w *watched) unlock(data []byte) []byte {
	for i := 0; w.isLocked; i++ {
		switch {
		case i == len(data):
			return nil
		case data[i] == '\n' && !w.hasText:
			w.isLocked = false
			w.Show(false)
			data = data[i+1:]
		case data[i] == '\n':
			w.hasText = false
		case data[i] != '\r':
			w.hasText = true
		}
	}
	return data
}
