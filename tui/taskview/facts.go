package taskview

import (
	"fmt"
	"slices"
	"strings"

	"duban/model"
	"duban/tui/board"
)

// factGap is between two facts on a line.
const factGap = "   "

// Facts returns lines on who acts, until when, how often, and how far the task
// is.
func Facts(b *board.Board, task *model.Task, width int) []string {
	return b.Pen.Flow(facts(b, task), factGap, width)
}

// facts draws each fact by itself.
func facts(b *board.Board, task *model.Task) []string {
	labels, standing := b.Words.Screen.Detail, b.Standing(task)
	var all []string
	for _, role := range []struct {
		name    string
		offices []string
	}{{labels.Lead, task.Lead}, {labels.Assist, task.Assist}} {
		if len(role.offices) > 0 {
			all = append(all, fact(b, role.name, b.Pen.Text(withReach(b, task, role.offices))))
		}
	}
	if task.ByMatter {
		all = append(all, b.Pen.Theme.Quiet.Render(b.Pen.Text(labels.ByMatter)))
	}
	values := b.Snapshot.Plan.ValuesOf(task, b.Snapshot.State(task.ID))
	for _, field := range []model.Field{model.FieldLeaders, model.FieldPeople, model.FieldSource} {
		if text := b.Words.FieldText(values, field); text != "" {
			all = append(all, fact(b, b.Words.FieldName(field), b.Pen.Text(text)))
		}
	}
	all = append(all, dueFacts(b, task, standing)...)
	return append(all, statusFacts(b, task, standing)...)
}

func fact(b *board.Board, name, value string) string {
	return b.Pen.Theme.Quiet.Render(name) + " " + value
}

// statusFacts returns the status, and who verified it.
func statusFacts(b *board.Board, task *model.Task, standing model.TaskProgress) []string {
	labels := b.Words.Screen.Detail
	mark, style := StatusMark(b, task, standing)
	status, _ := b.Status(task.ID)
	text, state := mark+" "+b.Words.Terms.Status(status), b.Snapshot.State(task.ID)
	isDone := status == model.Done && !state.DoneAt.IsZero()
	if isDone {
		when := b.EventTime(state.DoneAt)
		if state.DoneOn != model.DateOf(state.DoneAt) {
			when = b.ShortDate(state.DoneOn)
		}
		text += " " + fmt.Sprintf(labels.DoneBy, b.Pen.Name(state.DoneBy), when)
	}
	all := []string{fact(b, labels.Status, b.Pen.Theme.Text(style).Render(b.Pen.Text(text)))}
	if isDone && state.VerifiedBy != "" {
		by := fmt.Sprintf(labels.DoneBy, b.Pen.Name(state.VerifiedBy), b.EventTime(state.VerifiedAt))
		all = append(all, fact(b, b.Words.Terms.Verified, b.Pen.Theme.Text(style).Render(b.Pen.Text(by))))
	}
	return all
}

// withReach lists offices, each class with how many offices it reaches.
func withReach(b *board.Board, task *model.Task, offices []string) string {
	names := make([]string, len(offices))
	for i, name := range offices {
		names[i] = name
		if !slices.Contains(task.Classes, name) {
			continue
		}
		reached := 0
		for _, office := range b.Snapshot.Offices {
			if model.ClassReaches(name, office) {
				reached++
			}
		}
		if reached > 0 { // a class of others, such as all township clinics, reaches no office of the plan
			names[i] += "(" + b.Words.Screen.Detail.Reaches.Of(reached) + ")"
		}
	}
	return strings.Join(names, b.Words.Errors.ListSeparator)
}

// dueFacts returns the deadline, its milestones and words, and the quota.
func dueFacts(b *board.Board, task *model.Task, standing model.TaskProgress) []string {
	labels, terms := b.Words.Screen.Detail, b.Words.Terms
	var all []string
	if !standing.Due.IsZero() {
		value := standing.Due.String()
		if extensions := b.Snapshot.Extensions(task.ID); len(extensions) > 0 {
			value += b.Pen.Text(wasDue(b, extensions[0].Was))
		}
		switch due := dueCell(b, task, standing); {
		case standing.Overdue || standing.DueSoon && standing.Status != model.Submitted:
			value += " " + due.Style.Render(due.Text)
		case !standing.Status.IsClosed() && standing.DaysLeft >= 0: // past, while it waits to be accepted
			value += " " + fmt.Sprintf(terms.DaysLeft, standing.DaysLeft)
		}
		all = append(all, fact(b, labels.Due, value))
	}
	all = append(all, milestoneFacts(b, task)...)
	if task.Ongoing {
		all = append(all, fact(b, labels.Due, terms.Ongoing))
	}
	if task.DueWords != "" {
		all = append(all, fact(b, labels.DueWords, b.Pen.Text(task.DueWords)))
	}
	return append(all, quotaFacts(b, task, standing)...)
}

// quotaFacts returns the quota and what is missing.
func quotaFacts(b *board.Board, task *model.Task, standing model.TaskProgress) []string {
	if task.Quota == nil {
		return nil
	}
	theme := b.Pen.Theme
	value := b.Pen.Text(task.Quota.Words + " " + b.QuotaCount(task, standing))
	switch {
	case standing.Behind:
		value += " " + theme.Behind.Render(b.Words.Behind(standing))
	case standing.Ahead:
		value += " " + theme.Done.Render(b.Words.Terms.Ahead)
	}
	all := []string{fact(b, b.Words.Screen.Detail.Quota, value)}
	if standing.Status == model.Done && standing.UnmetPeriods > 0 {
		all = append(all, theme.Behind.Render(b.Pen.Text(b.Words.Year.Missing.Of(standing.UnmetPeriods))))
	}
	return all
}

// milestoneFacts returns every date of a task that has several, and how far each
// is.
func milestoneFacts(b *board.Board, task *model.Task) []string {
	milestones := model.Milestones(task, b.Snapshot.State(task.ID), b.Today)
	if len(milestones) < 2 {
		return nil
	}
	terms := b.Words.Terms
	var all []string
	for _, milestone := range milestones {
		mark, style := StageMark(b.Pen, milestone.Stage)
		text := mark + " " + b.ShortDate(milestone.On)
		switch {
		case milestone.Stage == model.StageMet:
		case milestone.DaysLeft < 0:
			text += " " + fmt.Sprintf(terms.OverdueDays, -milestone.DaysLeft)
		case milestone.DaysLeft == 0:
			text += " " + terms.DueToday
		default:
			text += " " + fmt.Sprintf(terms.DaysLeft, milestone.DaysLeft)
		}
		text += wasDue(b, milestone.Was)
		all = append(all, b.Pen.Theme.Text(style).Render(b.Pen.Text(text)))
	}
	all[0] = fact(b, b.Words.Screen.Detail.Milestones, all[0])
	return all
}

// wasDue returns the deadline before an extension, in brackets.
func wasDue(b *board.Board, was model.Date) string {
	if was.IsZero() {
		return ""
	}
	return fmt.Sprintf(b.Words.FollowUp.WasDue, was)
}
