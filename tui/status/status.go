// Package status is the header and the four status panels at the top of the
// screen, which fold into one line in a small window. They hold no state.
package status

import (
	"fmt"
	"slices"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"duban/model"
	"duban/tui/board"
	"duban/tui/draw"
	"duban/tui/keys"
	"duban/tui/layout"
)

// Header draws the product, the plan, the user and the day. who is the user and
// the machine.
func Header(b *board.Board, who string) string {
	switch role := b.Role(); {
	case role != "":
		who = role + "  " + who
	case b.ReadOnly:
		who = b.Words.Screen.ReadOnly + "  " + who
	}
	pen := b.Pen
	right := pen.Cut(who, b.Width/3) + "  " + b.Today.String() + " "
	name := " " + b.Words.Terms.Product + "  "
	plan := b.Snapshot.Plan.Name()
	switch {
	case !b.HasPlan():
		plan = b.Words.Screen.Plans.NoPlan
	case b.Snapshot.IsSample():
		plan = b.Words.Screen.Plans.SampleTitle + plan
	}
	title := pen.Cell(plan, b.Width-draw.Width(name)-draw.Width(right)-1)
	return pen.Theme.Accent.Render(name) + pen.Theme.Title.Render(title) + " " + pen.Theme.Quiet.Render(right)
}

// View draws the panels.
func View(b *board.Board) []string {
	if !b.Layout.Panels {
		return []string{folded(b)}
	}
	titles := b.Words.Screen.Panels
	panels := []struct {
		title string
		share int // of 120 columns
		lines func(b *board.Board, width int) []string
	}{
		{titles.Done, 25, donePanel},
		{titles.Due, 31, duePanel},
		{titles.Quota, 26, quotaPanel},
		{titles.Changes, 38, changesPanel},
	}
	rest := b.Width
	var row []string
	for i, panel := range panels {
		width := b.Width * panel.share / 120
		if i == len(panels)-1 {
			width = rest
		}
		box := b.Pen.Box(draw.Box{
			Title: b.Pen.Theme.Title.Render(panel.title), Width: width, Height: layout.PanelRows, Lines: panel.lines(b, width-2),
		})
		row = draw.Beside(row, b.Width-rest, box)
		rest -= width
	}
	return row
}

func donePanel(b *board.Board, width int) []string {
	p := b.Progress
	line := fmt.Sprintf(b.Words.Screen.Panels.Percent, p.Done, p.Total, board.Percent(p.Done, p.Total))
	waiting := submitted(b, " ")
	return []string{
		" " + b.Pen.Cut(line, width-2),
		waiting + " " + b.Pen.Meter(p.Done, p.Total, width-2-draw.Width(waiting)),
	}
}

// submitted draws how many tasks wait to be accepted, after a gap; empty where no task can.
func submitted(b *board.Board, gap string) string {
	if !b.HasSubmitted() {
		return ""
	}
	return gap + count(b, b.Words.Terms.Submitted, b.Progress.ToAccept, dueSoon)
}

func duePanel(b *board.Board, width int) []string {
	p, labels := b.Progress, b.Words.Screen.Panels
	counts := " " + count(b, b.Words.Terms.Overdue, p.Overdue, overdue) + "   " +
		count(b, labels.Within30, p.DueSoon, dueSoon)
	next := labels.NothingDue
	if p.NextDue != nil {
		next = fmt.Sprintf(labels.NextDue, b.Name(p.NextDue.ID), b.ShortDate(p.NextDueOn))
	}
	return []string{counts, " " + b.Pen.Cut(next, width-2)}
}

func overdue(t draw.Tints) lipgloss.Style { return t.Overdue }
func dueSoon(t draw.Tints) lipgloss.Style { return t.DueSoon }
func behind(t draw.Tints) lipgloss.Style  { return t.Behind }

