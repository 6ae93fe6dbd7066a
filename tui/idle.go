package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"duban/tui/draw"
	"duban/tui/words"
)

// Idle is what happens to a dashboard where no key is pressed and no button of the mouse.
type Idle struct {
	Lock  time.Duration // until the screen is covered and Enter goes on; 0 for never
	Leave time.Duration // until the dashboard ends; 0 for never
	// Now and After are the clock; nil if both times are 0.
	Now   func() time.Time
	After func(time.Duration) <-chan time.Time
}

// idleState is how long the user has been away.
type idleState struct {
	lastKey   time.Time // or button
	isLocked  bool
	isWaiting bool // an idleDue is on its way
	hasLeft   bool // the dashboard ends for it
}

// idleDue is sent when the user may have been away for long enough.
type idleDue struct{}

// begin begins anew where the times have changed.
func (i *idleState) begin(idle Idle) {
	if i.isWaiting = false; idle.Now != nil {
		i.lastKey = idle.Now()
	}
}

// wait has idleDue sent at the next of both times that has not passed.
func (i *idleState) wait(idle Idle) tea.Cmd {
	if idle.Now == nil || i.isWaiting {
		return nil
	}
	away := max(idle.Now().Sub(i.lastKey), 0)
	coming := slices.DeleteFunc([]time.Duration{idle.Lock, idle.Leave}, func(at time.Duration) bool { return at <= away })
	if len(coming) == 0 {
		return nil
	}
	i.isWaiting = true
	passed := idle.After(slices.Min(coming) - away)
	return func() tea.Msg {
		<-passed
		return idleDue{}
	}
}

// check locks the screen or leaves if its time has come.
func (i *idleState) check(idle Idle, leave func() tea.Cmd) tea.Cmd {
	i.isWaiting = false
	if idle.Now == nil {
		return nil
	}
	away := idle.Now().Sub(i.lastKey)
	if idle.Leave > 0 && away >= idle.Leave {
		i.hasLeft = true
		return leave()
	}
	i.isLocked = i.isLocked || idle.Lock > 0 && away >= idle.Lock
	return i.wait(idle)
}

// takeInput notes that the user is there. It reports whether the key, or the button of the
// mouse, goes no further: on a locked screen, where Enter unlocks and Ctrl-C ends the
// dashboard.
func (i *idleState) takeInput(idle Idle, msg tea.Msg) (isTaken, ends bool) {
	if idle.Now == nil {
		return false, false
	}
	wasLocked := i.isLocked
	if key, is := msg.(tea.KeyMsg); wasLocked && (!is || key.Type != tea.KeyEnter) {
		return true, is && key.Type == tea.KeyCtrlC
	}
	i.lastKey, i.isLocked = idle.Now(), false
	return wasLocked, false
}

// HasLeftIdle reports whether the dashboard ended because no key was pressed.
func (a *App) HasLeftIdle() bool { return a.idle.hasLeft }

// lockedScreen draws the screen that hides everything.
func lockedScreen(w *words.Words, pen draw.Pen, width int, lock time.Duration, who string) string {
	text := w.Screen.Idle
	lines := []string{who, "", fmt.Sprintf(text.Locked, text.Minutes.Of(int(lock.Minutes()))), text.Keys}
	for i, line := range lines {
		lines[i] = pen.Cut(" "+line, width)
	}
	return strings.Join(lines, "\n")
}
