package pages

import (
	"encoding/binary"
	"os"
	"slices"
)

// Reader reads the buckets of a file with plain reads, and checks each page that it
// reads: that it is what the page above it says, that its parts lie inside it, and that
// its keys are in order and belong there. Nothing that it finds makes it read forever or
// outside of the file. The first fault is kept for Err; from then on all buckets are
// empty. A Reader is for one goroutine, while the file is locked.
type Reader struct {
	walk    walker
	nesting []string
	// branches are those that were read, by page.
	branches map[uint64][]place
	err      error
}

// Open returns a Reader for a file whose branches, free pages and outermost buckets are
// sound; else the error is that of Check. Leaves are checked when they are read, so the
// cost is linear in the count of branches: about one page in a hundred. nesting names the
// outermost buckets that hold buckets; in the others a bucket is damage.
func Open(file *os.File, nesting ...string) (*Reader, error) {
	meta, err := CheckSize(file)
	if err != nil {
		return nil, err
	}
	r := &Reader{walk: walker{file: file, meta: meta, seen: make([]bool, meta.Pages)}, nesting: nesting, branches: map[uint64][]place{}}
	if err := r.markUsed(r.outermost()); err != nil {
		return nil, err
	}
	free, err := r.walk.freelist()
	if err != nil {
		return nil, err
	}
	return r, r.checkOverflow(free)
}

// Err returns the first fault; nil while all that was read is sound.
func (r *Reader) Err() error { return r.err }

// Bucket returns an outermost bucket; nil if there is none of the name.
func (r *Reader) Bucket(name []byte) *Bucket { return r.outermost().Bucket(name) }

// outermost returns the bucket of the outermost buckets.
func (r *Reader) outermost() *Bucket { return r.bucketAt(r.walk.meta.Root, r.nesting) }

// fail keeps the first fault.
func (r *Reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// markUsed checks the branches of a bucket and of the buckets in it, and marks the
// pages of their leaves as in use.
func (r *Reader) markUsed(b *Bucket) error {
	if r.err != nil {
		return r.err
	}
	if b.root != 0 {
		if err := r.walk.branches(b.root, b.level, nil, nil); err != nil {
			return err
		}
	}
	if b.nesting == nil {
		return nil
	}
	for key := range b.From(nil) {
		if inner := b.Bucket(key); inner != nil {
			if err := r.markUsed(inner); err != nil {
				return err
			}
		}
	}
	return r.err
}

// branches checks the branches of a tree and marks them and its leaves, which are level
// pages below, as in use.
func (w *walker) branches(number uint64, level int, first, end []byte) error {
	if level == 0 {
		return w.claim(number)
	}
	for len(w.levels) < level {
		w.levels = append(w.levels, branchBuffer{})
	}
	used := w.levels[level-1]
	found, err := w.readInto(used.data, number)
	if err != nil {
		return err
	}
	children, err := found.branch(used.children, first, end)
	if err != nil {
		return err
	}
	w.levels[level-1] = branchBuffer{found.data, children}
	for i, below := range children {
		if err := w.branches(below.page, level-1, below.key, endOf(children, i, end)); err != nil {
			return err
		}
	}
	return nil
}

// level returns how many branches are above each leaf of a tree, by the first of them:
// in a tree of bbolt's all are equally deep.
func (w *walker) level(root uint64) (int, error) {
	var first []byte
	for level, number := 0, root; level < maxDepth; level++ {
		found, _, err := w.load(number)
		if err != nil {
			return 0, err
		}
		if found.flags == leafFlag {
			return level, nil
		}
		children, err := found.branch(nil, first, nil)
		if err != nil {
			return 0, err
		}
		first, number = children[0].key, children[0].page
	}
	return 0, damaged("page %d is too deep", root)
}

// checkOverflow checks that no free page belongs to a leaf, which may occupy the pages
// behind its first one: it reads the header of the last leaf before each of them.
func (r *Reader) checkOverflow(free []uint64) error {
	slices.Sort(free)
	isFree := func(number uint64) bool { _, found := slices.BinarySearch(free, number); return found }
	var header [headerSize]byte
	for _, number := range free {
		before := number - 1
		for before >= 2 && !r.walk.seen[before] {
			before--
		}
		if before < 2 || isFree(before) {
			continue
		}
		if _, err := r.walk.file.ReadAt(header[:], int64(before*r.walk.meta.PageSize)); err != nil { //nolint:gosec // a page of the file
			return err
		}
		length := 1 + uint64(binary.NativeEndian.Uint32(header[12:]))
		if before+length > number {
			return damaged("page %d is free, and is not", number)
		}
	}
	return nil
}
