// Package paint draws the frames of the dashboard on the terminal. A [Renderer] takes
// whole frames and draws each when it is asked to. Over SSH most of a frame repeats what
// the terminal shows already, also within a line that has changed, because the panes left
// and right of the change are the same: a [Writer] sends the part that differs, cell by
// cell and never within a wide character, and puts the real cursor where the frame marks
// it, so that the candidate box of an input method opens beside the prompt.
//
// After every write the screen is the one that the whole frame would have given. What
// the Writer does not understand exactly passes through unchanged.
package paint

import (
	"bytes"
	"io"
	"sync"
)

// NewWriter returns a Writer that draws on out and sends the least.
func NewWriter(out io.Writer) *Writer {
	return &Writer{out: out, pens: pens{known: true}, visible: true, asked: true}
}

// CursorMark returns the sequence by which a frame says where the real cursor
// belongs: at the column of the mark. It is as wide as nothing, and
// survives truncation. Put it into a line after styling, so that no style is
// applied to its bytes. Without a mark the cursor is as the renderer left it.
//
// It resets a private mode that no terminal has, because a terminal that gets
// it by mistake ignores it, and every ruler in use counts a CSI sequence as
// nothing, which is not true of APC strings.
func CursorMark() string {
	return cursorMark
}

const cursorMark = "\x1b[?9517l"

// Writer draws the flushes of a Renderer with fewer bytes. Every flush must come in one
// Write, as the Renderer does it. It may be used by several goroutines.
type Writer struct {
	// Basic draws without the sequences that a VT100 lacks: those that erase, delete or
	// insert columns, and the movement to a column. Set it before the first frame.
	Basic bool

	out io.Writer

	mutex  sync.Mutex
	output []byte
	text   []byte
	next   frame
	rows   []row
	spans  []span
	edits  []edit
	pens   pens
	pen    string // the terminal's, while a frame is drawn

	row, col int  // the cursor
	placed   bool // row and col hold, because the last write was a frame
	drawing  bool // they hold because of this frame
	mark     mark
	visible  bool
	asked    bool // visible, if it were for the renderer alone
}

type mark struct {
	row, col int
	set      bool
}

// Fd returns the descriptor of the terminal under the Writer; an impossible one if there
// is none.
func (w *Writer) Fd() uintptr {
	if f, ok := w.out.(interface{ Fd() uintptr }); ok {
		return f.Fd()
	}
	return ^uintptr(0)
}

// forget makes the next change of every line go out whole.
func (w *Writer) forget() {
	for i := range w.rows {
		w.rows[i].trusted = false
	}
	w.placed = false
}

// Write draws one flush of the renderer, or passes on anything else.
func (w *Writer) Write(p []byte) (int, error) {
	w.mutex.Lock()
	defer w.mutex.Unlock()

	w.output = w.output[:0]
	if after, understood := w.parse(p); understood {
		w.draw(after)
	} else {
		w.pass(p)
	}
	if len(w.output) == 0 {
		return len(p), nil
	}
	if _, err := w.out.Write(w.output); err != nil {
		w.forget()
		return 0, err
	}
	return len(p), nil
}

// pass sends a write as it came. What it does to the screen is not known.
func (w *Writer) pass(p []byte) {
	w.forget()
	w.pens.follow(p)
	shown := bytes.LastIndex(p, []byte("\x1b[?25h"))
	hidden := bytes.LastIndex(p, []byte("\x1b[?25l"))
	if shown != hidden {
		w.asked = shown > hidden
		w.visible = w.asked
	}
	w.output = appendWithWrap(w.output, appendUnmarked(nil, p))
}

const (
	enterScreen = "\x1b[?1049h"
	leaveScreen = "\x1b[?1049l"
	wrapOff     = "\x1b[?7l"
	wrapOn      = "\x1b[?7h"
)

// appendWithWrap turns the terminal's automatic line wrap off on the alternate
// screen, and on again before that is left: at the end, to suspend and after a
// fault alike. A line that a terminal draws too wide is cut then, where it would
// scroll the whole screen.
func appendWithWrap(output, p []byte) []byte {
	p = bytes.ReplaceAll(p, []byte(enterScreen), []byte(enterScreen+wrapOff))
	p = bytes.ReplaceAll(p, []byte(leaveScreen), []byte(wrapOn+leaveScreen))
	return append(output, p...)
}

func appendUnmarked(output, p []byte) []byte {
	for {
		before, after, found := bytes.Cut(p, []byte(cursorMark))
		output = append(output, before...)
		if !found {
			return output
		}
		p = after
	}
}
