// Package ledgerfile opens the ledger that a command is about: a file, or one on a server.
// Where no file is stored yet, the sample answers in its place.
package ledgerfile

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"duban/cmd/duban/internal/sample"
	"duban/model"
	"duban/seeds"
	"duban/store"
	"duban/store/bolt"
	"duban/store/folder"
	"duban/store/memory"
	"duban/store/postgres"
)

// Stored is a ledger where it is kept.
type Stored interface {
	store.Ledger
	// Path is the path of its file, or the URL of its database.
	Path() string
	// Export calls take with all that the ledger holds.
	Export(ctx context.Context, take func(*store.Archive) error) error
}

// CheckPlace refuses an address that is not that of a ledger on a server, and that would else
// be the path of a file which is not there.
func CheckPlace(place string) error {
	scheme, _, isURL := strings.Cut(place, "://")
	if !isURL {
		scheme, _, _ = strings.Cut(place, ":")
		isURL = strings.EqualFold(scheme, "postgres") || strings.EqualFold(scheme, "postgresql")
	}
	if !isURL || postgres.IsURL(place) || strings.Contains(scheme, "/") {
		return nil
	}
	return &model.LedgerError{Fault: model.FaultAddress, Path: scheme + "://…"} // the rest may have a password
}

// At returns the ledger to be read at a path or URL, and what ends its use.
func At(path string) (ledger Stored, end func(), err error) {
	if err := CheckPlace(path); err != nil {
		return nil, nil, err
	}
	if !postgres.IsURL(path) {
		return bolt.At(path, bolt.Options{ReadOnly: true}), func() {}, nil
	}
	server, err := postgres.At(path, postgres.Options{ReadOnly: true})
	if err != nil {
		return nil, nil, err
	}
	return server, server.Close, nil
}

// Place is where a ledger is, and who opens it.
type Place struct {
	Path      string // or URL
	IsDefault bool   // no flag or variable has the path
	ReadOnly  bool
	Permit    model.Permit
	By        string
	Now       func() time.Time
}

// Opened is a ledger as it was found.
type Opened struct {
	store.Ledger                // what is stored, or the sample
	Sample       *sample.Ledger // nil if the ledger is stored
	Plans        []model.PlanInfo
	// Close ends the use of the ledger: it waits for the copies that a file makes of
	// itself, or ends the connection.
	Close func()
}

// Open finds the ledger and lists its plans. What it returns is there, and is to be
// closed, even if the ledger can't be read.
func (p Place) Open(ctx context.Context) (*Opened, error) {
	if postgres.IsURL(p.Path) {
		return p.openServer(ctx)
	}
	file := bolt.At(p.Path, bolt.Options{ReadOnly: p.ReadOnly, Copies: true, Permit: p.Permit})
	opened := &Opened{Ledger: file, Close: file.Wait}
	var err error
	if opened.Plans, err = file.Plans(ctx); !IsNeverStored(err) {
		return opened, err
	}
	if opened.Sample, err = p.newSample(ctx, file); err != nil {
		return opened, err
	}
	opened.Ledger = opened.Sample
	opened.Plans, err = opened.Ledger.Plans(ctx)
	return opened, err
}

func (p Place) openServer(ctx context.Context) (*Opened, error) {
	server, err := postgres.At(p.Path, postgres.Options{ReadOnly: p.ReadOnly, Permit: p.Permit})
	if err != nil {
		return &Opened{Close: func() {}}, err
	}
	plans, err := server.Plans(ctx)
	return &Opened{Ledger: server, Plans: plans, Close: server.Close}, err
}

// newSample answers for a file that is not there. Creating that is refused where the
// user may not.
func (p Place) newSample(ctx context.Context, file *bolt.Ledger) (*sample.Ledger, error) {
	plan, err := seeds.BuiltIn()
	if err != nil {
		return nil, err
	}
	builtIn := memory.New()
	if _, err := builtIn.Import(ctx, plan, p.By, p.Now()); err != nil {
		return nil, err
	}
	return sample.New(builtIn.With(p.Permit), file, func(ctx context.Context, first bolt.FirstImport) (string, bool, error) {
		forbidden := p.Permit.MayDo(p.By, model.OperationImport)
		switch {
		case forbidden != nil && first.Plan != nil:
			return "", false, forbidden
		case p.ReadOnly:
			return "", false, &model.LedgerError{Fault: model.FaultReadOnly, Path: p.Path}
		case forbidden != nil:
			return "", false, &model.LedgerError{Fault: model.FaultMissing, Path: p.Path}
		}
		if p.IsDefault {
			if err := MakeFolder(p.Path); err != nil {
				return "", false, err
			}
		}
		return file.CreateWith(ctx, plan, first, p.By, p.Now())
	}), nil
}

// IsNeverStored reports whether there is neither a ledger nor a trace of one.
func IsNeverStored(err error) bool {
	var broken *model.LedgerError
	return errors.As(err, &broken) && (broken.Fault == model.FaultMissing || broken.Fault == model.FaultNoDirectory)
}

// MakeFolder makes the folder of the default ledger, for its owner alone.
func MakeFolder(path string) error {
	err := folder.MakeAll(filepath.Dir(path), 0o700)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, os.ErrPermission):
		return &model.LedgerError{Fault: model.FaultPermission, Path: path, Err: err}
	default:
		return &model.LedgerError{Fault: model.FaultIO, Path: path, Err: err}
	}
}

// AddCopies adds to an error about a ledger that is damaged or gone what it can be
// restored from.
func AddCopies(err error) {
	var broken *model.LedgerError
	if errors.As(err, &broken) && (broken.IsDamage() || broken.Fault == model.FaultVanished) {
		broken.Copies, broken.Newest = bolt.NewestCopy(broken.Path)
	}
}
