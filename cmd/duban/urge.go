package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/model"
)

// urgeFlags are the flags of urge, as typed.
type urgeFlags struct {
	office, replyBy        string
	quarter, month         string
	within                 int
	silent, record, asJSON bool
}

func newUrgeCommand(p *program) *cobra.Command {
	var flags urgeFlags
	about := p.text.Urging
	cmd := &cobra.Command{
		Use:   "urge",
		Short: about.Help,
		Long:  about.Long,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case flags.within < 0 || flags.within > 366:
				return exit.Usagef(about.BadDays, flags.within)
			case flags.record && flags.asJSON:
				return &exit.UsageError{Line: about.NotWithJSON}
			case !flags.record && cmd.Flags().Changed("reply-by"):
				return exit.Usagef(about.OnlyRecord, "--reply-by")
			case flags.silent && cmd.Flags().Changed("within"):
				return exit.Usagef(about.NotWithSilent, "--within")
			}
			if err := p.checkSilentFlags(cmd, flags.silent); err != nil {
				return err
			}
			return p.urge(cmd, flags)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&flags.office, "office", "", about.Office)
	p.addSilentFlags(cmd, &flags.silent, &flags.quarter, &flags.month)
	cmd.Flags().IntVar(&flags.within, "within", model.DueSoonDays, about.Within)
	cmd.Flags().BoolVar(&flags.record, "record", false, about.Record)
	cmd.Flags().StringVar(&flags.replyBy, "reply-by", "", about.ReplyBy)
	cmd.Flags().BoolVar(&flags.asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}

const silentFlag = "not-reported"

// addSilentFlags adds the flags that ask for offices that have not reported for a period.
func (p *program) addSilentFlags(cmd *cobra.Command, silent *bool, quarter, month *string) {
	about := p.text.Reports
	cmd.Flags().BoolVar(silent, silentFlag, false, p.text.Urging.Silent)
	cmd.Flags().StringVar(quarter, "quarter", "", about.Quarter)
	cmd.Flags().StringVar(month, "month", "", about.Month)
}

// checkSilentFlags refuses periods that do not fit.
func (p *program) checkSilentFlags(cmd *cobra.Command, silent bool) error {
	quarter, month := cmd.Flags().Changed("quarter"), cmd.Flags().Changed("month")
	switch {
	case quarter && month:
		return &exit.UsageError{Line: p.text.Export.OnePeriod}
	case quarter && !silent:
		return exit.Usagef(p.text.Urging.OnlySilent, "--quarter")
	case month && !silent:
		return exit.Usagef(p.text.Urging.OnlySilent, "--month")
	}
	return nil
}

// urge lists whom to urge, or records that they were.
func (p *program) urge(cmd *cobra.Command, flags urgeFlags) error {
	s, snapshot, err := p.openRecent(cmd.Context())
	if err != nil {
		return err
	}
	office, err := s.office(cmd, snapshot, flags.office)
	if err != nil {
		return err
	}
	offices, message := snapshot.ToUrge(s.today(), flags.within, office), s.words.Urging.Message
	if flags.silent {
		period, err := s.reportPeriod(cmd, snapshot.Plan, flags.quarter, flags.month)
		if err != nil {
			return err
		}
		offices, message = snapshot.NotReported(period, office), s.words.Urging.AskReport
	}
	switch {
	case flags.asJSON:
		return s.report().UrgeJSON(snapshot, offices, message)
	case !flags.record:
		s.report().Urge(snapshot, offices)
		return nil
	}
	replyBy, err := s.replyDay(cmd, snapshot.Plan, flags.replyBy)
	if err != nil {
		return err
	}
	return s.recordUrges(cmd.Context(), snapshot, offices, replyBy)
}

// replyDay reads the flag --reply-by, which may be missing. The day is not past.
func (s *session) replyDay(cmd *cobra.Command, plan *model.Plan, typed string) (model.Date, error) {
	const name = "reply-by"
	if !cmd.Flags().Changed(name) {
		return model.Date{}, nil
	}
	day, err := s.flagReader().DayIn(plan, "--"+name, typed)
	if err == nil && day.Before(s.today()) {
		err = &model.RuleError{Rule: model.RuleReplyPast, Day: day, Limit: s.today()}
	}
	return day, err
}

// recordUrges records that the offices were urged, and prints each.
func (s *session) recordUrges(ctx context.Context, snapshot *model.Snapshot, offices []model.OfficeTasks, replyBy model.Date) error {
	if err := s.permit().MayAttempt(s.by, model.Operation(model.KindUrge), snapshot.Plan.Issuer, snapshot.Offices); err != nil {
		return err
	}
	changes, err := snapshot.UrgeChanges(offices, replyBy, s.today())
	if err != nil || len(changes) == 0 {
		return err
	}
	events, _, err := s.apply(ctx, snapshot, changes)
	if err != nil {
		return err
	}
	for _, office := range offices {
		count := 0
		for _, event := range events {
			if event.Office == office.Office {
				count++
			}
		}
		if count > 0 {
			s.say(fmt.Sprintf(s.text.Urging.Recorded, office.Office, s.words.Terms.TaskCount.Of(count)))
		}
	}
	return nil
}
