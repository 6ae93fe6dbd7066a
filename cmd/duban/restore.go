package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/ledgerfile"
	"duban/cmd/duban/internal/report"
	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/store"
	"duban/store/bolt"
	"duban/store/postgres"
	"duban/tui/words"
)

func newRestoreCommand(p *program) *cobra.Command {
	var yes bool
	text := p.text.Backups
	cmd := &cobra.Command{
		Use:   use("restore", text.FileArgument),
		Short: text.Restore,
		Long:  text.FileOrInput,
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.restore(cmd.Context(), args[0], yes)
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, text.Yes)
	return cmd
}

func (p *program) restore(ctx context.Context, name string, yes bool) error {
	path, isDefault, err := p.ledgerPath()
	if err != nil {
		return err
	}
	if p.options.readOnly {
		return &model.LedgerError{Fault: model.FaultReadOnly, Path: path}
	}
	if !yes && (!p.terminal || name == standardStream) {
		return &exit.UsageError{Line: p.text.Backups.NeedsYes}
	}
	if isDefault {
		if err := ledgerfile.MakeFolder(path); err != nil {
			return err
		}
	}
	file := path // that the backup becomes first
	if postgres.IsURL(path) {
		folder, copied, err := temporaryLedger()
		if err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(folder) }()
		file = copied
	}
	restoration, err := p.prepareRestore(ctx, file, name)
	if err != nil {
		return p.backupError(err, name)
	}
	defer restoration.Drop()
	if !yes {
		if err := p.confirmRestore(ctx, path, name, restoration.Report); err != nil {
			return err
		}
	}
	by, err := p.user()
	if err != nil {
		return err
	}
	from := filepath.Base(name)
	if name == standardStream {
		from = ""
	}
	p.atEnd = append(p.atEnd, restoration.Wait)
	if file != path { // else a copy is made in the folder while it is removed
		defer restoration.Wait()
	}
	kept, err := restoration.Finish(ctx, by, from, p.now())
	if err == nil && file != path {
		kept, err = p.sendToServer(ctx, file, path)
	}
	if err != nil {
		return err
	}
	p.sayRestored(restoration.Report, kept, file != path)
	return nil
}

// sayRestored prints what the backup holds, and where the ledger that it replaced is
// kept, if it is.
func (p *program) sayRestored(report store.CheckResult, kept string, onServer bool) {
	terms := p.words.Terms
	p.say(fmt.Sprintf(p.text.Backups.Restored, terms.PlanCount.Of(report.Plans), terms.EventCount.Of(report.Events), report.Revision))
	switch {
	case kept != "":
		p.say(fmt.Sprintf(p.text.Backups.Kept, kept))
	case onServer:
		p.say(p.text.Server.DamagedNotKept)
	}
}

func (p *program) prepareRestore(ctx context.Context, path, name string) (*bolt.Restoration, error) {
	if name == standardStream {
		return bolt.PrepareRestore(ctx, path, p.stdin, name)
	}
	file, err := bolt.OpenBackup(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	return bolt.PrepareRestore(ctx, path, file, name)
}

// confirmRestore asks for a word, as what is restored by mistake is much to
// mend; a letter could be a slip or an answer of the terminal's.
func (p *program) confirmRestore(ctx context.Context, path, name string, backup store.CheckResult) error {
	messages := p.text.Backups
	ledger, end, err := ledgerfile.At(path)
	if err != nil {
		return err
	}
	defer end()
	now, err := ledger.Check(ctx)
	var fault *model.LedgerError
	switch {
	case err == nil:
		p.say(fmt.Sprintf(messages.Replaces, name, backup.Revision, report.Minute(backup.Latest), path, now.Revision, report.Minute(now.Latest)))
	case errors.As(err, &fault) && isNone(fault.Fault):
		return nil // nothing is lost
	default:
		p.say(fmt.Sprintf(messages.ReplacesNothing, name, backup.Revision, report.Minute(backup.Latest), path))
	}
	answers := []string{text.In(words.Chinese).Backups.Word, text.In(words.English).Backups.Word}
	confirmed, err := p.typesWord(fmt.Sprintf(messages.TypeWord, messages.Word), answers)
	if err == nil && !confirmed {
		err = &exit.Failure{Line: fmt.Sprintf(messages.NotConfirmed, messages.Word)}
	}
	return err
}

// isNone reports whether there is no ledger, rather than one that can't be read.
func isNone(fault model.Fault) bool {
	return fault == model.FaultMissing || fault == model.FaultNoDirectory || fault == model.FaultVanished
}
