package paint

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Renderer draws whole frames: of each, what differs from the one before. Bubble Tea's
// own renderer draws on a clock, 60 times a second, so a key waits for it and an idle
// program is woken up by it. This one draws when it is asked to. It is for one
// goroutine.
type Renderer struct {
	// Mouse has the terminal report buttons and the wheel.
	Mouse bool

	out           *Writer
	width, height int // of the window; 0 if unknown
	frame         string
	lines         []string
	isFresh       bool // what the screen shows is not known
}

// NewRenderer returns a Renderer that draws through a Writer.
func NewRenderer(out *Writer) *Renderer { return &Renderer{out: out, isFresh: true} }

const (
	eraseScreen = "\x1b[2J"
	pasteOn     = "\x1b[?2004h" // a paste is marked as such
	pasteOff    = "\x1b[?2004l"
	mouseOn     = "\x1b[?1000h\x1b[?1006h" // buttons and wheel, in the form without limits
	mouseOff    = "\x1b[?1006l\x1b[?1000l"
	digitKeys   = "\x1b>" // the numeric keypad sends digits, which a program before may have changed
	beginScreen = digitKeys + ansi.HideCursor + enterScreen + eraseScreen + home + pasteOn
	// The Linux console and some settings know no alternate screen: nothing is left there.
	finishScreen = pasteOff + eraseScreen + home + ansi.ShowCursor + leaveScreen
)

// Enter takes the terminal over: it shows an empty alternate screen.
func (r *Renderer) Enter() error {
	r.Repaint()
	begin := beginScreen
	if r.Mouse {
		begin += mouseOn
	}
	_, err := r.out.Write([]byte(begin))
	return err
}

// Leave gives the terminal back as it was.
func (r *Renderer) Leave() error {
	finish := finishScreen
	if r.Mouse {
		finish = mouseOff + finish
	}
	_, err := r.out.Write([]byte(finish))
	return err
}

// ReportMouse has the terminal report the mouse from now on, or not.
func (r *Renderer) ReportMouse(isOn bool) error {
	r.Mouse = isOn
	mode := mouseOff
	if isOn {
		mode = mouseOn
	}
	_, err := r.out.Write([]byte(mode))
	return err
}

// Resize fits the frames to a window; the next one is drawn whole.
func (r *Renderer) Resize(width, height int) {
	r.width, r.height = width, height
	r.Repaint()
}

// Repaint draws the next frame whole.
func (r *Renderer) Repaint() { r.isFresh = true }

// Draw draws a frame, a line for each row. Lines that are too wide are cut, and of
// too many the last are drawn.
func (r *Renderer) Draw(frame string) error {
	if !r.isFresh && frame == r.frame {
		return nil
	}
	lines := strings.Split(frame, "\n")
	if r.height > 0 && len(lines) > r.height {
		lines = lines[len(lines)-r.height:]
	}
	for len(lines) < r.height {
		lines = append(lines, "") // erases what was there
	}
	if _, err := r.out.Write(r.flush(lines)); err != nil {
		r.Repaint()
		return err
	}
	r.frame, r.lines, r.isFresh = frame, lines, false
	return nil
}

// flush returns a frame in the form that the Writer takes apart.
func (r *Renderer) flush(lines []string) []byte {
	flushed := []byte(home)
	if r.isFresh {
		flushed = append(flushed, '\r')
	}
	for i, line := range lines {
		isLast := i == len(lines)-1
		if !r.isFresh && i < len(r.lines) && r.lines[i] == line {
			if !isLast {
				flushed = append(flushed, '\n')
			}
			continue
		}
		width := ansi.StringWidth(line)
		if r.width > 0 && width > r.width {
			line = ansi.Truncate(line, r.width, "")
			width = ansi.StringWidth(line)
		}
		flushed = append(flushed, line...)
		if width < r.width {
			flushed = append(flushed, eraseRight...)
		}
		if !isLast {
			flushed = append(flushed, "\r\n"...)
		}
	}
	return append(flushed, ansi.CursorPosition(0, len(lines))...)
}
