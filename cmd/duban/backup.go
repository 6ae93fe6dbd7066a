package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/store/bolt"
	"duban/tui/words"
)

// standardStream is the file name for standard input or output.
const standardStream = "-"

func newBackupCommand(p *program) *cobra.Command {
	var overwrite bool
	text := p.text.Backups
	cmd := &cobra.Command{
		Use:   use("backup", text.FileArgument),
		Short: text.Backup,
		Long:  text.FileOrInput,
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ledger, end, err := p.asFile(cmd.Context())
			if err != nil {
				return err
			}
			defer end()
			if args[0] == standardStream {
				return p.backupToOutput(cmd, ledger)
			}
			report, err := ledger.Backup(cmd.Context(), args[0], overwrite)
			if err != nil {
				return p.backupError(err, args[0])
			}
			p.say(fmt.Sprintf(text.BackedUp, args[0], p.words.Terms.PlanCount.Of(report.Plans), p.words.Terms.EventCount.Of(report.Events), report.Revision))
			return nil
		},
	}
	cmd.Flags().BoolVar(&overwrite, "overwrite", false, text.Overwrite)
	return cmd
}

// backupError words an error as one of the named backup, if it is about that.
func (p *program) backupError(err error, name string) error {
	var broken *model.LedgerError
	if errors.As(err, &broken) && broken.Path == name {
		return &words.Reworded{Err: err, Line: p.words.BadBackup(broken)}
	}
	return err
}

func (p *program) backupToOutput(cmd *cobra.Command, ledger *bolt.Ledger) error {
	if p.width > 0 {
		return &exit.UsageError{Line: p.text.Backups.ToTerminal}
	}
	_, err := ledger.BackupTo(cmd.Context(), p.stdout)
	var fault *model.LedgerError
	if err != nil && !errors.As(err, &fault) {
		return &exit.Failure{Line: fmt.Sprintf(p.text.Errors.Output, model.CleanLine(err.Error()))}
	}
	// The copy is made and checked there before it is sent.
	return p.backupError(err, os.TempDir())
}
