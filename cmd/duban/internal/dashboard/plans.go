// Package dashboard is the ledger as the dashboard sees it.
package dashboard

import (
	"context"
	"strings"
	"time"

	"duban/cmd/duban/internal/importing"
	"duban/cmd/duban/internal/ledgerfile"
	"duban/cmd/duban/internal/machine"
	"duban/cmd/duban/internal/report"
	"duban/model"
	"duban/store"
	"duban/tui"
)

// Plans implements tui.Plans: the whole ledger, for one user.
type Plans struct {
	Context  context.Context // ends with the dashboard
	Ledger   store.Ledger
	By       string // the user
	Now      func() time.Time
	Today    func() model.Date // may be another day than that of Now
	Home     string            // the user's folder
	Importer *importing.Importer
	// Progress lists the plans with their figures.
	Progress func(ctx context.Context) ([]report.Plan, error)
	// RestoreCommand is that of tui.Ledger.
	RestoreCommand func(event model.Event) string
}

// At returns the ledger as bound to one of its plans.
func (p *Plans) At(plan string) tui.Ledger { return &planLedger{all: p, plan: plan} }

// withCopies returns the error, with what a damaged ledger can be restored from.
func withCopies(err error) error {
	ledgerfile.AddCopies(err)
	return err
}

// List implements tui.Plans.
func (p *Plans) List() ([]tui.PlanProgress, error) {
	plans, err := p.Progress(p.Context)
	if err != nil {
		return nil, withCopies(err)
	}
	out := make([]tui.PlanProgress, len(plans))
	for i, plan := range plans {
		out[i] = tui.PlanProgress{ID: plan.ID, Title: plan.Title, Year: plan.Year, Sample: plan.Sample, Count: model.Count{Done: plan.Done, Total: plan.Total}}
	}
	return out, nil
}

// Open implements tui.Plans.
func (p *Plans) Open(plan string) (tui.Ledger, *model.Snapshot, error) {
	if plan == "" {
		plans, err := p.Ledger.Plans(p.Context)
		if err != nil {
			return nil, nil, withCopies(err)
		}
		if newest, err := model.FindPlan(plans, ""); err == nil {
			plan = newest.ID
		}
	}
	ledger := p.At(plan)
	snapshot, err := ledger.Load()
	return ledger, snapshot, err
}

// Complete implements tui.Plans.
func (p *Plans) Complete(path string) (string, []string) {
	return machine.CompletePath(path, p.Home)
}

// path returns a path as a person types it.
func (p *Plans) path(typed string) string {
	path := machine.ExpandPath(strings.TrimSpace(typed), p.Home)
	if path == importing.StandardInput {
		path = "./" + path // the keyboard is no document
	}
	return path
}

// Drop implements tui.Plans.
func (p *Plans) Drop(plan string) error {
	return withCopies(p.Ledger.Drop(p.Context, plan, p.By, p.Now()))
}

// Preview takes a path as a person types it.
func (p *Plans) Preview(ctx context.Context, path string, c model.Corrections, progress func(done, total int)) (model.ImportPreview, error) {
	ctx, end := context.WithCancel(ctx)
	defer end()
	defer context.AfterFunc(p.Context, end)()
	from, err := p.Importer.Documents.Open(ctx, p.path(path))
	if err != nil {
		return model.ImportPreview{}, err
	}
	read, err := p.Importer.Documents.Read(ctx, from, c, progress)
	if read, err = p.Importer.Recall(ctx, read, err); err != nil {
		if read.CanBeCorrected(err) {
			return p.Importer.Unread(read), nil
		}
		return model.ImportPreview{}, withCopies(err)
	}
	plans, err := p.Ledger.Plans(ctx)
	if err != nil {
		return model.ImportPreview{}, withCopies(err)
	}
	if c.AddTo != "" {
		return p.Importer.PreviewAddition(ctx, plans, read, c.AddTo)
	}
	return p.Importer.Preview(ctx, plans, read, "", false)
}

// Import implements tui.Plans.
func (p *Plans) Import(preview model.ImportPreview) (string, error) {
	plan, err := p.Importer.Commit(p.Context, preview, p.Now())
	return plan, withCopies(err)
}
