package tui

import (
	"fmt"
	"slices"

	"duban/model"
	"duban/tui/keys"
)

// targets returns what a key acts on: the marked tasks that are shown, or the
// one under the cursor if none is marked. Marked tasks that the filter hides
// are left alone, as nobody sees them. It is empty, and the last line says why,
// if there is nothing to act on.
func (a *App) targets() []*model.Task {
	if a.countMarked() > 0 {
		shown := slices.DeleteFunc(slices.Clone(a.shown), func(t *model.Task) bool { return !a.marked[t.ID] })
		if len(shown) == 0 {
			a.alarm(a.Words.Follow.AllHidden)
		}
		return shown
	}
	task := a.task()
	if task == nil {
		a.alarm(a.Words.Screen.Notice.NoTask)
		return nil
	}
	return []*model.Task{task}
}

// countMarked counts the marked tasks that the plan has.
func (a *App) countMarked() int {
	count := 0
	for id := range a.marked {
		if a.snapshot.Task(id) != nil {
			count++
		}
	}
	return count
}

// toggleMarks marks the task under the cursor or all that are shown; what is
// marked already, all of it, loses its marks.
func (a *App) toggleMarks(does keys.Action) {
	tasks := a.shown
	if does == keys.SelectTask {
		task := a.task()
		if task == nil {
			a.alarm(a.Words.Screen.Notice.NoTask)
			return
		}
		tasks = []*model.Task{task}
	}
	unmarked := slices.ContainsFunc(tasks, func(t *model.Task) bool { return !a.marked[t.ID] })
	for _, task := range tasks {
		if unmarked {
			a.marked[task.ID] = true
		} else {
			delete(a.marked, task.ID)
		}
	}
}

// unmark takes the marks from what has been done, and from what was done already:
// they have served, and the next key must not reopen what nobody looks at.
func (a *App) unmark(done write) {
	if done.kind != model.KindMark && done.kind != model.KindNote {
		return
	}
	for _, change := range done.changes {
		delete(a.marked, change.Task)
	}
	for _, task := range done.spared {
		delete(a.marked, task)
	}
}

// markedWords tells how many tasks are marked, and how many of these the filter
// hides; empty if none is.
func (a *App) markedWords() string {
	count := a.countMarked()
	if count == 0 {
		return ""
	}
	text := fmt.Sprintf(a.Words.Follow.Marked, count)
	hidden := count
	for _, task := range a.shown {
		if a.marked[task.ID] {
			hidden--
		}
	}
	if hidden > 0 {
		text += fmt.Sprintf(a.Words.Follow.MarkedHidden, hidden)
	}
	return text
}

// markSign stands behind the status of a marked task.
func (a *App) markSign(task *model.Task) string {
	if !a.marked[task.ID] {
		return " "
	}
	return a.chosenSign()
}

func (a *App) chosenSign() string {
	if a.Pen.ASCII {
		return "*"
	}
	return "◆"
}

// names tells which tasks are meant: the number of one, or how many.
func (a *App) names(tasks []*model.Task) string {
	if len(tasks) == 1 {
		return a.name(tasks[0].ID)
	}
	return fmt.Sprintf(a.Words.Screen.Notice.Several, len(tasks))
}
