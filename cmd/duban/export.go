package main

import (
	"bufio"
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/output"
	"duban/cmd/duban/internal/report"
	"duban/model"
	"duban/seeds/paper"
	"duban/tui/words"
)

func paperFormats() []string {
	return texts([]paper.Format{paper.FormatXLSX, paper.FormatDOCX, paper.FormatCSV, paper.FormatMarkdown, report.FormatJSON})
}

// exportFlags are the flags of export, as typed.
type exportFlags struct {
	listFlags
	form, format, quarter string
	each                  string // the folder for a paper of each office
	overwrite, notes      bool
}

func newExportCommand(p *program) *cobra.Command {
	flags := exportFlags{form: paper.FormLedger}
	text := p.text.Export
	cmd := &cobra.Command{
		Use:   use("export", text.FileArgument),
		Short: text.Help,
		Long:  text.Long,
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("each") {
				return p.exportEach(cmd, args, flags)
			}
			if err := p.arguments(1, 1)(cmd, args); err != nil {
				return err
			}
			format, err := p.paperFormat(args[0], flags.format)
			if err != nil {
				return err
			}
			if err := p.checkExportFlags(cmd, flags); err != nil {
				return err
			}
			return p.export(cmd, args[0], format, flags)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().Var(&choice{&flags.form, formNames()}, "form", text.Form)
	cmd.Flags().StringVar(&flags.format, "format", "", text.Format)
	cmd.Flags().StringVar(&flags.quarter, "quarter", "", text.Quarter)
	p.addFilterFlags(cmd, &flags.listFlags)
	cmd.Flags().Lookup("month").Usage = text.OfPeriod
	cmd.Flags().StringVar(&flags.each, "each", "", text.Each)
	cmd.Flags().BoolVar(&flags.notes, "notes", false, text.Notes)
	cmd.Flags().BoolVar(&flags.overwrite, "overwrite", false, text.Overwrite)
	return cmd
}

// formNames are taken whatever the language is, as those of statuses are.
func formNames() map[string]string {
	return map[string]string{"台账": paper.FormLedger, "进展": paper.FormProgress, "催办单": paper.FormUrge, "年度总结": paper.FormAnnual, "回头看": paper.FormReview, "收集表": paper.FormCollect, "通报": paper.FormBulletin}
}

// paperFormat finds out which format is wanted.
func (p *program) paperFormat(name, typed string) (paper.Format, error) {
	text := p.text.Export
	if name == "" {
		return "", exit.Usagef(text.BadEnding, "")
	}
	if typed == "" {
		if name == standardStream {
			return "", &exit.UsageError{Line: text.NeedsFormat}
		}
		typed = strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
		if !slices.Contains(paperFormats(), typed) {
			return "", exit.Usagef(text.BadEnding, words.Echo(filepath.Base(name)))
		}
	}
	if err := p.oneOf("--format", typed, paperFormats()); err != nil {
		return "", err
	}
	format := paper.Format(typed)
	isBinary := format == paper.FormatXLSX || format == paper.FormatDOCX
	if name == standardStream && isBinary && p.width > 0 {
		return "", exit.Usagef(text.ToTerminal, typed)
	}
	return format, nil
}

func (p *program) checkExportFlags(cmd *cobra.Command, flags exportFlags) error {
	text := p.text.Export
	if err := p.oneOf("--form", flags.form, paper.Forms()); err != nil {
		return err
	}
	if cmd.Flags().Changed("quarter") {
		switch _, err := model.ParseQuarter(flags.quarter); {
		case !report.HasPeriod(flags.form):
			return &exit.UsageError{Line: text.QuarterOnly}
		case cmd.Flags().Changed("month"):
			return &exit.UsageError{Line: text.OnePeriod}
		case err != nil:
			return exit.Usagef(text.BadQuarter, words.Echo(flags.quarter))
		}
	}
	return p.checkListFlags(cmd, flags.listFlags)
}

func (p *program) export(cmd *cobra.Command, name string, format paper.Format, flags exportFlags) error {
	open := p.openSnapshot
	if model.NamesPlans(p.options.plan) && flags.form != paper.FormReview {
		open = p.openPlans
	}
	s, snapshot, err := open(cmd.Context())
	if err != nil {
		return err
	}
	if s.hasNoPlan {
		return &model.NotFoundError{What: model.NounPlan}
	}
	file := output.File{Name: name, Overwrite: flags.overwrite, Ledger: s.path, Text: s.text.Export}
	if name != standardStream {
		if err := file.Check(); err != nil {
			return err
		}
	}
	made, err := s.compose(cmd, snapshot, flags)
	if err != nil {
		return err
	}
	if len(made.Tasks) == 0 {
		return &exit.Failure{Line: s.text.Export.NothingToDo}
	}
	if name == standardStream {
		err := made.Write(cmd.Context(), p.out, format)
		return cmp.Or(p.flush(), err) // what fails first is the output
	}
	err = file.Write(cmd.Context(), func(out *bufio.Writer) error { return made.Write(cmd.Context(), out, format) })
	if err != nil {
		return err
	}
	s.say(fmt.Sprintf(s.text.Export.Written, model.CleanLine(name), s.words.Terms.TaskCount.Of(len(made.Tasks))))
	return nil
}

// compose finds the tasks that were asked for, and makes the paper.
func (s *session) compose(cmd *cobra.Command, snapshot *model.Snapshot, flags exportFlags) (report.Paper, error) {
	return s.composeFor(cmd, snapshot, flags, "")
}

// composeFor is compose for the tasks of an office, if one is given.
func (s *session) composeFor(cmd *cobra.Command, snapshot *model.Snapshot, flags exportFlags, office string) (report.Paper, error) {
	request := report.PaperRequest{Form: flags.form, Snapshot: snapshot, AsOf: s.today(), Notes: flags.notes}
	switch flags.form {
	case paper.FormProgress, paper.FormBulletin:
		request.Period = s.paperPeriod(flags)
		request = request.AtEnd()
	case paper.FormReview:
		old, err := s.earlier(cmd.Context(), "")
		if err != nil {
			return report.Paper{}, err
		}
		request.Snapshot, request.Next = old, snapshot
	}
	filter, err := s.filter(cmd, request.Snapshot, flags.listFlags)
	if err != nil {
		return report.Paper{}, err
	}
	if report.HasPeriod(flags.form) {
		filter.Month = model.Month{} // it is the period of the paper
	}
	filter.Office = cmp.Or(office, filter.Office)
	request.Filter = filter
	return s.report().Paper(request), nil
}

// paperPeriod returns the period of a progress report or a bulletin.
func (s *session) paperPeriod(flags exportFlags) model.Period {
	if month, err := model.ParseMonth(flags.month); err == nil {
		return model.EveryMonth.PeriodAt(month.First())
	}
	if quarter, err := model.ParseQuarter(flags.quarter); err == nil {
		return quarter
	}
	return model.EveryQuarter.PeriodAt(s.today())
}
