package bolt

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"duban/model"
	"duban/store/folder"
)

// The reasons for keeping a copy, with which its name begins.
const (
	reasonRestore = "replaced"      // replaced by a restore
	reasonImport  = "before-import" // the ledger before an import
	reasonDrop    = "before-drop"   // the ledger before a plan was removed
)

// maxKeptCopies is how many copies are kept for one reason.
const maxKeptCopies = 10

// keptCopyLayout is the time in the names of kept copies, in China's zone.
const keptCopyLayout = "2006-01-02-150405"

// CopyBefore returns the copy of the ledger as it was before an import, a restore or
// the removal of a plan; empty if there is none. It reads the folder, not the ledger.
func (l *Ledger) CopyBefore(event model.Event) string {
	reason := map[model.Kind]string{
		model.KindImport: reasonImport, model.KindRestore: reasonRestore, model.KindDrop: reasonDrop,
	}[event.Kind]
	if reason == "" {
		return ""
	}
	found := ""
	for number := 1; ; number++ {
		name := filepath.Join(CopiesFolder(l.path), copyName(reason, event.At, number))
		if !Exists(name) {
			return found
		}
		found = name
	}
}

// withCopyBefore keeps a copy of the ledger from before an import or the removal of a
// plan, as no undo reverts that. Without a copy nothing is written, and the copy is
// removed if nothing was.
func (l *Ledger) withCopyBefore(ctx context.Context, reason string, at time.Time, write func() (wrote bool, err error)) error {
	if !l.copies || l.readOnly {
		_, err := write()
		return err
	}
	saved, err := l.keepCopy(ctx, reason, at)
	if err != nil {
		return err
	}
	defer saved.close()
	wrote, err := write()
	if err != nil || !wrote {
		_ = saved.in.Remove(saved.name)
		return err
	}
	_ = pruneKeptCopies(saved.in, reason, saved.name) // the next one tries again
	return nil
}

// keptCopy is a file in the folder of a ledger's copies.
type keptCopy struct {
	in   *folder.Folder
	name string
}

func (k *keptCopy) close() {
	if k != nil {
		k.in.Close()
	}
}

// path returns where the copy is; empty if there is none.
func (k *keptCopy) path() string {
	if k == nil {
		return ""
	}
	return k.in.Path(k.name)
}

// keepCopy writes a checked copy of the ledger to the folder of its copies.
func (l *Ledger) keepCopy(ctx context.Context, reason string, at time.Time) (*keptCopy, error) {
	place, err := openPlace(l.path)
	if err != nil {
		return nil, explain(l.path, err)
	}
	defer place.Close()
	if err := place.checkFile(); err != nil {
		return nil, explain(l.path, err)
	}
	copies, err := place.makeCopies()
	if err != nil {
		return nil, explainCreate(CopiesFolder(l.path), err)
	}
	saved, err := l.keepCopyIn(ctx, copies, reason, at)
	if err != nil {
		copies.Close()
		return nil, err
	}
	return saved, nil
}

func (l *Ledger) keepCopyIn(ctx context.Context, copies *folder.Folder, reason string, at time.Time) (*keptCopy, error) {
	copied, _, err := l.copyInto(ctx, copies, copies.New, CopiesFolder(l.path))
	if err != nil {
		return nil, err
	}
	defer copied.Drop()
	saved, err := placeCopy(copied, copies, reason, at)
	if err == nil {
		err = copies.Sync()
	}
	return saved, explainCreate(CopiesFolder(l.path), err)
}

// placeCopy gives a file a free name for a copy. Other processes may do so at the
// same time.
func placeCopy(file *folder.Unfinished, copies *folder.Folder, reason string, at time.Time) (*keptCopy, error) {
	for {
		name := freeCopyName(copies, reason, at)
		if err := file.Place(name); !errors.Is(err, fs.ErrExist) {
			return &keptCopy{copies, name}, err
		}
	}
}

// freeCopyName returns a name for a copy that is not in use.
func freeCopyName(copies *folder.Folder, reason string, now time.Time) string {
	for number := 1; ; number++ {
		name := copyName(reason, now, number)
		if _, err := copies.Stat(name); err != nil {
			return name
		}
	}
}

// copyName returns the name of a copy; those of one second are numbered from 2.
func copyName(reason string, at time.Time, number int) string {
	stem := reason + "-" + at.In(model.China()).Format(keptCopyLayout)
	if number == 1 {
		return stem + copySuffix
	}
	return fmt.Sprint(stem, "-", number, copySuffix)
}

// keepFile writes a file to the folder of the copies. Close what is returned.
func keepFile(place *ledgerPlace, reason string, content io.Reader, now time.Time) (*keptCopy, error) {
	copies, err := place.makeCopies()
	if err != nil {
		return nil, err
	}
	saved, err := keepFileIn(copies, reason, content, now)
	if err != nil {
		copies.Close()
		return nil, err
	}
	return saved, nil
}

func keepFileIn(copies *folder.Folder, reason string, content io.Reader, now time.Time) (*keptCopy, error) {
	file, err := copies.New(copies.Mode())
	if err != nil {
		return nil, err
	}
	defer file.Drop()
	if _, err := io.Copy(file, content); err != nil {
		return nil, err
	}
	if err := file.Sync(); err != nil {
		return nil, err
	}
	saved, err := placeCopy(file, copies, reason, now)
	if err == nil {
		err = copies.Sync()
	}
	return saved, err
}

// pruneKeptCopies removes all but the latest copies of a reason. The one that was
// just made stays even if the clock went back.
func pruneKeptCopies(copies *folder.Folder, reason, saved string) error {
	names, err := copies.Names()
	if err != nil {
		return err
	}
	type copied struct {
		name, second string
		changed      time.Time
	}
	var all []copied
	for _, found := range names {
		name, isMeant := strings.CutPrefix(found, reason+"-")
		second := name[:min(len(keptCopyLayout), len(name))]
		info, err := copies.Stat(found)
		if _, wrong := time.Parse(keptCopyLayout, second); err == nil && wrong == nil && isMeant && filepath.Ext(name) == copySuffix {
			all = append(all, copied{found, second, info.Modified})
		}
	}
	slices.SortFunc(all, func(a, b copied) int {
		// Those of one second are numbered, from where there was a free name.
		return cmp.Or(cmp.Compare(b.second, a.second), b.changed.Compare(a.changed),
			cmp.Compare(len(b.name), len(a.name)), cmp.Compare(b.name, a.name))
	})
	for _, old := range all[min(maxKeptCopies, len(all)):] {
		if old.name == saved {
			continue
		}
		if err := copies.Remove(old.name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
