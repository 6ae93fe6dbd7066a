package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"
)

func newPlansCommand(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "plans",
		Short: p.words.Commands.Help.Plans,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := p.openSession(cmd.Context())
			if err != nil {
				return err
			}
			plans, err := s.plansProgress(cmd.Context())
			if err != nil {
				return err
			}
			if asJSON {
				return s.sayJSON(plans)
			}
			s.listPlans(plans)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.words.Commands.Flags.JSON)
	return cmd
}

// planJSON is a plan of the ledger. Year is 0 if nobody knows it; Version counts
// the versions of the document that came in; Current says that it opens if none
// is asked for.
type planJSON struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Issuer  string `json:"issuer"`
	Year    int    `json:"year"`
	Version int    `json:"version"`
	Total   int    `json:"total"`
	Done    int    `json:"done"`
	Overdue int    `json:"overdue"`
	Current bool   `json:"current"`
}

// plansProgress tells how far each plan of the ledger is.
func (s *session) plansProgress(ctx context.Context) ([]planJSON, error) {
	infos, err := s.ledger.Plans(ctx)
	if err != nil {
		return nil, err
	}
	plans := make([]planJSON, 0, len(infos))
	for _, info := range infos {
		snapshot, err := s.ledger.Load(ctx, info.ID)
		if err != nil {
			return nil, err
		}
		figures := snapshot.Progress(s.today())
		plans = append(plans, planJSON{
			ID: info.ID, Title: info.Title, Issuer: info.Issuer, Year: info.Year, Version: max(snapshot.Plan.Version, 1),
			Total: figures.Total, Done: figures.Done, Overdue: figures.Overdue, Current: info.ID == s.plan.ID,
		})
	}
	return plans, nil
}

func (s *session) listPlans(plans []planJSON) {
	terms := s.words.Terms
	var rows [][]string
	for _, plan := range plans {
		year := strconv.Itoa(plan.Year)
		if plan.Year == 0 {
			year = "-"
		}
		rows = append(rows, []string{
			plan.ID, year, fmt.Sprintf(s.words.Commands.Said.Total, plan.Total),
			fmt.Sprintf("%s %d", terms.Done, plan.Done), fmt.Sprintf("%s %d", terms.Overdue, plan.Overdue), plan.Title,
		})
	}
	s.table(rows, s.width)
}
