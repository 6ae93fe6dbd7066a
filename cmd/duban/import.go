package main

import (
	"context"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/importing"
	"duban/cmd/duban/internal/report"
	"duban/model"
)

// importFlags are the flags of import, as typed.
type importFlags struct {
	year          int
	title, issuer string
	columns       string
	header        string
	rows          []string
	forget        bool
	dryRun, json  bool
	remove, yes   bool
	addOnly       bool
}

func newImportCommand(p *program) *cobra.Command {
	var flags importFlags
	text := p.text.Import
	cmd := &cobra.Command{
		Use:   use("import", text.FileArgument),
		Short: text.Help,
		Long:  text.Long,
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("year") && !model.IsYear(flags.year) {
				return exit.Usagef(text.BadYear, flags.year)
			}
			corrections, err := parseCorrections(text, flags)
			if err != nil {
				return err
			}
			return p.importDocument(cmd.Context(), args[0], flags, corrections)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().IntVar(&flags.year, "year", 0, text.Year)
	cmd.Flags().StringVar(&flags.title, "title", "", text.Title)
	cmd.Flags().StringVar(&flags.issuer, "issuer", "", text.Issuer)
	cmd.Flags().StringVar(&flags.columns, "columns", "", text.Columns)
	cmd.Flags().StringVar(&flags.header, "header", "", text.Header)
	cmd.Flags().StringSliceVar(&flags.rows, "row", nil, text.Row)
	cmd.Flags().BoolVar(&flags.forget, "forget", false, text.Forget)
	cmd.Flags().BoolVar(&flags.addOnly, "add-only", false, text.AddOnly)
	cmd.Flags().BoolVar(&flags.remove, "remove", false, text.Remove)
	cmd.Flags().BoolVar(&flags.yes, "yes", false, text.Yes)
	cmd.Flags().BoolVar(&flags.dryRun, "dry-run", false, text.DryRun)
	cmd.Flags().BoolVar(&flags.json, "json", false, p.text.Flags.JSON)
	return cmd
}

// importDocument reads before it touches the ledger, so that a refusal leaves
// nothing behind.
func (p *program) importDocument(ctx context.Context, name string, flags importFlags, corrections model.Corrections) error {
	from, err := p.documents.Open(ctx, name)
	if err != nil {
		return err
	}
	defer saveMemory(from.Size())()
	bar := report.NewProgressBar(p.stderr, p.pen(), p.text.Import.Reading, p.now)
	defer bar.Wipe()
	progress := bar.Update
	if !p.terminal {
		progress = nil
	}
	read, unread := p.documents.Read(ctx, from, corrections, progress)
	if unread != nil && !read.CanBeCorrected(unread) {
		return unread
	}
	s, plans, err := p.openLedger(ctx)
	if err != nil {
		return err
	}
	if read, err = s.importer().Recall(ctx, read, unread); err != nil {
		return err
	}
	preview, err := s.preview(ctx, plans, read, flags)
	bar.Wipe()
	if err == nil && !flags.dryRun && preview.NeedsYear() {
		preview, err = s.withYear(ctx, plans, read, name, flags)
	}
	if err != nil {
		return err
	}
	if flags.dryRun {
		if flags.json {
			return s.report().ImportJSON(preview, "")
		}
		s.report().DryRun(preview)
		return nil
	}
	return s.importPreview(ctx, preview, name, flags)
}

// preview compares the document with the ledger.
func (s *session) preview(ctx context.Context, plans []model.PlanInfo, read importing.Reading, flags importFlags) (model.ImportPreview, error) {
	if flags.addOnly {
		return s.importer().PreviewAddition(ctx, plans, read, s.options.plan)
	}
	return s.importer().Preview(ctx, plans, read, s.options.plan, flags.remove)
}

// importPreview writes what a preview shows, if it may, and says what was written.
func (s *session) importPreview(ctx context.Context, preview model.ImportPreview, name string, flags importFlags) error {
	asked, err := s.confirmImport(&preview, name, flags)
	if err != nil {
		return err
	}
	at := s.now()
	id, err := s.importer().Commit(ctx, preview, at)
	if err != nil {
		return err
	}
	if flags.json {
		return s.report().ImportJSON(preview, id)
	}
	s.report().Imported(preview, id, asked)
	if r := preview.Revision; r == nil || !r.IsEmpty() {
		s.printRestoreCommand(model.Event{Kind: model.KindImport, At: at})
	}
	return nil
}
