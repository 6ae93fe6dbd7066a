package paint

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// A frame is one flush of the renderer, taken apart:
//
//	ESC [ H   then, for each line,   LF            to leave it as it is, or
//	                                 content CR LF to rewrite it
//	then perhaps ESC [ J, then ESC [ height ; H
//
// The last line has no CR LF, and the first content of a repaint begins with
// CR. Content ends with ESC [ K if it is narrower than the window.
type frame struct {
	lines   []line
	height  int
	repaint bool
	below   bool // the rest of the screen is erased
}

type line struct {
	row
	skipped bool
	start   string // the pen before its first byte
	markCol int    // -1 without a mark
}

// row is what one row of the screen shows.
type row struct {
	text   string
	cells  []cell
	width  int
	erased bool   // the row is blank from width on, in the pen end
	end    string // the pen after its last byte
	// trusted is false for a row that is not known, or holds a character about
	// whose width terminals disagree.
	trusted bool
}

type cell struct {
	start, end int // in the row's text
	col        int
	pen        string
	// doubtful says that terminals disagree about the width.
	doubtful bool
	blank    bool // shows nothing, whatever the colour of its characters
}

const (
	home       = "\x1b[H"
	eraseRight = "\x1b[K"
	eraseBelow = "\x1b[J"
)

// parse takes a flush apart into w.next and returns the pen after it. It
// changes nothing else, so that a write that is not understood can be passed on.
func (w *Writer) parse(p []byte) (pens, bool) {
	after := w.pens
	rest, ok := bytes.CutPrefix(p, []byte(home))
	if !ok {
		return after, false
	}
	f := &w.next
	f.height, f.below = 0, false
	f.repaint = len(rest) > 1 && rest[0] == '\r' && rest[1] != '\n'
	if f.repaint {
		rest = rest[1:]
	}
	for {
		l := f.add()
		l.start = after.now
		n, end := w.parseLine(l, rest, &after)
		if n < 0 {
			return after, false
		}
		rest = rest[n:]
		if end {
			break
		}
	}
	if below, ok := bytes.CutPrefix(rest, []byte(eraseBelow)); ok {
		f.below, rest = true, below
	}
	return after, string(rest) == ansi.CursorPosition(0, f.height)
}

// add makes room for one more line, in the memory of an earlier frame.
func (f *frame) add() *line {
	if f.height == len(f.lines) {
		f.lines = append(f.lines, line{})
	}
	l := &f.lines[f.height]
	*l = line{row: row{cells: l.cells[:0]}, markCol: -1}
	f.height++
	return l
}

// parseLine reads one line and its line end. It returns how many bytes that
// were, -1 if they are not understood, and whether it was the frame's last line.
func (w *Writer) parseLine(l *line, p []byte, after *pens) (n int, last bool) {
	if len(p) > 0 && p[0] == '\n' {
		l.skipped = true
		return 1, false
	}
	w.text = w.text[:0]
	l.trusted = after.known
	rest := p
	for {
		sequence, width, size, state := ansi.DecodeSequence(rest, ansi.NormalState, nil)
		if size == 0 || state != ansi.NormalState {
			return -1, false
		}
		switch {
		case bytes.HasPrefix(rest, []byte("\r\n")):
			w.closeLine(l, after)
			return len(p) - len(rest) + 2, false
		case isFrameEnd(sequence):
			l.skipped = len(rest) == len(p)
			w.closeLine(l, after)
			return len(p) - len(rest), true
		case l.erased || !w.take(l, sequence, width, after):
			return -1, false
		}
		rest = rest[size:]
	}
}

// take adds one sequence or character to the line.
func (w *Writer) take(l *line, sequence []byte, width int, after *pens) bool {
	switch {
	case string(sequence) == cursorMark:
		l.markCol = l.width
		return true
	case string(sequence) == eraseRight:
		l.erased = true
	case isSGR(sequence):
		after.take(sequence)
	case sequence[0] < ' ' || sequence[0] == 0x7f || !utf8.Valid(sequence):
		return false
	default:
		doubtful := !hasKnownWidth(sequence)
		l.trusted = l.trusted && after.known && width > 0 && !doubtful
		start := len(w.text)
		l.cells = append(l.cells, cell{
			start: start, end: start + len(sequence), col: l.width, pen: after.now,
			doubtful: doubtful && width > 0, blank: string(sequence) == " " && !after.onBlank,
		})
		l.width += width
	}
	w.text = append(w.text, sequence...)
	return true
}

func (w *Writer) closeLine(l *line, after *pens) {
	l.text = string(w.text)
	l.end = after.now
	l.trusted = l.trusted && after.known
}

// isFrameEnd reports whether the sequence can only follow the last line.
func isFrameEnd(sequence []byte) bool {
	if string(sequence) == eraseBelow || string(sequence) == home {
		return true
	}
	number, ok := bytes.CutPrefix(sequence, []byte("\x1b["))
	if !ok {
		return false
	}
	number, ok = bytes.CutSuffix(number, []byte(";H"))
	if !ok {
		return false
	}
	_, err := strconv.Atoi(string(number))
	return err == nil
}
