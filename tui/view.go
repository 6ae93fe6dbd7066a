package tui

import (
	"fmt"
	"slices"
	"strings"

	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/keys"
	"duban/tui/layout"
	"duban/tui/status"
)

// View implements tea.Model. Every line is as wide as the window or shorter.
func (a *App) View() string {
	b := a.current()
	switch {
	case b.Width == 0 || b.Height == 0:
		return ""
	case b.Width < layout.MinWidth || b.Height < layout.MinHeight:
		text := fmt.Sprintf(a.Words.Screen.TooSmall, layout.MinWidth, layout.MinHeight, b.Width, b.Height)
		return a.Pen.Cut(text, b.Width)
	}
	who := a.Pen.Name(a.By)
	if a.Host != "" {
		who += "@" + a.Host
	}
	if a.idle.isLocked {
		return lockedScreen(a.Words, a.Pen, b.Width, a.Idle.Lock, who)
	}
	screen := []string{status.Header(b, who)}
	if a.sheet != nil {
		screen = append(screen, a.sheet.View(b)...)
	} else {
		screen = append(append(screen, status.View(b)...), a.body(b)...)
	}
	for len(screen) < b.Height { // below what needs fewer lines
		screen = append(screen, "")
	}
	screen = draw.OnLastLines(screen, lastLines(b))
	if a.overlay != nil {
		screen = a.overlay.View(b, screen)
	}
	return strings.Join(screen, "\n")
}

// body draws the lists, the tasks and the detail.
func (a *App) body(b *board.Board) []string {
	l := b.Layout
	tasks, detail := a.tasks.View(b), a.detail.View(b)
	right := append(slices.Clip(tasks), detail...)
	if l.Beside {
		right = draw.Beside(tasks, l.Tasks.Width, detail)
	}
	if l.Sidebar {
		left := append(a.sidebar.Categories(b), a.sidebar.Offices(b)...)
		return draw.Beside(left, l.Categories.Width, right)
	}
	switch b.Focus {
	case keys.Categories:
		return draw.Beside(a.sidebar.Categories(b), l.Categories.Width, tasks)
	case keys.Offices:
		return draw.Beside(a.sidebar.Offices(b), l.Offices.Width, tasks)
	}
	return right
}

// lastLines draw the notice, or else the footer. A notice is never cut: where one
// line is too short, it grows upwards.
func lastLines(b *board.Board) []string {
	if b.Notice.Text == "" {
		return []string{footer(b)}
	}
	style := b.Pen.Theme.Title
	if b.Notice.Alarm {
		style = b.Pen.Theme.Overdue.Bold(true)
	}
	return b.NoticeLines(style)
}
