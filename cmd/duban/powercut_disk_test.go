package main

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// disk models a folder on a disk: what is on it for certain, what processes see,
// and the difference, which a power cut can lose. Contents, names and folders are
// apart. Syncing a file makes its content certain and none of its names; syncing
// a folder makes certain the names in it and nothing in a folder below.
type disk struct {
	t     *testing.T
	root  string // its path
	top   *inode
	open  map[int]*description
	named int // numbers the changes of names
}

// inode is a file or a folder. Its names are in folders.
type inode struct {
	// of a file
	certain []byte
	live    []byte
	pending []write
	// of a folder
	isFolder bool
	parent   *inode
	names    map[string]*inode // certain
	seen     map[string]*inode // live
	changes  []nameChange
}

// write is a change of a file's content that is not certain.
type write struct {
	place  int64
	data   []byte
	resize bool // to place
}

// nameChange is one change of a folder, which happens whole or not at all. No
// inode means that the name goes.
type nameChange struct {
	number int
	names  map[string]*inode
}

// description is what a descriptor refers to; duplicates share it.
type description struct {
	inode              *inode
	offset             int64
	appends, isCertain bool
}

func newDisk(t *testing.T, root string) *disk {
	t.Helper()
	return &disk{t: t, root: root, top: newFolder(nil), open: map[int]*description{}}
}

func newFolder(parent *inode) *inode {
	return &inode{isFolder: true, parent: parent, names: map[string]*inode{}, seen: map[string]*inode{}}
}

// startProcess forgets the descriptors of the last one.
func (d *disk) startProcess() { d.open = map[int]*description{} }

// find returns what a path leads to: the folder that the name is in, the name, and
// the inode, if there is one. inside is false if the path is not on this disk.
func (d *disk) find(call systemCall, folder, path int) (in *inode, name string, found *inode, inside bool) {
	text := call.text(d.t, path)
	at := d.top
	rest := strings.TrimPrefix(filepath.Clean(text), d.root)
	switch {
	case strings.HasPrefix(text, "/proc/self/fd/"), strings.HasPrefix(text, "/dev/fd/"):
		number, err := strconv.Atoi(filepath.Base(text))
		if opened := d.open[number]; err == nil && opened != nil {
			return nil, "", opened.inode, true
		}
		return nil, "", nil, false
	case filepath.IsAbs(text) && !isBelow(text, d.root):
		return nil, "", nil, false
	case !filepath.IsAbs(text):
		if folder < 0 {
			d.t.Fatalf("%s: %q is relative, and to what is not recorded", call.name, text)
		}
		number, base := call.descriptor(d.t, folder)
		if opened := d.open[number]; opened != nil {
			at, rest = opened.inode, text
		} else if isBelow(filepath.Join(base, text), d.root) {
			rest = strings.TrimPrefix(filepath.Join(base, text), d.root)
		} else {
			return nil, "", nil, false
		}
	}
	return d.walk(call, at, rest)
}

func isBelow(path, root string) bool {
	path = filepath.Clean(path)
	return path == root || strings.HasPrefix(path, root+"/")
}

func (d *disk) walk(call systemCall, at *inode, path string) (in *inode, name string, found *inode, inside bool) {
	found = at
	for part := range strings.SplitSeq(path, "/") {
		switch {
		case part == "" || part == ".":
			continue
		case found == nil || !found.isFolder:
			d.t.Fatalf("%s of %q succeeded below a folder that was not recorded", call.name, path)
		case part == "..":
			if found = found.parent; found == nil {
				return nil, "", nil, false
			}
			in, name = found.parent, ""
			continue
		}
		in, name, found = found, part, found.seen[part]
	}
	return in, name, found, true
}

// change changes names of a folder.
func (d *disk) change(folder *inode, names map[string]*inode) {
	d.named++
	folder.changes = append(folder.changes, nameChange{d.named, names})
	apply(folder.seen, names)
	for _, inode := range names {
		if inode != nil && inode.isFolder {
			inode.parent = folder
		}
	}
}

func apply(names, changes map[string]*inode) {
	for name, inode := range changes {
		if inode == nil {
			delete(names, name)
		} else {
			names[name] = inode
		}
	}
}

// write changes the content of a file.
func (d *disk) write(file *inode, done write, isCertain bool) {
	file.live = done.applied(file.live)
	file.pending = append(file.pending, done)
	if isCertain {
		file.sync()
	}
}

func (w write) applied(content []byte) []byte {
	end := w.place + int64(len(w.data))
	changed := append(make([]byte, 0, max(end, int64(len(content)))), content...)
	if int64(len(changed)) < end {
		changed = append(changed, make([]byte, end-int64(len(changed)))...)
	}
	if w.resize {
		changed = changed[:w.place]
	}
	copy(changed[w.place:], w.data)
	return changed
}

// sync makes certain the content of a file, or the names in a folder.
func (i *inode) sync() {
	if !i.isFolder {
		i.certain, i.pending = i.live, nil
		return
	}
	for _, change := range i.changes {
		apply(i.names, change.names)
	}
	i.changes = nil
}

// syncAll makes certain all that processes see.
func (i *inode) syncAll() {
	i.sync()
	for _, inode := range i.seen {
		inode.syncAll()
	}
}
