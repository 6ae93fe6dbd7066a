package postgres

import (
	"context"
	"errors"
	"reflect"
	"slices"
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

// isRepeated reports whether another request asks for the same, if at another time.
func (r request) isRepeated(by request) bool {
	by.at = r.at
	return reflect.DeepEqual(r, by)
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
	// canBeSeen says that the ledger was read since: whether the change is there could be
	// seen, and the same at another time is a new one.
	canBeSeen bool
}

// updateOnce is update for an Apply. If the same request was made before and its commit not
// answered, it is not made a second time.
func (l *Ledger) updateOnce(ctx context.Context, asked request, into *answer, do func(*transaction) error) error {
	if err := l.turn.take(ctx); err != nil {
		return err
	}
	defer l.turn.end()
	at := slices.IndexFunc(l.unsettled, func(before *unsettled) bool {
		return before.request.isRepeated(asked) && (!before.canBeSeen || before.request.at.Equal(asked.at))
	})
	if at >= 0 {
		before := l.unsettled[at]
		err := l.settle(ctx, before.written, before.cause)
		if isUnsettled(err) {
			return err
		}
		l.unsettled = slices.Delete(l.unsettled, at, at+1)
		if err == nil {
			*into = before.answer
			return nil
		}
	}
	done, err := l.write(ctx, do)
	if isUnsettled(err) {
		l.unsettled = append(l.unsettled, &unsettled{request: asked, answer: *into, written: done, cause: &commitError{errors.Unwrap(err)}})
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
	waiting, cancel := context.WithTimeout(context.WithoutCancel(ctx), l.timeout)
	defer cancel()
	for {
		there, err := l.wasWritten(waiting, done)
		switch {
		case err == nil && there:
			return nil
		case err == nil:
			return l.explain(ctx, broken.cause)
		}
		select {
		case <-waiting.Done():
			return unknown
		case <-time.After(retryInterval):
		}
	}
}

// wasWritten waits until the server has ended a transaction, which holds the ledger's lock up to
// then, and reports whether its events are there.
func (l *Ledger) wasWritten(ctx context.Context, done written) (there bool, err error) {
	err = l.within(ctx, writes(), func(tx pgx.Tx) error {
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
