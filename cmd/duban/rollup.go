package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/ledgerfile"
	"duban/cmd/duban/internal/rollup"
	"duban/model"
	"duban/store/bolt"
	"duban/tui/words"
)

func newRollupCommand(p *program) *cobra.Command {
	var asJSON bool
	text := rollup.In(p.words.Language)
	cmd := &cobra.Command{
		Use:   use("rollup", text.Argument),
		Short: text.Help,
		Long:  text.Long,
		Args:  p.arguments(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			rows, err := p.rollupRows(cmd.Context(), args)
			if err != nil {
				return err
			}
			failed := rollup.Explain(rows, p.words.Error)
			if asJSON {
				if err := p.printer().JSON(rows); err != nil {
					return err
				}
				return failed
			}
			rollup.Print(p.printer(), text, rows)
			return failed
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}

func (p *program) rollupRows(ctx context.Context, paths []string) ([]rollup.Row, error) {
	today, fixed, err := p.settings().FixedToday()
	if err != nil {
		return nil, err
	}
	if !fixed {
		today = model.DateOf(p.now())
	}
	rows := make([]rollup.Row, 0, len(paths))
	for _, path := range paths {
		if strings.Contains(path, "://") {
			return nil, exit.Usagef(rollup.In(p.words.Language).OnlyFiles, words.Echo(path))
		}
		ledger := bolt.At(path, bolt.Options{Timeout: ledgerfile.LockTimeout, ReadOnly: true})
		rows = append(rows, rollup.Read(ctx, path, ledger, p.options.plan, today))
	}
	return rows, nil
}
