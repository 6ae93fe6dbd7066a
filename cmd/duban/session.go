package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/importing"
	"duban/cmd/duban/internal/machine"
	"duban/cmd/duban/internal/report"
	"duban/cmd/duban/internal/sample"
	"duban/model"
	"duban/model/pinyin"
	"duban/seeds"
	"duban/store"
	"duban/store/bolt"
	"duban/store/folder"
	"duban/store/memory"
)

// lockTimeout is how long a command waits for a ledger that another process holds.
const lockTimeout = 5 * time.Second

// session is one user at one plan of one ledger.
type session struct {
	*program
	ledger store.Ledger
	path   string // of the ledger
	plan   model.PlanInfo
	by     string
	// today is asked anew each time: a dashboard stays open past midnight.
	today    func() model.Date
	spelling model.Spelling
}

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
	s.plan, err = model.FindPlan(plans, p.options.plan)
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
	fixed, isFixed, err := p.fixedToday()
	if err != nil {
		return nil, nil, err
	}
	s.today = func() model.Date {
		if isFixed {
			return fixed
		}
		return model.DateOf(p.now())
	}
	plans, err := s.reach(ctx)
	return s, plans, err
}

// report returns what prints the session's plan.
func (s *session) report() report.Report {
	return report.Report{
		Printer: s.printer(), Words: s.words, Text: report.In(s.words.Language), Today: s.today(), Spelling: s.spelling,
	}
}

// importer returns what imports documents into the session's ledger.
func (s *session) importer() *importing.Importer {
	return &importing.Importer{Documents: s.documents, Ledger: s.ledger, By: s.by, Text: s.text}
}

// load reads the session's plan with all its events.
func (s *session) load(ctx context.Context) (*model.Snapshot, error) {
	return s.loadBy(ctx, s.ledger.Load)
}

// loadRecent reads the session's plan with the latest events: for what needs no others,
// or reads them by withHistories.
func (s *session) loadRecent(ctx context.Context) (*model.Snapshot, error) {
	return s.loadBy(ctx, s.ledger.Recent)
}

func (s *session) loadBy(
	ctx context.Context, read func(ctx context.Context, plan string) (*model.Snapshot, error),
) (*model.Snapshot, error) {
	snapshot, err := read(ctx, s.plan.ID)
	if err == nil {
		s.notice = cmp.Or(s.words.RoleOffice(s.by, s.permit(), snapshot), s.notice)
	}
	return snapshot, err
}

// hintAtSample says on a terminal how to have a plan of one's own in the place of the
// sample. Where nothing is stored yet, the program says so anyway.
func (s *session) hintAtSample(snapshot *model.Snapshot) {
	if s.terminal && snapshot.IsSample() && s.sample == nil && s.notice == "" && s.permit().MayDo(s.by, model.OperationImport) == nil {
		s.notice = fmt.Sprintf(s.text.Plans.SampleHint, s.plan.ID)
	}
}

// withHistories reads all events of the tasks that the snapshot lacks.
func (s *session) withHistories(ctx context.Context, snapshot *model.Snapshot, tasks ...string) (*model.Snapshot, error) {
	for _, task := range tasks {
		if snapshot.HasHistory(task, math.MaxInt) {
			continue
		}
		page, err := s.ledger.TaskLog(ctx, s.plan.ID, task, 0)
		if err != nil {
			return nil, err
		}
		snapshot = snapshot.WithHistory(page)
	}
	return snapshot, nil
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

// openSnapshot opens a session and reads its plan with all its events.
func (p *program) openSnapshot(ctx context.Context) (*session, *model.Snapshot, error) {
	s, err := p.openSession(ctx)
	if err != nil {
		return nil, nil, err
	}
	snapshot, err := s.load(ctx)
	return s, snapshot, err
}

// reach finds the ledger and lists its plans. Where there never was one, the
// built-in plan answers.
func (s *session) reach(ctx context.Context) ([]model.PlanInfo, error) {
	path, isDefault, err := s.ledgerPath()
	if err != nil {
		return nil, err
	}
	s.path = path
	file := bolt.At(path, bolt.Options{Timeout: lockTimeout, ReadOnly: s.options.readOnly, Copies: true, Permit: s.permit()})
	s.ledger, s.atEnd = file, append(s.atEnd, file.Wait)
	plans, err := s.ledger.Plans(ctx)
	if !isNeverStored(err) {
		return plans, err
	}
	if s.sample, err = s.newSample(ctx, file, isDefault); err != nil {
		return nil, err
	}
	s.ledger = s.sample
	return s.ledger.Plans(ctx)
}

// newSample answers for a file that is not there. Creating that is refused where the
// user may not.
func (s *session) newSample(ctx context.Context, file *bolt.Ledger, isDefault bool) (*sample.Ledger, error) {
	plan, err := seeds.BuiltIn()
	if err != nil {
		return nil, err
	}
	builtIn := memory.New()
	if _, err := builtIn.Import(ctx, plan, s.by, s.now()); err != nil {
		return nil, err
	}
	return sample.New(builtIn.With(s.permit()), file, func(ctx context.Context, first bolt.FirstImport) (bool, error) {
		switch {
		case s.options.readOnly:
			return false, &model.LedgerError{Fault: model.FaultReadOnly, Path: s.path}
		case s.permit().MayDo(s.by, model.OperationImport) != nil:
			return false, &model.LedgerError{Fault: model.FaultMissing, Path: s.path}
		}
		if isDefault {
			if err := makeFolder(s.path); err != nil {
				return false, err
			}
		}
		return file.CreateWith(ctx, plan, first, s.by, s.now())
	}), nil
}

// store creates the ledger if there is none yet.
func (s *session) store(ctx context.Context) error {
	if s.sample == nil {
		return nil
	}
	if err := s.sample.Store(ctx); err != nil {
		return err
	}
	s.ledger = s.sample.File()
	return nil
}

// isNeverStored reports whether there is neither a ledger nor a trace of one.
func isNeverStored(err error) bool {
	var broken *model.LedgerError
	return errors.As(err, &broken) && (broken.Fault == model.FaultMissing || broken.Fault == model.FaultNoDirectory)
}

// ledgerPath returns where the ledger is, and whether that is the default
// place.
func (p *program) ledgerPath() (path string, isDefault bool, err error) {
	if p.gate != nil {
		return p.gate.db, p.gate.isDefault, nil
	}
	if p.options.db != "" {
		return p.options.db, false, nil
	}
	if path := p.getenv("DUBAN_DB"); path != "" {
		return path, false, nil
	}
	folder := machine.DataFolder(runtime.GOOS, p.getenv)
	if folder == "" {
		return "", false, &exit.UsageError{Line: p.text.Errors.NoHome}
	}
	return filepath.Join(folder, "duban", "duban.db"), true, nil
}

// makeFolder makes the folder of the default ledger, for its owner alone.
func makeFolder(path string) error {
	err := folder.MakeAll(filepath.Dir(path), 0o700)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, os.ErrPermission):
		return &model.LedgerError{Fault: model.FaultPermission, Path: path, Err: err}
	default:
		return &model.LedgerError{Fault: model.FaultIO, Path: path, Err: err}
	}
}
