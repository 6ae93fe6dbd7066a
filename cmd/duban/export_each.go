package main

import (
	"cmp"
	"path/filepath"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exporting"
	"duban/model"
	"duban/seeds/paper"
)

// exportEach writes a paper for each office into a folder. A name on the command line
// gives the format and how the names of the files begin.
func (p *program) exportEach(cmd *cobra.Command, args []string, asked exportFlags) error {
	if err := p.arguments(0, 1)(cmd, args); err != nil {
		return err
	}
	pattern := "." + cmp.Or(asked.format, string(paper.FormatXLSX))
	if len(args) > 0 {
		pattern = args[0]
	}
	format, err := exporting.Format(pattern, asked.format, p.width > 0, p.settings())
	if err == nil {
		err = p.checkExportFlags(cmd, asked)
	}
	if err != nil {
		return err
	}
	s, snapshot, err := p.openSnapshot(cmd.Context())
	if err != nil {
		return err
	}
	if s.hasNoPlan {
		return &model.NotFoundError{What: model.NounPlan}
	}
	each := exporting.EachIn(filepath.Join(asked.each, filepath.Base(pattern)), format, s.paperRequest(cmd, snapshot.Plan, asked), asked.overwrite)
	if cmd.Flags().Changed("office") {
		office, err := snapshot.Plan.FindOffice(asked.Office, s.spelling)
		if err != nil {
			return err
		}
		each.Offices = []string{office}
	}
	exporter := s.exporter(snapshot)
	papers, err := exporter.OfficePapers(cmd.Context(), each)
	if err != nil {
		return err
	}
	if err := exporter.WriteEach(cmd.Context(), papers, each); err != nil {
		return err
	}
	exporter.PrintEach(papers, each)
	return nil
}
