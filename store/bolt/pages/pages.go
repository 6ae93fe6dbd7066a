// Package pages checks the pages of a bbolt file before bbolt opens it.
//
// bbolt maps the file into memory and trusts what it finds there. A file that is
// cut short ends the process with SIGBUS, a page that points to itself makes it
// recurse until the stack or the memory is full, and a page that is both free
// and in use is overwritten by the next change. None of these can be recovered
// from in Go, and bbolt's own Check runs into them too. Files come from broken
// disks, half copies and other programs, so each is read here with plain reads
// and bounds first. The format is that of bbolt 1.5, file version 2.
package pages

import (
	"fmt"
	"os"

	"duban/model"
)

// Check reads every page that the file's meta record reaches. The error is a
// *model.LedgerError, or that of reading the file, for the first page that lies
// outside the file, is used twice, is in a circle or is also listed as free.
// Each page is read once, so the cost is linear in the size of the file.
func Check(file *os.File) error {
	meta, err := CheckSize(file)
	if err != nil {
		return err
	}
	walk := walker{file: file, meta: meta, seen: make([]bool, meta.Pages)}
	if err := walk.tree(meta.Root); err != nil {
		return err
	}
	_, err = walk.freelist()
	return err
}

// CheckSize returns the meta record that bbolt will use. The error is a
// *model.LedgerError if there is none or the file is shorter than it says: to
// read a map beyond the end of its file kills the process.
func CheckSize(file *os.File) (Meta, error) {
	meta, found, err := ReadMeta(file)
	if err != nil {
		return Meta{}, err
	}
	// The size is read last, as a file in use only grows.
	info, err := file.Stat()
	if err != nil {
		return Meta{}, err
	}
	size := uint64(info.Size())
	switch {
	case size == 0:
		return Meta{}, &model.LedgerError{Fault: model.FaultEmpty}
	case !found:
		return Meta{}, &model.LedgerError{Fault: model.FaultNotLedger}
	case meta.PageSize == 0 && size < 2*uint64(os.Getpagesize()):
		return Meta{}, &model.LedgerError{Fault: model.FaultTruncated}
	case meta.PageSize == 0:
		return Meta{}, damaged("neither meta page is intact")
	case meta.Pages > size/meta.PageSize:
		return Meta{}, &model.LedgerError{Fault: model.FaultTruncated}
	}
	return meta, nil
}

func damaged(format string, arguments ...any) error {
	return &model.LedgerError{Fault: model.FaultDamaged, Err: fmt.Errorf(format, arguments...)}
}
