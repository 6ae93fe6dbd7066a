package bolt

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"duban/model"
	"duban/store/folder"
)

// How many daily copies are kept: those of the latest days, and the last one of each
// of the latest months.
const (
	daysKept   = 7
	monthsKept = 12
)

const (
	copySuffix = ".db"
	copyLayout = time.DateOnly + copySuffix
)

// copiesSuffix is what the name of the folder of a ledger's copies ends in.
const copiesSuffix = ".backups"

// CopiesFolder returns where the copies of a ledger are kept, one for each day
// on which something was written, named by the day in China: 2021-11-22.db.
func CopiesFolder(path string) string { return path + copiesSuffix }

// Wait waits for the copy of the day, which the first change of a day begins
// and no change waits for.
func (l *Ledger) Wait() { l.copying.Wait() }

// startDailyCopy begins the copy of the day, if there is none yet. Its failure does not
// fail the change, which is on disk; Diagnose reports missing copies.
func (l *Ledger) startDailyCopy() {
	name := time.Now().In(model.China()).Format(copyLayout)
	if Exists(filepath.Join(CopiesFolder(l.path), name)) {
		return
	}
	l.copying.Go(func() {
		ctx, cancel := context.WithTimeout(context.Background(), l.timeout)
		defer cancel()
		_ = l.makeDailyCopy(ctx, name)
	})
}

func (l *Ledger) makeDailyCopy(ctx context.Context, name string) error {
	place, err := openPlace(l.path)
	if err != nil {
		return err
	}
	defer place.Close()
	copies, err := place.makeCopies()
	if err != nil {
		return err
	}
	defer copies.Close()
	// One process is enough. The lock ends with the file.
	if err := copies.TryLock(); err != nil {
		return err
	}
	if _, err := copies.Stat(name); err == nil {
		return nil
	}
	place.ClearLeftovers() // of restores, which are rare
	copied, _, err := l.copyInto(ctx, copies, copies.New, copies.Path(name))
	if err != nil {
		return err
	}
	defer copied.Drop()
	if err := copied.Place(name); err != nil {
		return err
	}
	if err := copies.Sync(); err != nil {
		return err
	}
	return pruneDailyCopies(copies, name)
}

// makeCopies opens the folder of a ledger's copies, which is made if there is
// none, with the rights of the ledger's own.
func (p *ledgerPlace) makeCopies() (*folder.Folder, error) {
	for {
		copies, err := p.openCopies()
		if !errors.Is(err, fs.ErrNotExist) {
			return copies, err
		}
		made, err := p.MakeSub(p.name + copiesSuffix)
		if errors.Is(err, fs.ErrExist) {
			continue // another process was first
		}
		if err != nil {
			return nil, err
		}
		info, err := p.File().Stat()
		if err == nil && info.Mode()&os.ModeSticky == 0 {
			err = made.File().Chmod(info.Mode().Perm() | info.Mode()&os.ModeSetgid)
		}
		if err == nil {
			err = p.Sync()
		}
		if err != nil {
			made.Close()
			return nil, err
		}
		return made, nil
	}
}

func (p *ledgerPlace) openCopies() (*folder.Folder, error) {
	copies, err := p.Sub(p.name + copiesSuffix)
	if isNoFile(err) {
		err = &model.LedgerError{Fault: model.FaultNotFile, Path: p.Path(p.name + copiesSuffix), Err: err}
	}
	return copies, err
}

// NewestCopy looks for something to restore a ledger from: it returns the folder of
// its copies, empty if there is none, and the newest one that is sound, of a day or
// before an import, empty if none is.
func NewestCopy(path string) (where, newest string) {
	place, err := openPlace(path)
	if err != nil {
		return "", ""
	}
	defer place.Close()
	copies, err := place.openCopies()
	if err != nil {
		return "", ""
	}
	defer copies.Close()
	where = CopiesFolder(place.path())
	all, err := copies.Names()
	if err != nil {
		return "", ""
	}
	made := map[string]time.Time{}
	var names []string
	for _, name := range all {
		_, wrong := time.Parse(copyLayout, name)
		if info, err := copies.Stat(name); err == nil && (wrong == nil || strings.HasPrefix(name, reasonImport+"-")) {
			made[name], names = info.Modified, append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(made[b].Compare(made[a]), cmp.Compare(b, a)) })
	for _, name := range names {
		file, err := copies.OpenFile(name, os.O_RDONLY)
		if err != nil {
			continue
		}
		if _, err := checkClosed(file); err == nil {
			return where, filepath.Join(where, name)
		}
	}
	return where, ""
}

// pruneDailyCopies removes copies that are neither of the latest days nor the last of one
// of the latest months. The copy just made stays in any case, also
// where a wrong clock gave it an early day.
func pruneDailyCopies(copies *folder.Folder, made string) error {
	names, err := copies.Names()
	if err != nil {
		return err
	}
	days := slices.DeleteFunc(names, func(name string) bool {
		_, err := time.Parse(copyLayout, name)
		return err != nil
	})
	for _, name := range copiesToRemove(days) {
		if name == made {
			continue
		}
		if err := copies.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// copiesToRemove returns which copies need not be kept.
func copiesToRemove(names []string) []string {
	slices.Sort(names)
	slices.Reverse(names)
	var gone []string
	months := map[string]bool{}
	for place, name := range names {
		month := name[:len("2006-01")]
		lastOfMonth := !months[month]
		months[month] = true
		if place >= daysKept && (!lastOfMonth || len(months) > monthsKept) {
			gone = append(gone, name)
		}
	}
	return gone
}
