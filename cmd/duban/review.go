package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
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
				if !open || !entry.Progress.IsSettled() {
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

func newCarryCommand(p *program) *cobra.Command {
	var of, to string
	about := p.text.Year
	cmd := &cobra.Command{
		Use:   use("carry", p.text.Help.TaskArgument),
		Short: about.Help.Carry,
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if to == "" {
				return exit.Usagef(p.text.Errors.FlagNeedsValue, "--to", cmd.CommandPath())
			}
			s, old, next, err := p.openWithEarlier(cmd.Context(), of)
			if err != nil {
				return err
			}
			task, err := old.Plan.FindTask(args[0])
			if err != nil {
				return p.words.TaskError(old.Plan, err)
			}
			target, err := next.Plan.FindTask(to)
			if err != nil {
				return p.words.TaskError(next.Plan, err)
			}
			return s.carry(cmd.Context(), old, task, next, target)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&to, "to", "", about.Flags.CarryTo)
	cmd.Flags().StringVar(&of, "of", "", about.Flags.OldPlan)
	return cmd
}

func (s *session) carry(ctx context.Context, old *model.Snapshot, task *model.Task, next *model.Snapshot, to *model.Task) error {
	if old.Plan.ID == next.Plan.ID {
		return &model.RuleError{Rule: model.RuleSameTask, Task: old.Name(task.ID)}
	}
	note := s.words.CarriedNote(old.Plan, task, old.TaskProgress(task, s.today()))
	change, err := old.CarryChange(task, s.today(), to, note)
	if err != nil {
		return old.WithTaskName(err)
	}
	events, _, err := s.apply(ctx, next, []model.Change{change})
	if err != nil {
		return err
	}
	if len(events) == 0 {
		s.say(fmt.Sprintf(s.text.Year.WasCarried, old.Name(task.ID), next.Name(to.ID)))
	}
	for _, event := range events {
		s.sayMade(next, event)
		s.sayWrapped("  " + event.Note)
	}
	return nil
}
