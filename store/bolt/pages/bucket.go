package pages

import (
	"bytes"
	"iter"
	"slices"
)

// Bucket is a bucket of a Reader. All methods of a nil Bucket find nothing. What they
// return must not be changed.
type Bucket struct {
	reader *Reader
	root   uint64 // the page of its root; 0 if the bucket is inline
	inline page
	level  int // how many branches are above each leaf
	// nesting names the buckets in it that hold buckets; nil if it holds none.
	nesting []string
}

// bucketAt returns the bucket of a root page.
func (r *Reader) bucketAt(root uint64, nesting []string) *Bucket {
	level, err := r.walk.level(root)
	if err != nil {
		r.fail(err)
		return nil
	}
	return &Bucket{reader: r, root: root, level: level, nesting: nesting}
}

// Bucket returns a bucket inside of this one; nil if there is none of the name.
func (b *Bucket) Bucket(name []byte) *Bucket {
	found := b.find(name)
	if found == nil || !found.isBucket {
		return nil
	}
	root, inline, err := bucketRoot(b.root, found.value)
	if err != nil {
		b.reader.fail(err)
		return nil
	}
	var nesting []string
	if slices.Contains(b.nesting, string(name)) {
		nesting = []string{}
	}
	if root == 0 {
		return &Bucket{reader: b.reader, inline: inline, nesting: nesting}
	}
	return b.reader.bucketAt(root, nesting)
}

// Get returns the value of a key; nil if there is none, or a bucket.
func (b *Bucket) Get(key []byte) []byte {
	if found := b.find(key); found != nil && !found.isBucket {
		return found.value
	}
	return nil
}

// find returns the item of a key; nil if there is none.
func (b *Bucket) find(key []byte) (found *item) {
	b.ascend(key, func(i item) bool {
		if bytes.Equal(i.key, key) {
			found = &i
		}
		return false
	})
	return found
}

// From returns the keys and values from a key on, in order; those of buckets are nil.
func (b *Bucket) From(key []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(key, value []byte) bool) {
		b.ascend(key, func(i item) bool { return yield(i.key, i.content()) })
	}
}

// Before returns the keys and values before a key, the last first; all if it is nil.
func (b *Bucket) Before(key []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(key, value []byte) bool) {
		if b != nil && b.reader.err == nil {
			b.descendPage(place{number: b.root, level: b.level}, key, func(i item) bool { return yield(i.key, i.content()) })
		}
	}
}

func (i item) content() []byte {
	if i.isBucket {
		return nil
	}
	return i.value
}

// place is a page of the tree: how many branches are above its leaves, its first key as
// the branch above it has it, and the key that all of its keys are before; nil where
// there is no such bound.
type place struct {
	number     uint64
	level      int
	first, end []byte
}

func (b *Bucket) ascend(from []byte, take func(item) bool) {
	if b != nil && b.reader.err == nil {
		b.ascendPage(place{number: b.root, level: b.level}, from, take)
	}
}

// ascendPage calls take for the items from a key on, until it returns false. It reports
// whether to go on.
func (b *Bucket) ascendPage(at place, from []byte, take func(item) bool) bool {
	if at.level > 0 {
		for _, below := range b.below(at) {
			if below.end != nil && bytes.Compare(below.end, from) <= 0 {
				continue
			}
			if !b.ascendPage(below, from, take) {
				return false
			}
		}
		return b.reader.err == nil
	}
	for _, item := range b.leaf(at) {
		if bytes.Compare(item.key, from) >= 0 && !take(item) {
			return false
		}
	}
	return b.reader.err == nil
}

// descendPage is ascendPage for the items before a key, from the last on.
func (b *Bucket) descendPage(at place, before []byte, take func(item) bool) bool {
	if at.level > 0 {
		for _, below := range slices.Backward(b.below(at)) {
			if before != nil && bytes.Compare(below.first, before) >= 0 {
				continue
			}
			if !b.descendPage(below, before, take) {
				return false
			}
		}
		return b.reader.err == nil
	}
	for _, item := range slices.Backward(b.leaf(at)) {
		if (before == nil || bytes.Compare(item.key, before) < 0) && !take(item) {
			return false
		}
	}
	return b.reader.err == nil
}

// below returns the pages below a branch; none after a fault.
func (b *Bucket) below(at place) []place {
	if places, wasRead := b.reader.branches[at.number]; wasRead {
		return places
	}
	found, _, err := b.reader.walk.load(at.number)
	if err != nil {
		b.reader.fail(err)
		return nil
	}
	children, err := found.branch(nil, at.first, at.end)
	if err != nil {
		b.reader.fail(err)
		return nil
	}
	places := make([]place, len(children))
	for i, child := range children {
		places[i] = place{child.page, at.level - 1, child.key, endOf(children, i, at.end)}
	}
	b.reader.branches[at.number] = places
	return places
}

// leaf returns the items of a leaf; none after a fault.
func (b *Bucket) leaf(at place) []item {
	found := b.inline
	if b.root != 0 {
		var err error
		if found, err = b.reader.walk.loadLeaf(at.number); err != nil {
			b.reader.fail(err)
			return nil
		}
	}
	items, err := found.leaf(at.first, at.end)
	if err == nil && b.nesting == nil && slices.ContainsFunc(items, func(i item) bool { return i.isBucket }) {
		err = damaged("page %d holds a bucket", at.number)
	}
	if err != nil {
		b.reader.fail(err)
		return nil
	}
	return items
}

// loadLeaf reads a leaf, the pages behind whose first one nothing else may use.
func (w *walker) loadLeaf(number uint64) (page, error) {
	found, length, err := w.load(number)
	if err != nil {
		return page{}, err
	}
	for part := number + 1; part < number+length; part++ {
		if w.seen[part] {
			return page{}, damaged("page %d is in use twice", part)
		}
	}
	return found, nil
}

// branch returns, in into if that is long enough, the elements of a branch whose keys are in order, the first as given
// and all before the end; nil where there is no such bound.
func (p *page) branch(into []child, first, end []byte) ([]child, error) {
	if p.flags != branchFlag {
		return nil, damaged("page %d is no branch", p.number)
	}
	children, err := p.children(into, first)
	if err != nil {
		return nil, err
	}
	for i := range children {
		if !isBefore(children[i].key, endOf(children, i, end)) {
			return nil, damaged("page %d: key %d is out of order", p.number, i)
		}
	}
	return children, nil
}

// endOf returns the key that all below the ith element are before.
func endOf(children []child, i int, end []byte) []byte {
	if i+1 < len(children) {
		return children[i+1].key
	}
	return end
}

// leaf is branch for a leaf.
func (p *page) leaf(first, end []byte) ([]item, error) {
	if p.flags != leafFlag {
		return nil, damaged("page %d is no leaf", p.number)
	}
	items, err := p.items(first)
	if err != nil {
		return nil, err
	}
	for i := range items {
		next := end
		if i+1 < len(items) {
			next = items[i+1].key
		}
		if !isBefore(items[i].key, next) {
			return nil, damaged("page %d: key %d is out of order", p.number, i)
		}
	}
	return items, nil
}

// isBefore reports whether a key is before another; nil is after all.
func isBefore(key, end []byte) bool { return end == nil || bytes.Compare(key, end) < 0 }
