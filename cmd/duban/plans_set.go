package main

import (
	"context"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/flags"
	"duban/model"
)

// planSettings are the flags of plans set, as typed.
type planSettings struct{ from, approval string }

func newPlansSetCommand(p *program) *cobra.Command {
	var typed planSettings
	text := p.text.Plans
	cmd := &cobra.Command{
		Use:   use("set", text.PlanArgument),
		Short: text.Set,
		Long:  text.SetLong,
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("approval") {
				if err := p.oneOf("--approval", typed.approval, []string{"on", "off"}); err != nil {
					return err
				}
			} else if !cmd.Flags().Changed("from") {
				return &exit.UsageError{Line: text.NothingToSet}
			}
			s, snapshot, err := p.openPlan(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if err := s.permit().MayDo(s.by, model.OperationSettings); err != nil {
				return err
			}
			fields, values, err := typed.values(cmd, s, snapshot.Plan)
			if err != nil {
				return err
			}
			return s.setPlan(cmd.Context(), snapshot, fields, values)
		},
	}
	cmd.Flags().StringVar(&typed.from, "from", "", text.From)
	cmd.Flags().StringVar(&typed.approval, "approval", "", text.Approval)
	return cmd
}

// openPlan opens the plan that was typed, which --plan can't name.
func (p *program) openPlan(ctx context.Context, typed string) (*session, *model.Snapshot, error) {
	s, plans, err := p.openLedger(ctx)
	if err != nil {
		return nil, nil, err
	}
	p.hasNoPlan = len(plans) == 0
	if s.plan, err = model.FindPlan(plans, typed); err != nil {
		return nil, nil, err
	}
	snapshot, err := s.loadRecent(ctx)
	return s, snapshot, err
}

// values reads the settings that were given.
func (t planSettings) values(cmd *cobra.Command, s *session, plan *model.Plan) (fields []model.Field, values model.Values, err error) {
	if cmd.Flags().Changed("from") {
		fields = append(fields, model.FieldCountFrom)
		if t.from != flags.None {
			values.CountFrom, err = s.flagReader().DayIn(plan, "--from", t.from)
		}
	}
	if cmd.Flags().Changed("approval") {
		fields, values.Approval = append(fields, model.FieldApproval), t.approval == "on"
	}
	return fields, values, err
}

// setPlan changes settings of the plan and prints them.
func (s *session) setPlan(ctx context.Context, snapshot *model.Snapshot, fields []model.Field, values model.Values) error {
	return s.applyAndPrint(ctx, snapshot, []model.Change{snapshot.SettingsChange(fields, values)}, s.text.Plans.AlreadySet)
}
