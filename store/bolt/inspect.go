package bolt

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"os"

	"golang.org/x/sys/unix"

	"duban/model"
)

// The first two pages of a bbolt file each hold a meta record, written in
// turns: behind a page header of 16 bytes, in the machine's byte order, magic,
// version, page size and flags (4 bytes each), the root bucket (16), and the
// page of the free list, the count of pages, the transaction and the checksum
// (8 each).
const (
	pageHeader  = 16
	metaLength  = 64
	metaSummed  = 56
	boltMagic   = 0xED0CDAED
	boltVersion = 2
)

// The page sizes that bbolt looks for.
const (
	smallestPage = 1 << 10
	largestPage  = 1 << 24
)

type metaRecord struct{ pageSize, root, freelist, pages, transaction uint64 }

// examine finds what is wrong with a file that bbolt would not answer with an
// error, but with the end of the process: it has no guard against a page that
// leads to itself.
func examine(file *os.File) error {
	meta, err := inspect(file)
	if err != nil {
		return err
	}
	return follow(file, meta)
}

// inspect finds what is wrong with a file before it is mapped into memory:
// reading a map beyond the end of its file kills the process. It returns the
// record that bbolt will go by.
func inspect(file *os.File) (metaRecord, error) {
	latest, magic, err := latestMeta(file)
	if err != nil {
		return metaRecord{}, err
	}
	// The size is asked for last, as a file in use only grows.
	info, err := file.Stat()
	if err != nil {
		return metaRecord{}, err
	}
	size := uint64(info.Size())
	switch {
	case size == 0:
		return metaRecord{}, &model.LedgerError{Fault: model.FaultEmpty}
	case !magic:
		return metaRecord{}, &model.LedgerError{Fault: model.FaultNotLedger}
	case latest.pageSize == 0 && size < 2*uint64(os.Getpagesize()):
		return metaRecord{}, &model.LedgerError{Fault: model.FaultTruncated}
	case latest.pageSize == 0:
		return metaRecord{}, damaged("neither meta page is whole")
	case latest.pages > size/latest.pageSize:
		return metaRecord{}, &model.LedgerError{Fault: model.FaultTruncated}
	}
	return latest, nil
}

// latestMeta returns the record that bbolt will go by, with the page size that it
// will take; the zero record if none is whole. magic reports whether any place
// looked like one.
func latestMeta(file *os.File) (latest metaRecord, magic bool, err error) {
	latest, magic, err = metaAt(file, 0)
	pageSize := latest.pageSize
	// As the page size stands only in the records, the second one is looked
	// for wherever a page size would put it.
	for place := uint64(smallestPage); err == nil && pageSize == 0 && place <= largestPage; place *= 2 {
		var second metaRecord
		var looksLikeIt bool
		second, looksLikeIt, err = metaAt(file, place)
		pageSize, magic = second.pageSize, magic || looksLikeIt
	}
	if err != nil || pageSize == 0 {
		return metaRecord{}, magic, err
	}
	second, _, err := metaAt(file, pageSize)
	if second.transaction > latest.transaction {
		latest = second
	}
	latest.pageSize = pageSize
	return latest, magic, err
}

// metaAt reads the meta record of a page at a place; the zero record if there is
// no whole one. magic reports whether it looks like one.
func metaAt(file *os.File, place uint64) (meta metaRecord, magic bool, err error) {
	var page [pageHeader + metaLength]byte
	if _, err := file.ReadAt(page[:], int64(place)); errors.Is(err, io.EOF) { //nolint:gosec // a page size has 32 bits
		return metaRecord{}, false, nil
	} else if err != nil {
		return metaRecord{}, false, err
	}
	record := page[pageHeader:]
	if binary.NativeEndian.Uint32(record) != boltMagic || binary.NativeEndian.Uint32(record[4:]) != boltVersion {
		return metaRecord{}, false, nil
	}
	sum := fnv.New64a()
	_, _ = sum.Write(record[:metaSummed])
	if sum.Sum64() != binary.NativeEndian.Uint64(record[metaSummed:]) {
		return metaRecord{}, true, nil
	}
	meta = metaRecord{
		pageSize:    uint64(binary.NativeEndian.Uint32(record[8:])),
		root:        binary.NativeEndian.Uint64(record[16:]),
		freelist:    binary.NativeEndian.Uint64(record[32:]),
		pages:       binary.NativeEndian.Uint64(record[40:]),
		transaction: binary.NativeEndian.Uint64(record[48:]),
	}
	if meta.pageSize < smallestPage || meta.pageSize > largestPage {
		return metaRecord{}, true, damaged("pages of %d bytes", meta.pageSize)
	}
	return meta, true, nil
}

// stateOf returns what differs once a ledger's file has been written.
func stateOf(file *os.File) (fileState, error) {
	meta, _, err := latestMeta(file)
	if err != nil {
		return fileState{}, err
	}
	var about unix.Stat_t
	if err := unix.Fstat(int(file.Fd()), &about); err != nil {
		return fileState{}, err
	}
	return fileState{device: about.Dev, inode: about.Ino, transaction: meta.transaction, size: about.Size}, nil
}
