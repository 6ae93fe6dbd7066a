package tui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"duban/model"
	"duban/tui/draw"
)

// stageMark is the mark of a period or milestone, of the same signs as a task's
// status.
func (a *App) stageMark(stage model.Stage) (string, lipgloss.Style) {
	theme := a.Pen.Theme
	marks := []string{"✓", "●", "◐", "○"}
	if a.Pen.ASCII {
		marks = []string{"x", "!", "~", "-"}
	}
	switch stage {
	case model.StageMet:
		return marks[0], theme.Done
	case model.StageShort:
		return marks[1], theme.Overdue
	case model.StageNow:
		return marks[2], theme.Doing
	default:
		return marks[3], theme.Quiet
	}
}

// stripLines draws the periods of a quota: how many are full, short and to come
// in words, then each with its mark, and those not full with their count.
func (a *App) stripLines(task *model.Task, width int) []string {
	strip := a.snapshot.Strip(task, a.today)
	if len(strip) == 0 {
		return nil
	}
	pieces := []string{a.Pen.Theme.Quiet.Render(a.Words.Year.Periods)}
	for _, stage := range []model.Stage{model.StageMet, model.StageShort, model.StageNow, model.StageAhead} {
		count := 0
		for _, period := range strip {
			if period.Stage == stage {
				count++
			}
		}
		if count > 0 {
			mark, style := a.stageMark(stage)
			pieces = append(pieces, style.Render(a.Pen.Text(fmt.Sprintf("%s %s %d", mark, a.Words.Year.Stage(stage), count))))
		}
	}
	lines := flow(a.Pen, pieces, width)
	if task.Quota.Every == model.EveryWeek {
		return append(lines, a.weekLines(strip, width)...)
	}
	var cells []string
	for _, period := range strip {
		mark, style := a.stageMark(period.Stage)
		text := periodLabel(period.Key) + mark
		if period.Stage == model.StageShort {
			text += fmt.Sprintf("%d", len(period.Ticks))
		}
		if period.Now {
			text += fmt.Sprintf("%d/%d", len(period.Ticks), task.Quota.AtLeast)
			style = style.Bold(true)
			text = "[" + text + "]"
		}
		cells = append(cells, style.Render(a.Pen.Text(text)))
	}
	return append(lines, pack(a.Pen, cells, width)...)
}

// weekLines draws a quarter of weeks each as one run of marks.
func (a *App) weekLines(strip []model.PeriodStanding, width int) []string {
	const quarter = 13
	var runs []string
	for chunk := range slices.Chunk(strip, quarter) {
		run := a.Pen.Theme.Quiet.Render(periodLabel(chunk[0].Key)) + " "
		for _, period := range chunk {
			mark, style := a.stageMark(period.Stage)
			if period.Now {
				mark = fmt.Sprintf("[%s%d]", mark, len(period.Ticks))
			}
			run += style.Render(mark)
		}
		runs = append(runs, run)
	}
	return pack(a.Pen, runs, width)
}

// periodLabel leaves the year out of a period's key where it has more: 11, Q4.
func periodLabel(key string) string {
	if _, label, found := strings.Cut(key, "-"); found {
		return label
	}
	return key
}

// pack puts cells next to each other with a single blank between.
func pack(pen draw.Pen, cells []string, width int) []string { return flowWith(pen, cells, " ", width) }

// periodLines tells of each period in which something was counted when, by whom
// and with which note, the latest period first.
func (a *App) periodLines(task *model.Task, width int) []string {
	var lines []string
	for _, period := range slices.Backward(a.snapshot.Strip(task, a.today)) {
		if len(period.Ticks) == 0 {
			continue
		}
		mark, _ := a.stageMark(period.Stage)
		head := fmt.Sprintf("%s %s %d/%d  ", period.Key, mark, len(period.Ticks), task.Quota.AtLeast)
		// Each in a line of its own: a note could go on like the next of a list.
		for _, event := range a.snapshot.TicksIn(task.ID, period) {
			tick := head + a.shortDate(event.On) + " " + a.Pen.Name(event.By) + "  "
			lines = append(lines, a.Pen.WrapUnder(tick, event.Note, width)...)
			head = strings.Repeat(" ", draw.Width(a.Pen.Text(head)))
		}
	}
	return lines
}

// milestoneFacts tells every date of a task that has several, and how far it is.
func (a *App) milestoneFacts(task *model.Task) []string {
	milestones := model.Milestones(task, a.snapshot.State(task.ID), a.today)
	if len(milestones) < 2 {
		return nil
	}
	terms := a.Words.Terms
	var facts []string
	for _, milestone := range milestones {
		mark, style := a.stageMark(milestone.Stage)
		text := mark + " " + a.shortDate(milestone.On)
		switch {
		case milestone.Stage == model.StageMet:
		case milestone.DaysLeft < 0:
			text += " " + fmt.Sprintf(terms.OverdueDays, -milestone.DaysLeft)
		case milestone.DaysLeft == 0:
			text += " " + terms.DueToday
		default:
			text += " " + fmt.Sprintf(terms.DaysLeft, milestone.DaysLeft)
		}
		text += a.wasDue(milestone.Was)
		facts = append(facts, style.Render(a.Pen.Text(text)))
	}
	facts[0] = a.Pen.Theme.Quiet.Render(a.Words.Screen.Detail.Milestones) + " " + facts[0]
	return facts
}

// wasDue tells the deadline before an extension, in brackets.
func (a *App) wasDue(was model.Date) string {
	if was.IsZero() {
		return ""
	}
	return fmt.Sprintf(a.Words.Follow.WasDue, was)
}

// referenceLines tells the document numbers and links of a task's notes, whole,
// so that they can be copied.
func (a *App) referenceLines(task *model.Task, width int) []string {
	var lines []string
	seen := map[model.Reference]bool{}
	for _, event := range slices.Backward(a.snapshot.Notes(task.ID)) {
		for _, reference := range model.References(event.Note) {
			if seen[reference] {
				continue
			}
			seen[reference] = true
			name := a.Words.Follow.Document
			if reference.Kind == model.ReferenceLink {
				name = a.Words.Follow.Link
			}
			lines = append(lines, a.Pen.Wrap(name+" "+reference.Text, width)...)
		}
	}
	return lines
}

// eventDetail tells an event with the day that it is about: 计次 2021-11-22,
// 延期 2021-11-20 → 2021-12-31.
func (a *App) eventDetail(event model.Event) string {
	words := a.eventWords(event)
	switch event.Kind {
	case model.KindTick:
		return words + " " + event.On.String()
	case model.KindExtend:
		return words + " " + fmt.Sprintf(a.Words.Year.Moved, a.dueOrNone(event.Was), event.On)
	}
	return words
}
