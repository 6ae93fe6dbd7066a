package bolt

import (
	"encoding/binary"
	"math"
	"os"
)

// The pages of a bbolt file, as far as following them takes. A page's header is
// its number (8 bytes), its flags and the count of its elements (2 each), and
// how many pages more it takes up (4). Elements follow, 16 bytes each, which
// point at keys and values behind them, counting from the element itself:
//
//	branch  place, key length (4 each), page (8)
//	leaf    flags, place, key length, value length (4 each)
//
// The value of a bucket starts with the page of its root (8) and its sequence
// (8). A root of 0 means that a page of its own, a leaf, follows in the value.
const (
	branchFlag   = 0x01
	leafFlag     = 0x02
	freelistFlag = 0x10
	bucketFlag   = 0x01
	elementSize  = 16
	bucketHeader = 16
	noFreelist   = math.MaxUint64
	longFreelist = math.MaxUint16 // the true count comes first in the list
)

// follow reads every page that the latest meta page leads to, and finds the
// first one that leads out of the file, out of itself or in a circle. bbolt's
// own check follows such pages, on a goroutine where that can't be caught.
func follow(file *os.File) error {
	meta, _, err := latestMeta(file)
	if err != nil {
		return err
	}
	walk := pageWalk{file: file, meta: meta, seen: map[uint64]bool{}}
	if meta.freelist != noFreelist {
		if err := walk.freelist(); err != nil {
			return err
		}
	}
	return walk.tree(meta.root)
}

type pageWalk struct {
	file *os.File
	meta metaRecord
	seen map[uint64]bool
}

type page struct {
	number uint64
	flags  uint16
	count  int
	data   []byte // with the header
}

func pageOf(data []byte) page {
	return page{
		number: binary.NativeEndian.Uint64(data),
		flags:  binary.NativeEndian.Uint16(data[8:]),
		count:  int(binary.NativeEndian.Uint16(data[10:])),
		data:   data,
	}
}

// read reads a page with all that it takes up.
func (w *pageWalk) read(number uint64) (page, error) {
	if number < 2 || number >= w.meta.pages {
		return page{}, damaged("page %d is outside of the file", number)
	}
	header := make([]byte, pageHeader)
	if _, err := w.file.ReadAt(header, int64(number*w.meta.pageSize)); err != nil {
		return page{}, err
	}
	length := 1 + uint64(binary.NativeEndian.Uint32(header[12:]))
	if length > w.meta.pages-number {
		return page{}, damaged("page %d leads out of the file", number)
	}
	for part := number; part < number+length; part++ {
		if w.seen[part] {
			return page{}, damaged("page %d is in use twice", part)
		}
		w.seen[part] = true
	}
	data := make([]byte, length*w.meta.pageSize)
	if _, err := w.file.ReadAt(data, int64(number*w.meta.pageSize)); err != nil {
		return page{}, err
	}
	found := pageOf(data)
	if found.number != number {
		return page{}, damaged("page %d says that it is %d", number, found.number)
	}
	return found, nil
}

func (w *pageWalk) freelist() error {
	list, err := w.read(w.meta.freelist)
	if err != nil {
		return err
	}
	room, count := uint64(len(list.data)-pageHeader)/8, uint64(list.count)
	if count == longFreelist {
		count = 1 + binary.NativeEndian.Uint64(list.data[pageHeader:])
	}
	if list.flags != freelistFlag || count > room {
		return damaged("page %d is no list of free pages", w.meta.freelist)
	}
	return nil
}

func (w *pageWalk) tree(number uint64) error {
	found, err := w.read(number)
	if err != nil {
		return err
	}
	switch found.flags {
	case branchFlag:
		return w.branch(found)
	case leafFlag:
		return w.leaf(found)
	default:
		return damaged("page %d is neither branch nor leaf", number)
	}
}

func (w *pageWalk) branch(found page) error {
	for i := range found.count {
		element, rest, err := found.element(i)
		if err != nil {
			return err
		}
		place, length := binary.NativeEndian.Uint32(element), binary.NativeEndian.Uint32(element[4:])
		if uint64(place)+uint64(length) > uint64(len(rest)) {
			return damaged("page %d: key %d leads out of it", found.number, i)
		}
		if err := w.tree(binary.NativeEndian.Uint64(element[8:])); err != nil {
			return err
		}
	}
	return nil
}

func (w *pageWalk) leaf(found page) error {
	for i := range found.count {
		element, rest, err := found.element(i)
		if err != nil {
			return err
		}
		flags, place := binary.NativeEndian.Uint32(element), uint64(binary.NativeEndian.Uint32(element[4:]))
		value := place + uint64(binary.NativeEndian.Uint32(element[8:]))
		end := value + uint64(binary.NativeEndian.Uint32(element[12:]))
		if end > uint64(len(rest)) {
			return damaged("page %d: value %d leads out of it", found.number, i)
		}
		if flags&bucketFlag != 0 {
			if err := w.bucket(found.number, rest[value:end]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *pageWalk) bucket(number uint64, value []byte) error {
	if len(value) < bucketHeader {
		return damaged("page %d: a bucket is too short", number)
	}
	if root := binary.NativeEndian.Uint64(value); root != 0 {
		return w.tree(root)
	}
	inside := value[bucketHeader:]
	if len(inside) < pageHeader {
		return damaged("page %d: a bucket is too short", number)
	}
	found := pageOf(inside)
	if found.flags != leafFlag {
		return damaged("page %d: a bucket holds no leaf", number)
	}
	return w.leaf(found)
}

// element returns an element of the page, and what it can point at.
func (p page) element(i int) (element, rest []byte, err error) {
	start := pageHeader + i*elementSize
	if start+elementSize > len(p.data) {
		return nil, nil, damaged("page %d has no room for %d elements", p.number, p.count)
	}
	return p.data[start : start+elementSize], p.data[start:], nil
}
