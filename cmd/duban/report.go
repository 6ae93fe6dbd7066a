package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/tui/words"
)

// reportFlags are the flags of report, as typed.
type reportFlags struct {
	office, on, progress, problem, next string
	quarter, month                      string
	missing, asJSON                     bool
}

func newReportCommand(p *program) *cobra.Command {
	var flags reportFlags
	about := p.text.Reports
	cmd := &cobra.Command{
		Use:   use("report", "["+p.text.Help.TaskArgument+"]"),
		Short: about.Help,
		Long:  about.Long,
		Args:  p.arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := p.checkReportFlags(cmd, args, flags); err != nil {
				return err
			}
			if flags.missing {
				return p.listNotReported(cmd, flags)
			}
			return p.reportTask(cmd, args[0], flags)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&flags.office, "office", "", about.Office)
	cmd.Flags().StringVar(&flags.on, "on", "", about.On)
	cmd.Flags().StringVar(&flags.progress, "progress", "", about.Progress)
	cmd.Flags().StringVar(&flags.problem, "problem", "", about.Problem)
	cmd.Flags().StringVar(&flags.next, "next", "", about.Next)
	cmd.Flags().BoolVar(&flags.missing, "missing", false, about.Missing)
	cmd.Flags().StringVar(&flags.quarter, "quarter", "", about.Quarter)
	cmd.Flags().StringVar(&flags.month, "month", "", about.Month)
	cmd.Flags().BoolVar(&flags.asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}

// checkReportFlags refuses what does not fit together before the ledger is touched.
func (p *program) checkReportFlags(cmd *cobra.Command, args []string, flags reportFlags) error {
	about := p.text.Reports
	only, refusal := []string{"quarter", "month", "json"}, about.OnlyMissing
	if flags.missing {
		only, refusal = []string{"on", "progress", "problem", "next"}, about.NotWithMissing
	}
	for _, name := range only {
		if cmd.Flags().Changed(name) {
			return exit.Usagef(refusal, "--"+name)
		}
	}
	switch {
	case flags.missing && len(args) > 0:
		return &exit.UsageError{Line: about.NoTaskWithMissing}
	case flags.missing && cmd.Flags().Changed("quarter") && cmd.Flags().Changed("month"):
		return &exit.UsageError{Line: p.text.Export.OnePeriod}
	case flags.missing:
		return nil
	case len(args) == 0:
		return &exit.UsageError{Line: about.NeedsTask}
	case model.IsBlank(flags.progress):
		return exit.Usagef(about.NeedsProgress, words.Echo(args[0]))
	}
	return nil
}

// reportTask records what an office reports on a task.
func (p *program) reportTask(cmd *cobra.Command, typed string, flags reportFlags) error {
	report := model.Report{Progress: flags.progress, Problem: flags.problem, Next: flags.next}
	if _, err := model.ReportChange("", "", report, model.Date{}); err != nil {
		return err
	}
	return p.changeTask(cmd, typed, func(s *session, snapshot *model.Snapshot, task *model.Task) (model.Change, error) {
		day, err := s.happenedOn(cmd, snapshot, flags.on)
		if err != nil {
			return model.Change{}, err
		}
		office := ""
		if cmd.Flags().Changed("office") {
			office, err = snapshot.Plan.FindOffice(flags.office, s.spelling)
		} else {
			office, err = s.reporter(snapshot, task)
		}
		if err != nil {
			return model.Change{}, err
		}
		return model.ReportChange(task.ID, office, report, day)
	})
}

// reporter returns the office whose report it is where none is named. The error names
// those that it can be.
func (s *session) reporter(snapshot *model.Snapshot, task *model.Task) (string, error) {
	own, _ := snapshot.OfficesOf(s.permit())
	switch offices := snapshot.Reporters(task, own); len(offices) {
	case 0:
		return "", nil
	case 1:
		return offices[0], nil
	default:
		if s.isPlain {
			if office, err := s.askOffice(snapshot, offices); office != "" || err != nil {
				return office, err
			}
		}
		return "", exit.Usagef(s.text.Reports.WhichOffice, snapshot.Name(task.ID), s.words.Errors.List(offices))
	}
}

// askOffice asks until one of the offices is named, as what was typed before is lost
// otherwise. An empty line gives up: then none is returned.
func (s *session) askOffice(snapshot *model.Snapshot, offices []string) (string, error) {
	for {
		answer, err := s.ask(fmt.Sprintf(s.text.Plain.AskOffice, s.words.Errors.List(offices)))
		if err != nil || answer == "" {
			return "", err
		}
		if office, err := snapshot.Plan.FindOffice(answer, s.spelling); err == nil && slices.Contains(offices, office) {
			return office, nil
		}
	}
}

// listNotReported lists the offices that have not reported for a period.
func (p *program) listNotReported(cmd *cobra.Command, flags reportFlags) error {
	s, snapshot, err := p.openRecent(cmd.Context())
	if err != nil {
		return err
	}
	period, err := s.reportPeriod(cmd, snapshot.Plan, flags.quarter, flags.month)
	if err != nil {
		return err
	}
	office, err := s.office(cmd, snapshot, flags.office)
	if err != nil {
		return err
	}
	missing := snapshot.NotReported(period, office)
	if flags.asJSON {
		return s.report().NotReportedJSON(snapshot, period, missing)
	}
	s.report().NotReported(snapshot, period, missing)
	return nil
}

// reportPeriod reads the flags --quarter and --month; without them it is this quarter.
func (s *session) reportPeriod(cmd *cobra.Command, plan *model.Plan, quarter, typedMonth string) (model.Period, error) {
	switch {
	case cmd.Flags().Changed("month"):
		month, err := s.settings().Month(typedMonth, plan.YearAt(s.today()))
		return model.EveryMonth.PeriodAt(month.First()), err
	case cmd.Flags().Changed("quarter"):
		return s.settings().Quarter(quarter, plan.YearAt(s.today()))
	default:
		return model.EveryQuarter.PeriodAt(s.today()), nil
	}
}
