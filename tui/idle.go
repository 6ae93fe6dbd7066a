package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// Idle is what happens to a dashboard where no key is pressed.
type Idle struct {
	Lock  time.Duration // until the screen is covered and Enter goes on; 0 for never
	Leave time.Duration // until the dashboard ends; 0 for never
	// Now and After are the clock; nil if both times are 0.
	Now   func() time.Time
	After func(time.Duration) <-chan time.Time
}

// idleState is how long the user has been away.
type idleState struct {
	lastKey   time.Time
	isLocked  bool
	isWaiting bool // an idleDue is on its way
	hasLeft   bool // the dashboard ends for it
}

// idleDue is sent when the user may have been away for long enough.
type idleDue struct{}

// waitForIdle has idleDue sent at the next of both times that has not passed.
func (a *App) waitForIdle() tea.Cmd {
	if a.Idle.Now == nil || a.idle.isWaiting {
		return nil
	}
	away := max(a.Idle.Now().Sub(a.idle.lastKey), 0)
	coming := slices.DeleteFunc([]time.Duration{a.Idle.Lock, a.Idle.Leave}, func(at time.Duration) bool { return at <= away })
	if len(coming) == 0 {
		return nil
	}
	a.idle.isWaiting = true
	passed := a.Idle.After(slices.Min(coming) - away)
	return func() tea.Msg {
		<-passed
		return idleDue{}
	}
}

// checkIdle locks the screen or ends the dashboard if its time has come.
func (a *App) checkIdle() tea.Cmd {
	a.idle.isWaiting = false
	away := a.Idle.Now().Sub(a.idle.lastKey)
	if a.Idle.Leave > 0 && away >= a.Idle.Leave {
		a.idle.hasLeft = true
		return a.leave()
	}
	if a.Idle.Lock > 0 && away >= a.Idle.Lock {
		a.idle.isLocked = true
	}
	return a.waitForIdle()
}

// keyPressed notes that the user is there. It reports whether the key goes no further:
// on a locked screen, where Enter unlocks and Ctrl-C leaves.
func (a *App) keyPressed(msg tea.KeyMsg) (isTaken bool, cmd tea.Cmd) {
	if a.Idle.Now == nil {
		return false, nil
	}
	wasLocked := a.idle.isLocked
	switch {
	case wasLocked && msg.Type == tea.KeyCtrlC:
		return true, a.leave()
	case wasLocked && msg.Type != tea.KeyEnter:
		return true, nil
	}
	a.idle.lastKey, a.idle.isLocked = a.Idle.Now(), false
	return wasLocked, a.waitForIdle()
}

// HasLeftIdle reports whether the dashboard ended because no key was pressed.
func (a *App) HasLeftIdle() bool { return a.idle.hasLeft }

// locked draws the screen that hides everything.
func (a *App) locked(who string) string {
	text := a.Words.Screen.Idle
	lines := []string{who, "", fmt.Sprintf(text.Locked, text.Minutes.Of(int(a.Idle.Lock.Minutes()))), text.Keys}
	for i, line := range lines {
		lines[i] = a.Pen.Cut(" "+line, a.board.Width)
	}
	return strings.Join(lines, "\n")
}
