package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"
)

func newPlansCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "plans",
		Short: p.words.Commands.Help.Plans,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := p.openSession(cmd.Context())
			if err != nil {
				return err
			}
			plans, err := s.ledger.Plans(cmd.Context())
			if err != nil {
				return err
			}
			var rows [][]string
			for _, plan := range plans {
				tasks := fmt.Sprintf(p.words.Commands.Said.Total, plan.Tasks)
				rows = append(rows, []string{plan.ID, strconv.Itoa(plan.Year), tasks, plan.Title})
			}
			p.table(rows, p.width)
			return nil
		},
	}
}
