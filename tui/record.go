package tui

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
)

// longestDay is how many characters a typed date can have.
const longestDay = 32

// startTick asks when the task under the cursor was met once more, and for a
// note or document number.
func (a *App) startTick() {
	task := a.task()
	switch {
	case task == nil:
		a.alarm(a.Words.Screen.Notice.NoTask)
		return
	case !a.canWrite():
		return
	case task.Quota == nil:
		a.alarm(fmt.Sprintf(a.Words.Follow.NoQuota, a.name(task.ID)))
		return
	}
	in := newInput(a.today.String(), longestDay)
	in.proposed = true
	a.ask(&prompt{
		label: fmt.Sprintf(a.Words.Follow.TickDay, a.name(task.ID)), input: in,
		enter: func(text string) (tea.Cmd, error) {
			day := a.today
			if strings.TrimSpace(text) != "" {
				var err error
				if day, err = typedDay(text, yearOf(a.snapshot.Plan, a.today)); err != nil {
					return nil, err
				}
			}
			if _, err := a.snapshot.TickChange(task, day, a.today, ""); err != nil {
				return nil, err
			}
			a.askTickNote(task, day)
			return nil, nil
		},
	})
}

func (a *App) askTickNote(task *model.Task, day model.Date) {
	label := fmt.Sprintf(a.Words.Follow.TickNote, a.name(task.ID), a.shortDate(day))
	a.askChange(model.KindTick, task, label, func(note string) (model.Change, error) {
		return a.snapshot.TickChange(task, day, a.today, note)
	})
}

// startExtend asks for a later deadline of the task under the cursor, and why.
func (a *App) startExtend() {
	task := a.task()
	switch {
	case task == nil:
		a.alarm(a.Words.Screen.Notice.NoTask)
		return
	case !a.canWrite():
		return
	}
	due := model.DueOf(task, a.snapshot.State(task.ID))
	in := newInput(due.String(), longestDay)
	in.proposed = true
	a.ask(&prompt{
		label: fmt.Sprintf(a.Words.Follow.ExtendDay, a.name(task.ID), a.dueOrNone(due)), input: in,
		enter: func(text string) (tea.Cmd, error) {
			day, err := typedDay(text, a.today.Year)
			if err != nil {
				return nil, err
			}
			// Any reason will do to ask whether the day can be.
			if _, err = model.ExtendChange(task, a.snapshot.State(task.ID), day, text); err != nil {
				return nil, err
			}
			a.askReason(task, day)
			return nil, nil
		},
	})
}

func (a *App) askReason(task *model.Task, day model.Date) {
	label := fmt.Sprintf(a.Words.Follow.ExtendReason, a.name(task.ID), day)
	a.askChange(model.KindExtend, task, label, func(reason string) (model.Change, error) {
		return model.ExtendChange(task, a.snapshot.State(task.ID), day, reason)
	})
}

// askChange asks for the text of a change of a task, which may be empty as far
// as the change allows that.
func (a *App) askChange(kind model.Kind, task *model.Task, label string, change func(text string) (model.Change, error)) {
	key := draftKey(kind, task.ID)
	a.askText(key, label, func(text string) (tea.Cmd, error) {
		note := ""
		if strings.TrimSpace(text) != "" {
			var err error
			if note, err = model.CleanNote(text); err != nil {
				return nil, err
			}
		}
		asked, err := change(note)
		if err != nil {
			return nil, err
		}
		delete(a.drafts, key)
		return a.enqueue(write{kind: kind, changes: []model.Change{asked}, draft: draft{key, text}}), nil
	})
}

func (a *App) dueOrNone(due model.Date) string {
	if due.IsZero() {
		return a.Words.Year.NoDue
	}
	return due.String()
}

func yearOf(plan *model.Plan, today model.Date) int {
	if plan.Year == 0 {
		return today.Year
	}
	return plan.Year
}

// typedDay reads a day as people type it: 2021-11-22, 20211122, 11-22 or
// 11月22日 of the year given, in full-width figures as well. The error is a
// *model.DateError.
func typedDay(text string, year int) (model.Date, error) {
	var parts []string
	inside := false
	for _, r := range strings.TrimSpace(text) {
		r = halfWidth(r)
		switch {
		case '0' <= r && r <= '9' && inside:
			parts[len(parts)-1] += string(r)
		case '0' <= r && r <= '9':
			parts, inside = append(parts, string(r)), true
		case strings.ContainsRune("-/.年月日号。 ", r):
			inside = false
		default:
			return model.Date{}, &model.DateError{Text: text}
		}
	}
	if len(parts) == 1 && len(parts[0]) == len("20211122") {
		parts = []string{parts[0][:4], parts[0][4:6], parts[0][6:]}
	}
	if len(parts) == 1 && len(parts[0]) == len("1122") {
		parts = []string{parts[0][:2], parts[0][2:]}
	}
	if len(parts) == 2 {
		parts = append([]string{fmt.Sprintf("%04d", year)}, parts...)
	}
	if len(parts) != 3 || len(parts[0]) != 4 || len(parts[1]) > 2 || len(parts[2]) > 2 {
		return model.Date{}, &model.DateError{Text: text}
	}
	day, err := model.ParseDate(fmt.Sprintf("%s-%02s-%02s", parts[0], parts[1], parts[2]))
	if err != nil {
		return model.Date{}, &model.DateError{Text: text}
	}
	return day, nil
}
