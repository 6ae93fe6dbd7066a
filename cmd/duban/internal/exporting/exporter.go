// Package exporting makes the papers that are asked for and writes them to files, one or
// one for each office.
package exporting

import (
	"bufio"
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/flags"
	"duban/cmd/duban/internal/output"
	"duban/cmd/duban/internal/report"
	"duban/cmd/duban/internal/settings"
	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/seeds/paper"
	"duban/tui/words"
)

// StandardOutput is the file name for standard output.
const StandardOutput = "-"

// Format returns the format that a file is written in, by its name or as typed.
func Format(name, typed string, toTerminal bool, settings *settings.Settings) (paper.Format, error) {
	text := settings.Text.Export
	formats := flags.Texts([]paper.Format{paper.FormatXLSX, paper.FormatDOCX, paper.FormatCSV, paper.FormatMarkdown, report.FormatJSON})
	if name == "" {
		return "", exit.Usagef(text.BadEnding, "")
	}
	if typed == "" {
		if name == StandardOutput {
			return "", &exit.UsageError{Line: text.NeedsFormat}
		}
		typed = strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
		if !slices.Contains(formats, typed) {
			return "", exit.Usagef(text.BadEnding, words.Echo(filepath.Base(name)))
		}
	}
	if err := settings.OneOf("--format", typed, formats); err != nil {
		return "", err
	}
	format := paper.Format(typed)
	isBinary := format == paper.FormatXLSX || format == paper.FormatDOCX
	if name == StandardOutput && isBinary && toTerminal {
		return "", exit.Usagef(text.ToTerminal, typed)
	}
	return format, nil
}

// Exporter makes papers of a plan.
type Exporter struct {
	report.Report
	Text     text.Export
	Ledger   string // its path
	Snapshot *model.Snapshot
	// Previous reads the plan that a review looks back on.
	Previous func(ctx context.Context) (*model.Snapshot, error)
}

// Request is what paper is asked for.
type Request struct {
	Form   string
	Period model.Period // see report.PaperRequest; zero for none
	Notes  bool
	// ReplyBy reads the day by which slips ask for an answer.
	ReplyBy func(plan *model.Plan) (model.Date, error)
	// Filter selects tasks of a plan.
	Filter func(snapshot *model.Snapshot) (model.Filter, error)
}

// Paper makes a paper; of the tasks of an office, if one is given.
func (e *Exporter) Paper(ctx context.Context, r Request, office string) (report.Paper, error) {
	request := report.PaperRequest{Form: r.Form, Snapshot: e.Snapshot, AsOf: e.Today, Notes: r.Notes, Period: r.Period}
	switch {
	case report.HasPeriod(r.Form):
		request = request.AtEnd()
	case r.Form == paper.FormUrge:
		day, err := r.ReplyBy(e.Snapshot.Plan)
		if err != nil {
			return report.Paper{}, err
		}
		request.ReplyBy = day
	case r.Form == paper.FormReview:
		old, err := e.Previous(ctx)
		if err != nil {
			return report.Paper{}, err
		}
		request.Snapshot, request.Next = old, e.Snapshot
	}
	filter, err := r.Filter(request.Snapshot)
	if err != nil {
		return report.Paper{}, err
	}
	if report.HasPeriod(r.Form) || r.Form == paper.FormUrge && r.Period != (model.Period{}) {
		filter.Month = model.Month{} // it is the period of the paper
	}
	filter.Office = cmp.Or(office, filter.Office)
	request.Filter = filter
	return e.Report.Paper(request), nil
}

// Print writes a paper to the output.
func (e *Exporter) Print(ctx context.Context, r Request, format paper.Format) error {
	made, err := e.notEmpty(ctx, r)
	if err != nil {
		return err
	}
	return made.Write(ctx, e.Out, format)
}

// Preview makes a paper and returns it as lines to look at.
func (e *Exporter) Preview(ctx context.Context, r Request) ([]string, error) {
	made, err := e.notEmpty(ctx, r)
	if err != nil {
		return nil, err
	}
	return made.Preview(ctx)
}

// Write writes a paper to a file, and returns it.
func (e *Exporter) Write(ctx context.Context, r Request, name string, format paper.Format, overwrite bool) (report.Paper, error) {
	file := e.File(name, overwrite)
	if err := file.Check(); err != nil {
		return report.Paper{}, err
	}
	made, err := e.notEmpty(ctx, r)
	if err != nil {
		return report.Paper{}, err
	}
	return made, file.Write(ctx, func(out *bufio.Writer) error { return made.Write(ctx, out, format) })
}

// File returns a file for a paper.
func (e *Exporter) File(name string, overwrite bool) output.File {
	return output.File{Name: name, Overwrite: overwrite, Ledger: e.Ledger, Text: e.Text}
}

// notEmpty makes a paper, and refuses one without tasks.
func (e *Exporter) notEmpty(ctx context.Context, r Request) (report.Paper, error) {
	made, err := e.Paper(ctx, r, "")
	if err == nil && len(made.Tasks) == 0 {
		err = &exit.Failure{Line: e.Text.NothingToDo}
	}
	return made, err
}
