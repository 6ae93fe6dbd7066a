package report

import (
	"fmt"
	"io"
	"sync"
	"time"

	"duban/tui/draw"
)

// ProgressBar shows the progress of a long operation.
type ProgressBar struct {
	out   io.Writer
	pen   draw.Letters
	label string
	now   func() time.Time
	began time.Time

	mutex  sync.Mutex // Update is called by other goroutines
	shown  bool
	closed bool
}

// NewProgressBar returns a bar that begins now, behind the label.
func NewProgressBar(out io.Writer, pen draw.Letters, label string, now func() time.Time) *ProgressBar {
	return &ProgressBar{out: out, pen: pen, label: label, now: now, began: now()}
}

// An operation shorter than barAfter shows no bar.
const (
	barAfter = 400 * time.Millisecond
	barWidth = 30
)

// Update shows how much is done.
func (b *ProgressBar) Update(done, total int) {
	if b.now().Sub(b.began) < barAfter {
		return
	}
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.closed {
		return
	}
	b.shown = true
	_, _ = fmt.Fprintf(b.out, "\r%s %s %3d%%", b.label, b.pen.Bar(done, total, barWidth), done*100/total)
}

// Wipe erases the bar, with the ^C that the terminal may have echoed behind it. Later
// updates draw nothing.
func (b *ProgressBar) Wipe() {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.closed = true
	if b.shown {
		_, _ = fmt.Fprintf(b.out, "\r%s\r", draw.Fill("", barWidth+20))
		b.shown = false
	}
}
