package main

import (
	"context"
	"os"

	"duban/cmd/duban/internal/rollup"
	"duban/cmd/duban/internal/terminal"
	"duban/tui"
)

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
	return terminal.Run(shown, list, terminal.NewKeyboard(os.Stdin, isRemote(p.getenv), hangUp), terminal.NewScreen(os.Stdout, p.getenv("TERM"), hangUp))
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
