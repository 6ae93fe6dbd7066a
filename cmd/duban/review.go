package main

import (
	"context"

	"github.com/spf13/cobra"

	"duban/model"
)

func newReviewCommand(p *program) *cobra.Command {
	var of string
	var open, asJSON bool
	about := p.text.Year
	cmd := &cobra.Command{
		Use:   "review",
		Short: about.Help.Review,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, old, next, err := p.openWithEarlier(cmd.Context(), of)
			if err != nil {
				return err
			}
			var entries []model.LookBackEntry
			for _, entry := range model.LookBack(old, next, s.today()) {
				if !open || entry.IsOpen() {
					entries = append(entries, entry)
				}
			}
			if asJSON {
				return s.report().ReviewJSON(old, entries)
			}
			s.report().Review(old, next, entries)
			return nil
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&of, "of", "", about.Flags.OldPlan)
	cmd.Flags().BoolVar(&open, "open", false, about.Flags.ReviewOpen)
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}

// openWithEarlier opens a session and reads its plan and the one to look back on.
func (p *program) openWithEarlier(ctx context.Context, typed string) (s *session, old, next *model.Snapshot, err error) {
	if s, next, err = p.openSnapshot(ctx); err == nil {
		old, err = s.earlier(ctx, typed)
	}
	return s, old, next, err
}

// earlier reads the plan to look back on: the one that was typed, or the newest
// of an earlier year.
func (s *session) earlier(ctx context.Context, typed string) (*model.Snapshot, error) {
	plans, err := s.ledger.Plans(ctx)
	if err != nil {
		return nil, err
	}
	if s.hasNoPlan {
		return nil, &model.NotFoundError{What: model.NounPlan}
	}
	var old model.PlanInfo
	if typed == "" {
		old, err = model.PreviousPlan(plans, s.plan)
	} else {
		old, err = model.FindPlan(plans, typed)
	}
	if err != nil {
		return nil, err
	}
	return s.ledger.Load(ctx, old.ID)
}
