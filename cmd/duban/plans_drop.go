package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/tui/words"
)

func newPlansDropCommand(p *program) *cobra.Command {
	var yes bool
	text := p.text.Plans
	cmd := &cobra.Command{
		Use:   use("drop", text.PlanArgument),
		Short: text.Drop,
		Long:  text.DropLong,
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.dropPlan(cmd.Context(), args[0], yes)
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, text.Yes)
	return cmd
}

// dropPlan removes the plan that was typed, which --plan can't name.
func (p *program) dropPlan(ctx context.Context, typed string, yes bool) error {
	if !yes && !p.terminal {
		return &exit.UsageError{Line: p.text.Plans.NeedsYes}
	}
	s, plans, err := p.openLedger(ctx)
	if err != nil {
		return err
	}
	if err := s.permit().MayDo(s.by, model.OperationDrop); err != nil {
		return err
	}
	p.hasNoPlan = len(plans) == 0
	if s.plan, err = model.FindPlan(plans, typed); err != nil {
		return err
	}
	read := s.loadRecent
	if !yes {
		read = s.load // the question says how many tasks were begun
	}
	snapshot, err := read(ctx)
	if err != nil {
		return err
	}
	if !yes {
		if err := s.confirmDrop(snapshot); err != nil {
			return err
		}
	}
	at := s.now()
	if err := s.ledger.Drop(ctx, s.plan.ID, s.by, at); err != nil {
		return err
	}
	messages := s.text.Plans
	s.say(fmt.Sprintf(messages.Dropped, s.plan.ID, model.CleanLine(snapshot.Plan.Name()), s.words.Terms.TaskCount.Of(len(snapshot.Plan.Tasks))))
	if command := s.restoreCommand(model.Event{Kind: model.KindDrop, At: at}); command != "" {
		s.say(fmt.Sprintf(s.text.Undo.AfterDrop, command))
	}
	s.hasNoPlan = len(plans) == 1
	return nil
}

// confirmDrop asks for a word, as a restore does.
func (s *session) confirmDrop(snapshot *model.Snapshot) error {
	messages := s.text.Plans
	s.sayWrapped(fmt.Sprintf(messages.Drops, s.plan.ID, model.CleanLine(snapshot.Plan.Name()),
		s.words.Terms.TaskCount.Of(len(snapshot.Plan.Tasks)), snapshot.CountStarted()))
	answers := []string{text.In(words.Chinese).Plans.Word, text.In(words.English).Plans.Word}
	confirmed, err := s.typesWord(fmt.Sprintf(messages.TypeWord, messages.Word), answers)
	if err == nil && !confirmed {
		err = &exit.Failure{Line: fmt.Sprintf(messages.NotConfirmed, messages.Word)}
	}
	return err
}
