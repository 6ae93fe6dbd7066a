package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"duban/model"
)

func newShowCommand(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   use("show", p.words.Commands.Help.TaskArgument),
		Short: p.words.Commands.Help.Show,
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, snapshot, err := p.openSnapshot(cmd.Context())
			if err != nil {
				return err
			}
			task, err := snapshot.Plan.FindTask(args[0])
			if err != nil {
				return p.words.TaskError(snapshot.Plan, err)
			}
			if asJSON {
				out := taskToJSON(snapshot, task, s.today())
				history := historyToJSON(snapshot.History(task.ID))
				out.History = &history
				if out.Quota != nil {
					out.Quota.Periods = stripToJSON(snapshot, task, s.today())
				}
				return s.sayJSON(out)
			}
			s.show(snapshot, task)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.words.Commands.Flags.JSON)
	return cmd
}

func (s *session) show(snapshot *model.Snapshot, task *model.Task) {
	s.sayWrapped(snapshot.Name(task.ID) + ". " + task.Text)
	s.table(s.details(snapshot, task), 0)
	s.say(s.words.Terms.Changes)
	var rows [][]string
	for _, event := range snapshot.History(task.ID) {
		rows = append(rows, []string{"", minute(event.At), event.By, s.told(snapshot, event), s.words.Note(event)})
	}
	s.table(rows, 0)
}

// details tells all that is known of a task but its text, a label and a value
// a row; what the task has not is left out.
func (s *session) details(snapshot *model.Snapshot, task *model.Task) [][]string {
	terms, said := s.words.Terms, s.words.Commands.Said
	state, standing := snapshot.State(task.ID), snapshot.TaskProgress(task, s.today())
	status := terms.Status(state.Status)
	if state.DoneBy != "" {
		status += " " + state.DoneBy + " " + minute(state.DoneAt)
	}
	if state.Status == model.Done && standing.UnmetPeriods > 0 {
		status += "  " + fmt.Sprintf(s.words.Year.Missing, standing.UnmetPeriods)
	}
	verified := ""
	if state.VerifiedBy != "" {
		verified = state.VerifiedBy + " " + minute(state.VerifiedAt)
	}
	heading := ""
	if task.Category < len(snapshot.Plan.Categories) {
		heading = snapshot.Plan.Categories[task.Category].Heading()
	}
	due := append([]string{task.DueWords}, s.deadline(task, standing)...)
	var quota []string
	if task.Quota != nil {
		quota = append([]string{task.Quota.Words}, s.quota(task, standing)...)
	}
	if standing.Due != task.Due && !task.Due.IsZero() {
		due = append(due, fmt.Sprintf(s.words.Year.Commands.DueWas, task.Due))
	}
	separator := s.words.Errors.ListSeparator
	var rows [][]string
	for _, row := range [][]string{
		{terms.Category, heading},
		{terms.Office, task.OfficesRaw},
		{terms.Lead, strings.Join(task.Lead, separator)},
		{terms.Assist, strings.Join(task.Assist, separator)},
		{terms.Class, strings.Join(task.Classes, separator)},
		{terms.Due, strings.TrimSpace(strings.Join(due, "  "))},
		{said.Milestones, strings.Join(s.milestones(task, state), separator)},
		{terms.Quota, strings.Join(quota, "  ")},
		{s.words.Year.Periods, strings.Join(s.strip(snapshot, task), separator)},
		{said.Status, status},
		{terms.Verified, verified},
	} {
		if row[1] != "" {
			rows = append(rows, row)
		}
	}
	return rows
}

// milestones tells each date of a task that has several, and where it stands.
func (s *session) milestones(task *model.Task, state model.State) []string {
	dates := model.Milestones(task, state, s.today())
	if len(dates) < 2 {
		return nil
	}
	var told []string
	for _, date := range dates {
		told = append(told, strings.TrimSpace(date.On.String()+" "+s.milestone(date)))
	}
	return told
}

func (s *session) milestone(date model.Milestone) string {
	terms := s.words.Terms
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

// mostPeriods is how many periods are told one by one: those of a quota for
// each month.
const mostPeriods = 12

// strip tells each period of a quota: its count, and where it stands; of weeks,
// how many stand where.
func (s *session) strip(snapshot *model.Snapshot, task *model.Task) []string {
	var told []string
	periods := snapshot.PeriodHistory(task, s.today())
	if len(periods) > mostPeriods {
		counts := map[model.Stage]int{}
		for _, period := range periods {
			counts[period.Stage]++
		}
		for _, stage := range []model.Stage{model.StageMet, model.StageMissed, model.StageCurrent, model.StageUpcoming} {
			told = append(told, s.words.Year.Stage(stage)+" "+strconv.Itoa(counts[stage]))
		}
		return told
	}
	for _, period := range periods {
		count := fmt.Sprintf(s.words.Terms.QuotaCount, period.Key, len(period.Ticks), task.Quota.AtLeast)
		told = append(told, count+" "+s.words.Year.Stage(period.Stage))
	}
	return told
}

// told tells an event of the past: with what an undo took back, and whether the
// event was taken back itself.
func (s *session) told(snapshot *model.Snapshot, event model.Event) string {
	what := s.happened(event)
	if origin := snapshot.Origin(event); origin.Seq != event.Seq {
		what += " (" + s.happened(origin) + ")"
	} else if snapshot.IsUndone(event) {
		what += " (" + s.words.Screen.Detail.TakenBack + ")"
	}
	return what
}

// happened tells an event in a few words.
func (s *session) happened(event model.Event) string {
	what := s.words.Terms.Event(event)
	switch {
	case event.Kind == model.KindTick:
		return what + " " + event.On.String()
	case event.Kind == model.KindExtend:
		was := event.Was.String()
		if event.Was.IsZero() {
			was = s.words.Year.NoDue
		}
		return what + " " + fmt.Sprintf(s.words.Year.Moved, was, event.On)
	case event.Undoes != 0 && event.To != "":
		return fmt.Sprintf(s.words.Commands.Said.BackTo, what, s.words.Terms.Status(event.To))
	}
	return what
}
