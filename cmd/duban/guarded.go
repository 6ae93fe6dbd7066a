package main

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"
)

// guarded keeps a fault of the dashboard from reaching Bubble Tea, which would
// print where in the program it happened over the screen and quit as if nothing
// had. It ends the dashboard instead, and fault tells it in a line.
type guarded struct {
	tea.Model
	fault *string
	end   func() // ends the dashboard; may be called from anywhere
}

func (g guarded) Init() (cmd tea.Cmd) {
	defer g.note()
	return g.Model.Init()
}

func (g guarded) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	next = g
	defer g.note()
	g.Model, cmd = g.Model.Update(msg)
	return g, cmd
}

func (g guarded) View() (frame string) {
	defer g.note()
	return g.Model.View()
}

func (g guarded) note() {
	if cause := recover(); cause != nil && *g.fault == "" {
		*g.fault = fmt.Sprint(cause)
		g.end()
	}
}
