package bolt

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"runtime/debug"

	"go.etcd.io/bbolt"

	"duban/model"
	"duban/store/folder"
)

// errUnchanged ends a transaction that turned out to have nothing to write.
var errUnchanged = errors.New("nothing to write")

// errBusy is why a wait for other processes ends.
var errBusy = errors.New("other processes kept it")

// access is how an operation uses the file.
type access int

const (
	reading  access = iota
	checking        // reading, with the list of free pages
	writing
)

func (l *Ledger) view(ctx context.Context, work func(*transaction) error) error {
	return l.withLock(ctx, reading, func(entered *turn) error {
		file, err := entered.open()
		if err != nil {
			return err
		}
		defer func() { _ = file.Close() }()
		t, err := read(file)
		if err != nil {
			return err
		}
		return t.run(work)
	})
}

func (l *Ledger) update(ctx context.Context, work func(*transaction) error) error {
	if l.readOnly {
		return &model.LedgerError{Fault: model.FaultReadOnly, Path: l.path}
	}
	written := false
	err := l.withLock(ctx, writing, func(entered *turn) (err error) {
		written, err = entered.write(work)
		return err
	})
	if err == nil && written && l.copies {
		l.startDailyCopy()
	}
	return err
}

// withLock does the work between locking and unlocking.
func (l *Ledger) withLock(ctx context.Context, wanted access, work func(*turn) error) error {
	entered, err := l.waitForTurn(ctx, wanted)
	if err != nil {
		return explain(l.path, err)
	}
	defer entered.end()
	return explain(l.path, work(entered))
}

// write does the work in one transaction, and reports whether it was committed.
func (e *turn) write(work func(*transaction) error) (written bool, err error) {
	var (
		file     *os.File
		t        *transaction
		replaced bool
	)
	open := func() (*os.File, error) {
		if file, err = e.open(); err != nil {
			return nil, err
		}
		if t, err = read(file); err != nil {
			_ = file.Close()
			return nil, err
		}
		return file, nil
	}
	err = transact(open, writing, func(tx *bbolt.Tx) error {
		t.tx = tx
		tx.OnCommit(func() { written, replaced = true, !e.place.Holds(e.place.name, file) })
		return t.run(func(t *transaction) error {
			if err := work(t); err != nil {
				return err
			}
			return migrate(t, e.place, file)
		})
	})
	if err == nil && replaced {
		err = &model.LedgerError{Fault: model.FaultReplaced}
	}
	return written, err
}

// turn is one process's turn at the ledger. All wait in one queue, at the side
// file: if readers, who share the ledger, could overtake writers, many readers
// would keep a writer waiting for ever.
type turn struct {
	place   *ledgerPlace
	flag    int
	lock    folder.LockMode
	waiting context.Context
	cancel  context.CancelFunc
	side    *os.File // nil where there can be none
}

// waitForTurn waits for a turn.
func (l *Ledger) waitForTurn(ctx context.Context, wanted access) (*turn, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	place, err := openPlace(l.path)
	if err != nil {
		return nil, err
	}
	// Looking first keeps a missing ledger from leaving a lock file behind.
	if err := place.checkFile(); err != nil {
		place.Close()
		return nil, err
	}
	e := &turn{place: place, flag: os.O_RDONLY, lock: folder.Shared}
	if wanted == writing {
		e.flag, e.lock = os.O_RDWR, folder.Exclusive
	}
	e.waiting, e.cancel = context.WithTimeoutCause(ctx, l.timeout, errBusy)
	side, err := lockSideFile(e.waiting, place)
	switch {
	case err == nil:
		e.side = side
	case e.waiting.Err() != nil, isNoFile(err):
		e.end()
		return nil, err
	default:
		// A folder that may only be read can't have a side file. The lock on
		// the ledger itself keeps it safe all the same.
	}
	return e, nil
}

// open opens the ledger, locked. Once a reader has it, the next in the queue has
// its turn.
func (e *turn) open() (*os.File, error) {
	file, err := openLocked(e.waiting, e.place, e.flag, e.lock)
	if err == nil && e.lock == folder.Shared {
		e.releaseSideFile()
	}
	return file, err
}

func (e *turn) end() {
	e.cancel()
	e.releaseSideFile()
	e.place.Close()
}

func (e *turn) releaseSideFile() {
	if e.side != nil {
		_ = e.side.Close()
		e.side = nil
	}
}

// openLocked opens the ledger once it is locked. While it waits, another file can
// take the place of the one that it waits for.
func openLocked(ctx context.Context, place *ledgerPlace, flag int, how folder.LockMode) (*os.File, error) {
	for {
		file, err := place.OpenFile(place.name, flag)
		if err != nil {
			return nil, err
		}
		if err := refuseNetwork(file); err != nil {
			_ = file.Close()
			return nil, err
		}
		if err := lock(ctx, file, how); err != nil {
			return nil, err
		}
		if place.Holds(place.name, file) {
			return file, nil
		}
		_ = file.Close()
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
}

// transact hands a file to bbolt, runs transactions one after the other and closes it. Pages
// that contradict each other make bbolt panic, or read where the map has
// nothing; both come back as damage. The work runs on the caller's goroutine,
// and must stay there: faults in the map can be caught on no other.
func transact(open func() (*os.File, error), wanted access, works ...func(*bbolt.Tx) error) (err error) {
	var file *os.File
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if cause := recover(); cause != nil {
			// Closing bbolt's handle could hang, as a panic leaves its mutexes
			// locked. So the map stays, and would keep the lock of the file
			// although that one is closed.
			if file != nil {
				_ = folder.Unlock(file)
				_ = file.Close()
			}
			err = damaged("%v", cause)
		}
	}()
	db, err := bbolt.Open("", 0, &bbolt.Options{
		ReadOnly:        wanted != writing,
		PreLoadFreelist: wanted != reading,
		NoStatistics:    true,
		Timeout:         1, // not to wait: the file comes locked
		OpenFile: func(string, int, fs.FileMode) (opened *os.File, err error) {
			file, err = open()
			return file, err
		},
	})
	if err != nil {
		return err
	}
	run := db.View
	if wanted == writing {
		run = db.Update
	}
	for _, work := range works {
		if err = run(work); err != nil {
			break
		}
	}
	// A failure to close must not make a change that was written look as if it
	// was not.
	_ = db.Close()
	if errors.Is(err, errUnchanged) {
		return nil
	}
	return err
}
