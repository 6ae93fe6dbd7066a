package bolt

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"duban/model"
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
		name := numberedAside(CopiesFolder(l.path), why, event.At, number)
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
	wrote, err := bringIn()
	if err != nil || !wrote {
		_ = os.Remove(kept)
		return err
	}
	_ = pruneAside(filepath.Dir(kept), whyImport, kept) // the next import tries again
	return nil
}

// copyAside writes a copy of the ledger among its copies, checked.
func (l *Ledger) copyAside(ctx context.Context, why string, at time.Time) (string, error) {
	if err := look(l.path); err != nil {
		return "", explain(l.path, err)
	}
	folder, err := openCopies(l.path)
	if err != nil {
		return "", explainCreate(CopiesFolder(l.path), err)
	}
	defer func() { _ = folder.Close() }()
	copied, _, err := l.copyInto(ctx, folder.Name(), folder.Name())
	if err != nil {
		return "", err
	}
	kept, err := nameNew(copied, folder.Name(), why, at)
	if err == nil {
		err = syncDirectory(folder.Name())
	} else {
		_ = os.Remove(copied)
	}
	return kept, explainCreate(folder.Name(), err)
}

// nameNew gives a file the name of what is kept for a reason, whoever else does
// so at the time.
func nameNew(from, folder, why string, at time.Time) (string, error) {
	for {
		kept := nameAside(folder, why, at)
		err := renameToNew(from, kept)
		var fault *model.LedgerError
		if !errors.As(err, &fault) || fault.Fault != model.FaultExists {
			return kept, err
		}
	}
}

// nameAside returns a free name for what is kept for a reason.
func nameAside(folder, why string, now time.Time) string {
	for number := 1; ; number++ {
		if name := numberedAside(folder, why, now, number); !Exists(name) {
			return name
		}
	}
}

// numberedAside is the name of what is kept at a time; those of one second are
// numbered from 2.
func numberedAside(folder, why string, at time.Time, number int) string {
	stem := filepath.Join(folder, why+"-"+at.In(model.China()).Format(asideLayout))
	if number == 1 {
		return stem + copySuffix
	}
	return fmt.Sprint(stem, "-", number, copySuffix)
}

// keepAside writes a file among the copies of the ledger, and returns its path.
func keepAside(path, why string, content io.Reader, now time.Time) (string, error) {
	folder, err := openCopies(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = folder.Close() }()
	file, err := newUnfinished(folder.Name())
	if err != nil {
		return "", err
	}
	_, err = io.Copy(file, content)
	err = errors.Join(err, file.Sync(), file.Close())
	kept := ""
	if err == nil {
		kept, err = nameNew(file.Name(), folder.Name(), why, now)
	}
	if err != nil {
		_ = os.Remove(file.Name())
		return "", err
	}
	return kept, syncDirectory(folder.Name())
}

// pruneAside removes what is kept for a reason, but for the latest. What was kept
// just now stays in any case, whatever the clock says.
func pruneAside(folder, why, kept string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	type copied struct {
		name, second string
		changed      time.Time
	}
	var all []copied
	for _, entry := range entries {
		name, isMeant := strings.CutPrefix(entry.Name(), why+"-")
		second := name[:min(len(asideLayout), len(name))]
		info, err := entry.Info()
		if _, wrong := time.Parse(asideLayout, second); err == nil && wrong == nil && isMeant && filepath.Ext(name) == copySuffix {
			all = append(all, copied{filepath.Join(folder, entry.Name()), second, info.ModTime()})
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
		if err := os.Remove(old.name); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	return nil
}
