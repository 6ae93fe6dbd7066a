package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/model"
)

func newCarryCommand(p *program) *cobra.Command {
	var of, to string
	var all bool
	about := p.text.Year
	cmd := &cobra.Command{
		Use:   use("carry", p.text.Help.TaskArgument),
		Short: about.Help.Carry,
		Args: func(cmd *cobra.Command, args []string) error {
			if all {
				return p.arguments(0, 0)(cmd, args)
			}
			return p.arguments(1, 1)(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case all && to != "":
				return &exit.UsageError{Line: about.NotToAll}
			case all:
				return p.carryAll(cmd.Context(), of)
			case to == "":
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
	cmd.Flags().BoolVar(&all, "all", false, about.Flags.CarryAll)
	cmd.Flags().StringVar(&of, "of", "", about.Flags.OldPlan)
	return cmd
}

// carryAll carries each unfinished task over to the one that clearly continues it, in
// one group of events, and names those that nothing continues.
func (p *program) carryAll(ctx context.Context, of string) error {
	s, old, next, err := p.openWithEarlier(ctx, of)
	if err != nil {
		return err
	}
	if old.Plan.ID == next.Plan.ID {
		return exit.Usagef(s.text.Year.SamePlan, old.Plan.ID)
	}
	changes, unmatched := old.CarryClear(model.LookBack(old, next, s.today()), func(entry model.LookBackEntry) string {
		return s.words.CarriedNote(old.Plan, entry.Old, entry.Progress)
	})
	events, _, err := s.apply(ctx, next, changes)
	if err != nil {
		return err
	}
	for _, event := range events {
		s.sayMade(next, event)
		s.sayWrapped("  " + event.Note)
	}
	if len(events) == 0 {
		s.say(s.words.FollowUp.NothingToCarry)
	}
	if len(unmatched) > 0 {
		names := make([]string, len(unmatched))
		for i, task := range unmatched {
			names[i] = old.Name(task.ID)
		}
		s.sayWrapped(fmt.Sprintf(s.text.Year.NotCarried, s.words.Errors.List(names)))
	}
	return nil
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
