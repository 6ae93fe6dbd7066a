package pages

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"slices"
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
	// levels are the branches on the way to the current one, by their level. A ledger of
	// years has thousands, and each operation goes through them all.
	levels []branchBuffer
}

// branchBuffer is room for a branch, used again for the next one of its level.
type branchBuffer struct {
	data     []byte
	children []child
}

// page is a page with its overflow pages.
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
func (w *walker) read(number uint64) (page, error) { return w.readInto(nil, number) }

// readInto is read into a buffer, if that is long enough.
func (w *walker) readInto(buffer []byte, number uint64) (page, error) {
	found, length, err := w.loadInto(buffer, number)
	if err != nil {
		return page{}, err
	}
	for part := number; part < number+length; part++ {
		if err := w.claim(part); err != nil {
			return page{}, err
		}
	}
	return found, nil
}

// claim marks a page as in use.
func (w *walker) claim(number uint64) error {
	if err := w.inside(number); err != nil {
		return err
	}
	if w.seen[number] {
		return damaged("page %d is in use twice", number)
	}
	w.seen[number] = true
	return nil
}

func (w *walker) inside(number uint64) error {
	if number < 2 || number >= w.meta.Pages {
		return damaged("page %d is outside of the file", number)
	}
	return nil
}

// load reads a page with its overflow pages, and returns how many these are together.
func (w *walker) load(number uint64) (found page, length uint64, err error) {
	return w.loadInto(nil, number)
}

// loadInto is load into a buffer, if that is long enough.
func (w *walker) loadInto(buffer []byte, number uint64) (found page, length uint64, err error) {
	if err := w.inside(number); err != nil {
		return page{}, 0, err
	}
	data := slices.Grow(buffer[:0], int(w.meta.PageSize))[:w.meta.PageSize] //nolint:gosec // a page size has 32 bits
	if _, err := w.file.ReadAt(data, int64(number*w.meta.PageSize)); err != nil {
		return page{}, 0, err
	}
	length, err = w.length(number, data)
	if err != nil {
		return page{}, 0, err
	}
	if length > 1 {
		data = append(data, make([]byte, (length-1)*w.meta.PageSize)...)
		if _, err := w.file.ReadAt(data[w.meta.PageSize:], int64((number+1)*w.meta.PageSize)); err != nil {
			return page{}, 0, err
		}
	}
	found = pageOf(data)
	if found.number != number {
		return page{}, 0, damaged("page %d says that it is %d", number, found.number)
	}
	return found, length, nil
}

// length returns how many pages a page occupies, by its header.
func (w *walker) length(number uint64, header []byte) (uint64, error) {
	length := 1 + number32(header[12:])
	if length > w.meta.Pages-number {
		return 0, damaged("page %d leads out of the file", number)
	}
	return length, nil
}

// freelist marks the free pages, which must not be in use, and returns them.
func (w *walker) freelist() (free []uint64, err error) {
	if w.meta.Freelist == noFreelist {
		return nil, nil
	}
	list, err := w.read(w.meta.Freelist)
	if err != nil {
		return nil, err
	}
	entries, count := list.data[headerSize:], uint64(list.count)
	if count == longFreelist {
		count = binary.NativeEndian.Uint64(entries)
		entries = entries[entrySize:]
	}
	if list.flags != freelistFlag || count > uint64(len(entries)/entrySize) {
		return nil, damaged("page %d is no list of free pages", w.meta.Freelist)
	}
	for i := range count {
		number := binary.NativeEndian.Uint64(entries[i*entrySize:])
		if w.claim(number) != nil {
			return nil, damaged("page %d is free, and is not", number)
		}
		free = append(free, number)
	}
	return free, nil
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
	children, err := found.children(nil, first)
	if err != nil {
		return err
	}
	for _, child := range children {
		if err := w.page(child.page, child.key); err != nil {
			return err
		}
	}
	return nil
}

// child is an element of a branch: a page, and the first of its keys.
type child struct {
	key  []byte
	page uint64
}

// children returns the elements of a branch, whose first key must be the one given;
// nil for a root.
func (p *page) children(into []child, first []byte) ([]child, error) {
	if p.count == 0 {
		return nil, damaged("page %d is a branch to nowhere", p.number)
	}
	children := slices.Grow(into[:0], min(p.count, len(p.data)/elementSize))
	for i := range p.count {
		element, start, err := p.element(i)
		if err != nil {
			return nil, err
		}
		key, err := p.part(i, start+number32(element), number32(element[4:]))
		if err != nil {
			return nil, err
		}
		if i == 0 && first != nil && !bytes.Equal(key, first) {
			return nil, damaged("page %d is not under its key", p.number)
		}
		children = append(children, child{key, binary.NativeEndian.Uint64(element[8:])})
	}
	return children, nil
}

func (w *treeWalker) leaf(found page, first []byte) error {
	items, err := found.items(first)
	if err != nil {
		return err
	}
	for i, item := range items {
		if w.last != nil && bytes.Compare(item.key, w.last) <= 0 {
			return damaged("page %d: key %d is out of order", found.number, i)
		}
		w.last = item.key
		if item.isBucket {
			if err := w.bucket(found.number, item.value); err != nil {
				return err
			}
		}
	}
	return nil
}

// item is an element of a leaf.
type item struct {
	key, value []byte
	isBucket   bool
}

// items returns the elements of a leaf, whose first key must be the one given; nil
// for a root.
func (p *page) items(first []byte) ([]item, error) {
	if p.count == 0 && first != nil {
		return nil, damaged("page %d is a leaf without keys", p.number)
	}
	items := make([]item, 0, min(p.count, len(p.data)/elementSize))
	for i := range p.count {
		element, start, err := p.element(i)
		if err != nil {
			return nil, err
		}
		key, err := p.part(i, start+number32(element[4:]), number32(element[8:]))
		if err != nil {
			return nil, err
		}
		value, err := p.part(i, p.end, number32(element[12:]))
		if err != nil {
			return nil, err
		}
		if i == 0 && first != nil && !bytes.Equal(key, first) {
			return nil, damaged("page %d is not under its key", p.number)
		}
		items = append(items, item{key, value, number32(element)&bucketFlag != 0})
	}
	return items, nil
}

func (w *walker) bucket(number uint64, value []byte) error {
	root, inline, err := bucketRoot(number, value)
	if err != nil {
		return err
	}
	if root != 0 {
		return w.tree(root)
	}
	tree := treeWalker{walker: w}
	return w.down(number, func() error { return tree.leaf(inline, nil) })
}

// bucketRoot reads the value of a bucket on a page: the page of its root or, if that
// is 0, the leaf that follows.
func bucketRoot(number uint64, value []byte) (root uint64, inline page, err error) {
	if len(value) < bucketHeader {
		return 0, page{}, damaged("page %d: a bucket is too short", number)
	}
	if root = binary.NativeEndian.Uint64(value); root != 0 {
		return root, page{}, nil
	}
	inside := value[bucketHeader:]
	if len(inside) < headerSize {
		return 0, page{}, damaged("page %d: a bucket is too short", number)
	}
	if inline = pageOf(inside); inline.flags != leafFlag {
		return 0, page{}, damaged("page %d: a bucket holds no leaf", number)
	}
	return 0, inline, nil
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
