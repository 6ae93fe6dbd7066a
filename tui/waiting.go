package tui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"
)

// waiting has the keys while an answer is on its way: what is typed meanwhile
// must neither change the plan that is about to go nor confirm what has not been
// seen. Esc gives the answer up.
type waiting struct {
	// ahead holds the keys typed meanwhile, where they are safe to be taken for
	// what comes; nil where they are not.
	ahead *[]tea.KeyMsg
	// reading is what is being read, if that is a document.
	reading *reading
	// writing is the name of the document that is being written. That can't be
	// given up.
	writing string
}

func (w *waiting) update(a *App, msg tea.KeyMsg) (bool, tea.Cmd) {
	switch {
	case msg.Type == tea.KeyEsc && w.writing == "":
		a.notice = notice{}
		if w.reading != nil {
			w.reading.stop()
			a.say(a.Words.Screen.Plans.Dropped)
		}
		return true, nil
	case w.ahead != nil:
		*w.ahead = append(*w.ahead, msg)
	}
	return false, nil
}

// draw tells in the last line what takes its time, whatever else there is to
// say.
func (w *waiting) draw(a *App, screen []string) []string {
	last := len(screen) - 1
	switch {
	case w.reading != nil:
		screen[last] = w.reading.line(a)
	case w.writing != "" && !a.writes.leaving:
		text := fmt.Sprintf(a.Words.Screen.Plans.Importing, w.writing)
		screen[last] = a.Pen.Theme.Title.Render(a.Pen.Cut(" "+text, a.width-1))
	}
	return screen
}

// isImporting reports whether a plan is being written.
func (a *App) isImporting() bool {
	w, waits := a.overlay.(*waiting)
	return waits && w.writing != ""
}

// wait gives the keys to an overlay that waits.
func (a *App) wait() *waiting {
	w := &waiting{}
	a.overlay = w
	return w
}

// typedAhead takes the keys that were typed while the answer was awaited.
func (a *App) typedAhead(w *waiting) tea.Cmd {
	var commands []tea.Cmd
	for _, msg := range *w.ahead {
		commands = append(commands, a.key(msg))
	}
	return tea.Batch(commands...)
}
