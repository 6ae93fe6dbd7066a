package bolt

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	bbolterrors "go.etcd.io/bbolt/errors"

	"duban/model"
	"duban/store/folder"
)

func damaged(format string, arguments ...any) error {
	return &model.LedgerError{Fault: model.FaultDamaged, Err: fmt.Errorf(format, arguments...)}
}

// missing distinguishes a missing file from a missing folder, and a ledger that
// never existed from one that is gone.
func missing(path string) model.Fault {
	place, err := openPlace(path)
	if err != nil {
		return model.FaultNoDirectory
	}
	defer place.Close()
	// The ledger is looked for last, as one that is being created comes before its
	// lock.
	if place.hasTrace() && !place.exists() {
		return model.FaultVanished
	}
	return model.FaultMissing
}

// isNoFile reports whether something is refused as it is no file of its own.
func isNoFile(err error) bool {
	var known *model.LedgerError
	return errors.Is(err, folder.ErrNotFile) || errors.As(err, &known) && known.Fault == model.FaultNotFile
}

// explain makes a *model.LedgerError of what went wrong with the file, and
// leaves alone what went wrong with the request.
func explain(path string, err error) error {
	if known := new(model.LedgerError); errors.As(err, &known) {
		if known.Path == "" {
			known.Path = path
		}
		return err
	}
	var notFound *model.NotFoundError
	var rule *model.RuleError
	var forbidden *model.ForbiddenError
	if err == nil || errors.As(err, &forbidden) || errors.As(err, &notFound) || errors.As(err, &rule) || errors.Is(err, model.ErrConflict) ||
		errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	broken := &model.LedgerError{Fault: faultOf(path, err), Path: path, Err: err}
	if busy := new(busyError); errors.As(err, &busy) {
		broken.Holder = busy.holder
	}
	return broken
}

func faultOf(path string, err error) model.Fault {
	switch {
	case errors.Is(err, errBusy), errors.Is(err, bbolterrors.ErrTimeout):
		return model.FaultBusy
	case errors.Is(err, folder.ErrNotFile):
		return model.FaultNotFile
	case errors.Is(err, fs.ErrPermission):
		return model.FaultPermission
	case errors.Is(err, syscall.EISDIR):
		return model.FaultIsDirectory
	case folder.IsReadOnly(err):
		return model.FaultReadOnly
	case folder.IsFull(err):
		return model.FaultDiskFull
	case folder.IsTooLarge(err):
		return model.FaultTooLarge
	case errors.Is(err, bbolterrors.ErrInvalid), errors.Is(err, bbolterrors.ErrVersionMismatch):
		return model.FaultNotLedger
	case errors.Is(err, bbolterrors.ErrChecksum):
		return model.FaultDamaged
	case errors.Is(err, fs.ErrNotExist), folder.IsNotFolder(err):
		return missing(path)
	default:
		return model.FaultIO
	}
}
