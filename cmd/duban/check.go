package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/ledgerfile"
	"duban/model"
	"duban/tui/words"
)

func newCheckCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: p.text.Help.Check,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ledger, err := p.existingLedger()
			if err != nil {
				return err
			}
			report, err := ledger.Check(cmd.Context())
			if ledgerfile.IsNeverStored(err) {
				p.notice = fmt.Sprintf(p.text.Answers.NothingToCheck, model.CleanLine(ledger.Path()))
				return nil
			}
			if err != nil {
				return err
			}
			for _, problem := range report.Problems {
				p.say(p.words.Problem(problem))
			}
			if problems := len(report.Problems); problems > 0 {
				found := &model.LedgerError{Fault: model.FaultDamaged, Path: ledger.Path()}
				ledgerfile.AddCopies(found)
				return &words.Reworded{Err: found, Line: p.words.ProblemsFound(found, problems)}
			}
			terms := p.words.Terms
			p.say(fmt.Sprintf(p.text.Answers.CheckSound,
				terms.PlanCount.Of(report.Plans), terms.TaskCount.Of(report.Tasks), terms.EventCount.Of(report.Events), report.Revision))
			return nil
		},
	}
}
