package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5/pgconn"

	"duban/model"
)

// explain makes a *model.LedgerError of what went wrong with the server, and leaves alone
// what went wrong with the request. A wait that the context did not end is one for the server.
func (l *Ledger) explain(ctx context.Context, err error) error {
	if known := new(model.LedgerError); errors.As(err, &known) {
		if known.Path == "" {
			known.Path = l.place
		}
		return err
	}
	var notFound *model.NotFoundError
	var rule *model.RuleError
	var forbidden *model.ForbiddenError
	var stillWrites *StillWritesError
	if err == nil || errors.As(err, &stillWrites) || errors.As(err, &forbidden) || errors.As(err, &notFound) || errors.As(err, &rule) || errors.Is(err, model.ErrConflict) ||
		ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return err
	}
	return &model.LedgerError{Fault: faultOf(err), Path: l.place, Err: err}
}

// faultOf reads the server's error codes, which are in the appendix of its manual. An
// error without one is about the connection.
func faultOf(err error) model.Fault {
	var answer *pgconn.PgError
	if !errors.As(err, &answer) {
		return model.FaultUnreachable
	}
	switch answer.Code {
	case "42P01", "3F000", "3D000": // no such table, schema, database
		return model.FaultMissing
	case "42501":
		return model.FaultPermission
	case "25006":
		return model.FaultReadOnly
	case "53100":
		return model.FaultDiskFull
	case "55P03", "53300", "40P01", "40001", "57014": // others hold the lock, or all connections; the server's time is up
		return model.FaultBusy
	case "25P03": // the transaction waited for this process for too long
		return model.FaultUnreachable
	}
	switch answer.Code[:2] {
	case "28":
		return model.FaultLogin
	case "08", "57": // the connection failed, the server is ended or starts
		return model.FaultUnreachable
	}
	return model.FaultIO
}
