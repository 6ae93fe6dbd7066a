package main

import (
	"context"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/report"
)

func newPlansCommand(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "plans",
		Short: p.text.Help.Plans,
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
				return s.printer().JSON(plans)
			}
			s.report().Plans(plans)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	cmd.AddCommand(newPlansDropCommand(p), newPlansSetCommand(p))
	return cmd
}

// plansProgress returns the plans of the ledger with their figures.
func (s *session) plansProgress(ctx context.Context) ([]report.Plan, error) {
	infos, err := s.ledger.Plans(ctx)
	if err != nil {
		return nil, err
	}
	plans := make([]report.Plan, 0, len(infos))
	for _, info := range infos {
		snapshot, err := s.ledger.Recent(ctx, info.ID)
		if err != nil {
			return nil, err
		}
		figures := snapshot.Progress(s.today())
		plans = append(plans, report.Plan{
			ID: info.ID, Title: info.Title, Issuer: info.Issuer, Year: info.Year, Version: max(snapshot.Plan.Version, 1),
			Total: figures.Total, Done: figures.Done, Overdue: figures.Overdue, Current: info.ID == s.plan.ID, Sample: info.Sample,
			CountFrom: snapshot.Plan.Counting(s.today()).From,
		})
	}
	return plans, nil
}
