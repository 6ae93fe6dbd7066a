package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/seeds"
	"duban/tui/draw"
)

// importFlags are the flags of import, as typed.
type importFlags struct {
	year          int
	title, issuer string
	dryRun, json  bool
	remove, yes   bool
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
			if cmd.Flags().Changed("year") && (flags.year < 1900 || flags.year > 2999) {
				return exit.Usagef(text.BadYear, flags.year)
			}
			return p.importDocument(cmd.Context(), args[0], flags)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().IntVar(&flags.year, "year", 0, text.Year)
	cmd.Flags().StringVar(&flags.title, "title", "", text.Title)
	cmd.Flags().StringVar(&flags.issuer, "issuer", "", text.Issuer)
	cmd.Flags().BoolVar(&flags.remove, "remove", false, text.Remove)
	cmd.Flags().BoolVar(&flags.yes, "yes", false, text.Yes)
	cmd.Flags().BoolVar(&flags.dryRun, "dry-run", false, text.DryRun)
	cmd.Flags().BoolVar(&flags.json, "json", false, p.text.Flags.JSON)
	return cmd
}

// importDocument reads before it touches the ledger, so that a refusal leaves
// nothing behind.
func (p *program) importDocument(ctx context.Context, name string, flags importFlags) error {
	from, err := p.openDocument(name)
	if err != nil {
		return err
	}
	defer saveMemory(len(from.data))()
	bar := p.progressBar()
	defer bar.wipe()
	read, err := p.read(ctx, from, seeds.Options{
		Title: model.CleanLine(flags.title), Issuer: model.CleanLine(flags.issuer), Year: flags.year, Progress: bar.update,
	})
	if err != nil {
		return err
	}
	s, plans, err := p.openLedger(ctx)
	if err != nil {
		return err
	}
	preview, err := s.preview(ctx, plans, read, p.options.plan, flags.remove)
	bar.wipe()
	if err != nil {
		return err
	}
	if flags.dryRun {
		if flags.json {
			return s.report().ImportJSON(preview, "")
		}
		s.sayPreview(preview)
		return nil
	}
	return s.importPreview(ctx, preview, name, flags)
}

// importPreview writes what a preview shows, if it may, and says what was written.
func (s *session) importPreview(ctx context.Context, preview model.ImportPreview, name string, flags importFlags) error {
	asked, err := s.confirmImport(&preview, name, flags)
	if err != nil {
		return err
	}
	at := s.now()
	id, err := s.commitImport(ctx, preview, at)
	if err != nil {
		return err
	}
	if flags.json {
		return s.report().ImportJSON(preview, id)
	}
	s.printImport(preview, id, asked)
	if r := preview.Revision; r == nil || !r.IsEmpty() {
		s.printRestoreCommand(model.Event{Kind: model.KindImport, At: at})
	}
	return nil
}

// sayPreviewText shows how a document was read: the tasks first, as what matters
// more has to stay on the screen.
func (s *session) sayPreviewText(preview model.ImportPreview) {
	text := s.words.Preview(preview)
	for line := range text.Tasks {
		s.sayWrapped(line)
	}
	for _, part := range [][]string{{""}, text.Head, text.Changes, text.Warnings} {
		for _, line := range part {
			s.sayWrapped(line)
		}
	}
}

// printImport prints what was imported. What changed and the warnings were seen already
// by who was asked.
func (s *session) printImport(preview model.ImportPreview, id string, asked bool) {
	text := s.words.Documents.Import
	plan := preview.Document
	switch r := preview.Revision; {
	case r == nil:
		s.say(fmt.Sprintf(text.Imported, id, len(plan.Categories), len(plan.Tasks)) + "  " + plan.Title)
		s.say(fmt.Sprintf(s.text.Import.OpenIt, id))
	case r.IsEmpty():
		s.say(fmt.Sprintf(text.Nothing, id))
	default:
		if !asked {
			for _, line := range s.words.Preview(preview).Changes {
				s.sayWrapped(line)
			}
		}
		s.say(fmt.Sprintf(text.Revised, id, len(r.Added), len(r.Changed), len(r.Moved), len(r.Removed)))
	}
	if asked {
		return
	}
	for _, line := range s.words.Warnings(preview.Warnings) {
		s.sayWrapped(line)
	}
}

// progressBar is shown on standard error for documents that take a while; in
// tests and scripts it does not appear.
type progressBar struct {
	program *program
	began   time.Time

	mutex  sync.Mutex // update is called by the reading goroutine
	shown  bool
	closed bool
}

// barAfter is how long reading may take before a bar is worth showing.
const barAfter = 400 * time.Millisecond

func (p *program) progressBar() *progressBar { return &progressBar{program: p, began: p.now()} }

func (b *progressBar) update(done, total int) {
	if !b.program.terminal || b.program.now().Sub(b.began) < barAfter {
		return
	}
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.closed {
		return
	}
	b.shown = true
	const width = 30
	bar := b.program.pen().Bar(done, total, width)
	_, _ = fmt.Fprintf(b.program.stderr, "\r%s %s %3d%%", b.program.text.Import.Reading, bar, done*100/total)
}

// wipe takes the bar away, and what Ctrl-C has put behind it. It does not come
// back.
func (b *progressBar) wipe() {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.closed = true
	if b.shown {
		blank := draw.Fill("", 50)
		_, _ = fmt.Fprintf(b.program.stderr, "\r%s\r", blank)
		b.shown = false
	}
}
