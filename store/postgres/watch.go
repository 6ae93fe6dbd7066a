package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
)

// pollInterval is how often the revision is looked at, as notifications can be lost.
const pollInterval = 3 * time.Second

// channel is where sessions are notified of changes.
const channel = "duban"

// version is what a change of the ledger shows in.
type version struct {
	identity string
	revision uint64
}

// Watch returns a channel that receives when the ledger may have changed. What comes
// before the last one is received is not sent again. Changes after the call are sent, so
// call it before Load. The channel is closed when the context ends. It uses a connection of
// its own, as it waits for the server's notifications.
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
			_ = l.follow(ctx, &last, changed) // the connection broke, or there is none yet
			select {
			case <-ctx.Done():
			case <-time.After(pollInterval):
			}
		}
	}()
	return changed
}

// follow sends changes until the connection breaks.
func (l *Ledger) follow(ctx context.Context, last *version, changed chan<- struct{}) error {
	conn, err := pgx.ConnectConfig(ctx, l.config.Copy())
	if err != nil {
		return err
	}
	defer closeConn(conn)
	if _, err := conn.Exec(ctx, "listen "+channel); err != nil {
		return err
	}
	for {
		var now version
		if err := conn.QueryRow(ctx, "select identity, revision from ledger").Scan(&now.identity, &now.revision); err != nil {
			return err
		}
		if now != *last {
			select {
			case changed <- struct{}{}:
			default: // the last one is not received yet
			}
		}
		*last = now
		if err := waitForNotice(ctx, conn); err != nil {
			return err
		}
	}
}

// waitForNotice returns after a notification, or when it is time to look.
func waitForNotice(ctx context.Context, conn *pgx.Conn) error {
	wait, cancel := context.WithTimeout(ctx, pollInterval)
	defer cancel()
	_, err := conn.WaitForNotification(wait)
	if wait.Err() != nil && ctx.Err() == nil {
		return nil
	}
	return err
}