// count draws a figure, with a bullet and a tint unless it is 0.
func count(b *board.Board, name string, n int, tint func(draw.Tints) lipgloss.Style) string {
	text := b.Pen.Text(fmt.Sprintf("%s %d", name, n))
	if n == 0 {
		return b.Pen.Theme.Quiet.Render(text)
	}
	return tint(b.Pen.Theme.Marks).Render(b.Pen.Bullet()) + tint(b.Pen.Theme.Tints).Render(" "+text)
}

func quotaPanel(b *board.Board, width int) []string {
	p, labels := b.Progress, b.Words.Screen.Panels
	if p.Quotas == 0 {
		return []string{" " + b.Pen.Cut(labels.NoQuota, width-2)}
	}
	figures := fmt.Sprintf(labels.Quotas, p.Quotas, p.Behind)
	if p.Ahead > 0 {
		figures += fmt.Sprintf(labels.QuotasAhead, p.Ahead)
	}
	head := " " + b.Pen.Cut(figures, width-2)
	if p.Behind > 0 {
		head = b.Pen.Theme.Behind.Render(head)
	}
	return []string{head, " " + b.Pen.Cut(quotaToWatch(b), width-2)}
}

// quotaToWatch returns the first quota that is behind, or else the first that is
// not met in its period yet.
func quotaToWatch(b *board.Board) string {
	unmet := ""
	for i := range b.Snapshot.Plan.Tasks {
		task := &b.Snapshot.Plan.Tasks[i]
		if task.Quota == nil {
			continue
		}
		standing := b.Standing(task)
		line := fmt.Sprintf("%s. %s", b.Name(task.ID), b.QuotaCount(task, standing))
		if standing.Behind {
			return line
		}
		if unmet == "" && standing.Status != model.Done && standing.Ticks < task.Quota.AtLeast {
			unmet = line
		}
	}
	return unmet
}

func changesPanel(b *board.Board, width int) []string {
	var lines []string
	for _, event := range slices.Backward(b.Snapshot.Log) {
		if len(lines) == layout.PanelRows-2 {
			break
		}
		what := b.EventName(event)
		if event.AboutTask() != "" {
			what += " " + b.Name(event.Task)
		}
		line := fmt.Sprintf("%s %s %s", b.ShortTime(event), b.Pen.Cut(b.Pen.Name(event.By), 16), what)
		lines = append(lines, " "+b.Pen.Cut(line, width-2))
	}
	if len(lines) == 0 {
		lines = []string{" " + b.Words.Screen.Panels.NoChanges}
	}
	return lines
}

// folded draws the panels in one line.
func folded(b *board.Board) string {
	if filter := b.FilterWords(); filter != "" && !b.Layout.Sidebar && b.Focus&keys.Lists != 0 {
		// The open drawer leaves no room for the filter above the tasks.
		figures := fmt.Sprintf("   %d/%d", len(b.Shown), len(b.Snapshot.Plan.Tasks))
		return b.Pen.Theme.Title.Render(" " + b.Pen.Cut(filter, b.Width-draw.Width(figures)-2) + figures)
	}
	p, terms := b.Progress, b.Words.Terms
	const gap = "   "
	done := " " + b.Pen.Text(fmt.Sprintf(b.Words.Screen.Panels.Folded, p.Done, p.Total)) + " "
	rest := fmt.Sprintf(" %d%%", board.Percent(p.Done, p.Total)) + submitted(b, gap) +
		gap + count(b, terms.Overdue, p.Overdue, overdue) +
		gap + count(b, terms.DueSoon, p.DueSoon, dueSoon) +
		gap + count(b, terms.Behind, p.Behind, behind)
	room := b.Width - draw.Width(done) - draw.Width(rest) - 1
	bar := b.Pen.Meter(p.Done, p.Total, max(min(room, b.Width/4), 0))
	return ansi.Truncate(draw.Fill(done+bar+rest, b.Width), b.Width, b.Pen.Ellipsis())
}
