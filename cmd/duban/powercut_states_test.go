package main

import (
	"maps"
	"math/rand/v2"
	"path/filepath"
)

// fate says what of the uncertain outlives a power cut.
type fate struct {
	keepsName func(nameChange) bool
	content   func(*inode) []byte
}

// afterCut returns states of the disk after a power cut, as paths relative to
// its root and contents: all that is uncertain lost, all kept, each change of
// names alone lost and alone kept, and random ones with torn writes.
func (d *disk) afterCut(variants int, random *rand.Rand) []map[string][]byte {
	lost := func(file *inode) []byte { return file.certain }
	kept := func(file *inode) []byte { return file.live }
	all := func(keep bool) func(nameChange) bool { return func(nameChange) bool { return keep } }
	fates := []fate{{all(false), lost}, {all(true), kept}, {all(true), lost}, {all(false), kept}}
	for _, change := range d.top.uncertain() {
		fates = append(fates,
			fate{func(c nameChange) bool { return c.number == change.number }, lost},
			fate{func(c nameChange) bool { return c.number != change.number }, kept})
	}
	for range variants {
		torn := map[*inode][]byte{} // a file with two names has one content
		fates = append(fates, fate{
			func(nameChange) bool { return random.IntN(2) == 0 },
			func(file *inode) []byte {
				if _, known := torn[file]; !known {
					torn[file] = file.cut(random)
				}
				return torn[file]
			},
		})
	}
	states := make([]map[string][]byte, len(fates))
	for i, fate := range fates {
		states[i] = map[string][]byte{}
		d.top.survive(fate, "", states[i])
	}
	return states
}

// uncertain returns the changes of names, in this folder and below, that a power
// cut can lose.
func (i *inode) uncertain() []nameChange {
	changes := i.changes
	for _, inode := range i.seen {
		if inode.isFolder {
			changes = append(changes[:len(changes):len(changes)], inode.uncertain()...)
		}
	}
	return changes
}

func (i *inode) survive(fate fate, path string, files map[string][]byte) {
	if !i.isFolder {
		files[path] = fate.content(i)
		return
	}
	names := maps.Clone(i.names)
	for _, change := range i.changes {
		if fate.keepsName(change) {
			apply(names, change.names)
		}
	}
	for name, inode := range names {
		inode.survive(fate, filepath.Join(path, name), files)
	}
}

// cut returns a content that the file can have after a power cut: each write
// that no sync has made certain is there, lost, or torn.
func (i *inode) cut(random *rand.Rand) []byte {
	const sector = 512
	if len(i.pending) == 0 {
		return i.certain
	}
	var survived []write
	for _, done := range i.pending {
		switch random.IntN(4) {
		case 0: // lost
		case 1:
			survived = append(survived, done)
		case 2: // some sectors
			for from := 0; from < max(len(done.data), 1); from += sector {
				if random.IntN(2) == 0 {
					part := done
					part.place += int64(from)
					part.data = done.data[from:min(from+sector, len(done.data))]
					survived = append(survived, part)
				}
			}
		case 3: // up to anywhere
			part := done
			part.data = done.data[:random.IntN(len(done.data)+1)]
			survived = append(survived, part)
		}
	}
	random.Shuffle(len(survived), func(i, j int) { survived[i], survived[j] = survived[j], survived[i] })
	content := i.certain
	for _, done := range survived {
		content = done.applied(content)
	}
	return content
}
