package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"duban/model"
)

// maxDocument is how much of a document is looked at: more than any that is
// taken, little enough to never fill the memory.
const maxDocument = 64<<20 + 1

// document is a file that is to be read as a plan.
type document struct {
	name string
	data []byte
}

// openDocument takes a file in, or standard input. Errors are
// *model.DocumentError.
func (p *program) openDocument(name string) (document, error) {
	data, err := p.documentBytes(name)
	return document{name, data}, err
}

func (p *program) documentBytes(name string) ([]byte, error) {
	if name == standardStream {
		data, err := io.ReadAll(io.LimitReader(p.stdin, maxDocument))
		if err != nil {
			return nil, &model.DocumentError{Problem: model.DocumentIO, Err: err}
		}
		return data, nil
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, explainDocument(name, err)
	case info.IsDir():
		return nil, &model.DocumentError{Problem: model.DocumentIsDirectory, Path: name}
	case !info.Mode().IsRegular():
		return nil, &model.DocumentError{Problem: model.DocumentUnknown, Path: name}
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, explainDocument(name, err)
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, maxDocument))
	if err != nil {
		return nil, explainDocument(name, err)
	}
	return data, nil
}

func explainDocument(name string, err error) error {
	problem := model.DocumentIO
	switch {
	case errors.Is(err, fs.ErrNotExist):
		problem = model.DocumentMissing
	case errors.Is(err, fs.ErrPermission):
		problem = model.DocumentPermission
	}
	return &model.DocumentError{Problem: problem, Path: name, Err: err}
}

// preview finds out what a document comes to in the session's ledger. It revises
// the plan that was asked for; if none was, the newest of the ledger that it is a
// corrected version of; else it is a new plan. What a corrected version leaves
// unsaid of year, title and issuer stays as the ledger has it: somebody may have
// given it when the plan came in.
func (s *session) preview(ctx context.Context, plans []model.PlanInfo, r reading, asked string) (model.Preview, error) {
	preview := model.Preview{Document: r.plan, Warnings: r.warnings}
	var err error
	if asked == "" {
		preview.Revises, err = s.corrected(ctx, plans, r.plan)
	} else {
		var found model.PlanInfo
		if found, err = model.FindPlan(plans, asked); err == nil {
			preview.Revises, err = s.ledger.Load(ctx, found.ID)
		}
	}
	if err != nil || preview.Revises == nil {
		return preview, err
	}
	if old := preview.Revises.Plan; old.Year != 0 && r.plan.Year != 0 && old.Year != r.plan.Year || model.InCommon(old, r.plan) == 0 {
		return preview, &failure{fmt.Sprintf(s.words.Documents.Import.NotThatPlan, old.ID)}
	}
	if r, err = s.readAs(ctx, r, preview.Revises.Plan); err != nil {
		return preview, err
	}
	preview.Warnings = r.warnings
	preview.Revision = model.Reconcile(preview.Revises.Plan, r.plan)
	preview.Document = preview.Revision.Plan
	return preview, nil
}

// corrected returns the plan that a document is a corrected version of; nil if
// there is none.
func (s *session) corrected(ctx context.Context, plans []model.PlanInfo, document *model.Plan) (*model.Snapshot, error) {
	for i := range plans {
		// The newest first.
		plan := plans[len(plans)-1-i]
		if plan.Year != 0 && document.Year != 0 && plan.Year != document.Year {
			continue
		}
		snapshot, err := s.ledger.Load(ctx, plan.ID)
		if err != nil {
			return nil, err
		}
		if model.IsRevisionOf(snapshot.Plan, document) {
			return snapshot, nil
		}
	}
	return nil, nil
}

// bring writes what a preview showed, and returns the plan's identity.
func (s *session) bring(ctx context.Context, preview model.Preview, at time.Time) (string, error) {
	if preview.Revision == nil {
		return s.ledger.Import(ctx, preview.Document, s.by, at)
	}
	plan := preview.Revises.Plan
	if preview.Revision.IsEmpty() {
		return plan.ID, nil
	}
	_, err := s.ledger.Revise(ctx, plan.ID, plan.Version, preview.Document, s.by, at)
	return plan.ID, err
}
