// Package appearance decides how the dashboard is drawn: as the user has set it, or else as
// the terminal says when it is asked.
package appearance

import (
	"strings"
	"sync"

	"duban/cmd/duban/internal/statefile"
	"duban/cmd/duban/internal/terminal"
	"duban/tui/draw"
)

// Wish is what the user has set.
type Wish struct {
	// Theme is the name of a theme; draw.ThemeAuto to go by the terminal.
	Theme string
	ASCII bool
	// IsExact says that ASCII is what the user wants, whatever the terminal says.
	IsExact bool
}

// Appearance is how a dashboard is drawn in one terminal.
type Appearance struct {
	wish   Wish
	getenv func(string) string
	path   string // of the file that remembers terminals; empty for none

	mutex sync.Mutex
	known traits
	pens  chan draw.Pen
}

// traits are what is known of a terminal.
type traits struct {
	Ground string `json:"ground,omitempty"` // draw.ThemeDark or draw.ThemeLight
	IsWide bool   `json:"wide,omitempty"`   // draws characters of ambiguous width in two columns
}

// mostTerminals is how many terminals are remembered.
const mostTerminals = 50

// New returns an appearance. What the terminal said the last time is in the file at path.
func New(wish Wish, getenv func(string) string, path string) *Appearance {
	a := &Appearance{wish: wish, getenv: getenv, path: path, pens: make(chan draw.Pen, 1)}
	a.known = a.remembered()[a.terminal()]
	return a
}

// Pen returns what the first frame is drawn with.
func (a *Appearance) Pen() draw.Pen {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return a.pen()
}

func (a *Appearance) pen() draw.Pen {
	theme, ascii := a.wish.Theme, a.wish.ASCII
	if a.isGroundAsked() && a.known.Ground != "" {
		theme = a.known.Ground
	}
	if !a.wish.IsExact { // the Linux console has no heavy lines, no round corners and no …
		ascii = ascii || a.known.IsWide || a.getenv("TERM") == "linux"
	}
	return draw.NewPen(ascii, draw.NewTheme(theme, draw.Has256Colors(a.getenv("TERM"), a.getenv("COLORTERM"))))
}

// Pens returns where the pen arrives that an answer of the terminal asks for.
func (a *Appearance) Pens() <-chan draw.Pen { return a.pens }

// Set replaces the wish, and sends the pen for it.
func (a *Appearance) Set(wish Wish) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.wish = wish
	a.send()
}

// Wish returns what the user has set.
func (a *Appearance) Wish() Wish {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return a.wish
}

// send sends the pen. The latest one has all that was answered and set.
func (a *Appearance) send() {
	select {
	case <-a.pens:
	default:
	}
	a.pens <- a.pen()
}

// Questions returns what the terminal is to be asked.
func (a *Appearance) Questions() terminal.Questions {
	return terminal.Questions{Ground: a.isGroundAsked(), Width: !a.wish.IsExact, Got: a.take}
}

// isGroundAsked reports whether the terminal decides the theme. Old terminals that print
// what they do not understand are not asked.
func (a *Appearance) isGroundAsked() bool {
	term := a.getenv("TERM")
	isOld := term == "" || term == "linux" || term == "ansi" || term == "dumb" || strings.HasPrefix(term, "vt")
	return a.wish.Theme == draw.ThemeAuto && !isOld
}

// take learns from an answer.
func (a *Appearance) take(answer terminal.Answer) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	before := a.known
	switch {
	case answer.Ground == nil:
		a.known.IsWide = answer.IsWide()
	case *answer.Ground > 0.5:
		a.known.Ground = draw.ThemeLight
	default:
		a.known.Ground = draw.ThemeDark
	}
	if a.known == before {
		return
	}
	a.send()
	a.remember()
}

// terminal returns the name under which this terminal is remembered.
func (a *Appearance) terminal() string {
	client, _, _ := strings.Cut(a.getenv("SSH_CONNECTION"), " ")
	names := []string{client}
	for _, variable := range []string{"TERM", "TERM_PROGRAM", "LC_TERMINAL", "COLORTERM"} {
		names = append(names, a.getenv(variable))
	}
	return strings.Join(names, "|")
}

func (a *Appearance) remembered() map[string]traits {
	all := map[string]traits{}
	if a.path != "" {
		statefile.Read(a.path, &all)
	}
	return all
}

// remember keeps what is known for the next session. A file that can't be written is no
// harm: the terminal is asked each time.
func (a *Appearance) remember() {
	if a.path == "" {
		return
	}
	all := a.remembered()
	if len(all) >= mostTerminals {
		clear(all)
	}
	all[a.terminal()] = a.known
	_ = statefile.Write(a.path, all)
}
