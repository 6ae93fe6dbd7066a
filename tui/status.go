package tui

import (
	"fmt"
	"slices"
	"time"

	"github.com/charmbracelet/x/ansi"

	"duban/model"
	"duban/tui/draw"
	"duban/tui/keys"
)

// status4 draws the four status panels, in frames or folded into one line.
func (a *App) status4() []string {
	if !a.layout.panels {
		return []string{a.foldedStatus()}
	}
	titles := a.Words.Screen.Panels
	panels := []struct {
		title string
		share int // of 120 columns
		lines func(width int) []string
	}{
		{titles.Done, 25, a.donePanel},
		{titles.Due, 31, a.duePanel},
		{titles.Quota, 26, a.quotaPanel},
		{titles.Changes, 38, a.changesPanel},
	}
	rest := a.width
	var row []string
	for i, panel := range panels {
		width := a.width * panel.share / 120
		if i == len(panels)-1 {
			width = rest
		}
		box := a.Pen.Box(draw.Box{
			Title: a.Pen.Theme.Title.Render(panel.title), Width: width, Height: panelRows, Lines: panel.lines(width - 2),
		})
		row = draw.Beside(row, a.width-rest, box)
		rest -= width
	}
	return row
}

// percent is how many of all are done; 0 of nothing.
func percent(done, total int) int {
	if total == 0 {
		return 0
	}
	return model.Count{Done: done, Total: total}.Rate()
}

func (a *App) donePanel(width int) []string {
	p := a.progress
	line := fmt.Sprintf(a.Words.Screen.Panels.Percent, p.Done, p.Total, percent(p.Done, p.Total))
	return []string{
		" " + a.Pen.Cut(line, width-2),
		" " + a.Pen.Theme.Done.Render(a.Pen.Bar(p.Done, p.Total, width-2)),
	}
}

func (a *App) duePanel(width int) []string {
	p, said := a.progress, a.Words.Screen.Panels
	counts := " " + a.count(a.Words.Terms.Overdue, p.Overdue, a.Pen.Theme.Overdue.Render) + "   " +
		a.count(said.Within30, p.DueSoon, a.Pen.Theme.DueSoon.Render)
	next := said.NothingDue
	if p.NextDue != nil {
		next = fmt.Sprintf(said.NextDue, p.NextDue.Number, a.shortDate(p.NextDueOn))
	}
	return []string{counts, " " + a.Pen.Cut(next, width-2)}
}

// count draws a figure; it stands out only if there is something to count.
func (a *App) count(name string, n int, render func(...string) string) string {
	text := a.Pen.Text(fmt.Sprintf("%s %d", name, n))
	if n == 0 {
		return a.Pen.Theme.Quiet.Render(text)
	}
	return render(a.bullet() + " " + text)
}

func (a *App) quotaPanel(width int) []string {
	p, said := a.progress, a.Words.Screen.Panels
	if p.Quotas == 0 {
		return []string{" " + a.Pen.Cut(said.NoQuota, width-2)}
	}
	head := " " + a.Pen.Cut(fmt.Sprintf(said.Quotas, p.Quotas, p.Behind), width-2)
	if p.Behind > 0 {
		head = a.Pen.Theme.Behind.Render(head)
	}
	return []string{head, " " + a.Pen.Cut(a.quotaToWatch(), width-2)}
}

// quotaToWatch tells the quota that is behind, or else the first that is not
// yet met in its period.
func (a *App) quotaToWatch() string {
	told := ""
	for i := range a.snapshot.Plan.Tasks {
		task := &a.snapshot.Plan.Tasks[i]
		if task.Quota == nil {
			continue
		}
		standing := a.snapshot.Standing(task, a.today)
		line := fmt.Sprintf("%s. %s", task.Number, a.quotaCount(task, standing))
		if standing.Behind {
			return line
		}
		if told == "" && standing.Status != model.Done && standing.Ticks < task.Quota.AtLeast {
			told = line
		}
	}
	return told
}

// quotaCount tells how often a quota was met in its period: 本月 1/2.
func (a *App) quotaCount(task *model.Task, standing model.Standing) string {
	terms := a.Words.Terms
	period := standing.Period.Key
	if standing.Period.Holds(a.today) {
		period = terms.Every(task.Quota.Every)
	}
	return fmt.Sprintf(terms.QuotaCount, period, standing.Ticks, task.Quota.AtLeast)
}

func (a *App) changesPanel(width int) []string {
	var lines []string
	for _, event := range slices.Backward(a.snapshot.Log) {
		if len(lines) == panelRows-2 {
			break
		}
		what := a.eventWords(event)
		if event.Task != "" {
			what += " " + a.name(event.Task)
		}
		line := fmt.Sprintf("%s %s %s", a.shortTime(event), a.Pen.Cut(a.Pen.Name(event.By), 16), what)
		lines = append(lines, " "+a.Pen.Cut(line, width-2))
	}
	if len(lines) == 0 {
		lines = []string{" " + a.Words.Screen.Panels.NoChanges}
	}
	return lines
}

// foldedStatus is the panels in one line, for small windows.
func (a *App) foldedStatus() string {
	if words := a.filterWords(); words != "" && !a.layout.sided && a.focus&keys.Lists != 0 {
		// The open drawer leaves no room for them above the tasks.
		figures := fmt.Sprintf("   %d/%d", len(a.shown), len(a.snapshot.Plan.Tasks))
		return a.Pen.Theme.Title.Render(" " + a.Pen.Cut(words, a.width-draw.Width(figures)-2) + figures)
	}
	p, terms := a.progress, a.Words.Terms
	theme, gap := a.Pen.Theme, "   "
	done := " " + a.Pen.Text(fmt.Sprintf(a.Words.Screen.Panels.Folded, p.Done, p.Total)) + " "
	rest := fmt.Sprintf(" %d%%", percent(p.Done, p.Total)) +
		gap + a.count(terms.Overdue, p.Overdue, theme.Overdue.Render) +
		gap + a.count(terms.DueSoon, p.DueSoon, theme.DueSoon.Render) +
		gap + a.count(terms.Behind, p.Behind, theme.Behind.Render)
	room := a.width - draw.Width(done) - draw.Width(rest) - 1
	bar := a.Pen.Bar(p.Done, p.Total, max(min(room, a.width/4), 0))
	return ansi.Truncate(draw.Fill(done+theme.Done.Render(bar)+rest, a.width), a.width, a.Pen.Ellipsis())
}

// shortTime is the time of an event today, or its day.
func (a *App) shortTime(event model.Event) string {
	if day := model.DateOf(event.At); day != a.today {
		return a.shortDate(day)
	}
	return event.At.In(model.China()).Format("15:04")
}

// shortDate leaves out the year if it is this one.
func (a *App) shortDate(day model.Date) string {
	if day.Year == a.today.Year {
		return day.String()[len("2006-"):]
	}
	return day.String()
}

// eventTime is a time as the history tells it, in China.
func (a *App) eventTime(at time.Time) string {
	return a.shortDate(model.DateOf(at)) + at.In(model.China()).Format(" 15:04")
}
