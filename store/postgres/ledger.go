// Package postgres keeps a ledger in a database of a PostgreSQL server, for bureaus whose
// offices do not share a machine. It needs plain SQL alone, no extension.
package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"duban/model"
	"duban/store"
)

// defaultTimeout is how long to wait for the server, and for others who write.
const defaultTimeout = 5 * time.Second

// Options says how a ledger is used.
type Options struct {
	// Timeout is how long to wait for the server, and for others who write;
	// defaultTimeout if zero.
	Timeout time.Duration
	// ReadOnly refuses all that writes with model.FaultReadOnly.
	ReadOnly bool
	// Permit is what the person may do; everything if zero. Anything else is
	// refused with a *model.ForbiddenError.
	Permit model.Permit
}

// Ledger is a store.Ledger on a server. It is safe for use by any number of goroutines
// and processes. Errors about the server are *model.LedgerError, and nothing was written,
// but for model.FaultUnsettled: the server could not be asked whether the change is there.
// The same Apply again finds out first; at another time too, unless the change could be
// read meanwhile.
type Ledger struct {
	config   *pgx.ConnConfig
	place    string
	timeout  time.Duration
	readOnly bool
	permit   model.Permit

	turn turn      // guards what follows
	conn *pgx.Conn // nil until it is needed, and after it broke
	// listens is the connection that receives notifications; nil if none was made to.
	listens *pgx.Conn
	// seen is the identity of the ledger that was read last; empty if there was none.
	seen string
	// unsettled are the Applies whose commit was not answered.
	unsettled []*unsettled
}

var _ store.Ledger = (*Ledger)(nil)

// At returns the ledger of a database, by its URL, see Parse. It does not connect.
func At(url string, options Options) (*Ledger, error) {
	config, place, err := Parse(url)
	if err != nil {
		return nil, err
	}
	if options.Timeout == 0 {
		options.Timeout = defaultTimeout
	}
	setTimeouts(config, options.Timeout)
	return &Ledger{config: config, place: place, timeout: options.Timeout, readOnly: options.ReadOnly, permit: options.Permit, turn: newTurn()}, nil
}

// Path returns where the ledger is, as messages name it.
func (l *Ledger) Path() string { return l.place }

// Close ends the connection. The next use connects again.
func (l *Ledger) Close() {
	_ = l.turn.take(context.Background())
	defer l.turn.end()
	l.disconnect()
}

// Plans implements store.Ledger.
func (l *Ledger) Plans(ctx context.Context) ([]model.PlanInfo, error) {
	var infos []model.PlanInfo
	err := l.view(ctx, func(t *transaction) error {
		rows, err := t.tx.Query(t.ctx, plansWithCounts, model.SettingsID)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var info model.PlanInfo
			var head model.Plan
			var data string
			var isChanged bool
			if err := rows.Scan(&data, &info.Tasks, &isChanged); err != nil {
				return err
			}
			if err := decode([]byte(data), &head, "a plan"); err != nil {
				return err
			}
			info.ID, info.Title, info.Issuer, info.Year, info.UntilYear = head.ID, head.Title, head.Issuer, head.Year, head.UntilYear
			info.Sample = head.Sample && !isChanged
			infos = append(infos, info)
		}
		return rows.Err()
	})
	return infos, err
}

// Load implements store.Ledger.
func (l *Ledger) Load(ctx context.Context, plan string) (*model.Snapshot, error) {
	var snapshot *model.Snapshot
	err := l.view(ctx, func(t *transaction) error {
		head, document, err := t.document(plan)
		if err != nil {
			return err
		}
		log, err := t.eventsAfter(head, 0)
		if err != nil {
			return err
		}
		l.recordRead(t)
		snapshot = model.NewSnapshot(document, log, t.revision)
		return nil
	})
	return snapshot, err
}

