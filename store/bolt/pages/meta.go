package pages

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
)

// The first two pages of a bbolt file each hold a meta record, written in
// turns. A record follows a page header of 16 bytes, in the machine's byte
// order: magic, version, page size and flags (4 bytes each), the root bucket
// (16), and the page of the free list, the count of pages, the transaction and
// the checksum (8 each).
const (
	headerSize  = 16
	metaSize    = 64
	metaSummed  = 56 // bytes that the checksum covers
	magicNumber = 0xED0CDAED
	fileVersion = 2
)

// The page sizes that bbolt looks for, in bytes.
const (
	minPageSize = 1 << 10
	maxPageSize = 1 << 24
)

// Meta is a meta record. The zero Meta is none.
type Meta struct {
	PageSize    uint64 // in bytes
	Pages       uint64 // how many the file has in use
	Root        uint64 // the page of the root bucket
	Freelist    uint64 // the page of the list of free pages
	Transaction uint64 // the one that wrote the record
}

// ReadMeta returns the meta record and page size that bbolt will use; the zero
// Meta if no record is intact. found reports whether any place looks like a
// record of bbolt's.
func ReadMeta(file io.ReaderAt) (latest Meta, found bool, err error) {
	latest, found, err = metaAt(file, 0)
	pageSize := latest.PageSize
	// Only the records hold the page size, so look for the second one at every
	// offset that a page size allows.
	for offset := uint64(minPageSize); err == nil && pageSize == 0 && offset <= maxPageSize; offset *= 2 {
		var second Meta
		var looksLikeIt bool
		second, looksLikeIt, err = metaAt(file, offset)
		pageSize, found = second.PageSize, found || looksLikeIt
	}
	if err != nil || pageSize == 0 {
		return Meta{}, found, err
	}
	second, _, err := metaAt(file, pageSize)
	if second.Transaction > latest.Transaction {
		latest = second
	}
	latest.PageSize = pageSize
	return latest, found, err
}

// metaAt reads the meta record of the page at an offset; the zero Meta if it is
// not intact. found reports whether it looks like one.
func metaAt(file io.ReaderAt, offset uint64) (meta Meta, found bool, err error) {
	var page [headerSize + metaSize]byte
	if _, err := file.ReadAt(page[:], int64(offset)); errors.Is(err, io.EOF) { //nolint:gosec // a page size has 32 bits
		return Meta{}, false, nil
	} else if err != nil {
		return Meta{}, false, err
	}
	record := page[headerSize:]
	if binary.NativeEndian.Uint32(record) != magicNumber || binary.NativeEndian.Uint32(record[4:]) != fileVersion {
		return Meta{}, false, nil
	}
	sum := fnv.New64a()
	_, _ = sum.Write(record[:metaSummed])
	if sum.Sum64() != binary.NativeEndian.Uint64(record[metaSummed:]) {
		return Meta{}, true, nil
	}
	meta = Meta{
		PageSize:    uint64(binary.NativeEndian.Uint32(record[8:])),
		Root:        binary.NativeEndian.Uint64(record[16:]),
		Freelist:    binary.NativeEndian.Uint64(record[32:]),
		Pages:       binary.NativeEndian.Uint64(record[40:]),
		Transaction: binary.NativeEndian.Uint64(record[48:]),
	}
	if meta.PageSize < minPageSize || meta.PageSize > maxPageSize {
		return Meta{}, true, damaged("pages of %d bytes", meta.PageSize)
	}
	return meta, true, nil
}
