package postgres

import (
	"context"
	"errors"
	"reflect"
	"time"

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

// unsettled is a request whose commit the server did not answer.
type unsettled struct {
	request request
	answer  answer
	id      string
	cause   *commitError
}

// updateOnce is update for an Apply. If the same request was made before and its commit not
// answered, it is not made a second time.
func (l *Ledger) updateOnce(ctx context.Context, asked request, into *answer, do func(*transaction) error) error {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if before := l.unsettled; before != nil && reflect.DeepEqual(before.request, asked) {
		err := l.settle(ctx, before.id, before.cause)
		if err == nil {
			*into = before.answer
		}
		if err == nil || isUnsettled(err) {
			return err
		}
	}
	l.unsettled = nil
	id, err := l.write(ctx, do)
	if isUnsettled(err) {
		l.unsettled = &unsettled{request: asked, answer: *into, id: id, cause: &commitError{errors.Unwrap(err)}}
	}
	return err
}

// settle finds out whether a transaction is there whose commit the server did not answer.
// It returns nothing if it is, and an error with model.FaultUnsettled if the server can't be
// asked.
func (l *Ledger) settle(ctx context.Context, id string, broken *commitError) error {
	// The commit was asked for, so the answer is of use even if the person has left.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), l.timeout)
	defer cancel()
	for {
		status, err := l.statusOf(ctx, id)
		switch {
		case err == nil && status == "committed":
			l.unsettled = nil
			return nil
		case err == nil && status == "aborted":
			l.unsettled = nil
			return l.explain(broken.cause)
		}
		select {
		case <-ctx.Done():
			return &model.LedgerError{Fault: model.FaultUnsettled, Path: l.place, Err: broken.cause}
		case <-time.After(retryInterval):
		}
	}
}

// statusOf asks the server for the state of a transaction; empty for one that it has
// forgotten.
func (l *Ledger) statusOf(ctx context.Context, id string) (status string, err error) {
	if err := l.connect(ctx); err != nil {
		return "", err
	}
	err = l.conn.QueryRow(ctx, "select coalesce(pg_xact_status($1::text::xid8), '')", id).Scan(&status)
	return status, err
}

func isUnsettled(err error) bool {
	known, ok := err.(*model.LedgerError) //nolint:errorlint // settle returns it as it is
	return ok && known.Fault == model.FaultUnsettled
}
