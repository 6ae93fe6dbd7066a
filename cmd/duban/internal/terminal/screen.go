package terminal

import (
	"os"

	"duban/tui/paint"
)

// screen is the terminal below the painter. It is still a file, so that its size can be
// asked for.
type screen struct {
	*os.File
	hangUp func()
}

// NewScreen returns the terminal as output for the dashboard. hangUp is called when
// the terminal can't be written to: then it is gone, and a program that ignores
// SIGHUP would not end.
func NewScreen(terminal *os.File, hangUp func()) *paint.Writer {
	return paint.NewWriter(&screen{terminal, hangUp})
}

func (s *screen) Write(frame []byte) (int, error) {
	n, err := s.File.Write(frame)
	if err != nil {
		s.hangUp()
	}
	return n, err
}
