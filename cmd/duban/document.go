package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"duban/cmd/duban/internal/exit"
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
	var data bytes.Buffer
	data.Grow(int(min(info.Size(), maxDocument)) + bytes.MinRead) // or it would be copied as it grows
	if _, err := data.ReadFrom(io.LimitReader(file, maxDocument)); err != nil {
		return nil, explainDocument(name, err)
	}
	return data.Bytes(), nil
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
// Papers of duban's own that hold no whole plan are refused, see refuseExcerpt.
func (s *session) preview(ctx context.Context, plans []model.PlanInfo, r reading, asked string, remove bool) (model.ImportPreview, error) {
	asked, err := s.refuseExcerpt(ctx, plans, r, asked, remove)
	if err != nil {
		return model.ImportPreview{}, err
	}
	old, err := s.revised(ctx, plans, r.plan, asked)
	if err != nil || old == nil {
		return model.ImportPreview{Document: r.plan, Warnings: r.warnings}, err
	}
	why := s.text.Import.NotThatPlan
	if asked == "" {
		why = s.text.Import.SameTitle
	}
	refused := &exit.Failure{Line: fmt.Sprintf(why, old.Plan.ID)}
	if old.Plan.Year != 0 && r.plan.Year != 0 && old.Plan.Year != r.plan.Year {
		return model.ImportPreview{}, refused
	}
	if options, unsaid := completed(r.plan, old.Plan); unsaid {
		// Neither plan needs to lie in memory while the document is read anew.
		id := old.Plan.ID
		if r, err = s.readAgain(ctx, r.again, options); err != nil {
			return model.ImportPreview{}, err
		}
		if old, err = s.ledger.Load(ctx, id); err != nil {
			return model.ImportPreview{}, err
		}
	}
	revision := model.Reconcile(old.Plan, r.plan)
	if len(revision.Removed) == len(old.Plan.Tasks) {
		return model.ImportPreview{}, refused
	}
	return model.ImportPreview{Document: revision.Plan, Warnings: r.warnings, Revision: revision, Revises: old}, nil
}

// revised returns the plan that was asked for; if none was, the one that a document
// is a corrected version of; nil if there is none.
func (s *session) revised(ctx context.Context, plans []model.PlanInfo, document *model.Plan, asked string) (*model.Snapshot, error) {
	if asked == "" {
		return s.corrected(ctx, plans, document)
	}
	found, err := model.FindPlan(plans, asked)
	if err != nil {
		return nil, err
	}
	return s.ledger.Load(ctx, found.ID)
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
		if model.IsRevision(snapshot.Plan, document) {
			return snapshot, nil
		}
	}
	return nil, nil
}

// commitImport writes what a preview showed, and returns the plan's identity.
func (s *session) commitImport(ctx context.Context, preview model.ImportPreview, at time.Time) (string, error) {
	if err := s.refuseRemoval(ctx, preview); err != nil {
		return "", err
	}
	if preview.Revision == nil {
		return s.ledger.Import(ctx, preview.Document, s.by, at)
	}
	id := preview.Document.ID
	if preview.Revision.IsEmpty() {
		return id, nil
	}
	return id, s.ledger.Revise(ctx, preview.Revision, s.by, at)
}
