package main

import (
	"fmt"
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
				return err
			}
			if asJSON {
				out := taskToJSON(snapshot, task, s.today())
				history := historyToJSON(snapshot.History(task.ID))
				out.History = &history
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
	s.sayWrapped(task.ID + ". " + task.Text)
	s.table(s.details(snapshot, task), 0)
	s.say(s.words.Terms.Changes)
	var rows [][]string
	for _, event := range snapshot.History(task.ID) {
		rows = append(rows, []string{"", minute(event.At), event.By, s.happened(event), event.Note})
	}
	s.table(rows, 0)
}

// details tells all that is known of a task but its text, a label and a value
// a row; what the task has not is left out.
func (s *session) details(snapshot *model.Snapshot, task *model.Task) [][]string {
	terms, said := s.words.Terms, s.words.Commands.Said
	state, standing := snapshot.State(task.ID), snapshot.Standing(task, s.today())
	status := terms.Status(state.Status)
	if state.DoneBy != "" {
		status += " " + state.DoneBy + " " + minute(state.DoneAt)
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
	var milestones []string
	if len(task.Milestones) > 1 {
		for _, date := range task.Milestones {
			milestones = append(milestones, date.String())
		}
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
		{said.Milestones, strings.Join(milestones, separator)},
		{terms.Quota, strings.Join(quota, "  ")},
		{said.Status, status},
	} {
		if row[1] != "" {
			rows = append(rows, row)
		}
	}
	return rows
}

// happened tells an event in a few words.
func (s *session) happened(event model.Event) string {
	what := s.words.Terms.Event(event)
	switch {
	case event.Kind == model.KindTick:
		return what + " " + event.On.String()
	case event.Undoes != 0 && event.To != "":
		return fmt.Sprintf(s.words.Commands.Said.BackTo, what, s.words.Terms.Status(event.To))
	}
	return what
}
