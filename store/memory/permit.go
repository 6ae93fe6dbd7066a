package memory

import (
	"context"
	"time"

	"duban/model"
	"duban/store"
)

// With returns the same ledger as one person may use it.
func (l *Ledger) With(permit model.Permit) store.Ledger { return &permitted{l, permit} }

type permitted struct {
	*Ledger
	permit model.Permit
}

func (p *permitted) Apply(ctx context.Context, plan, by string, at time.Time, changes []model.Change) ([]model.Event, uint64, error) {
	return p.apply(ctx, p.permit, plan, by, at, changes)
}

func (p *permitted) Import(ctx context.Context, plan *model.Plan, by string, at time.Time) (string, error) {
	if err := p.permit.MayDo(by, model.OperationImport); err != nil {
		return "", err
	}
	return p.Ledger.Import(ctx, plan, by, at)
}

func (p *permitted) Revise(ctx context.Context, revision *model.Revision, by string, at time.Time) error {
	if err := p.permit.MayDo(by, model.OperationImport); err != nil {
		return err
	}
	return p.Ledger.Revise(ctx, revision, by, at)
}

func (p *permitted) Drop(ctx context.Context, plan, by string, at time.Time) error {
	if err := p.permit.MayDo(by, model.OperationDrop); err != nil {
		return err
	}
	return p.Ledger.Drop(ctx, plan, by, at)
}

func (p *permitted) Keep(ctx context.Context, kind store.KeptKind, by string, change func(read func(into any) error) (any, error)) error {
	if err := kind.MayKeep(p.permit, by); err != nil {
		return err
	}
	return p.Ledger.Keep(ctx, kind, by, change)
}
