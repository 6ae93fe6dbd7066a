package exporting

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/output"
	"duban/cmd/duban/internal/report"
	"duban/model"
	"duban/seeds/paper"
	"duban/store/folder"
)

// officePaper is the paper of one office, and its file.
type officePaper struct {
	file output.File
	made report.Paper
}

// Each asks for a paper for each office.
type Each struct {
	Request
	Folder    string
	Begin     string // how the names of the files begin; the name of the form if empty
	Format    paper.Format
	Overwrite bool
}

// WriteEach writes a paper for each of the offices that have tasks which pass the filter.
func (e *Exporter) WriteEach(ctx context.Context, each Each, offices []string) error {
	papers, err := e.officePapers(ctx, each, offices)
	if err != nil {
		return err
	}
	return e.writeEach(ctx, papers, each)
}

func (e *Exporter) officePapers(ctx context.Context, each Each, offices []string) ([]officePaper, error) {
	begin := cmp.Or(each.Begin, e.Report.Text.Paper.Forms[each.Form])
	name := func(office string) string { return begin + "-" + office + "." + string(each.Format) }
	var papers []officePaper
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
			papers = append(papers, officePaper{e.File(filepath.Join(each.Folder, file), each.Overwrite), made})
		}
	}
	if len(papers) == 0 {
		return nil, &exit.Failure{Line: e.Text.NoOffices}
	}
	return papers, nil
}

// writeEach writes the papers, none if one of the files must not be written over.
func (e *Exporter) writeEach(ctx context.Context, papers []officePaper, each Each) error {
	if err := folder.MakeAll(each.Folder, 0o777); err != nil {
		return e.File(each.Folder, false).Explain(err)
	}
	for _, p := range papers {
		if err := p.file.Check(); err != nil {
			return err
		}
	}
	for _, p := range papers {
		if err := p.file.Write(ctx, func(out *bufio.Writer) error { return p.made.Write(ctx, out, each.Format) }); err != nil {
			return err
		}
	}
	e.Line(fmt.Sprintf(e.Text.EachWritten, model.CleanLine(each.Folder), len(papers)))
	for _, p := range papers {
		e.Line("  " + model.CleanLine(filepath.Base(p.file.Name)) + "  " + e.Words.Terms.TaskCount.Of(len(p.made.Tasks)))
	}
	return nil
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
