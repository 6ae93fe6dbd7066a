package main

import (
	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/access"
	"duban/cmd/duban/internal/doctor"
	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/ledgerfile"
	"duban/cmd/duban/internal/report"
	"duban/store/bolt"
	"duban/store/postgres"
)

func newDoctorCommand(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: doctor.In(p.words.Language).Help,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ledger, err := p.existingLedger()
			if err != nil {
				return err
			}
			_, isDefault, err := p.ledgerPath()
			if err != nil {
				return err
			}
			examiner := p.doctor()
			var findings []doctor.Finding
			switch stored := ledger.(type) {
			case *bolt.Ledger:
				examiner.AccessLog = access.StateOfLog(ledger.Path())
				findings = examiner.Examine(ledger.Path(), isDefault, stored.Diagnose(cmd.Context()))
			case *postgres.Ledger:
				findings = examiner.ExamineServer(ledger.Path(), stored.Diagnose(cmd.Context()))
			}
			text := doctor.In(p.words.Language)
			if asJSON {
				err = p.printer().JSON(report.NotNull(findings))
			} else {
				doctor.Print(p.printer(), text, findings)
			}
			switch problems := doctor.Problems(findings); {
			case err != nil:
				return err
			case problems > 0:
				return &exit.Failure{Line: text.Findings.Of(problems)}
			case !asJSON:
				p.say(text.AllWell)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}

func (p *program) doctor() *doctor.Doctor {
	d := &doctor.Doctor{
		Words: p.words, Text: doctor.In(p.words.Language),
		Getenv: p.getenv, Now: p.now, Stdin: p.stdin, Stdout: p.stdout, IsTerminal: p.terminal, ASCII: p.options.ascii,
		Message: func(err error) string {
			ledgerfile.AddCopies(err)
			return p.words.Error(err)
		},
		NeverStored: ledgerfile.IsNeverStored,
	}
	if converter := p.converter(); converter != nil {
		d.Converts, d.Soffice, d.Pdftotext = true, converter.Soffice, converter.Pdftotext
	}
	return d
}
