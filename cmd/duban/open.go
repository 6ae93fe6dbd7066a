package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/ledgerfile"
	"duban/model"
	"duban/model/pinyin"
)

// openSession opens the ledger, or the built-in plan where none is stored yet, and
// chooses the plan.
func (p *program) openSession(ctx context.Context) (*session, error) {
	s, plans, err := p.openLedger(ctx)
	if err != nil {
		return nil, err
	}
	if p.hasNoPlan = len(plans) == 0; p.hasNoPlan && p.options.plan == "" {
		return s, nil // the plan without identity has no tasks
	}
	if s.plan, err = model.FindPlan(plans, p.options.plan); err != nil && model.NamesPlans(p.options.plan) {
		return s, &exit.UsageError{Line: p.text.Finding.OnePlan}
	}
	return s, err
}

// openLedger opens the ledger with no plan chosen yet, and lists its plans. The
// session is there even if the ledger is not.
func (p *program) openLedger(ctx context.Context) (*session, []model.PlanInfo, error) {
	s := &session{program: p, spelling: pinyin.New()}
	var err error
	if s.by, err = p.user(); err != nil {
		return nil, nil, err
	}
	fixed, isFixed, err := p.settings().FixedToday()
	if err != nil {
		return nil, nil, err
	}
	s.today = func() model.Date {
		if isFixed {
			return fixed
		}
		return model.DateOf(p.now())
	}
	plans, err := s.openPlace(ctx)
	return s, plans, err
}

// openRecent opens a session and reads its plan with the latest events.
func (p *program) openRecent(ctx context.Context) (*session, *model.Snapshot, error) {
	s, err := p.openSession(ctx)
	if err != nil {
		return nil, nil, err
	}
	snapshot, err := s.loadRecent(ctx)
	return s, snapshot, err
}

// openTask is openTasks for what names one task.
func (p *program) openTask(cmd *cobra.Command, typed string) (*session, *model.Snapshot, error) {
	return p.openNamed(cmd, []string{typed}, func(plan *model.Plan) ([]*model.Task, error) {
		task, err := plan.FindTask(typed)
		return []*model.Task{task}, err
	})
}

// openTasks opens a session and reads the tasks that were typed. Where they can't be
// found, or the offices of the whole plan matter, it is openRecent.
func (p *program) openTasks(cmd *cobra.Command, typed ...string) (*session, *model.Snapshot, error) {
	return p.openNamed(cmd, typed, func(plan *model.Plan) ([]*model.Task, error) { return plan.FindTasks(typed...) })
}

// openNamed is openTasks with what finds the tasks.
func (p *program) openNamed(
	cmd *cobra.Command, typed []string, find func(*model.Plan) ([]*model.Task, error),
) (*session, *model.Snapshot, error) {
	ctx := cmd.Context()
	s, err := p.openSession(ctx)
	if err != nil {
		return nil, nil, err
	}
	namesOffice := slices.ContainsFunc([]string{"office", "lead", "assist"}, cmd.Flags().Changed)
	if s.plan.ID != "" && !s.permit().ReadsPlan() && !namesOffice {
		snapshot, err := s.ledger.RecentOf(ctx, s.plan.ID, model.TaskNames(typed...))
		if err != nil {
			return nil, nil, err
		}
		tasks, err := find(snapshot.Plan)
		if err == nil && !slices.ContainsFunc(tasks, func(t *model.Task) bool { return len(t.Classes) > 0 }) {
			return s, snapshot, nil
		}
	}
	snapshot, err := s.loadRecent(ctx)
	return s, snapshot, err
}

// openPlans is openRecent where --plan may name several plans, which are joined with all
// their events.
func (p *program) openPlans(ctx context.Context) (*session, *model.Snapshot, error) {
	if !model.NamesPlans(p.options.plan) {
		return p.openRecent(ctx)
	}
	s, infos, err := p.openLedger(ctx)
	if err != nil {
		return nil, nil, err
	}
	plans, err := model.FindPlans(infos, p.options.plan)
	if err != nil {
		return nil, nil, err
	}
	var snapshots []*model.Snapshot
	for _, plan := range plans {
		s.plan = plan
		snapshot, err := s.load(ctx)
		if err != nil {
			return nil, nil, err
		}
		snapshots = append(snapshots, snapshot)
	}
	return s, model.JoinPlans(snapshots), nil
}

// openSnapshot opens a session and reads its plan with all its events.
func (p *program) openSnapshot(ctx context.Context) (*session, *model.Snapshot, error) {
	s, err := p.openSession(ctx)
	if err != nil {
		return nil, nil, err
	}
	snapshot, err := s.load(ctx)
	return s, snapshot, err
}

// existingLedger returns the ledger as it is stored, damaged or not. It is not created
// and not written.
func (p *program) existingLedger() (ledgerfile.Stored, error) {
	path, _, err := p.ledgerPath()
	if err != nil {
		return nil, err
	}
	ledger, end, err := ledgerfile.At(path)
	if err == nil {
		p.atEnd = append(p.atEnd, end)
	}
	return ledger, err
}

// openPlace finds the ledger and lists its plans. Where there never was one, the
// built-in plan answers.
func (s *session) openPlace(ctx context.Context) ([]model.PlanInfo, error) {
	path, isDefault, err := s.ledgerPath()
	if err != nil {
		return nil, err
	}
	s.path = path
	place := ledgerfile.Place{Path: path, IsDefault: isDefault, ReadOnly: s.options.readOnly, Permit: s.permit(), By: s.by, Now: s.now}
	opened, err := place.Open(ctx)
	s.atEnd = append(s.atEnd, opened.Close)
	s.ledger, s.sample = opened.Ledger, opened.Sample
	return opened.Plans, err
}

// ensureStored creates the ledger if there is none yet.
func (s *session) ensureStored(ctx context.Context) error {
	if s.sample == nil {
		return nil
	}
	if err := s.sample.Store(ctx); err != nil {
		return err
	}
	s.ledger = s.sample.File()
	return nil
}
