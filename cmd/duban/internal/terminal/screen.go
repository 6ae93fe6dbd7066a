package terminal

import (
	"os"
	"strings"

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
// SIGHUP would not end. term is the value of $TERM.
func NewScreen(terminal *os.File, term string, hangUp func()) *paint.Writer {
	w := paint.NewWriter(&screen{terminal, hangUp})
	w.Basic = isBasic(term)
	return w
}

// isBasic reports whether a terminal does not erase columns as asked: a VT100 lacks that,
// and mlterm counts each wide character as one.
func isBasic(term string) bool {
	return strings.HasPrefix(term, "vt1") || strings.HasPrefix(term, "mlterm")
}

func (s *screen) Write(frame []byte) (int, error) {
	n, err := s.File.Write(frame)
	if err != nil {
		s.hangUp()
	}
	return n, err
}
