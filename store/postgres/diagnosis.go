package postgres

import (
	"context"

	"duban/store"
)

// Diagnosis is the state of a ledger on a server.
type Diagnosis struct {
	Version string // of the server; empty if it could not be reached
	Plain   bool   // the connection goes over a network unencrypted
	Report  store.CheckResult
	Err     error // why there is no report
}

// Diagnose connects and checks the ledger.
func (l *Ledger) Diagnose(ctx context.Context) Diagnosis {
	var found Diagnosis
	if found.Err = l.identifyServer(ctx, &found); found.Err != nil {
		return found
	}
	found.Report, found.Err = l.Check(ctx)
	return found
}

// identifyServer asks the server who it is.
func (l *Ledger) identifyServer(ctx context.Context, into *Diagnosis) error {
	if err := l.turn.take(ctx); err != nil {
		return err
	}
	defer l.turn.end()
	if err := l.connect(ctx); err != nil {
		return l.explain(ctx, err)
	}
	into.Version = "PostgreSQL " + l.conn.PgConn().ParameterStatus("server_version")
	into.Plain = l.conn.Config().TLSConfig == nil && !isThisMachine(l.conn.Config().Host)
	return nil
}
