package tui

import (
	"cmp"
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
	screen = draw.OnLastLines(append(screen, ""), lastLines(b))
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

// footer draws the most useful keys of the place, as many as fit. The keys for
// leaving, for all commands and for the help are always there.
func footer(b *board.Board) string {
	line := ""
	for _, binding := range footerBindings(b) {
		line += footerKey(b, binding)
	}
	return line
}

// footerBindings returns the bindings in the footer.
func footerBindings(b *board.Board) []keys.Binding {
	ranked := slices.DeleteFunc(slices.Clone(b.Keys), func(binding keys.Binding) bool {
		return rankNow(b, binding) == 0 || binding.In&b.Place == 0 || b.Refusal(binding.Action, b.Place) != ""
	})
	slices.SortStableFunc(ranked, func(x, y keys.Binding) int { return cmp.Compare(rankNow(b, x), rankNow(b, y)) })
	leave := keys.Quit
	if b.Place&keys.Sheets != 0 {
		leave = keys.Back
	}
	var first, last []keys.Binding
	room := b.Width
	others := slices.DeleteFunc(ranked, func(binding keys.Binding) bool {
		stays := binding.Action == leave || binding.Action == keys.ShowHelp || binding.Action == keys.ShowPalette
		if stays {
			last = append(last, binding)
			room -= draw.Width(footerKey(b, binding))
		}
		return stays
	})
	for _, binding := range others {
		if room -= draw.Width(footerKey(b, binding)); room <= 0 {
			break
		}
		first = append(first, binding)
	}
	return append(first, last...)
}

// rankNow returns the rank of a binding in the footer for the task under the cursor: what
// it has a quota, a deadline or parts for comes early.
func rankNow(b *board.Board, binding keys.Binding) int {
	const early = 2
	task := b.Task()
	if task == nil || b.Place&(keys.Tasks|keys.Detail) == 0 {
		return binding.Rank
	}
	isOpen := !b.Snapshot.State(task.ID).Status.IsClosed()
	switch {
	case binding.Action == keys.RecordTick && task.Quota == nil:
		return 0
	case binding.Action == keys.RecordTick && isOpen, binding.Action == keys.ExtendDue && isOpen && !b.Standing(task).Due.IsZero():
		return early
	case binding.Action == keys.Open && b.Place == keys.Detail:
		if len(b.Snapshot.Parts(task)) == 0 {
			return 0
		}
		return early
	}
	return binding.Rank
}

func footerKey(b *board.Board, binding keys.Binding) string {
	shown, _, _ := strings.Cut(binding.Shown(b.Pen.ASCII), " ")
	return " " + b.Pen.Theme.Accent.Render(shown) + " " + b.Pen.Theme.Quiet.Render(b.Pen.Text(binding.Short)) + " "
}
