package tui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"duban/tui/draw"
	"duban/tui/keys"
)

// View implements tea.Model. Every line is as wide as the window or shorter.
func (a *App) View() string {
	switch {
	case a.width == 0 || a.height == 0:
		return ""
	case a.width < minWidth || a.height < minHeight:
		text := fmt.Sprintf(a.Words.Screen.TooSmall, minWidth, minHeight, a.width, a.height)
		return a.Pen.Cut(text, a.width)
	}
	screen := []string{a.header()}
	if a.sheet != nil {
		screen = append(screen, a.sheet.lines(a)...)
	} else {
		screen = append(append(screen, a.status4()...), a.body()...)
	}
	screen = onLastLines(append(screen, ""), a.lastLines())
	if a.overlay != nil {
		screen = a.overlay.draw(a, screen)
	}
	return strings.Join(screen, "\n")
}

func (a *App) header() string {
	who := a.Pen.Name(a.By)
	if a.Host != "" {
		who += "@" + a.Host
	}
	switch {
	case a.part() != "":
		who = a.part() + "  " + who
	case a.ReadOnly:
		who = a.Words.Screen.ReadOnly + "  " + who
	}
	right := a.Pen.Cut(who, a.width/3) + "  " + a.today.String() + " "
	name := " " + a.Words.Terms.Product + "  "
	title := a.Pen.Cell(a.snapshot.Plan.Name(), a.width-draw.Width(name)-draw.Width(right)-1)
	return a.Pen.Theme.Accent.Render(name) + a.Pen.Theme.Title.Render(title) + " " + a.Pen.Theme.Quiet.Render(right)
}

// body draws the lists, the tasks and the detail.
func (a *App) body() []string {
	l := a.layout
	tasks, detail := a.tasksPane(), a.detailPane()
	right := append(slices.Clip(tasks), detail...)
	if l.beside {
		right = draw.Beside(tasks, l.tasks.width, detail)
	}
	if l.sided {
		left := append(a.categoriesPane(), a.officesPane()...)
		return draw.Beside(left, l.categories.width, right)
	}
	switch a.focus {
	case keys.Categories:
		return draw.Beside(a.categoriesPane(), l.categories.width, tasks)
	case keys.Offices:
		return draw.Beside(a.officesPane(), l.offices.width, tasks)
	}
	return right
}

// lastLines tell what has just happened, or else which keys matter here. What is
// said stands whole: where one line is too short, it grows upwards.
func (a *App) lastLines() []string {
	if a.notice.text == "" {
		return []string{a.footer()}
	}
	style := a.Pen.Theme.Title
	if a.notice.alarm {
		style = a.Pen.Theme.Overdue.Bold(true)
	}
	return a.noticeLines(style)
}

// noticeLines is the notice, wrapped, on whole lines of the screen.
func (a *App) noticeLines(style lipgloss.Style) []string {
	var lines []string
	for _, line := range a.Pen.WrapHanging(a.notice.text, a.width-2) {
		lines = append(lines, style.Render(" "+line))
	}
	return lines[:min(len(lines), a.height/2)]
}

// onLastLines lays lines over the last ones of the screen.
func onLastLines(screen, lines []string) []string {
	copy(screen[max(len(screen)-len(lines), 0):], lines)
	return screen
}

// footer shows the most useful keys of the pane, as many as fit. How to leave,
// and the help that leads to all the others, always have their place.
func (a *App) footer() string {
	ranked := slices.DeleteFunc(slices.Clone(a.keys), func(b keys.Binding) bool {
		return b.Rank == 0 || b.In&a.place() == 0 || a.refusal(b.Action, a.place()) != ""
	})
	slices.SortStableFunc(ranked, func(x, y keys.Binding) int { return cmp.Compare(x.Rank, y.Rank) })
	leave := keys.Quit
	if a.sheet != nil {
		leave = keys.Back
	}
	line, last := "", ""
	others := slices.DeleteFunc(ranked, func(b keys.Binding) bool {
		stays := b.Action == leave || b.Action == keys.ShowHelp
		if stays {
			last += a.footerKey(b)
		}
		return stays
	})
	for _, b := range others {
		next := a.footerKey(b)
		if draw.Width(line)+draw.Width(next)+draw.Width(last) >= a.width {
			break
		}
		line += next
	}
	return line + last
}

func (a *App) footerKey(b keys.Binding) string {
	keys, _, _ := strings.Cut(a.keyText(b), " ")
	return " " + a.Pen.Theme.Accent.Render(keys) + " " + a.Pen.Theme.Quiet.Render(a.Pen.Text(b.Short)) + " "
}
