package main

import (
	"context"

	"duban/cmd/duban/internal/importing"
	"duban/cmd/duban/internal/ledgerfile"
	"duban/cmd/duban/internal/machine"
	"duban/model"
	"duban/seeds"
	"duban/tui"
)

// planLedger is the ledger as the dashboard sees it: one plan, one user.
type planLedger struct {
	ctx     context.Context
	session *session
	plan    string // its identity
}

func (l *planLedger) Load() (*model.Snapshot, error) {
	snapshot, err := l.session.ledger.Recent(l.ctx, l.plan)
	ledgerfile.AddCopies(err)
	return snapshot, err
}

func (l *planLedger) News(revision uint64) (model.News, error) {
	news, err := l.session.ledger.News(l.ctx, l.plan, revision)
	ledgerfile.AddCopies(err)
	return news, err
}

func (l *planLedger) LogBefore(before uint64, count int) (model.Page, error) {
	page, err := l.session.ledger.LogBefore(l.ctx, l.plan, before, count)
	ledgerfile.AddCopies(err)
	return page, err
}

func (l *planLedger) TaskLog(count int, tasks ...string) (model.Page, error) {
	page, err := l.session.ledger.TaskLog(l.ctx, l.plan, count, tasks...)
	ledgerfile.AddCopies(err)
	return page, err
}

func (l *planLedger) Apply(changes []model.Change) ([]model.Event, error) {
	s := l.session
	events, _, err := s.ledger.Apply(l.ctx, l.plan, s.by, s.now(), changes)
	ledgerfile.AddCopies(err)
	return events, err
}

// Earlier reads the newest plan of an earlier year than that of the one open.
func (l *planLedger) Earlier() (*model.Snapshot, error) {
	plans, err := l.session.ledger.Plans(l.ctx)
	if err != nil {
		ledgerfile.AddCopies(err)
		return nil, err
	}
	of, err := model.FindPlan(plans, l.plan)
	if err != nil {
		return nil, err
	}
	old, err := model.PreviousPlan(plans, of)
	if err != nil {
		return nil, err
	}
	return l.session.ledger.Load(l.ctx, old.ID)
}

func (l *planLedger) RestoreCommand(event model.Event) string { return l.session.restoreCommand(event) }

func (l *planLedger) Filters() ([]model.SavedFilter, error) {
	filters, err := l.session.ledger.Filters(l.ctx, l.session.by)
	ledgerfile.AddCopies(err)
	return filters, err
}

func (l *planLedger) ChangeFilters(change func([]model.SavedFilter) ([]model.SavedFilter, error)) error {
	err := l.session.ledger.ChangeFilters(l.ctx, l.session.by, change)
	ledgerfile.AddCopies(err)
	return err
}

// allPlans is the whole ledger as the dashboard sees it.
type allPlans struct {
	ctx     context.Context
	session *session
}

func (a *allPlans) List() ([]tui.PlanProgress, error) {
	plans, err := a.session.plansProgress(a.ctx)
	if err != nil {
		ledgerfile.AddCopies(err)
		return nil, err
	}
	out := make([]tui.PlanProgress, len(plans))
	for i, plan := range plans {
		out[i] = tui.PlanProgress{ID: plan.ID, Title: plan.Title, Year: plan.Year, Sample: plan.Sample, Count: model.Count{Done: plan.Done, Total: plan.Total}}
	}
	return out, nil
}

func (a *allPlans) Open(plan string) (tui.Ledger, *model.Snapshot, error) {
	if plan == "" {
		plans, err := a.session.ledger.Plans(a.ctx)
		if err != nil {
			ledgerfile.AddCopies(err)
			return nil, nil, err
		}
		if newest, err := model.FindPlan(plans, ""); err == nil {
			plan = newest.ID
		}
	}
	ledger := &planLedger{a.ctx, a.session, plan}
	snapshot, err := ledger.Load()
	return ledger, snapshot, err
}

// Complete implements tui.Plans.
func (a *allPlans) Complete(path string) (string, []string) {
	return machine.CompletePath(path, a.session.getenv("HOME"))
}

// Drop implements tui.Plans.
func (a *allPlans) Drop(plan string) error {
	s := a.session
	err := s.ledger.Drop(a.ctx, plan, s.by, s.now())
	ledgerfile.AddCopies(err)
	return err
}

// Preview takes a path as a person types it.
func (a *allPlans) Preview(ctx context.Context, path string, year int, progress func(done, total int)) (model.ImportPreview, error) {
	ctx, end := context.WithCancel(ctx)
	defer end()
	defer context.AfterFunc(a.ctx, end)()
	path = machine.ExpandPath(path, a.session.getenv("HOME"))
	if path == importing.StandardInput {
		path = "./" + path // the keyboard is no document
	}
	from, err := a.session.documents.Open(path)
	if err != nil {
		return model.ImportPreview{}, err
	}
	read, err := a.session.documents.Read(ctx, from, seeds.Options{Year: year, Progress: progress})
	if err != nil {
		return model.ImportPreview{}, err
	}
	plans, err := a.session.ledger.Plans(ctx)
	if err != nil {
		ledgerfile.AddCopies(err)
		return model.ImportPreview{}, err
	}
	return a.session.importer().Preview(ctx, plans, read, "", false)
}

func (a *allPlans) Import(preview model.ImportPreview) (string, error) {
	plan, err := a.session.importer().Commit(a.ctx, preview, a.session.now())
	ledgerfile.AddCopies(err)
	return plan, err
}
