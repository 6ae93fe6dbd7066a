package report

import (
	"fmt"
	"strings"

	"duban/model"
	"duban/tui/words"
)

// ListJSON prints tasks as a JSON array.
func (r Report) ListJSON(snapshot *model.Snapshot, tasks []*model.Task) error {
	return WriteJSON(r.Out, func(w *JSONWriter) {
		w.List(func() {
			for _, task := range tasks {
				w.Value(taskToJSON(snapshot, task, r.Today))
			}
		})
	})
}

// List prints tasks, one per line.
func (r Report) List(snapshot *model.Snapshot, tasks []*model.Task) {
	if len(tasks) == 0 {
		r.Line(r.Text.NoTasks)
		return
	}
	rows := make([][]string, 0, len(tasks))
	for _, task := range tasks {
		rows = append(rows, r.taskRow(snapshot, task, snapshot.TaskProgress(task, r.Today)))
	}
	r.Table(rows)
}

// section prints tasks under a heading; nothing if there are none.
func (r Report) section(snapshot *model.Snapshot, heading string, tasks []*model.Task) {
	r.sectionAs(snapshot, heading, tasks, func(task *model.Task) model.TaskProgress { return snapshot.TaskProgress(task, r.Today) })
}

// sectionAs is section with the standing that each task is printed with.
func (r Report) sectionAs(
	snapshot *model.Snapshot, heading string, tasks []*model.Task, standing func(*model.Task) model.TaskProgress,
) {
	if len(tasks) == 0 {
		return
	}
	r.Line()
	r.Line(heading)
	var rows [][]string
	for _, task := range tasks {
		rows = append(rows, append([]string{""}, r.taskRow(snapshot, task, standing(task))...))
	}
	r.Table(rows)
}

// taskRow returns the columns of a list: number, status, deadline and quota,
// offices, text.
func (r Report) taskRow(snapshot *model.Snapshot, task *model.Task, standing model.TaskProgress) []string {
	offices := words.Acting(task)
	if r.Width > 0 {
		offices = r.Pen.Cut(offices, r.Width/5) // leave most of the line to the text
	}
	dueAndQuota := r.dueAndQuota(task, standing)
	status := r.Words.Terms.Status(standing.Status)
	if parts := r.partCount(snapshot, task); parts != "" {
		status += " " + parts
	}
	if !standing.Status.IsClosed() {
		state := snapshot.State(task.ID)
		if len(state.Returned) > 0 {
			status += " " + r.Words.Terms.Returned
		}
		if times := state.TimesUrged(); times > 0 {
			status += " " + fmt.Sprintf(r.Words.Urging.Short, times)
		}
	}
	return []string{
		snapshot.Name(task.ID), status, strings.Join(dueAndQuota, " "), offices, task.Text,
	}
}

// partCount returns how many of the offices that lead a task have done their part: 3/8.
// It is empty where fewer than two lead, and once the task is closed.
func (r Report) partCount(snapshot *model.Snapshot, task *model.Task) string {
	if len(task.Lead) < 2 && len(task.Classes) == 0 {
		return ""
	}
	parts := snapshot.Parts(task)
	count := model.LeadParts(parts)
	if count.Total == 0 || snapshot.State(task.ID).Status.IsClosed() {
		return ""
	}
	text := doneOfTotal(count)
	if snapshot.AwaitsClosing(task, parts) {
		text += " " + r.Words.Terms.AwaitsClosing
	}
	return text
}

func (r Report) deadline(task *model.Task, standing model.TaskProgress) []string {
	terms := r.Words.Terms
	if standing.Due.IsZero() {
		if task.Ongoing {
			return []string{terms.Ongoing}
		}
		return nil
	}
	date := standing.Due.String()
	switch {
	case task.Ongoing:
		return []string{date, terms.Ongoing}
	case standing.Overdue:
		return []string{date, fmt.Sprintf(terms.OverdueDays, -standing.DaysLeft)}
	case standing.DueSoon && standing.DaysLeft == 0:
		return []string{date, terms.DueToday}
	case standing.DueSoon:
		return []string{date, fmt.Sprintf(terms.DaysLeft, standing.DaysLeft)}
	}
	return []string{date}
}

func (r Report) quota(task *model.Task, standing model.TaskProgress) []string {
	if task.Quota == nil {
		return nil
	}
	terms := r.Words.Terms
	parts := []string{fmt.Sprintf(terms.QuotaCount, standing.Period.Key, standing.Ticks, task.Quota.AtLeast)}
	if pace := r.Words.Pace(standing); pace != "" {
		parts = append(parts, pace)
	}
	return parts
}
