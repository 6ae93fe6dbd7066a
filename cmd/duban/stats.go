package main

import (
	"github.com/spf13/cobra"
)

func newStatsCommand(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "stats",
		Short: p.text.Help.Stats,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, snapshot, err := p.openRecent(cmd.Context())
			if err != nil {
				return err
			}
			if asJSON {
				return s.report().StatsJSON(snapshot)
			}
			s.report().Stats(snapshot)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}
