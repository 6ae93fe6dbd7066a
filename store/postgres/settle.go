package postgres

import (
	"context"
	"errors"
	"reflect"
	"time"

	"github.com/jackc/pgx/v5"

	"duban/model"
)

// retryInterval is how long to wait before a server that did not answer is asked again.
const retryInterval = 100 * time.Millisecond

// commitError says that the connection broke before the server answered a commit, which
// it may have made.
type commitError struct{ cause error }

// Error implements error.
func (e *commitError) Error() string { return "commit: " + e.cause.Error() }

// Unwrap returns the cause.
func (e *commitError) Unwrap() error { return e.cause }

// request is an Apply, and answer what it returns.
type request struct {
	plan, by string
	at       time.Time
	changes  []model.Change
}

type answer struct {
	events   []model.Event
	revision uint64
}

// written names what a transaction wrote.
type written struct {
	name      string
	after     uint64 // the revision before it
	hasEvents bool
}

// unsettled is a request whose commit the server did not answer.
type unsettled struct {
	request request
	answer  answer
	written written
	cause   *commitError
}

// updateOnce is update for an Apply. If the same request was made before and its commit not
// answered, it is not made a second time.
func (l *Ledger) updateOnce(ctx context.Context, asked request, into *answer, do func(*transaction) error) error {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if before := l.unsettled; before != nil && reflect.DeepEqual(before.request, asked) {
		err := l.settle(ctx, before.written, before.cause)
		if err == nil {
			*into = before.answer
		}
		if err == nil || isUnsettled(err) {
			return err
		}
	}
	l.unsettled = nil
	done, err := l.write(ctx, do)
	if isUnsettled(err) {
		l.unsettled = &unsettled{request: asked, answer: *into, written: done, cause: &commitError{errors.Unwrap(err)}}
	}
	return err
}

// settle finds out whether a transaction is there whose commit the server did not answer.
// It returns nothing if it is, and an error with model.FaultUnsettled if the server can't be
// asked, or if nothing shows it.
func (l *Ledger) settle(ctx context.Context, done written, broken *commitError) error {
	unknown := &model.LedgerError{Fault: model.FaultUnsettled, Path: l.place, Err: broken.cause}
	if !done.hasEvents {
		return unknown
	}
	// The commit was asked for, so the answer is of use even if the person has left.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), l.timeout)
	defer cancel()
	for {
		there, err := l.isThere(ctx, done)
		switch {
		case err == nil && there:
			l.unsettled = nil
			return nil
		case err == nil:
			l.unsettled = nil
			return l.explain(broken.cause)
		}
		select {
		case <-ctx.Done():
			return unknown
		case <-time.After(retryInterval):
		}
	}
}

// isThere waits until the server has ended a transaction, which holds the ledger's lock up to
// then, and reports whether its events are there.
func (l *Ledger) isThere(ctx context.Context, done written) (there bool, err error) {
	err = l.within(ctx, pgx.TxOptions{}, func(tx pgx.Tx) error {
		t := &transaction{ctx: ctx, tx: tx}
		if err := t.begin(lockLedger); err != nil {
			return err
		}
		return tx.QueryRow(ctx, "select exists (select from events where seq > $1 and written = $2)", done.after, done.name).Scan(&there)
	})
	return there, err
}

func isUnsettled(err error) bool {
	known, ok := err.(*model.LedgerError) //nolint:errorlint // settle returns it as it is
	return ok && known.Fault == model.FaultUnsettled
}
