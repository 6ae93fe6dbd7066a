package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"duban/model"
)

// TaskJSON prints a task with its history and the periods of its quota as JSON.
func (r Report) TaskJSON(snapshot *model.Snapshot, task *model.Task) error {
	out := taskToJSON(snapshot, task, r.Today)
	history := historyToJSON(snapshot.History(task.ID))
	out.History = &history
	if out.Quota != nil {
		out.Quota.Periods = periodsToJSON(snapshot, task, r.Today)
	}
	return r.JSON(out)
}

// Task prints all that is known of a task.
func (r Report) Task(snapshot *model.Snapshot, task *model.Task) {
	r.Wrapped(snapshot.Name(task.ID) + ". " + task.Text)
	r.FullTable(r.details(snapshot, task))
	r.Line(r.Words.Terms.Changes)
	var rows [][]string
	for _, event := range snapshot.History(task.ID) {
		rows = append(rows, []string{"", Minute(event.At), event.By, r.event(snapshot, event), r.Words.Note(event)})
	}
	r.FullTable(rows)
}

// details returns rows of a label and a value, without those that the task does
// not have.
func (r Report) details(snapshot *model.Snapshot, task *model.Task) [][]string {
	terms := r.Words.Terms
	state, standing := snapshot.State(task.ID), snapshot.TaskProgress(task, r.Today)
	status := terms.Status(state.Status)
	if state.DoneBy != "" {
		day := Minute(state.DoneAt)
		if state.DoneOn != model.DateOf(state.DoneAt) {
			day = state.DoneOn.String()
		}
		status += " " + state.DoneBy + " " + day
	}
	if state.Status == model.Done && standing.UnmetPeriods > 0 {
		status += "  " + r.Words.Year.Missing.Of(standing.UnmetPeriods)
	}
	verified := ""
	if state.VerifiedBy != "" {
		verified = state.VerifiedBy + " " + Minute(state.VerifiedAt)
	}
	heading := ""
	if task.Category >= 0 && task.Category < len(snapshot.Plan.Categories) {
		heading = snapshot.Plan.Categories[task.Category].Heading()
	}
	due := append([]string{task.DueWords}, r.deadline(task, standing)...)
	var quota []string
	if task.Quota != nil {
		quota = append([]string{task.Quota.Words}, r.quota(task, standing)...)
	}
	if standing.Due != task.Due && !task.Due.IsZero() {
		due = append(due, fmt.Sprintf(r.Text.DueWas, task.Due))
	}
	separator := r.Words.Errors.ListSeparator
	var rows [][]string
	for _, row := range slices.Concat(r.returned(state), [][]string{
		{terms.Category, heading},
		{terms.Office, task.OfficesRaw},
		{terms.Lead, strings.Join(task.Lead, separator)},
		{terms.Assist, strings.Join(task.Assist, separator)},
		{r.Text.Classes, strings.Join(task.Classes, separator)},
		{terms.Due, strings.TrimSpace(strings.Join(due, "  "))},
		{r.Text.Milestones, strings.Join(r.milestones(task, state), separator)},
		{terms.Quota, strings.Join(quota, "  ")},
		{r.Words.Year.Periods, strings.Join(r.periods(snapshot, task), separator)},
		{r.Text.Status, status},
		{r.Text.Parts, strings.Join(r.parts(snapshot, task), separator)},
		{r.Words.FieldName(model.FieldLeaders), strings.Join(task.Leaders, separator)},
		{r.Words.FieldName(model.FieldPeople), strings.Join(task.People, separator)},
		{r.Words.FieldName(model.FieldSource), r.source(task)},
		{terms.Verified, verified},
	}, r.reports(state), r.urges(state)) {
		if row[1] != "" {
			rows = append(rows, row)
		}
	}
	return rows
}

// parts returns the part of each office: 财务科 主办 已完成 李 2021-09-28.
func (r Report) parts(snapshot *model.Snapshot, task *model.Task) []string {
	var texts []string
	for _, part := range snapshot.Parts(task) {
		text := part.Office + " " + r.Words.Terms.Role(part.Role) + " " + r.Words.Terms.Status(part.Status)
		if part.By != "" {
			text += " " + part.By + " " + part.On.String()
		}
		texts = append(texts, text)
	}
	return texts
}

// source returns where a task comes from, and whether it was added by hand.
func (r Report) source(task *model.Task) string {
	switch {
	case !task.AddedByHand && task.Source == nil:
		return ""
	case task.Source == nil:
		return r.Words.Terms.Added
	case !task.AddedByHand:
		return strings.TrimSpace(task.Source.Text + " " + task.Source.Document)
	default:
		return strings.TrimSpace(r.Words.Terms.Added + "  " + task.Source.Text + " " + task.Source.Document)
	}
}

// milestones returns the deadlines of a task that has several.
func (r Report) milestones(task *model.Task, state model.State) []string {
	dates := model.Milestones(task, state, r.Today)
	if len(dates) < 2 {
		return nil
	}
	var texts []string
	for _, date := range dates {
		texts = append(texts, strings.TrimSpace(date.On.String()+" "+r.milestone(date)))
	}
	return texts
}

func (r Report) milestone(date model.Milestone) string {
	terms := r.Words.Terms
	switch date.Stage {
	case model.StageMissed:
		return fmt.Sprintf(terms.OverdueDays, -date.DaysLeft)
	case model.StageCurrent:
		return terms.DueToday
	case model.StageUpcoming:
		return fmt.Sprintf(terms.DaysLeft, date.DaysLeft)
	default:
		return terms.Done
	}
}

// maxPeriods is how many periods are listed one by one: those of a monthly quota.
const maxPeriods = 12

// periods returns each period of a quota with its ticks and stage. If there are too
// many, it returns how many periods are in each stage.
func (r Report) periods(snapshot *model.Snapshot, task *model.Task) []string {
	var texts []string
	periods := snapshot.PeriodHistory(task, r.Today)
	if len(periods) > maxPeriods {
		counts := map[model.Stage]int{}
		for _, period := range periods {
			counts[period.Stage]++
		}
		for _, stage := range []model.Stage{model.StageMet, model.StageMissed, model.StageCurrent, model.StageUpcoming} {
			texts = append(texts, r.Words.Year.Stage(stage)+" "+strconv.Itoa(counts[stage]))
		}
		return texts
	}
	for _, period := range periods {
		count := fmt.Sprintf(r.Words.Terms.QuotaCount, period.Key, len(period.Ticks), task.Quota.AtLeast)
		texts = append(texts, count+" "+r.Words.Year.Stage(period.Stage))
	}
	return texts
}
