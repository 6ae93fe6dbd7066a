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
	"duban/store/postgres"
)

// accessFilter selects records of the access log; its parts combine.
type accessFilter struct {
	by, key string
	since   model.Date
	until   model.Date
	refused bool
}

func (f accessFilter) matches(record access.Record) bool {
	day := model.DateOf(record.At)
	return (f.by == "" || record.Name == f.by) && (f.key == "" || record.Key == f.key) &&
		(!f.refused || record.Event == access.EventRefused) &&
		(f.since.IsZero() || !day.Before(f.since)) && (f.until.IsZero() || !f.until.Before(day))
}

func newAccessLogCommand(p *program) *cobra.Command {
	var wanted accessFilter
	var asJSON bool
	text := access.In(p.words.Language)
	cmd := &cobra.Command{
		Use: "log", Short: text.Log, Long: text.LogLong,
		Args: p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			for name, into := range map[string]*model.Date{"since": &wanted.since, "until": &wanted.until} {
				if !cmd.Flags().Changed(name) {
					continue
				}
				typed := cmd.Flags().Lookup(name).Value.String()
				var err error
				*into, err = model.ParseTypedDate(typed, model.DateOf(p.now()).Year)
				if err = p.settings().BadDate("--"+name, typed, err); err != nil {
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
	cmd.Flags().StringVar(&wanted.key, "key", "", text.LogFlags.Key)
	cmd.Flags().String("since", "", text.LogFlags.Since)
	cmd.Flags().String("until", "", text.LogFlags.Until)
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
		if wanted.matches(record) {
			records = append(records, record)
		}
		return nil
	})
	path := model.CleanLine(access.LogFile(ledger))
	switch {
	case postgres.IsURL(ledger):
		p.notice = text.InSystemLog
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
	event := map[access.Event]string{
		access.EventOpened: text.Opened, access.EventEnded: text.Ended, access.EventRefused: text.Refused, access.EventChanged: text.Changed,
	}[record.Event]
	if record.Event == access.EventEnded || record.Event == access.EventRefused {
		event += " " + fmt.Sprintf(text.Status, record.Status)
	}
	if record.Reason != "" {
		what += "  " + record.Reason
	}
	return []string{report.Minute(record.At), record.Name, record.Role, record.Address, event, what}
}
