package bolt

import (
	"bytes"
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
	entrySize    = 8 // of a list of free pages
	noFreelist   = math.MaxUint64
	longFreelist = math.MaxUint16 // the true count comes first in the list
	// deepest is how many pages stand over each other at most. bbolt goes down by
	// calling itself, and a branch has two pages below it at least: with buckets
	// in a bucket of a ledger, ten are many.
	deepest = 100
)

// follow reads every page that a meta record leads to, and finds the
// first one that leads out of the file, out of itself or in a circle, or that
// the list of free pages gives away. bbolt would follow a circle until the
// process has no memory left, and write over pages given away. What it reads it
// reads once: no two elements of a page share what they point at.
func follow(file *os.File, meta metaRecord) error {
	walk := pageWalk{file: file, meta: meta, seen: make([]bool, meta.pages)}
	if err := walk.tree(meta.root); err != nil {
		return err
	}
	if meta.freelist == noFreelist {
		return nil
	}
	return walk.freelist()
}

type pageWalk struct {
	file *os.File
	meta metaRecord
	seen []bool // by page
	// depth counts the pages that stand over the one that is followed, those of
	// buckets in it with them.
	depth int
}

type page struct {
	number uint64
	flags  uint16
	count  int
	data   []byte // with the header
	end    uint64 // of what was read of it last, behind all elements at first
}

func pageOf(data []byte) page {
	count := binary.NativeEndian.Uint16(data[10:])
	return page{
		number: binary.NativeEndian.Uint64(data),
		flags:  binary.NativeEndian.Uint16(data[8:]),
		count:  int(count),
		data:   data,
		end:    pageHeader + elementSize*uint64(count),
	}
}

// read reads a page with all that it takes up.
func (w *pageWalk) read(number uint64) (page, error) {
	if number < 2 || number >= w.meta.pages {
		return page{}, damaged("page %d is outside of the file", number)
	}
	data := make([]byte, w.meta.pageSize)
	if _, err := w.file.ReadAt(data, int64(number*w.meta.pageSize)); err != nil {
		return page{}, err
	}
	length := 1 + number32(data[12:])
	if length > w.meta.pages-number {
		return page{}, damaged("page %d leads out of the file", number)
	}
	for part := number; part < number+length; part++ {
		if w.seen[part] {
			return page{}, damaged("page %d is in use twice", part)
		}
		w.seen[part] = true
	}
	if length > 1 {
		data = append(data, make([]byte, (length-1)*w.meta.pageSize)...)
		if _, err := w.file.ReadAt(data[w.meta.pageSize:], int64((number+1)*w.meta.pageSize)); err != nil {
			return page{}, err
		}
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
	entries, count := list.data[pageHeader:], uint64(list.count)
	if count == longFreelist {
		count = binary.NativeEndian.Uint64(entries)
		entries = entries[entrySize:]
	}
	if list.flags != freelistFlag || count > uint64(len(entries)/entrySize) {
		return damaged("page %d is no list of free pages", w.meta.freelist)
	}
	for i := range count {
		free := binary.NativeEndian.Uint64(entries[i*entrySize:])
		if free < 2 || free >= w.meta.pages || w.seen[free] {
			return damaged("page %d is free, and is not", free)
		}
		w.seen[free] = true
	}
	return nil
}

// A treeWalk follows a tree of pages in the order of its keys. last is the latest
// key of a leaf.
type treeWalk struct {
	*pageWalk
	last []byte
}

func (w *pageWalk) tree(root uint64) error {
	tree := treeWalk{pageWalk: w}
	return tree.page(root, nil)
}

// down goes one page deeper.
func (w *pageWalk) down(number uint64, into func() error) error {
	if w.depth == deepest {
		return damaged("page %d is too deep", number)
	}
	w.depth++
	err := into()
	w.depth--
	return err
}

// page follows a page whose first key stands above it, if a page is above it:
// bbolt finds a changed page's place by that key, and where it is another one,
// puts the page there a second time.
func (w *treeWalk) page(number uint64, first []byte) error {
	found, err := w.read(number)
	if err != nil {
		return err
	}
	switch found.flags {
	case branchFlag:
		return w.down(number, func() error { return w.branch(found, first) })
	case leafFlag:
		return w.down(number, func() error { return w.leaf(found, first) })
	default:
		return damaged("page %d is neither branch nor leaf", number)
	}
}

func (w *treeWalk) branch(found page, first []byte) error {
	if found.count == 0 {
		return damaged("page %d is a branch to nowhere", found.number)
	}
	for i := range found.count {
		element, start, err := found.element(i)
		if err != nil {
			return err
		}
		key, err := found.part(i, start+number32(element), number32(element[4:]))
		if err != nil {
			return err
		}
		if i == 0 && first != nil && !bytes.Equal(key, first) {
			return damaged("page %d is not under its key", found.number)
		}
		if err := w.page(binary.NativeEndian.Uint64(element[8:]), key); err != nil {
			return err
		}
	}
	return nil
}

func (w *treeWalk) leaf(found page, first []byte) error {
	if found.count == 0 && first != nil {
		return damaged("page %d is a leaf without keys", found.number)
	}
	for i := range found.count {
		element, start, err := found.element(i)
		if err != nil {
			return err
		}
		key, err := found.part(i, start+number32(element[4:]), number32(element[8:]))
		if err != nil {
			return err
		}
		value, err := found.part(i, found.end, number32(element[12:]))
		if err != nil {
			return err
		}
		if i == 0 && first != nil && !bytes.Equal(key, first) {
			return damaged("page %d is not under its key", found.number)
		}
		if w.last != nil && bytes.Compare(key, w.last) <= 0 {
			return damaged("page %d: key %d is out of order", found.number, i)
		}
		w.last = key
		if number32(element)&bucketFlag != 0 {
			if err := w.bucket(found.number, value); err != nil {
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
	tree := treeWalk{pageWalk: w}
	return w.down(number, func() error { return tree.leaf(found, nil) })
}

// element returns an element of the page, and where it starts in it.
func (p page) element(i int) (element []byte, start uint64, err error) {
	start = pageHeader + uint64(i)*elementSize //nolint:gosec // a count of the page
	if start+elementSize > uint64(len(p.data)) {
		return nil, 0, damaged("page %d has no room for %d elements", p.number, p.count)
	}
	return p.data[start : start+elementSize], start, nil
}

func number32(data []byte) uint64 { return uint64(binary.NativeEndian.Uint32(data)) }

// part returns what an element points at, which lies behind all that the elements
// before it point at.
func (p *page) part(i int, start, length uint64) ([]byte, error) {
	if start < p.end || start+length > uint64(len(p.data)) {
		return nil, damaged("page %d: element %d leads out of its place", p.number, i)
	}
	p.end = start + length
	return p.data[start:p.end], nil
}
