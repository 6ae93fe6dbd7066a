package tui

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"duban/model"
)

// longestDay is how many characters a typed date can have.
const longestDay = 32

// taskToChange returns the task under the cursor; nil, and the last line says why,
// if there is none or nothing may be changed.
func (a *App) taskToChange() *model.Task {
	task := a.task()
	if task == nil {
		a.alarm(a.Words.Screen.Notice.NoTask)
		return nil
	}
	if !a.canWrite() {
		return nil
	}
	return task
}

// startTick asks when the task under the cursor was met once more, and for a
// note or document number.
func (a *App) startTick() {
	task := a.taskToChange()
	if task == nil {
		return
	}
	if task.Quota == nil {
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
				if day, err = model.TypedDate(text, a.snapshot.Plan.YearAt(a.today)); err != nil {
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
	task := a.taskToChange()
	if task == nil {
		return
	}
	due := model.DueOf(task, a.snapshot.State(task.ID))
	in := newInput(due.String(), longestDay)
	in.proposed = true
	a.ask(&prompt{
		label: fmt.Sprintf(a.Words.Follow.ExtendDay, a.name(task.ID), a.dueOrNone(due)), input: in,
		enter: func(text string) (tea.Cmd, error) {
			day, err := model.TypedDate(text, a.today.Year)
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
		return a.enqueue(write{kind: kind, changes: []model.Change{asked}, draft: a.takeDraft(key, text)}), nil
	})
}

func (a *App) dueOrNone(due model.Date) string {
	if due.IsZero() {
		return a.Words.Year.NoDue
	}
	return due.String()
}
