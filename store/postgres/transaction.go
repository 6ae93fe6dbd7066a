package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"duban/model"
)

// transaction reads one version of the ledger and, if it was begun for writing, changes
// it.
type transaction struct {
	ctx context.Context
	tx  pgx.Tx
	// identity and revision are the ledger's when the transaction began; each event that it
	// writes raises the revision.
	identity string
	revision uint64
	name     string // of the transaction; only for writing
}

// How a transaction begins. lockLedger lets one process write at a time, and gives the
// transaction a name of its own. The server's numbers are none: after a crash it gives
// those of lost transactions to others. The table is locked first, as its lock is given in the
// order in which it was asked for: that of a row which is updated is not.
const (
	readLedger = "select schema, identity, revision, '' from ledger"
	lockTable  = "lock table ledger in exclusive mode"
	lockLedger = "select schema, identity, revision, " + newIdentity + " from ledger for update"
)

func (l *Ledger) view(ctx context.Context, do func(*transaction) error) error {
	if err := l.turn.take(ctx); err != nil {
		return err
	}
	defer l.turn.end()
	options := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	return l.within(ctx, options, func(tx pgx.Tx) error {
		t := &transaction{ctx: ctx, tx: tx}
		if err := t.begin(readLedger); err != nil {
			return err
		}
		return do(t)
	})
}

func (l *Ledger) update(ctx context.Context, do func(*transaction) error) error {
	if err := l.turn.take(ctx); err != nil {
		return err
	}
	defer l.turn.end()
	_, err := l.write(ctx, do)
	return err
}

// writes are the options of a transaction that writes: after it had to wait it sees what the
// one before it wrote, whatever the database's default is.
func writes() pgx.TxOptions { return pgx.TxOptions{IsoLevel: pgx.ReadCommitted} }

// write runs a transaction that writes.
func (l *Ledger) write(ctx context.Context, do func(*transaction) error) (done written, err error) {
	if l.readOnly {
		return done, &model.LedgerError{Fault: model.FaultReadOnly, Path: l.place}
	}
	err = l.within(ctx, writes(), func(tx pgx.Tx) error {
		t := &transaction{ctx: ctx, tx: tx}
		if err := t.begin(lockLedger); err != nil {
			return err
		}
		done = written{name: t.name, after: t.revision}
		if err := do(t); err != nil {
			return err
		}
		done.hasEvents = t.revision > done.after
		return nil
	})
	if broken := new(commitError); errors.As(err, &broken) {
		return done, l.settle(ctx, done, broken)
	}
	return done, err
}

// administer runs a transaction that makes a ledger or grants it, which may be done again.
func (l *Ledger) administer(ctx context.Context, do func(pgx.Tx) error) error {
	if err := l.turn.take(ctx); err != nil {
		return err
	}
	defer l.turn.end()
	err := l.within(ctx, writes(), do)
	if broken := new(commitError); errors.As(err, &broken) {
		return l.explain(ctx, broken.cause)
	}
	return err
}

// within runs a transaction of the server. What was done is there only if it returns no
// error; after a *commitError it may be there.
func (l *Ledger) within(ctx context.Context, options pgx.TxOptions, do func(pgx.Tx) error) error {
	tx, err := l.beginTx(ctx, options)
	if err != nil {
		return l.explain(ctx, err)
	}
	isEnded := false
	defer func() {
		if !isEnded { // do panicked, or the server does not answer
			l.disconnect()
		}
	}()
	if err := do(tx); err != nil {
		waiting, cancel := context.WithTimeout(context.WithoutCancel(ctx), l.timeout)
		defer cancel()
		isEnded = tx.Rollback(waiting) == nil
		return l.explain(ctx, err)
	}
	err = tx.Commit(ctx)
	isEnded = !l.conn.IsClosed()
	if err != nil && !isEnded && options.AccessMode != pgx.ReadOnly {
		return &commitError{err}
	}
	return l.explain(ctx, err)
}

// beginTx begins a transaction of the server. Where the connection of the last one is
// broken, which only shows now, it takes a new one: nothing was asked yet.
func (l *Ledger) beginTx(ctx context.Context, options pgx.TxOptions) (pgx.Tx, error) {
	isUsed := l.conn != nil && !l.conn.IsClosed()
	tx, err := l.tryBegin(ctx, options)
	if err != nil && isUsed && ctx.Err() == nil {
		return l.tryBegin(ctx, options)
	}
	return tx, err
}

func (l *Ledger) tryBegin(ctx context.Context, options pgx.TxOptions) (pgx.Tx, error) {
	if err := l.connect(ctx); err != nil {
		return nil, err
	}
	waiting, cancel := context.WithTimeout(ctx, l.timeout)
	defer cancel()
	tx, err := l.conn.BeginTx(waiting, options)
	if err != nil {
		l.disconnect()
	}
	return tx, err
}

// begin reads what every transaction needs of the ledger, by readLedger or lockLedger.
func (t *transaction) begin(sql string) error {
	var version int
	var batch pgx.Batch
	if sql == lockLedger {
		batch.Queue(lockTable)
	}
	batch.Queue(sql).QueryRow(func(row pgx.Row) error { return row.Scan(&version, &t.identity, &t.revision, &t.name) })
	err := t.tx.SendBatch(t.ctx, &batch).Close()
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return damaged("the table ledger is empty")
	case err != nil:
		return err
	case version > SchemaVersion:
		return &model.LedgerError{Fault: model.FaultNewer}
	}
	return nil
}

func (t *transaction) exec(sql string, arguments ...any) error {
	_, err := t.tx.Exec(t.ctx, sql, arguments...)
	return err
}

// each calls take for the JSON of each row, the only column of which it is.
func (t *transaction) each(take func(data []byte) error, sql string, arguments ...any) error {
	rows, err := t.tx.Query(t.ctx, sql, arguments...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := take(rows.RawValues()[0]); err != nil {
			return err
		}
	}
	return rows.Err()
}

// texts reads rows of one text.
func (t *transaction) texts(sql string, arguments ...any) ([]string, error) {
	var all []string
	err := t.each(func(data []byte) error {
		all = append(all, string(data))
		return nil
	}, sql, arguments...)
	return all, err
}

// list reads rows of JSON.
func list[T any](t *transaction, what, sql string, arguments ...any) ([]T, error) {
	var all []T
	err := t.each(func(data []byte) error {
		var value T
		all = append(all, value)
		return decode(data, &all[len(all)-1], what)
	}, sql, arguments...)
	return all, err
}

func decode(data []byte, into any, what string) error {
	if err := json.Unmarshal(data, into); err != nil {
		return damaged("%s: %w", what, err)
	}
	return nil
}

// encode returns a value as it is kept. The values of model can all be written as JSON.
func encode(value any) (string, error) {
	data, err := json.Marshal(value)
	return string(data), err
}

func damaged(format string, arguments ...any) error {
	return &model.LedgerError{Fault: model.FaultDamaged, Err: fmt.Errorf(format, arguments...)}
}
