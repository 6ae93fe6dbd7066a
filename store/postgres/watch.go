package postgres

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// pollInterval is how often the revision is looked at, as notifications can be lost.
const pollInterval = 3 * time.Second

// Sessions that watch are notified of changes.
const (
	listen = "listen duban"
	notify = "notify duban"
)

// version is what a change of the ledger shows in.
type version struct {
	identity string
	revision uint64
}

// Watch returns a channel that receives when the ledger may have changed. What comes
// before the last one is received is not sent again. Changes after the call are sent, so
// call it before Load. The channel is closed when the context ends. It waits for the server's
// notifications on the connection that all else uses, while nothing does.
func (l *Ledger) Watch(ctx context.Context) <-chan struct{} {
	changed := make(chan struct{}, 1)
	var last version
	_ = l.view(ctx, func(t *transaction) error { // else any version is a new one
		last = version{t.identity, t.revision}
		return nil
	})
	go func() {
		defer close(changed)
		for ctx.Err() == nil {
			now, err := l.readVersion(ctx)
			if err == nil && now != last {
				select {
				case changed <- struct{}{}:
				default: // the last one is not received yet
				}
				last = now
			}
			next, cancel := context.WithTimeout(ctx, pollInterval)
			for isOver := false; !isOver; {
				isOver = l.waitForNotice(next)
			}
			cancel()
		}
	}()
	return changed
}

// readVersion reads the version of the ledger, and makes sure that the connection is notified of
// the next one.
func (l *Ledger) readVersion(ctx context.Context) (now version, err error) {
	if err := l.turn.take(ctx); err != nil {
		return now, err
	}
	defer l.turn.end()
	asking, cancel := context.WithTimeout(ctx, l.timeout)
	defer cancel()
	if err := l.connect(asking); err != nil {
		return now, err
	}
	if l.listens != l.conn {
		_, err := l.conn.Exec(asking, listen)
		// A standby refuses it, so it is looked at in turns alone.
		if refused := new(pgconn.PgError); err != nil && !errors.As(err, &refused) {
			return now, err
		}
		l.listens = l.conn
	}
	err = l.conn.QueryRow(asking, "select identity, revision from ledger").Scan(&now.identity, &now.revision)
	return now, err
}

// waitForNotice waits in its turn, and reports whether it is time to look: there was a
// notification, or the context ended. It leaves its turn early if others want it.
func (l *Ledger) waitForNotice(ctx context.Context) bool {
	turn, err := l.turn.takeUntilWanted(ctx)
	if err != nil {
		return true
	}
	defer l.turn.end()
	if l.conn == nil || l.conn.IsClosed() {
		<-turn.Done()
		return ctx.Err() != nil
	}
	_, err = l.conn.WaitForNotification(turn)
	return err == nil || ctx.Err() != nil
}
