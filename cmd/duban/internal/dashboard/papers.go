package dashboard

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"duban/cmd/duban/internal/changes"
	"duban/cmd/duban/internal/collecting"
	"duban/cmd/duban/internal/exporting"
	"duban/cmd/duban/internal/report"
	"duban/cmd/duban/internal/settings"
	"duban/model"
	"duban/seeds/paper"
	"duban/tui"
)

// Papers implements tui.Papers: it makes papers and collects tables.
type Papers struct {
	*Plans
	Permit   model.Permit
	Settings *settings.Settings
	// Exporter returns what makes papers of a plan.
	Exporter func(snapshot *model.Snapshot) *exporting.Exporter
}

// Collect implements tui.Papers.
func (p *Papers) Collect(ctx context.Context, plan, path string, progress func(done, total int)) (model.Collection, error) {
	ctx, end := context.WithCancel(ctx)
	defer end()
	defer context.AfterFunc(p.Context, end)()
	files := collecting.Open(ctx, p.Importer.Documents, []string{p.path(path)}, progress)
	snapshot, err := p.load(ctx, plan)
	if err != nil {
		return model.Collection{}, err
	}
	collector := collecting.Collector{Snapshot: snapshot, Today: p.Today(), OnProgress: progress}
	return collector.CollectFor(ctx, p.By, p.Permit, files, p.Settings.Text.Collect)
}

// load reads a plan, or several seen together: their identities, separated by commas.
func (p *Papers) load(ctx context.Context, plan string) (*model.Snapshot, error) {
	var snapshots []*model.Snapshot
	for id := range strings.SplitSeq(plan, ",") {
		snapshot, err := p.Ledger.Load(ctx, id)
		if err != nil {
			return nil, withCopies(err)
		}
		snapshots = append(snapshots, snapshot)
	}
	if len(snapshots) == 1 {
		return snapshots[0], nil
	}
	return model.JoinPlans(snapshots), nil
}

// Record implements tui.Papers.
func (p *Papers) Record(plan string, collection model.Collection) error {
	writer := changes.Writer{Ledger: p.Ledger, Plan: plan, By: p.By, Now: p.Now, Today: p.Today}
	_, _, err := writer.Apply(p.Context, collection.Seen, collection.Changes)
	return withCopies(err)
}

// Compose implements tui.Papers. Papers of each office are below the names of their files.
func (p *Papers) Compose(plan string, request tui.PaperRequest) (lines []string, name string, err error) {
	exporter, err := p.exporter(plan)
	if err != nil {
		return nil, "", err
	}
	name = fileName(exporter.Report.Text.Paper, request)
	if !request.Each {
		lines, err = exporter.Preview(p.Context, requestOf(request))
		return lines, name, err
	}
	each := exporting.EachIn(name, formatOf(request), requestOf(request), false)
	papers, err := exporter.OfficePapers(p.Context, each)
	if err != nil {
		return nil, "", err
	}
	var texts []string
	for _, paper := range papers {
		file := filepath.Base(paper.File.Name)
		lines = append(lines, file+"  "+exporter.Words.Terms.TaskCount.Of(len(paper.Tasks)))
		text, err := paper.Preview(p.Context)
		if err != nil {
			return nil, "", err
		}
		texts = append(append(texts, "", file), text...)
	}
	return append(lines, texts...), name, nil
}

// fileName proposes a name: 2021年第四季度进展情况表-办公室.docx. Papers of each office go
// into a folder.
func fileName(text report.PaperWords, request tui.PaperRequest) string {
	form := text.Forms[request.Form]
	name, ending := form, "."+string(formatOf(request))
	if !request.Period.From.IsZero() {
		name = text.PeriodName(request.Period) + name
	}
	if request.Each {
		return filepath.Join(name, form+ending)
	}
	if request.Office != "" {
		name += "-" + exporting.SafeFileName(request.Office)
	}
	return name + ending
}

