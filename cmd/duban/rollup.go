package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/exporting"
	"duban/cmd/duban/internal/ledgerfile"
	"duban/cmd/duban/internal/output"
	"duban/cmd/duban/internal/report"
	"duban/cmd/duban/internal/rollup"
	"duban/model"
	"duban/seeds/paper"
	"duban/tui/words"
)

func newRollupCommand(p *program) *cobra.Command {
	var asJSON, opens, overwrite bool
	var file string
	text := rollup.In(p.words.Language)
	cmd := &cobra.Command{
		Use:   use("rollup", text.Argument),
		Short: text.Help,
		Long:  text.Long,
		Args:  p.arguments(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ways := 0
			for _, way := range []bool{asJSON, opens, cmd.Flags().Changed("paper")} {
				if way {
					ways++
				}
			}
			if ways > 1 {
				return &exit.UsageError{Line: text.OneWay}
			}
			if opens && p.terminal {
				return p.openRollup(cmd.Context(), args)
			}
			rows, err := p.rollupRows(cmd.Context(), args)
			if err != nil {
				return err
			}
			failed := rollup.Explain(rows, p.words.Error)
			if cmd.Flags().Changed("paper") {
				return cmp.Or(p.writeRollup(cmd.Context(), rows, file, overwrite), failed)
			}
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
	cmd.Flags().BoolVar(&opens, "open", false, text.Open)
	cmd.Flags().StringVar(&file, "paper", "", text.Paper)
	cmd.Flags().BoolVar(&overwrite, "overwrite", false, text.Overwrite)
	return cmd
}

func (p *program) rollupRows(ctx context.Context, paths []string) ([]rollup.Row, error) {
	today, err := p.today()
	if err != nil {
		return nil, err
	}
	rows := make([]rollup.Row, 0, len(paths))
	for _, path := range paths {
		ledger, end, err := ledgerfile.At(path)
		if err != nil {
			return nil, err
		}
		rows = append(rows, rollup.Read(ctx, path, ledger, p.options.plan, today))
		end()
	}
	return rows, nil
}

// today is the day that holds for a command without a session.
func (p *program) today() (model.Date, error) {
	today, isFixed, err := p.settings().FixedToday()
	if !isFixed {
		today = model.DateOf(p.now())
	}
	return today, err
}

// writeRollup writes the figures as a paper.
func (p *program) writeRollup(ctx context.Context, rows []rollup.Row, name string, overwrite bool) error {
	text := rollup.In(p.words.Language)
	format, err := exporting.Format(name, "", p.width > 0, p.settings())
	if err != nil {
		return err
	}
	if format == report.FormatJSON || name == standardStream {
		return exit.Usagef(p.text.Export.BadEnding, words.Echo(name))
	}
	today, err := p.today()
	if err != nil {
		return err
	}
	file := output.File{Name: name, Overwrite: overwrite, Text: p.text.Export}
	if err := file.Check(); err != nil {
		return err
	}
	made := rollup.Paper(text, rows, today)
	if err := file.Write(ctx, func(out *bufio.Writer) error { return paper.Write(ctx, out, format, made) }); err != nil {
		return err
	}
	p.say(fmt.Sprintf(text.Written, model.CleanLine(name), len(rows)))
	return nil
}
