package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"duban/model"
)

func newStatsCommand(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "stats",
		Short: p.words.Commands.Help.Stats,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, snapshot, err := p.openSnapshot(cmd.Context())
			if err != nil {
				return err
			}
			figures := snapshot.Progress(s.today())
			if asJSON {
				return s.sayJSON(statsToJSON(snapshot, figures))
			}
			s.sayTitle(snapshot.Plan)
			s.sayFigures(figures)
			s.sayCategories(snapshot.Plan, figures)
			s.sayOffices(figures)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.words.Commands.Flags.JSON)
	return cmd
}

func (s *session) sayTitle(plan *model.Plan) {
	s.sayWrapped(plan.Name() + "  " + s.today().String())
}

// sayFigures tells the figures of the whole plan in one line.
func (s *session) sayFigures(figures model.Progress) {
	terms := s.words.Terms
	parts := []string{fmt.Sprintf(s.words.Commands.Said.Total, figures.Total)}
	for _, figure := range []struct {
		word  string
		count int
	}{
		{terms.Done, figures.Done},
		{terms.Doing, figures.Doing},
		{terms.Todo, figures.Todo},
		{terms.Overdue, figures.Overdue},
		{terms.DueSoon, figures.DueSoon},
		{terms.Behind, figures.Behind},
	} {
		parts = append(parts, figure.word+" "+strconv.Itoa(figure.count))
	}
	s.sayWrapped(strings.Join(parts, "  "))
}

func (s *session) sayCategories(plan *model.Plan, figures model.Progress) {
	s.say()
	s.say(s.words.Terms.Category)
	var rows [][]string
	for i, count := range figures.Categories {
		rows = append(rows, []string{"", doneOfTotal(count), plan.Categories[i].Heading()})
	}
	s.table(rows, s.width)
}

func (s *session) sayOffices(figures model.Progress) {
	terms := s.words.Terms
	s.say()
	rows := [][]string{{terms.Office, terms.Done, terms.Lead, terms.Assist, terms.Class, terms.Overdue}}
	for _, o := range figures.Offices {
		rows = append(rows, []string{
			o.Name, doneOfTotal(o.Count), strconv.Itoa(o.Lead), strconv.Itoa(o.Assist),
			strconv.Itoa(o.Class), strconv.Itoa(o.Overdue),
		})
	}
	s.table(rows, s.width)
}

func doneOfTotal(count model.Count) string {
	return fmt.Sprintf("%d/%d", count.Done, count.Total)
}
