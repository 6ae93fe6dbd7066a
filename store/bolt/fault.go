package bolt

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	bbolterrors "go.etcd.io/bbolt/errors"
	"golang.org/x/sys/unix"

	"duban/model"
)

func damaged(format string, arguments ...any) error {
	return &model.LedgerError{Fault: model.FaultDamaged, Err: fmt.Errorf(format, arguments...)}
}

// missing tells a file that does not exist from a folder that does not.
func missing(path string) model.Fault {
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return model.FaultNoDirectory
	}
	return model.FaultMissing
}

// explain makes a *model.LedgerError of what went wrong with the file, and
// leaves alone what went wrong with the request.
func explain(path string, err error) error {
	if known := new(model.LedgerError); errors.As(err, &known) {
		known.Path = path
		return err
	}
	var notFound *model.NotFoundError
	var rule *model.RuleError
	var forbidden *model.ForbiddenError
	if err == nil || errors.As(err, &forbidden) || errors.As(err, &notFound) || errors.As(err, &rule) || errors.Is(err, model.ErrConflict) ||
		errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return &model.LedgerError{Fault: faultOf(path, err), Path: path, Err: err}
}

func faultOf(path string, err error) model.Fault {
	switch {
	case errors.Is(err, errBusy), errors.Is(err, bbolterrors.ErrTimeout):
		return model.FaultBusy
	case errors.Is(err, fs.ErrPermission):
		return model.FaultPermission
	case errors.Is(err, unix.EISDIR):
		return model.FaultIsDirectory
	case errors.Is(err, unix.EROFS):
		return model.FaultReadOnly
	case is(err, unix.ENOSPC), is(err, unix.EDQUOT):
		return model.FaultDiskFull
	case is(err, unix.EFBIG):
		return model.FaultTooLarge
	case errors.Is(err, bbolterrors.ErrInvalid), errors.Is(err, bbolterrors.ErrVersionMismatch):
		return model.FaultNotLedger
	case errors.Is(err, bbolterrors.ErrChecksum):
		return model.FaultDamaged
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, unix.ENOTDIR):
		return missing(path)
	default:
		return model.FaultIO
	}
}

// is reports whether the system said so. Of some errors bbolt keeps only the
// words.
func is(err error, said unix.Errno) bool {
	return errors.Is(err, said) || strings.HasSuffix(err.Error(), said.Error())
}
