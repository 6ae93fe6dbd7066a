package dashboard

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
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
func (p *Papers) Collect(ctx context.Context, plan, path string) (model.Collection, error) {
	ctx, end := context.WithCancel(ctx)
	defer end()
	defer context.AfterFunc(p.Context, end)()
	files := collecting.Open(ctx, p.Importer.Documents, []string{p.path(path)})
	snapshot, err := p.load(ctx, plan)
	if err != nil {
		return model.Collection{}, err
	}
	collector := collecting.Collector{Snapshot: snapshot, Today: p.Today()}
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

// Compose implements tui.Papers.
func (p *Papers) Compose(plan string, request tui.PaperRequest) (lines []string, name string, err error) {
	exporter, err := p.exporter(plan)
	if err != nil {
		return nil, "", err
	}
	lines, err = exporter.Preview(p.Context, requestOf(request))
	return lines, fileName(exporter.Report.Text.Paper, request), err
}

// fileName proposes a name: 2021年第四季度进展情况表-办公室.docx.
func fileName(text report.PaperWords, request tui.PaperRequest) string {
	name := text.Forms[request.Form]
	if report.HasPeriod(request.Form) {
		name = text.PeriodName(request.Period) + name
	}
	if request.Office != "" {
		name += "-" + exporting.SafeFileName(request.Office)
	}
	ending := paper.FormatDOCX
	if request.Form == paper.FormCollect || request.Form == paper.FormLedger {
		ending = paper.FormatXLSX
	}
	return name + "." + string(ending)
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
func (p *Papers) Write(plan string, request tui.PaperRequest, name string, overwrite bool) (recorded int, err error) {
	format, err := exporting.Format(filepath.Base(name), "", false, p.Settings)
	if err != nil {
		return 0, err
	}
	exporter, err := p.exporter(plan)
	if err != nil {
		return 0, err
	}
	name = p.path(name)
	made, err := exporter.Write(p.Context, requestOf(request), name, format, overwrite)
	if err != nil && !overwrite && exporter.File(name, false).Exists() {
		return 0, fmt.Errorf("%w: %w", fs.ErrExist, err)
	}
	if err != nil || !request.Record {
		return 0, err
	}
	urges, err := exporter.Snapshot.UrgeChanges(made.Slips, request.ReplyBy, p.Today())
	if err != nil {
		return 0, err
	}
	if exporter.Snapshot.IsJoined() {
		urges = model.SplitChanges(urges)
	}
	writer := changes.Writer{Ledger: p.Ledger, Plan: firstOf(plan), By: p.By, Now: p.Now, Today: p.Today}
	_, _, err = writer.Apply(p.Context, exporter.Snapshot, urges)
	return len(urges), withCopies(err)
}
