package pages

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
)

// A page's header is its number (8 bytes), its flags and the count of its
// elements (2 each), and how many more pages it occupies (4). Elements of 16
// bytes follow. They point at keys and values behind them, at an offset from
// the element itself:
//
//	branch  offset, key length (4 each), page (8)
//	leaf    flags, offset, key length, value length (4 each)
//
// The value of a bucket starts with the page of its root (8) and its sequence
// (8). With root 0 the bucket is inline: a leaf page follows in the value.
const (
	branchFlag   = 0x01
	leafFlag     = 0x02
	freelistFlag = 0x10
	bucketFlag   = 0x01
	elementSize  = 16
	bucketHeader = 16
	entrySize    = 8 // of a list of free pages
	noFreelist   = math.MaxUint64
	longFreelist = math.MaxUint16 // the true count is the list's first entry
	// maxDepth bounds the pages above each other, as bbolt descends by recursion.
	// A branch has at least two pages below it, so a ledger with nested buckets
	// rarely has ten.
	maxDepth = 100
)

type walker struct {
	file io.ReaderAt
	meta Meta
	seen []bool // by page: whether it is in use
	// depth counts the pages above the current one, across nested buckets.
	depth int
}

type page struct {
	number uint64
	flags  uint16
	count  int
	data   []byte // with the header
	end    uint64 // of the last part read; of the elements at first
}

func pageOf(data []byte) page {
	count := binary.NativeEndian.Uint16(data[10:])
	return page{
		number: binary.NativeEndian.Uint64(data),
		flags:  binary.NativeEndian.Uint16(data[8:]),
		count:  int(count),
		data:   data,
		end:    headerSize + elementSize*uint64(count),
	}
}

// read reads a page with its overflow pages, and marks them as in use.
func (w *walker) read(number uint64) (page, error) {
	if number < 2 || number >= w.meta.Pages {
		return page{}, damaged("page %d is outside of the file", number)
	}
	data := make([]byte, w.meta.PageSize)
	if _, err := w.file.ReadAt(data, int64(number*w.meta.PageSize)); err != nil {
		return page{}, err
	}
	length := 1 + number32(data[12:])
	if length > w.meta.Pages-number {
		return page{}, damaged("page %d leads out of the file", number)
	}
	for part := number; part < number+length; part++ {
		if w.seen[part] {
			return page{}, damaged("page %d is in use twice", part)
		}
		w.seen[part] = true
	}
	if length > 1 {
		data = append(data, make([]byte, (length-1)*w.meta.PageSize)...)
		if _, err := w.file.ReadAt(data[w.meta.PageSize:], int64((number+1)*w.meta.PageSize)); err != nil {
			return page{}, err
		}
	}
	found := pageOf(data)
	if found.number != number {
		return page{}, damaged("page %d says that it is %d", number, found.number)
	}
	return found, nil
}

func (w *walker) freelist() error {
	list, err := w.read(w.meta.Freelist)
	if err != nil {
		return err
	}
	entries, count := list.data[headerSize:], uint64(list.count)
	if count == longFreelist {
		count = binary.NativeEndian.Uint64(entries)
		entries = entries[entrySize:]
	}
	if list.flags != freelistFlag || count > uint64(len(entries)/entrySize) {
		return damaged("page %d is no list of free pages", w.meta.Freelist)
	}
	for i := range count {
		free := binary.NativeEndian.Uint64(entries[i*entrySize:])
		if free < 2 || free >= w.meta.Pages || w.seen[free] {
			return damaged("page %d is free, and is not", free)
		}
		w.seen[free] = true
	}
	return nil
}

// treeWalker follows a tree of pages in the order of its keys. last is the last
// key read from a leaf.
type treeWalker struct {
	*walker
	last []byte
}

func (w *walker) tree(root uint64) error {
	tree := treeWalker{walker: w}
	return tree.page(root, nil)
}

// down calls into one page deeper.
func (w *walker) down(number uint64, into func() error) error {
	if w.depth == maxDepth {
		return damaged("page %d is too deep", number)
	}
	w.depth++
	err := into()
	w.depth--
	return err
}

// page follows a page. Its first key must be the one in the branch above it; nil
// for a root. bbolt locates a changed page by that key, and a wrong key makes it
// insert the page a second time.
func (w *treeWalker) page(number uint64, first []byte) error {
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

func (w *treeWalker) branch(found page, first []byte) error {
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

func (w *treeWalker) leaf(found page, first []byte) error {
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

func (w *walker) bucket(number uint64, value []byte) error {
	if len(value) < bucketHeader {
		return damaged("page %d: a bucket is too short", number)
	}
	if root := binary.NativeEndian.Uint64(value); root != 0 {
		return w.tree(root)
	}
	inside := value[bucketHeader:]
	if len(inside) < headerSize {
		return damaged("page %d: a bucket is too short", number)
	}
	found := pageOf(inside)
	if found.flags != leafFlag {
		return damaged("page %d: a bucket holds no leaf", number)
	}
	tree := treeWalker{walker: w}
	return w.down(number, func() error { return tree.leaf(found, nil) })
}

// element returns an element of the page, and its offset in the page.
func (p page) element(i int) (element []byte, start uint64, err error) {
	start = headerSize + uint64(i)*elementSize //nolint:gosec // a count of the page
	if start+elementSize > uint64(len(p.data)) {
		return nil, 0, damaged("page %d has no room for %d elements", p.number, p.count)
	}
	return p.data[start : start+elementSize], start, nil
}

func number32(data []byte) uint64 { return uint64(binary.NativeEndian.Uint32(data)) }

// part returns the bytes that element i points at. They must lie behind those of
// the elements before it.
func (p *page) part(i int, start, length uint64) ([]byte, error) {
	if start < p.end || start+length > uint64(len(p.data)) {
		return nil, damaged("page %d: element %d leads out of its place", p.number, i)
	}
	p.end = start + length
	return p.data[start:p.end], nil
}
