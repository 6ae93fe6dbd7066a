package main

import (
	"bufio"
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/output"
	"duban/cmd/duban/internal/report"
	"duban/model"
	"duban/seeds/paper"
	"duban/store/folder"
)

// officePaper is the paper of one office, and its file.
type officePaper struct {
	office string
	file   output.File
	made   report.Paper
}

// exportEach writes a paper for each office into a folder. A name on the command line
// gives the format and how the names of the files begin.
func (p *program) exportEach(cmd *cobra.Command, args []string, flags exportFlags) error {
	if err := p.arguments(0, 1)(cmd, args); err != nil {
		return err
	}
	pattern := "." + cmp.Or(flags.format, string(paper.FormatXLSX))
	if len(args) > 0 {
		pattern = args[0]
	}
	format, err := p.paperFormat(pattern, flags.format)
	if err == nil {
		err = p.checkExportFlags(cmd, flags)
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
	begin := strings.TrimSuffix(filepath.Base(pattern), filepath.Ext(pattern))
	papers, err := s.officePapers(cmd, snapshot, flags, func(office string) string {
		return cmp.Or(begin, report.In(s.words.Language).Paper.Forms[flags.form]) + "-" + office + "." + string(format)
	})
	if err != nil {
		return err
	}
	return s.writeEach(cmd, papers, format, flags.each)
}

// officePapers makes the papers of the offices that have tasks which pass the filter.
func (s *session) officePapers(cmd *cobra.Command, snapshot *model.Snapshot, flags exportFlags, name func(office string) string) ([]officePaper, error) {
	offices := slices.DeleteFunc(slices.Clone(snapshot.Offices), func(office string) bool { return office == model.ByMatterOffice })
	if cmd.Flags().Changed("office") {
		office, err := snapshot.Plan.FindOffice(flags.office, s.spelling)
		if err != nil {
			return nil, err
		}
		offices = []string{office}
	}
	var papers []officePaper
	used := map[string]bool{}
	for _, office := range offices {
		made, err := s.composeFor(cmd, snapshot, flags, office)
		if err != nil {
			return nil, err
		}
		file := name(safeFileName(office))
		for n := 2; used[strings.ToLower(file)]; n++ {
			file = name(safeFileName(office) + fmt.Sprint(" ", n))
		}
		used[strings.ToLower(file)] = true // whether it is written or not: names stay what they are
		if len(made.Tasks) > 0 {
			papers = append(papers, officePaper{office, output.File{Name: filepath.Join(flags.each, file), Overwrite: flags.overwrite, Ledger: s.path, Text: s.text.Export}, made})
		}
	}
	if len(papers) == 0 {
		return nil, &exit.Failure{Line: s.text.Export.NoOffices}
	}
	return papers, nil
}

// writeEach writes the papers, none if one of the files must not be written over.
func (s *session) writeEach(cmd *cobra.Command, papers []officePaper, format paper.Format, into string) error {
	if err := folder.MakeAll(into, 0o777); err != nil {
		return output.File{Name: into, Text: s.text.Export}.Explain(err)
	}
	for _, p := range papers {
		if err := p.file.Check(); err != nil {
			return err
		}
	}
	for _, p := range papers {
		if err := p.file.Write(cmd.Context(), func(out *bufio.Writer) error { return p.made.Write(cmd.Context(), out, format) }); err != nil {
			return err
		}
	}
	s.say(fmt.Sprintf(s.text.Export.EachWritten, model.CleanLine(into), len(papers)))
	for _, p := range papers {
		s.say("  " + model.CleanLine(filepath.Base(p.file.Name)) + "  " + s.words.Terms.TaskCount.Of(len(p.made.Tasks)))
	}
	return nil
}

// maxFileName is how many bytes of an office's name a file is called by.
const maxFileName = 120

// safeFileName returns a name that is one of a file on every system.
func safeFileName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?"<>|`, r), unicode.IsControl(r), unicode.IsSpace(r):
			return '_'
		}
		return r
	}, model.CleanLine(name))
	for len(name) > maxFileName {
		runes := []rune(name)
		name = string(runes[:len(runes)-1])
	}
	return cmp.Or(strings.Trim(name, ". "), "_")
}
