package tui

import (
	"context"
	"fmt"
	"path"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/draw"
)

// reading is a document that is being read: how far that is, and how to stop it.
type reading struct {
	file    string // its name
	now     portion
	seconds int             // since it began
	newest  chan portion    // holds one at most: who draws wants no other
	over    <-chan struct{} // closed when nothing more is to come
	stop    context.CancelFunc
}

// portion is how much of a whole is done.
type portion struct{ done, total int }

// secondRead says that a document has been read for another second.
type secondRead struct{ by *waiting }

// readOn tells how far a document has been read.
type readOn struct {
	by  *waiting
	now portion
}

// readDocument reads off the UI's thread, until Esc gives it up.
func (a *App) readDocument(name string, year int) tea.Cmd {
	name = strings.TrimSpace(name)
	if name == "" {
		return nil
	}
	ctx, stop := context.WithCancel(context.Background())
	plans, w := a.Plans, a.wait()
	r := &reading{file: path.Base(name), newest: make(chan portion, 1), over: ctx.Done(), stop: stop}
	w.reading = r
	return tea.Batch(w.readOn(), w.nextSecond(), func() tea.Msg {
		defer stop()
		preview, err := plans.Preview(ctx, name, year, r.tell)
		return previewed{w, name, preview, err}
	})
}

// tell takes how far the reading is, in keys.Place of what it was before. It never
// waits.
func (r *reading) tell(done, total int) {
	select {
	case <-r.newest:
	default:
	}
	r.newest <- portion{done, total} // only the reader puts anything in
}

// readOn waits until the document has been read further.
func (w *waiting) readOn() tea.Cmd {
	r := w.reading
	return func() tea.Msg {
		select {
		case now := <-r.newest:
			return readOn{w, now}
		case <-r.over:
			return nil
		}
	}
}

func (w *waiting) nextSecond() tea.Cmd {
	return tea.Tick(time.Second, func(time.Time) tea.Msg { return secondRead{w} })
}

// secondPassed tells of another second: while the structure of a large document is
// looked for, the bar may stand still.
func (a *App) secondPassed(msg secondRead) tea.Cmd {
	if a.overlay != msg.by {
		return nil
	}
	msg.by.reading.seconds++
	return msg.by.nextSecond()
}

// advance moves the bar, unless the reading was given up.
func (a *App) advance(msg readOn) tea.Cmd {
	if a.overlay != msg.by {
		return nil
	}
	msg.by.reading.now = msg.now
	return msg.by.readOn()
}

// line shows how much of the document has been read. What follows when it has
// been read to the end can't be measured.
func (r *reading) line(a *App) string {
	said := a.Words.Screen.Plans
	what, reached := said.Reading, percent(r.now.done, r.now.total)
	if reached == 100 {
		what = said.Comparing
	}
	bar := fmt.Sprintf(" %s %3d%%", a.Pen.Bar(reached, 100, min(30, a.width/4)), reached)
	if r.seconds > 0 {
		bar += "  " + fmt.Sprintf(said.Seconds, r.seconds)
	}
	keys := "  " + a.Pen.Text(said.ReadingKeys)
	label := a.Pen.Cut(" "+fmt.Sprintf(what, r.file), a.width-draw.Width(bar)-draw.Width(keys)-1)
	return a.Pen.Theme.Title.Render(label) + a.Pen.Theme.Accent.Render(bar) + a.Pen.Theme.Quiet.Render(keys)
}
