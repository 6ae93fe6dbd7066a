package main

import "github.com/spf13/cobra"

func newCalendarCommand(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "calendar",
		Short: p.text.Year.Help.Calendar,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, snapshot, err := p.openRecent(cmd.Context())
			if err != nil {
				return err
			}
			calendar := snapshot.Calendar(s.today())
			if asJSON {
				return s.report().CalendarJSON(calendar)
			}
			s.report().Calendar(calendar)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}