// formatOf returns the format that a paper is proposed in.
func formatOf(request tui.PaperRequest) paper.Format {
	if request.Form == paper.FormCollect || request.Form == paper.FormLedger {
		return paper.FormatXLSX
	}
	return paper.FormatDOCX
}

// exporter returns what makes papers of a plan as it is now.
func (p *Papers) exporter(plan string) (*exporting.Exporter, error) {
	snapshot, err := p.load(p.Context, plan)
	if err != nil {
		return nil, err
	}
	exporter := p.Exporter(snapshot)
	// Of several, the year before that of the first.
	exporter.Previous = func(context.Context) (*model.Snapshot, error) { return p.At(firstOf(plan)).Earlier() }
	return exporter, nil
}

// firstOf returns the first of several plans.
func firstOf(plans string) string {
	first, _, _ := strings.Cut(plans, ",")
	return first
}

func requestOf(asked tui.PaperRequest) exporting.Request {
	return exporting.Request{
		Form: asked.Form, Period: asked.Period,
		ReplyBy: func(*model.Plan) (model.Date, error) { return asked.ReplyBy, nil },
		Filter:  func(*model.Snapshot) (model.Filter, error) { return model.Filter{Office: asked.Office}, nil },
	}
}

// Write implements tui.Papers.
func (p *Papers) Write(plan string, request tui.PaperRequest, name string, overwrite bool) (files, recorded int, err error) {
	format, err := exporting.Format(filepath.Base(name), "", false, p.Settings)
	if err != nil {
		return 0, 0, err
	}
	exporter, err := p.exporter(plan)
	if err != nil {
		return 0, 0, err
	}
	each := exporting.EachIn(p.path(name), format, requestOf(request), overwrite)
	var papers []exporting.OfficePaper
	if request.Each {
		if papers, err = exporter.OfficePapers(p.Context, each); err == nil {
			err = exporter.WriteEach(p.Context, papers, each)
		}
	} else {
		made, failed := exporter.Write(p.Context, each.Request, p.path(name), format, overwrite)
		papers, err = []exporting.OfficePaper{{Paper: made, File: exporter.File(p.path(name), overwrite)}}, failed
	}
	if err != nil {
		return 0, 0, alreadyThere(papers, err, overwrite)
	}
	if request.Record {
		recorded, err = p.recordSlips(plan, exporter.Snapshot, papers, request.ReplyBy)
	}
	return len(papers), recorded, err
}

// alreadyThere returns an error as an *fs.PathError if it is that a file may not be
// written over without asking.
func alreadyThere(papers []exporting.OfficePaper, err error, overwrite bool) error {
	for _, paper := range papers {
		if !overwrite && paper.File.Exists() {
			return &fs.PathError{Op: "write", Path: paper.File.Name, Err: fmt.Errorf("%w: %w", fs.ErrExist, err)}
		}
	}
	return err
}

// recordSlips records that the offices were urged to which slips were written. One that
// was urged today to reply by the same day is not counted again: its slip was written anew.
func (p *Papers) recordSlips(plan string, snapshot *model.Snapshot, papers []exporting.OfficePaper, replyBy model.Date) (int, error) {
	var slips []model.OfficeTasks
	for _, paper := range papers {
		slips = append(slips, paper.Slips...)
	}
	urges, err := snapshot.UrgeChanges(slips, replyBy, p.Today())
	if err != nil {
		return 0, err
	}
	urges = slices.DeleteFunc(urges, func(change model.Change) bool {
		urge := snapshot.State(change.Task).UrgeOf(change.Office)
		return urge.On == p.Today() && urge.ReplyBy == replyBy
	})
	if len(urges) == 0 {
		return 0, nil
	}
	if snapshot.IsJoined() {
		urges = model.SplitChanges(urges)
	}
	writer := changes.Writer{Ledger: p.Ledger, Plan: firstOf(plan), By: p.By, Now: p.Now, Today: p.Today}
	_, _, err = writer.Apply(p.Context, snapshot, urges)
	return len(urges), withCopies(err)
}
