package tui

import tea "github.com/charmbracelet/bubbletea"

// waiting has the keys while an answer is on its way: what is typed meanwhile
// must neither change the plan that is about to go nor confirm what has not been
// seen. Esc gives the answer up.
type waiting struct {
	// ahead holds the keys typed meanwhile, where they are safe to be taken for
	// what comes; nil where they are not.
	ahead *[]tea.KeyMsg
	// fixed says that the answer can't be given up, as it is being written.
	fixed bool
}

func (w *waiting) update(a *App, msg tea.KeyMsg) (bool, tea.Cmd) {
	switch {
	case msg.Type == tea.KeyEsc && !w.fixed:
		a.notice = notice{}
		return true, nil
	case w.ahead != nil:
		*w.ahead = append(*w.ahead, msg)
	}
	return false, nil
}

func (w *waiting) draw(_ *App, screen []string) []string { return screen }

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
