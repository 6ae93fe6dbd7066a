package exporting

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/output"
	"duban/cmd/duban/internal/report"
	"duban/model"
	"duban/seeds/paper"
	"duban/store/folder"
)

// OfficePaper is the paper of one office, and its file.
type OfficePaper struct {
	report.Paper
	File output.File
}

// Each asks for a paper for each office.
type Each struct {
	Request
	Folder    string
	Begin     string // how the names of the files begin; the name of the form if empty
	Format    paper.Format
	Overwrite bool
	Offices   []string // nil for all of the plan
}

// EachIn asks for a paper for each office in the folder of a file, which names the form.
func EachIn(name string, format paper.Format, request Request, overwrite bool) Each {
	begin := filepath.Base(name)
	return Each{
		Request: request, Folder: filepath.Dir(name), Begin: strings.TrimSuffix(begin, filepath.Ext(begin)), Format: format, Overwrite: overwrite,
	}
}

// OfficePapers makes a paper for each of the offices that have tasks which pass the filter.
func (e *Exporter) OfficePapers(ctx context.Context, each Each) ([]OfficePaper, error) {
	offices := each.Offices
	if offices == nil {
		offices = slices.DeleteFunc(slices.Clone(e.Snapshot.Offices), func(office string) bool { return office == model.ByMatterOffice })
	}
	begin := cmp.Or(each.Begin, e.Report.Text.Paper.Forms[each.Form])
	name := func(office string) string { return begin + "-" + office + "." + string(each.Format) }
	var papers []OfficePaper
	used := map[string]bool{}
	for _, office := range offices {
		made, err := e.Paper(ctx, each.Request, office)
		if err != nil {
			return nil, err
		}
		file := name(SafeFileName(office))
		for n := 2; used[strings.ToLower(file)]; n++ {
			file = name(SafeFileName(office) + fmt.Sprint(" ", n))
		}
		used[strings.ToLower(file)] = true // whether it is written or not: names stay what they are
		if len(made.Tasks) > 0 {
			papers = append(papers, OfficePaper{made, e.File(filepath.Join(each.Folder, file), each.Overwrite)})
		}
	}
	if len(papers) == 0 {
		return nil, &exit.Failure{Line: e.Text.NoOffices}
	}
	return papers, nil
}

// WriteEach writes the papers of offices, none if one of the files must not be written over.
func (e *Exporter) WriteEach(ctx context.Context, papers []OfficePaper, each Each) error {
	if err := folder.MakeAll(each.Folder, 0o777); err != nil {
		return e.File(each.Folder, false).Explain(err)
	}
	for _, p := range papers {
		if err := p.File.Check(); err != nil {
			return err
		}
	}
	for _, p := range papers {
		if err := p.File.Write(ctx, func(out *bufio.Writer) error { return p.Write(ctx, out, each.Format) }); err != nil {
			return err
		}
	}
	return nil
}

// PrintEach prints which papers of offices were written.
func (e *Exporter) PrintEach(papers []OfficePaper, each Each) {
	e.Line(fmt.Sprintf(e.Text.EachWritten, model.CleanLine(each.Folder), len(papers)))
	for _, p := range papers {
		e.Line("  " + model.CleanLine(filepath.Base(p.File.Name)) + "  " + e.Words.Terms.TaskCount.Of(len(p.Tasks)))
	}
}

// maxFileName is how many bytes of an office's name a file is called by.
const maxFileName = 120

// SafeFileName returns a name that is one of a file on every system.
func SafeFileName(name string) string {
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
