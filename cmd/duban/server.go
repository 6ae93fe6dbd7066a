package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/ledgerfile"
	"duban/model"
	"duban/store"
	"duban/store/bolt"
	"duban/store/postgres"
)

// setupServer makes a ledger on a server, and lets roles of the server use it.
func (p *program) setupServer(ctx context.Context, url string, roles serverRoles, empty bool) error {
	if p.options.readOnly {
		return &model.LedgerError{Fault: model.FaultReadOnly, Path: url}
	}
	by, plan, err := p.firstPlan(empty)
	if err != nil {
		return err
	}
	ledger, err := postgres.At(url, postgres.Options{Timeout: ledgerfile.LockTimeout})
	if err != nil {
		return err
	}
	defer ledger.Close()
	err = ledger.Create(ctx, plan, by, p.now())
	var broken *model.LedgerError
	switch {
	case err == nil:
		p.say(fmt.Sprintf(p.text.Setup.MadeLedger, ledger.Path()))
		p.hasNoPlan = empty
	case !errors.As(err, &broken) || broken.Fault != model.FaultExists:
		return err
	case roles == serverRoles{}:
		p.say(fmt.Sprintf(p.text.Setup.AllWell, ledger.Path()))
	}
	for _, grant := range []struct {
		role, line string
		writes     bool
	}{{roles.writers, p.text.Server.Writes, true}, {roles.readers, p.text.Server.Reads, false}} {
		if grant.role == "" {
			continue
		}
		if err := ledger.Grant(ctx, grant.role, grant.writes); err != nil {
			return err
		}
		p.say(fmt.Sprintf(grant.line, model.CleanLine(grant.role), ledger.Path()))
	}
	return nil
}

// serverRoles are the roles of a server that may write a ledger, and look at it; empty for
// none.
type serverRoles struct{ writers, readers string }

// asFile returns the ledger as a file that can be backed up, and what ends its use: of one
// on a server a copy.
func (p *program) asFile(ctx context.Context) (*bolt.Ledger, func(), error) {
	path, _, err := p.ledgerPath()
	if err != nil {
		return nil, nil, err
	}
	if !postgres.IsURL(path) {
		return bolt.At(path, bolt.Options{Timeout: ledgerfile.LockTimeout, ReadOnly: true}), func() {}, nil
	}
	server, end, err := ledgerfile.At(path)
	if err != nil {
		return nil, nil, err
	}
	defer end()
	folder, copied, err := temporaryLedger()
	if err != nil {
		return nil, nil, err
	}
	remove := func() { _ = os.RemoveAll(folder) }
	err = server.Export(ctx, func(archive *store.Archive) error { return bolt.CreateFrom(ctx, copied, archive) })
	if err != nil {
		remove()
		return nil, nil, err
	}
	return bolt.At(copied, bolt.Options{Timeout: ledgerfile.LockTimeout, ReadOnly: true}), remove, nil
}

// temporaryLedger returns a path for a ledger in a new folder of the user's own.
func temporaryLedger() (folder, path string, err error) {
	folder, err = os.MkdirTemp("", "duban-")
	if err != nil {
		return "", "", exit.Failf("%s", model.CleanLine(err.Error()))
	}
	return folder, filepath.Join(folder, "duban.db"), nil
}

// sendToServer puts what a restored file holds in the place of a ledger on a server.
func sendToServer(ctx context.Context, file, url string) error {
	server, err := postgres.At(url, postgres.Options{Timeout: ledgerfile.LockTimeout})
	if err != nil {
		return err
	}
	defer server.Close()
	return bolt.At(file, bolt.Options{}).Export(ctx, func(archive *store.Archive) error { return server.Replace(ctx, archive) })
}
