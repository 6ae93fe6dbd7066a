package taskview

import (
	"cmp"
	"fmt"

	"github.com/charmbracelet/lipgloss"

	"duban/model"
	"duban/tui/board"
)

// Due is the last column of a task's row.
type Due struct {
	Text  string
	Style lipgloss.Style
}

// DueToday returns in a few words when a task is due, or how far its quota is.
func DueToday(b *board.Board, task *model.Task) Due { return dueCell(b, task, b.Standing(task)) }

// DueIn returns how far the quota of a task is in a month, or else when the task
// is due.
func DueIn(b *board.Board, month model.Month, task *model.Task) Due {
	standing := b.Snapshot.TaskProgressIn(month, task, b.Today)
	if task.Quota == nil || !month.Contains(standing.Period.To) {
		return DueToday(b, task)
	}
	style := b.Pen.Theme.Quiet
	if standing.Ticks < task.Quota.AtLeast && !standing.Period.From.After(b.Today) {
		style = b.Pen.Theme.Behind
	}
	return Due{b.QuotaCount(task, standing), style}
}

func dueCell(b *board.Board, task *model.Task, standing model.TaskProgress) Due {
	terms, theme := b.Words.Terms, b.Pen.Theme
	switch {
	case standing.Status == model.Cancelled:
		return Due{terms.Cancelled, theme.Quiet}
	case standing.Status == model.Done:
		state := b.Snapshot.State(task.ID)
		day := cmp.Or(state.DoneOn, model.DateOf(state.DoneAt))
		return Due{fmt.Sprintf(b.Words.Screen.Panes.Settled, day.String()[len("2006-"):]), theme.Quiet}
	case standing.Overdue:
		return Due{fmt.Sprintf(terms.OverdueDays, -standing.DaysLeft), theme.Overdue}
	case standing.Status == model.Submitted: // whose mark is that of a task in progress
		return Due{terms.Submitted, theme.DueSoon}
	case standing.DueSoon && standing.DaysLeft == 0:
		return Due{terms.DueToday, theme.DueSoon}
	case standing.DueSoon:
		return Due{fmt.Sprintf(terms.DaysLeft, standing.DaysLeft), theme.DueSoon}
	case !standing.Due.IsZero():
		return Due{b.ShortDate(standing.Due), theme.Quiet}
	case task.Quota != nil && standing.Behind:
		// The word is for screens without colours; the detail names the period.
		return Due{fmt.Sprintf(terms.QuotaCount, terms.Behind, standing.Ticks, task.Quota.AtLeast), theme.Behind}
	case task.Quota != nil && standing.Ahead:
		return Due{fmt.Sprintf(terms.QuotaCount, terms.Ahead, standing.Ticks, task.Quota.AtLeast), theme.Done}
	case task.Quota != nil:
		return Due{b.QuotaCount(task, standing), theme.Quiet}
	case task.Ongoing:
		return Due{terms.Ongoing, theme.Quiet}
	}
	return Due{"", lipgloss.NewStyle()}
}
