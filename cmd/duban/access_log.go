package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/access"
	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/report"
	"duban/model"
)

// accessFilter selects records of the access log; its parts combine.
type accessFilter struct {
	by      string
	since   model.Date
	refused bool
}

func (f accessFilter) takes(record access.Record) bool {
	return (f.by == "" || record.Name == f.by) && (!f.refused || record.Event == access.EventRefused) &&
		(f.since.IsZero() || !model.DateOf(record.At).Before(f.since))
}

func newAccessLogCommand(p *program) *cobra.Command {
	var wanted accessFilter
	var since string
	var asJSON bool
	text := access.In(p.words.Language)
	cmd := &cobra.Command{
		Use: "log", Short: text.Log, Long: text.LogLong,
		Args: p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("since") {
				var err error
				wanted.since, err = model.ParseTypedDate(since, model.DateOf(p.now()).Year)
				if err = p.settings().BadDate("--since", since, err); err != nil {
					return err
				}
			}
			records, err := p.accessRecords(wanted)
			if err != nil {
				return err
			}
			if asJSON {
				return p.printer().JSON(records)
			}
			rows := make([][]string, 0, len(records))
			for _, record := range records {
				rows = append(rows, accessRow(text, record))
			}
			p.printer().FullTable(rows)
			return nil
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&wanted.by, "by", "", text.LogFlags.By)
	cmd.Flags().StringVar(&since, "since", "", text.LogFlags.Since)
	cmd.Flags().BoolVar(&wanted.refused, "refused", false, text.LogFlags.Refused)
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}

func (p *program) accessRecords(wanted accessFilter) ([]access.Record, error) {
	text := access.In(p.words.Language)
	ledger, _, err := p.ledgerPath()
	if err != nil {
		return nil, err
	}
	records := []access.Record{}
	bad, err := access.Records(ledger, func(record access.Record) error {
		if wanted.takes(record) {
			records = append(records, record)
		}
		return nil
	})
	path := model.CleanLine(access.LogFile(ledger))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.notice = fmt.Sprintf(text.NoLog, path)
	case err != nil:
		return nil, exit.Failf(text.Failed, path, model.CleanLine(err.Error()))
	case bad > 0:
		p.notice = text.BadRecords.Of(bad)
	}
	return records, nil
}

func accessRow(text *access.Words, record access.Record) []string {
	what := record.Command
	if what == "" {
		what = text.Dashboard
	}
	event := map[access.Event]string{access.EventOpened: text.Opened, access.EventEnded: text.Ended, access.EventRefused: text.Refused}[record.Event]
	if record.Event != access.EventOpened {
		event += " " + fmt.Sprintf(text.Status, record.Status)
	}
	if record.Reason != "" {
		what += "  " + record.Reason
	}
	return []string{report.Minute(record.At), record.Name, record.Role, record.Address, event, what}
}
