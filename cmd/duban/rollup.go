package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/exporting"
	"duban/cmd/duban/internal/ledgerfile"
	"duban/cmd/duban/internal/output"
	"duban/cmd/duban/internal/report"
	"duban/cmd/duban/internal/rollup"
	"duban/cmd/duban/internal/terminal"
	"duban/model"
	"duban/seeds/paper"
	"duban/tui"
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

// openRollup shows the ledgers as a list until the user leaves it. Each opens as a
// dashboard that only looks, and leads back to the list.
func (p *program) openRollup(ctx context.Context, paths []string) error {
	text, at := rollup.In(p.words.Language), 0
	for {
		rows, err := p.rollupRows(ctx, paths)
		if err != nil {
			return err
		}
		_ = rollup.Explain(rows, p.words.Error) // the list shows why
		cells, sum := rollup.Cells(text, rows)
		list := tui.NewRollup(tui.RollupOptions{
			Title: text.Title, Keys: text.Keys, Columns: text.Columns[:], Sum: sum, At: at,
			Words: p.words, Pen: p.appearance().Pen(), Idle: p.idle(),
			Ledgers: rollupLedgers(rows, cells),
		})
		if err := p.showList(ctx, list); err != nil {
			return err
		}
		if list.HasLeftIdle() {
			p.notice = p.leftIdle()
			return terminal.Interrupted(ctx)
		}
		var isOpening bool
		if at, isOpening = list.Opened(); !isOpening {
			return terminal.Interrupted(ctx)
		}
		if err := p.openBureau(ctx, rows[at]); err != nil || p.notice != "" {
			return err
		}
	}
}

func rollupLedgers(rows []rollup.Row, cells [][]string) []tui.RollupRow {
	ledgers := make([]tui.RollupRow, len(rows))
	for i, row := range rows {
		ledgers[i] = tui.RollupRow{Cells: cells[i], Error: row.Error}
	}
	return ledgers
}

func (p *program) showList(ctx context.Context, list *tui.Rollup) error {
	shown, hangUp, cancel := terminal.UntilHangUp(ctx, func() {})
	defer cancel()
	return terminal.Run(shown, list, terminal.NewKeyboard(os.Stdin, isRemote(p.getenv), hangUp), terminal.NewScreen(os.Stdout, hangUp))
}

// openBureau runs the dashboard of a ledger, read-only. The notice is why it ended, if that
// was not by a key.
func (p *program) openBureau(ctx context.Context, row rollup.Row) error {
	bureau := *p
	bureau.atEnd = nil
	defer func() {
		for _, end := range bureau.atEnd {
			end()
		}
	}()
	bureau.options.db, bureau.options.plan, bureau.options.readOnly = row.Ledger, row.Plan, true
	s, err := bureau.openSession(ctx)
	if err != nil {
		return err
	}
	err = runDashboard(ctx, s)
	p.notice = bureau.notice
	return err
}