// Apply implements store.Ledger. If another ledger has taken the place of the one that
// was loaded, nothing is written and the error is model.FaultReplaced.
func (l *Ledger) Apply(ctx context.Context, plan, by string, at time.Time, changes []model.Change) ([]model.Event, uint64, error) {
	var answer answer
	err := l.updateOnce(ctx, request{plan, by, at, changes}, &answer, func(t *transaction) error {
		first := t.revision + 1
		for _, of := range store.ByPlan(plan, changes) {
			head := model.Event{Seq: first + uint64(len(answer.events)), Group: first, Plan: of.Plan, By: by, At: at}
			some, err := l.applyTo(t, head, of.Changes)
			if err != nil {
				return err
			}
			answer.events = append(answer.events, some...)
		}
		answer.revision = t.revision
		return nil
	})
	if err != nil {
		return nil, 0, err
	}
	return answer.events, answer.revision, nil
}

// applyTo makes the changes of one plan. shared is what all of its events have.
func (l *Ledger) applyTo(t *transaction, shared model.Event, changes []model.Change) ([]model.Event, error) {
	head, err := t.head(shared.Plan)
	if err != nil {
		return nil, err
	}
	if err := l.checkNotReplaced(t); err != nil {
		return nil, err
	}
	tasks := &planTasks{read: t, head: head}
	whole := func() (*model.Plan, error) { return t.wholePlan(shared.Plan) }
	allowed, err := store.MayApply(l.permit, shared.By, changes, whole, tasks.History)
	if err != nil {
		return nil, err
	}
	outcome, err := store.Decide(allowed, shared, tasks)
	if tasks.err != nil {
		err = tasks.err
	}
	if err != nil {
		return nil, err
	}
	return outcome.Events, t.putOutcome(shared.Plan, outcome)
}

// recordRead notes what was read: no other ledger may be written, and what was unsettled before is
// there to be seen, or is not there.
func (l *Ledger) recordRead(t *transaction) {
	l.seen = t.identity
	for _, before := range l.unsettled {
		before.canBeSeen = before.canBeSeen || before.written.after < t.revision
	}
}

// checkNotReplaced returns an error if another ledger has taken the place of the one that was
// read.
func (l *Ledger) checkNotReplaced(t *transaction) error {
	if l.seen != "" && l.seen != t.identity {
		return &model.LedgerError{Fault: model.FaultReplaced}
	}
	return nil
}

// Import implements store.Ledger.
func (l *Ledger) Import(ctx context.Context, plan *model.Plan, by string, at time.Time) (string, error) {
	if err := l.permit.MayDo(by, model.OperationImport); err != nil {
		return "", err
	}
	var id string
	err := l.update(ctx, func(t *transaction) (err error) {
		id, err = t.importPlan(plan, by, at)
		return err
	})
	if err != nil {
		return "", err
	}
	return id, nil
}

// Revise implements store.Ledger.
func (l *Ledger) Revise(ctx context.Context, revision *model.Revision, by string, at time.Time) error {
	if err := l.permit.MayDo(by, model.OperationImport); err != nil {
		return err
	}
	return l.update(ctx, func(t *transaction) error {
		if err := l.checkNotReplaced(t); err != nil {
			return err
		}
		return t.revisePlan(revision, by, at)
	})
}

// Drop implements store.Ledger.
func (l *Ledger) Drop(ctx context.Context, plan, by string, at time.Time) error {
	if err := l.permit.MayDo(by, model.OperationDrop); err != nil {
		return err
	}
	return l.update(ctx, func(t *transaction) error {
		head, err := t.head(plan)
		if err != nil {
			return err
		}
		event := store.DropEvent(t.revision+1, &head.Plan, by, at)
		if err := t.exec("update plans set dropped = $2 where id = $1", plan, event.Seq); err != nil {
			return err
		}
		return t.putEvents([]model.Event{event})
	})
}

// Kept implements store.Keeper.
func (l *Ledger) Kept(ctx context.Context, kind store.KeptKind, by string, into any) error {
	return l.view(ctx, func(t *transaction) error { return t.kept(keptName(kind, by), into) })
}

// Keep implements store.Keeper.
func (l *Ledger) Keep(ctx context.Context, kind store.KeptKind, by string, change func(read func(into any) error) (any, error)) error {
	if err := kind.MayKeep(l.permit, by); err != nil {
		return err
	}
	return l.update(ctx, func(t *transaction) error {
		value, err := change(func(into any) error { return t.kept(keptName(kind, by), into) })
		if err != nil {
			return err
		}
		return t.keep(keptName(kind, by), value)
	})
}
