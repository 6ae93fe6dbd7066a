package main

import (
	"cmp"
	"context"
	"fmt"

	"duban/cmd/duban/internal/changes"
	"duban/cmd/duban/internal/flags"
	"duban/cmd/duban/internal/history"
	"duban/cmd/duban/internal/importing"
	"duban/cmd/duban/internal/report"
	"duban/model"
	"duban/store"
)

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
// or reads them by history.
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

// flagReader returns what reads values of flags.
func (s *session) flagReader() flags.Reader {
	return flags.Reader{Settings: s.settings(), Today: s.today(), Spelling: s.spelling}
}

// history returns what reads more of the log of the session's plan.
func (s *session) history() history.Reader {
	return history.Reader{Ledger: s.ledger, Plan: s.plan.ID}
}

// writer returns what writes changes of the session's plan.
func (s *session) writer() *changes.Writer {
	return &changes.Writer{Ledger: s.ledger, Plan: s.plan.ID, By: s.by, Now: s.now, Today: s.today}
}

// apply writes changes of what was seen, see changes.Writer.
func (s *session) apply(
	ctx context.Context, seen *model.Snapshot, changes []model.Change,
) (events []model.Event, after *model.Snapshot, err error) {
	return s.writer().Apply(ctx, seen, changes)
}
