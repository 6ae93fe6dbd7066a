package bolt

import (
	"context"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"time"

	"duban/model"
	"duban/store"
)

// Diagnosis is the state of a ledger and its folder, for doctor.
type Diagnosis struct {
	// Err is why the ledger can't be used; if nil, Report is that of its check.
	Err    error
	Report store.CheckResult
	// LockErr is why the lock beside the ledger can't be used; looked at only
	// if the ledger is there.
	LockErr error

	Folder, File, Lock Rights
	FileSystem         string // where its name matters
	Network            bool
	Free               uint64 // bytes that the user may still fill
	NoFilesLeft        bool
	Copies             []time.Time // the days that have a copy, in order
	CopiesErr          error       // why the folder of the copies can't be used
	// SecondName says that the file has a name elsewhere too. Who writes there waits in
	// another queue and has other copies, and a restore would split the ledger.
	SecondName bool
}

// Rights are those of a file or folder; zero if it is not there.
type Rights struct {
	Exists    bool
	Known     bool // whether the system says more than that it exists
	Mode      fs.FileMode
	Group     uint32
	Size      int64
	CanRead   bool // by the user
	CanChange bool
}

// Diagnose examines the ledger and its folder. It changes nothing.
func (l *Ledger) Diagnose(ctx context.Context) Diagnosis {
	folder := filepath.Dir(l.path)
	diagnosis := Diagnosis{Folder: rightsOf(folder), File: rightsOf(l.path)}
	diagnosis.Report, diagnosis.Err = l.Check(ctx)
	if place, err := openPlace(l.path); err == nil {
		diagnosis.LockErr = l.tryLock(ctx, place, diagnosis.File.Exists)
		diagnosis.Copies, diagnosis.CopiesErr = place.copyDays()
		var broken *model.LedgerError
		diagnosis.SecondName = errors.As(place.mayRestore(), &broken) && broken.Fault == model.FaultSecondName
		place.Close()
	}
	diagnosis.Lock = rightsOf(l.path + lockSuffix)
	diagnosis.Free, diagnosis.NoFilesLeft = spaceIn(folder)
	if opened, err := os.Open(folder); err == nil {
		diagnosis.FileSystem, diagnosis.Network = fileSystemOf(opened)
		_ = opened.Close()
	}
	return diagnosis
}

// saturatingProduct multiplies; an overflow gives the largest uint64.
func saturatingProduct(blocks, size uint64) uint64 {
	if size != 0 && blocks > math.MaxUint64/size {
		return math.MaxUint64
	}
	return blocks * size
}

func rightsOf(path string) Rights {
	info, err := os.Stat(path)
	if err != nil {
		return Rights{}
	}
	rights := Rights{
		Exists: true, Mode: info.Mode(), Size: info.Size(),
		CanRead: mayRead(path), CanChange: mayChange(path),
	}
	rights.Group, rights.Known = groupOf(info)
	return rights
}

func (l *Ledger) tryLock(ctx context.Context, place *ledgerPlace, there bool) error {
	if !there {
		return nil
	}
	waiting, cancel := context.WithTimeoutCause(ctx, l.timeout, errBusy)
	defer cancel()
	side, err := lockSideFile(waiting, place)
	if err == nil {
		_ = side.Close()
	}
	return explain(l.path+lockSuffix, err)
}

// copyDays returns the days of which there are copies, in order.
func (p *ledgerPlace) copyDays() ([]time.Time, error) {
	copies, err := p.openCopies()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(p.path(), err)
	}
	defer copies.Close()
	names, err := copies.Names()
	if err != nil {
		return nil, explain(CopiesFolder(p.path()), err)
	}
	var days []time.Time
	for _, name := range names {
		day, err := time.Parse(copyLayout, name)
		if err != nil {
			continue
		}
		if info, err := copies.Stat(name); err == nil && info.Mode.IsRegular() {
			days = append(days, day)
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	return days, nil
}
