package main

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/exporting"
	"duban/cmd/duban/internal/flags"
	"duban/cmd/duban/internal/report"
	"duban/cmd/duban/internal/settings"
	"duban/model"
	"duban/seeds/paper"
)

// exportFlags are the flags of export, as typed.
type exportFlags struct {
	flags.Filter
	form, format, quarter string
	replyBy               string
	each                  string // the folder for a paper of each office
	overwrite, notes      bool
	silent                bool // slips for offices that have not reported
}

func newExportCommand(p *program) *cobra.Command {
	asked := exportFlags{form: paper.FormLedger}
	text := p.text.Export
	cmd := &cobra.Command{
		Use:   use("export", text.FileArgument),
		Short: text.Help,
		Long:  text.Long,
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("each") {
				return p.exportEach(cmd, args, asked)
			}
			if err := p.arguments(1, 1)(cmd, args); err != nil {
				return err
			}
			format, err := exporting.Format(args[0], asked.format, p.width > 0, p.settings())
			if err != nil {
				return err
			}
			if err := p.checkExportFlags(cmd, asked); err != nil {
				return err
			}
			return p.export(cmd, args[0], format, asked)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().Var(&flags.Choice{Value: &asked.form, Names: flags.FormNames()}, "form", text.Form)
	cmd.Flags().StringVar(&asked.format, "format", "", text.Format)
	cmd.Flags().StringVar(&asked.quarter, "quarter", "", text.Quarter)
	asked.Add(cmd, p.text)
	cmd.Flags().Lookup("month").Usage = text.OfPeriod
	cmd.Flags().StringVar(&asked.each, "each", "", text.Each)
	cmd.Flags().StringVar(&asked.replyBy, "reply-by", "", text.ReplyBy)
	cmd.Flags().BoolVar(&asked.silent, silentFlag, false, text.Silent)
	cmd.Flags().BoolVar(&asked.notes, "notes", false, text.Notes)
	cmd.Flags().BoolVar(&asked.overwrite, "overwrite", false, text.Overwrite)
	return cmd
}

func (p *program) checkExportFlags(cmd *cobra.Command, asked exportFlags) error {
	text := p.text.Export
	if err := p.oneOf("--form", asked.form, paper.Forms()); err != nil {
		return err
	}
	if cmd.Flags().Changed("quarter") {
		switch _, err := p.settings().Quarter(asked.quarter, settings.AnyYear); {
		case !report.HasPeriod(asked.form) && asked.form != paper.FormCollect && !asked.silent:
			return &exit.UsageError{Line: text.QuarterOnly}
		case cmd.Flags().Changed("month"):
			return &exit.UsageError{Line: text.OnePeriod}
		case err != nil:
			return err
		}
	}
	if asked.silent && asked.form != paper.FormUrge {
		return &exit.UsageError{Line: text.SilentOnly}
	}
	if cmd.Flags().Changed("reply-by") && asked.form != paper.FormUrge {
		return &exit.UsageError{Line: text.ReplyByOnly}
	}
	return asked.Check(cmd, p.settings())
}

func (p *program) export(cmd *cobra.Command, name string, format paper.Format, asked exportFlags) error {
	open := p.openSnapshot
	if model.NamesPlans(p.options.plan) && asked.form != paper.FormReview {
		open = p.openPlans
	}
	s, snapshot, err := open(cmd.Context())
	if err != nil {
		return err
	}
	if s.hasNoPlan {
		return &model.NotFoundError{What: model.NounPlan}
	}
	exporter, request := s.exporter(snapshot), s.paperRequest(cmd, snapshot.Plan, asked)
	if name == exporting.StandardOutput {
		err := exporter.Print(cmd.Context(), request, format)
		return cmp.Or(p.flush(), err) // what fails first is the output
	}
	made, err := exporter.Write(cmd.Context(), request, name, format, asked.overwrite)
	if err != nil {
		return err
	}
	s.say(fmt.Sprintf(s.text.Export.Written, model.CleanLine(name), s.words.Terms.TaskCount.Of(len(made.Tasks))))
	return nil
}

// exporter returns what makes papers of a plan as the session sees it.
func (s *session) exporter(snapshot *model.Snapshot) *exporting.Exporter {
	return &exporting.Exporter{
		Report: s.report(), Text: s.text.Export, Ledger: s.path, Snapshot: snapshot,
		Previous: func(ctx context.Context) (*model.Snapshot, error) { return s.earlier(ctx, "") },
	}
}

// paperRequest returns the paper that the flags ask for.
func (s *session) paperRequest(cmd *cobra.Command, plan *model.Plan, asked exportFlags) exporting.Request {
	return exporting.Request{
		Form: asked.form, Period: s.paperPeriod(plan, asked), Notes: asked.notes,
		ReplyBy: func(plan *model.Plan) (model.Date, error) { return s.replyDay(cmd, plan, asked.replyBy) },
		Filter:  func(snapshot *model.Snapshot) (model.Filter, error) { return asked.Read(cmd, snapshot, s.flagReader()) },
	}
}

// paperPeriod returns the period that a paper is about; zero if it is about none.
func (s *session) paperPeriod(plan *model.Plan, asked exportFlags) model.Period {
	year := plan.YearAt(s.today())
	switch hasPeriod := report.HasPeriod(asked.form) || asked.silent; {
	case !hasPeriod && asked.quarter == "":
		return model.Period{}
	case !hasPeriod:
		asked.Month = ""
	}
	if month, err := model.ParseTypedMonth(asked.Month, year); err == nil {
		return model.EveryMonth.PeriodAt(month.First())
	}
	if quarter, err := model.ParseQuarter(asked.quarter, year); err == nil {
		return quarter
	}
	return model.EveryQuarter.PeriodAt(s.today())
}
