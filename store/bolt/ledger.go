// Package bolt keeps a ledger in one bbolt file that many processes of one
// machine use at a time. No handle is held while idle: each operation locks,
// opens, runs one transaction and closes.
package bolt

import (
	"context"
	"sync"
	"time"

	"duban/model"
	"duban/store"
	"duban/store/folder"
)

// defaultTimeout is how long to wait for other processes.
const defaultTimeout = 5 * time.Second

// Options says how a ledger is used.
type Options struct {
	// Timeout is how long to wait for other processes; defaultTimeout if zero.
	Timeout time.Duration
	// ReadOnly refuses Apply and Import with model.FaultReadOnly.
	ReadOnly bool
	// Copies keeps a copy of each day beside the ledger, see Wait, and one from
	// before each import, see CopyBefore.
	Copies bool
	// Permit is what the person may do; everything if zero. Anything else is
	// refused with a *model.ForbiddenError.
	Permit model.Permit
}

// Ledger is a store.Ledger in a file. It is safe for use by any number of
// goroutines and processes. Of the errors of its methods, those about the file
// are *model.LedgerError, and nothing was written. A wait that ends with the
// context gives the context's error.
type Ledger struct {
	path             string
	timeout          time.Duration
	readOnly, copies bool
	permit           model.Permit
	copying          sync.WaitGroup
	mutex            sync.Mutex
	seen             lastSeen
}

var _ store.Ledger = (*Ledger)(nil)

// At returns the ledger at the path. It does not touch the file, which need not exist:
// see Create.
func At(path string, options Options) *Ledger {
	if options.Timeout == 0 {
		options.Timeout = defaultTimeout
	}
	// All names of one file must lock the same side file. A link that can't be
	// followed is refused when the ledger is used.
	if real, err := folder.Resolve(path); err == nil {
		path = real
	}
	return &Ledger{
		path: path, timeout: options.Timeout, readOnly: options.ReadOnly, copies: options.Copies, permit: options.Permit,
	}
}

// Path returns where the ledger is.
func (l *Ledger) Path() string { return l.path }

// Plans implements store.Ledger.
func (l *Ledger) Plans(ctx context.Context) ([]model.PlanInfo, error) {
	var infos []model.PlanInfo
	err := l.view(ctx, func(t *transaction) error {
		heads, err := planHeads(t)
		if err != nil {
			return err
		}
		for _, head := range heads {
			count, err := taskCount(t, head)
			if err != nil {
				return err
			}
			infos = append(infos, model.PlanInfo{
				ID: head.ID, Title: head.Title, Issuer: head.Issuer, Year: head.Year, UntilYear: head.UntilYear,
				Tasks: count, Sample: head.Sample && !hasChanges(t, head.ID),
			})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return infos, nil
}

// Load implements store.Ledger. News and Apply then require the ledger that was
// loaded.
func (l *Ledger) Load(ctx context.Context, plan string) (*model.Snapshot, error) {
	var (
		document *model.Plan
		events   []model.Event
		revision uint64
	)
	err := l.view(ctx, func(t *transaction) (err error) {
		if document, err = documentOf(t, plan); err != nil {
			return err
		}
		if events, revision, err = eventsSince(t, plan, 0); err == nil {
			l.setLastSeen(lastEventIn(t))
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return model.NewSnapshot(document, events, revision), nil
}

// Apply implements store.Ledger. If another ledger has taken the place of the
// one that was loaded, nothing is written and the error is model.FaultReplaced.
func (l *Ledger) Apply(ctx context.Context, plan, by string, at time.Time, changes []model.Change) ([]model.Event, uint64, error) {
	var (
		events []model.Event
		now    uint64
	)
	err := l.update(ctx, func(t *transaction) error {
		before := lastSeq(t)
		events = nil
		for _, of := range store.ByPlan(plan, changes) {
			shared := model.Event{Seq: before + 1 + uint64(len(events)), Group: before + 1, Plan: of.Plan, By: by, At: at}
			some, err := l.applyTo(t, shared, of.Changes)
			if err != nil {
				return err
			}
			events = append(events, some...)
		}
		now = before + uint64(len(events))
		if len(events) == 0 {
			return errUnchanged
		}
		reached, err := lastEventOf(events)
		t.tx.OnCommit(func() { l.setLastSeen(reached) })
		return err
	})
	if err != nil {
		return nil, 0, err
	}
	return events, now, nil
}

// applyTo makes the changes of one plan. shared is what all of its events have.
func (l *Ledger) applyTo(t *transaction, shared model.Event, changes []model.Change) ([]model.Event, error) {
	head, err := planHeadOf(t, shared.Plan)
	if err != nil {
		return nil, err
	}
	if !l.lastSeen().matches(t) {
		return nil, &model.LedgerError{Fault: model.FaultReplaced}
	}
	tasks := newPlanTasks(t, head)
	loadPlan := func() (*model.Plan, error) { return wholePlan(t, shared.Plan) }
	allowed, err := store.MayApply(l.permit, shared.By, changes, loadPlan, tasks.History)
	if err != nil {
		return nil, err
	}
	outcome, err := store.Decide(allowed, shared, tasks)
	if err != nil || len(outcome.Events) == 0 {
		return nil, err
	}
	return outcome.Events, putOutcome(t, head, outcome)
}

// Revise implements store.Ledger. If another ledger has taken the place of the
// one that was loaded, nothing is written and the error is model.FaultReplaced.
func (l *Ledger) Revise(ctx context.Context, revision *model.Revision, by string, at time.Time) error {
	if err := l.permit.MayDo(by, model.OperationImport); err != nil {
		return err
	}
	return l.withCopyBefore(ctx, reasonImport, at, func() (bool, error) {
		err := l.update(ctx, func(t *transaction) error {
			if !l.lastSeen().matches(t) {
				return &model.LedgerError{Fault: model.FaultReplaced}
			}
			return revisePlan(t, revision, by, at)
		})
		return err == nil && !revision.IsEmpty(), err
	})
}

// Import implements store.Ledger.
func (l *Ledger) Import(ctx context.Context, plan *model.Plan, by string, at time.Time) (string, error) {
	if err := l.permit.MayDo(by, model.OperationImport); err != nil {
		return "", err
	}
	var id string
	err := l.withCopyBefore(ctx, reasonImport, at, func() (bool, error) {
		err := l.update(ctx, func(t *transaction) (err error) {
			id, err = importPlan(t, plan, by, at)
			return err
		})
		return err == nil, err
	})
	if err != nil {
		return "", err
	}
	return id, nil
}

// Drop implements store.Ledger. A copy from before it is kept, see CopyBefore.
func (l *Ledger) Drop(ctx context.Context, plan, by string, at time.Time) error {
	if err := l.permit.MayDo(by, model.OperationDrop); err != nil {
		return err
	}
	return l.withCopyBefore(ctx, reasonDrop, at, func() (bool, error) {
		err := l.update(ctx, func(t *transaction) error { return dropPlan(t, plan, by, at) })
		return err == nil, err
	})
}
