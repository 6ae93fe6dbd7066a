package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/ledgerfile"
	"duban/cmd/duban/internal/machine"
	"duban/model"
	"duban/store"
	"duban/store/bolt"
	"duban/store/postgres"
	"duban/tui/words"
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
	if roles.writers != "" && roles.writers == roles.readers {
		return exit.Usagef(p.text.Server.OneRole, words.Echo(roles.readers))
	}
	ledger, err := postgres.At(url, postgres.Options{})
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
		err := ledger.Grant(ctx, grant.role, grant.writes)
		if still := new(postgres.StillWritesError); errors.As(err, &still) {
			return exit.Failf(p.text.Server.StillWrites, words.Echo(still.Role), words.Echo(still.As))
		}
		if err != nil {
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
		return bolt.At(path, bolt.Options{ReadOnly: true}), func() {}, nil
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
	return bolt.At(copied, bolt.Options{ReadOnly: true}), remove, nil
}

// temporaryLedger returns a path for a ledger in a new folder of the user's own.
func temporaryLedger() (folder, path string, err error) {
	folder, err = os.MkdirTemp("", "duban-")
	if err != nil {
		return "", "", exit.Failf("%s", model.CleanLine(err.Error()))
	}
	return folder, filepath.Join(folder, "duban.db"), nil
}

// sendToServer puts what a restored file holds in the place of a ledger on a server, and
// returns the file that has what was there; empty if nothing could be kept.
func (p *program) sendToServer(ctx context.Context, file, url string) (kept string, err error) {
	data := machine.DataFolder(runtime.GOOS, p.getenv)
	if data == "" {
		return "", &exit.UsageError{Line: p.text.Errors.NoHome}
	}
	copies := ledgerfile.ServerCopies{Folder: filepath.Join(data, "duban", "server.backups")}
	server, err := postgres.At(url, postgres.Options{})
	if err != nil {
		return "", err
	}
	defer server.Close()
	err = bolt.At(file, bolt.Options{}).Export(ctx, func(archive *store.Archive) error {
		return server.Replace(ctx, archive, func(replaced *store.Archive) (err error) {
			kept, err = copies.Keep(ctx, replaced, p.now())
			return err
		})
	})
	if err != nil {
		return "", err
	}
	copies.Prune(kept)
	return kept, nil
}
