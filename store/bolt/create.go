package bolt

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"duban/model"
	"duban/store/folder"
)

// Create makes a ledger with the plan, imported by the person at the time; without
// plans if plan is nil. An existing file is left as it is, without an error: two
// processes may create the same ledger at once. If only the lock or the copies of a
// ledger are there, the error is model.FaultVanished. The folder must exist. Errors are those of
// Ledger.
func Create(ctx context.Context, path string, plan *model.Plan, by string, at time.Time) error {
	_, _, err := At(path, Options{}).CreateWith(ctx, plan, FirstImport{}, by, at)
	return err
}

// FirstImport is imported into a new ledger in the step that creates it: a plan
// beside the ledger's own, or a revision of that one.
type FirstImport struct {
	Plan     *model.Plan
	Revision *model.Revision
}

// CreateWith is Create with an import: if that fails there is no ledger. If one is
// there already nothing is imported, and created is false. id is that of the plan which
// was imported last.
func (l *Ledger) CreateWith(ctx context.Context, plan *model.Plan, first FirstImport, by string, at time.Time) (id string, created bool, err error) {
	place, err := openPlace(l.path)
	if err != nil {
		return "", false, explainCreate(l.path, err)
	}
	defer place.Close()
	created, err = place.create(ctx, func(file *os.File) error {
		id, err = writeNew(file, plan, first, by, at)
		return err
	})
	if err != nil {
		return "", false, explainCreate(place.path(), err)
	}
	if created && l.copies && first != (FirstImport{}) {
		l.startDailyCopy()
	}
	return id, created, nil
}

// create needs no lock: the finished file gets its name in one step, if that is free.
// The lock file is made after it, as a lock file alone would look like a vanished
// ledger.
func (p *ledgerPlace) create(ctx context.Context, write func(*os.File) error) (created bool, err error) {
	switch traced := p.hasTrace(); {
	case p.exists():
		return false, nil
	case traced:
		return false, &model.LedgerError{Fault: model.FaultVanished}
	}
	if err := ctx.Err(); err != nil {
		return false, err
	}
	if err := refuseNetwork(p.File()); err != nil {
		return false, err
	}
	made, err := p.New(p.Mode())
	if err != nil {
		return false, err
	}
	defer made.Drop()
	if err := write(made.File); err != nil {
		return false, err
	}
	if err := made.Place(p.name); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return false, nil // another process was first
		}
		return false, err
	}
	if err := p.Sync(); err != nil {
		return false, err
	}
	if side, err := openSideFile(p); err == nil { // else its first user reports it
		_ = side.Close()
	}
	return true, nil
}

// Exists reports whether there is anything at the path.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// writeNew writes a whole ledger, which is on disk when it returns, and closes
// the file. It returns the identity of the plan that was imported last.
func writeNew(file *os.File, plan *model.Plan, first FirstImport, by string, at time.Time) (id string, err error) {
	open := func() (*os.File, error) { return file, nil }
	then := func(work func(*transaction) error) func(*bbolt.Tx) error { return inNewFile(file, work) }
	steps := []func(*bbolt.Tx) error{func(tx *bbolt.Tx) error { return writeSchema(&transaction{tx: tx}) }}
	for _, imported := range []*model.Plan{plan, first.Plan} {
		if imported != nil {
			steps = append(steps, then(func(t *transaction) (err error) {
				id, err = importPlan(t, imported, by, at)
				return err
			}))
		}
	}
	if first.Revision != nil {
		steps = append(steps, then(func(t *transaction) error { return revisePlan(t, first.Revision, by, at) }))
	}
	err = transact(open, writing, steps...)
	return id, err
}

// inNewFile is a step of writing a file that has its buckets.
func inNewFile(file *os.File, work func(*transaction) error) func(*bbolt.Tx) error {
	return func(tx *bbolt.Tx) error {
		t, err := read(file)
		if err != nil {
			return err
		}
		t.tx = tx
		return t.run(work)
	}
}

// explainCreate takes a lack of permission as the folder's, as there is no
// file yet.
func explainCreate(path string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return &model.LedgerError{Fault: model.FaultReadOnly, Path: path, Err: err}
	}
	return explain(path, err)
}

// ledgerPlace is where a ledger is: a name in an open folder, and beside it the lock and
// the copies.
type ledgerPlace struct {
	*folder.Folder
	name string
}

// openPlace opens the folder of a ledger. A link at the end of the path is
// followed, see folder.Resolve.
func openPlace(path string) (*ledgerPlace, error) {
	path, err := folder.Resolve(path)
	if err != nil {
		return nil, err
	}
	within, err := folder.Open(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	return &ledgerPlace{within, filepath.Base(path)}, nil
}

func (p *ledgerPlace) path() string { return p.Path(p.name) }

// exists reports whether anything has the ledger's name.
func (p *ledgerPlace) exists() bool { return p.has(p.name) }

// hasTrace reports whether a ledger was here once: its lock or its copies are.
func (p *ledgerPlace) hasTrace() bool { return p.has(p.name+lockSuffix) || p.has(p.name+copiesSuffix) }

func (p *ledgerPlace) has(name string) bool {
	_, err := p.Stat(name)
	return err == nil
}

// checkFile reports a missing ledger, or one that is no file, before it is opened.
func (p *ledgerPlace) checkFile() error {
	info, err := p.Stat(p.name)
	if err != nil {
		return err
	}
	return refuseOthers(info.Mode)
}

// refuseOthers refuses what is no regular file.
func refuseOthers(mode fs.FileMode) error {
	switch {
	case mode.IsDir():
		return &model.LedgerError{Fault: model.FaultIsDirectory}
	case !mode.IsRegular():
		return &model.LedgerError{Fault: model.FaultNotFile}
	default:
		return nil
	}
}
