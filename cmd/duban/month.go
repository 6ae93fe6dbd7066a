package main

import (
	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/settings"
	"duban/model"
)

func newMonthCommand(p *program) *cobra.Command {
	var asJSON bool
	about := p.text.Year
	cmd := &cobra.Command{
		Use:   use("month", about.Help.MonthArgument),
		Short: about.Help.Month,
		Args:  p.arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				if _, err := p.settings().Month(args[0], settings.AnyYear); err != nil {
					return err
				}
			}
			s, snapshot, err := p.openPlans(cmd.Context())
			if err != nil {
				return err
			}
			month := model.MonthOf(s.today())
			if len(args) == 1 {
				if month, err = p.settings().Month(args[0], snapshot.Plan.YearAt(s.today())); err != nil {
					return err
				}
			}
			if snapshot, err = s.history().LastChanges(cmd.Context(), snapshot, month, s.today()); err != nil {
				return err
			}
			view := snapshot.MonthView(month, s.today())
			if asJSON {
				if snapshot, err = s.history().OfTasks(cmd.Context(), snapshot, snapshot.Extended()...); err != nil {
					return err
				}
				return s.report().MonthJSON(snapshot, view)
			}
			s.report().Month(snapshot, view)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}
