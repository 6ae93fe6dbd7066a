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

// Why something is kept among the copies of a ledger, as its name begins.
const (
	whyReplaced = "replaced"      // a restore took its place
	whyImport   = "before-import" // so was the ledger before a plan came in
)

// asideKept is how many stay of those that are kept for one reason.
const asideKept = 10

// asideLayout is how the time stands in the names of what is kept aside.
const asideLayout = "2006-01-02-150405"

// WayBack returns the copy of the ledger as it was before an import or a restore;
// empty if there is none any more. What is asked is the folder, not the ledger.
func (l *Ledger) WayBack(event model.Event) string {
	why := map[model.Kind]string{model.KindImport: whyImport, model.KindRestore: whyReplaced}[event.Kind]
	if why == "" {
		return ""
	}
	found := ""
	for number := 1; ; number++ {
		name := filepath.Join(CopiesFolder(l.path), numberedAside(why, event.At, number))
		if !Exists(name) {
			return found
		}
		found = name
	}
}

// withWayBack keeps a copy of the ledger as it is before a plan comes in, or a
// corrected version of one: no undo takes that back. Without a copy nothing comes
// in, and no copy stays if nothing did.
func (l *Ledger) withWayBack(ctx context.Context, at time.Time, bringIn func() (wrote bool, err error)) error {
	if !l.copies || l.readOnly {
		_, err := bringIn()
		return err
	}
	kept, err := l.copyAside(ctx, whyImport, at)
	if err != nil {
		return err
	}
	defer kept.close()
	wrote, err := bringIn()
	if err != nil || !wrote {
		_ = kept.in.Remove(kept.name)
		return err
	}
	_ = pruneAside(kept.in, whyImport, kept.name) // the next import tries again
	return nil
}

// keptCopy is a file that is kept among the copies of a ledger.
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

// copyAside writes a copy of the ledger among its copies, checked.
func (l *Ledger) copyAside(ctx context.Context, why string, at time.Time) (*keptCopy, error) {
	where, err := openPlace(l.path)
	if err != nil {
		return nil, explain(l.path, err)
	}
	defer where.Close()
	if err := where.look(); err != nil {
		return nil, explain(l.path, err)
	}
	copies, err := where.makeCopies()
	if err != nil {
		return nil, explainCreate(CopiesFolder(l.path), err)
	}
	kept, err := l.copyNamed(ctx, copies, why, at)
	if err != nil {
		copies.Close()
		return nil, err
	}
	return kept, nil
}

func (l *Ledger) copyNamed(ctx context.Context, copies *folder.Folder, why string, at time.Time) (*keptCopy, error) {
	copied, _, err := l.copyInto(ctx, copies, copies.New, CopiesFolder(l.path))
	if err != nil {
		return nil, err
	}
	defer copied.Drop()
	kept, err := placeAside(copied, copies, why, at)
	if err == nil {
		err = copies.Sync()
	}
	return kept, explainCreate(CopiesFolder(l.path), err)
}

// placeAside gives a file the name of what is kept for a reason, whoever else does
// so at the time.
func placeAside(file *folder.Unfinished, copies *folder.Folder, why string, at time.Time) (*keptCopy, error) {
	for {
		name := nameAside(copies, why, at)
		if err := file.Place(name); !errors.Is(err, fs.ErrExist) {
			return &keptCopy{copies, name}, err
		}
	}
}

// nameAside returns a free name for what is kept for a reason.
func nameAside(copies *folder.Folder, why string, now time.Time) string {
	for number := 1; ; number++ {
		name := numberedAside(why, now, number)
		if _, err := copies.Stat(name); err != nil {
			return name
		}
	}
}

// numberedAside is the name of what is kept at a time; those of one second are
// numbered from 2.
func numberedAside(why string, at time.Time, number int) string {
	stem := why + "-" + at.In(model.China()).Format(asideLayout)
	if number == 1 {
		return stem + copySuffix
	}
	return fmt.Sprint(stem, "-", number, copySuffix)
}

// keepAside writes a file among the copies of the ledger. Close what is returned.
func keepAside(at *place, why string, content io.Reader, now time.Time) (*keptCopy, error) {
	copies, err := at.makeCopies()
	if err != nil {
		return nil, err
	}
	kept, err := keepNamed(copies, why, content, now)
	if err != nil {
		copies.Close()
		return nil, err
	}
	return kept, nil
}

func keepNamed(copies *folder.Folder, why string, content io.Reader, now time.Time) (*keptCopy, error) {
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
	kept, err := placeAside(file, copies, why, now)
	if err == nil {
		err = copies.Sync()
	}
	return kept, err
}

// pruneAside removes what is kept for a reason, but for the latest. What was kept
// just now stays in any case, whatever the clock says.
func pruneAside(copies *folder.Folder, why, kept string) error {
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
		name, isMeant := strings.CutPrefix(found, why+"-")
		second := name[:min(len(asideLayout), len(name))]
		about, err := copies.Stat(found)
		if _, wrong := time.Parse(asideLayout, second); err == nil && wrong == nil && isMeant && filepath.Ext(name) == copySuffix {
			all = append(all, copied{found, second, time.Unix(about.Mtim.Unix())})
		}
	}
	slices.SortFunc(all, func(a, b copied) int {
		// Those of one second are numbered, from where there was a free name.
		return cmp.Or(cmp.Compare(b.second, a.second), b.changed.Compare(a.changed),
			cmp.Compare(len(b.name), len(a.name)), cmp.Compare(b.name, a.name))
	})
	for _, old := range all[min(asideKept, len(all)):] {
		if old.name == kept {
			continue
		}
		if err := copies.Remove(old.name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
