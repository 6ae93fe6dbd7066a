package main

import (
	"context"
	"time"

	"duban/model"
	"duban/seeds"
	"duban/store"
	"duban/store/bolt"
	"duban/store/memory"
)

// sampleLedger is for where no ledger is stored yet. It answers from the built-in
// plan; the first write that is not refused creates the ledger and goes to it.
type sampleLedger struct {
	store.Ledger // in memory, until there is a file
	file         *bolt.Ledger
	create       func(ctx context.Context, first bolt.FirstImport) (created bool, err error)
	stored       bool
}

// newSample answers for a file that is not there. It is an error if create is
// called where the user may not create the ledger.
func (s *session) newSample(ctx context.Context, file *bolt.Ledger, isDefault bool) (*sampleLedger, error) {
	plan, err := seeds.BuiltIn()
	if err != nil {
		return nil, err
	}
	sample := memory.New()
	if _, err := sample.Import(ctx, plan, s.by, s.now()); err != nil {
		return nil, err
	}
	create := func(ctx context.Context, first bolt.FirstImport) (bool, error) {
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
	}
	return &sampleLedger{Ledger: sample.With(s.permit()), file: file, create: create}, nil
}

// store creates the ledger, and uses it from now on.
func (l *sampleLedger) store(ctx context.Context) error {
	if l.stored {
		return nil
	}
	_, err := l.storeWith(ctx, bolt.FirstImport{})
	return err
}

// storeWith creates the ledger together with an import, so that one that fails
// leaves none behind. If somebody else was faster with the ledger, nothing is
// imported and created is false.
func (l *sampleLedger) storeWith(ctx context.Context, first bolt.FirstImport) (created bool, err error) {
	created, err = l.create(ctx, first)
	if err == nil {
		l.Ledger, l.stored = l.file, true
	}
	return created, err
}

// Apply implements store.Ledger. What the sample refuses creates nothing.
func (l *sampleLedger) Apply(ctx context.Context, plan, by string, at time.Time, changes []model.Change) ([]model.Event, uint64, error) {
	if !l.stored {
		events, revision, err := l.Ledger.Apply(ctx, plan, by, at, changes)
		if err != nil || len(events) == 0 {
			return events, revision, err
		}
		if err := l.store(ctx); err != nil {
			return nil, 0, err
		}
	}
	return l.file.Apply(ctx, plan, by, at, changes)
}

// Import implements store.Ledger.
func (l *sampleLedger) Import(ctx context.Context, plan *model.Plan, by string, at time.Time) (string, error) {
	if !l.stored {
		id, err := l.Ledger.Import(ctx, plan, by, at)
		if err != nil {
			return "", err
		}
		if created, err := l.storeWith(ctx, bolt.FirstImport{Plan: plan}); err != nil || created {
			return id, err
		}
	}
	return l.file.Import(ctx, plan, by, at)
}

// Revise implements store.Ledger.
func (l *sampleLedger) Revise(ctx context.Context, revision *model.Revision, by string, at time.Time) error {
	if !l.stored {
		if err := l.Ledger.Revise(ctx, revision, by, at); err != nil || revision.IsEmpty() {
			return err
		}
		if created, err := l.storeWith(ctx, bolt.FirstImport{Revision: revision}); err != nil || created {
			return err
		}
	}
	return l.file.Revise(ctx, revision, by, at)
}

// Drop implements store.Ledger.
func (l *sampleLedger) Drop(ctx context.Context, plan, by string, at time.Time) error {
	if !l.stored {
		if err := l.Ledger.Drop(ctx, plan, by, at); err != nil {
			return err
		}
		if err := l.store(ctx); err != nil {
			return err
		}
	}
	return l.file.Drop(ctx, plan, by, at)
}

// ChangeFilters implements store.Ledger.
func (l *sampleLedger) ChangeFilters(
	ctx context.Context, by string, change func([]model.SavedFilter) ([]model.SavedFilter, error),
) error {
	if !l.stored {
		if err := l.Ledger.ChangeFilters(ctx, by, change); err != nil {
			return err
		}
		if err := l.store(ctx); err != nil {
			return err
		}
	}
	return l.file.ChangeFilters(ctx, by, change)
}

// CopyBefore is that of the file.
func (l *sampleLedger) CopyBefore(event model.Event) string {
	if !l.stored {
		return ""
	}
	return l.file.CopyBefore(event)
}
