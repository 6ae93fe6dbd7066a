package bolt

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"duban/model"
)

// How many copies of days stay: of the latest days, and the last one of each of
// the latest months.
const (
	daysKept   = 7
	monthsKept = 12
)

const (
	copySuffix = ".db"
	copyLayout = time.DateOnly + copySuffix
)

// CopiesFolder returns where the copies of a ledger are kept, one for each day
// on which something was written, named by the day in China: 2021-11-22.db.
func CopiesFolder(path string) string { return path + ".backups" }

// Wait waits for the copy of the day, which the first change of a day begins
// and no change waits for.
func (l *Ledger) Wait() { l.copying.Wait() }

// copyToday begins the copy of the day, if there is none yet. Whether it comes
// about is not the change's business, which is on disk; see Survey.
func (l *Ledger) copyToday() {
	today := time.Now().In(model.China())
	name := filepath.Join(CopiesFolder(l.path), today.Format(copyLayout))
	if Exists(name) {
		return
	}
	l.copying.Go(func() {
		ctx, cancel := context.WithTimeout(context.Background(), l.timeout)
		defer cancel()
		_ = l.copyOfTheDay(ctx, name)
	})
}

func (l *Ledger) copyOfTheDay(ctx context.Context, name string) error {
	folder, err := openCopies(l.path)
	if err != nil {
		return err
	}
	defer func() { _ = folder.Close() }()
	// One process is enough. The lock ends with the file.
	if err := flock(folder, unix.LOCK_EX|unix.LOCK_NB); err != nil || Exists(name) {
		return err
	}
	clearLeftovers(filepath.Dir(l.path)) // of restores, which are rare
	copied, _, err := l.copyInto(ctx, folder.Name(), name)
	if err != nil {
		return err
	}
	if err := renameToNew(copied, name); err != nil {
		_ = os.Remove(copied)
		return err
	}
	if err := syncDirectory(folder.Name()); err != nil {
		return err
	}
	return prune(folder.Name(), filepath.Base(name))
}

// openCopies opens the folder of a ledger's copies, which is made if there is
// none, with the rights of the ledger's own.
func openCopies(path string) (*os.File, error) {
	name := CopiesFolder(path)
	if err := os.Mkdir(name, 0o700); err == nil {
		info, err := os.Stat(filepath.Dir(path))
		if err != nil {
			return nil, err
		}
		if info.Mode()&os.ModeSticky == 0 {
			if err := os.Chmod(name, info.Mode().Perm()|info.Mode()&os.ModeSetgid); err != nil {
				return nil, err
			}
		}
	} else if !os.IsExist(err) {
		return nil, err
	}
	return os.Open(name)
}

// NewestCopy looks for something to restore a ledger from: it returns the folder of
// its copies, empty if there is none, and the newest one that is sound, of a day or
// before an import, empty if none is.
func NewestCopy(path string) (folder, newest string) {
	folder = CopiesFolder(path)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return "", ""
	}
	made := map[string]time.Time{}
	var names []string
	for _, entry := range entries {
		name := entry.Name()
		_, wrong := time.Parse(copyLayout, name)
		if info, err := entry.Info(); err == nil && (wrong == nil || strings.HasPrefix(name, whyImport+"-")) {
			made[name], names = info.ModTime(), append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(made[b].Compare(made[a]), cmp.Compare(b, a)) })
	for _, name := range names {
		name = filepath.Join(folder, name)
		if _, err := prove(name); err == nil {
			return folder, name
		}
	}
	return folder, ""
}

// prune removes copies that are neither of the latest days nor the last of one
// of the latest months. The newest file, by name, stays in any case: a clock that
// was wrong must not cost it.
func prune(folder, newest string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	var days []string
	for _, entry := range entries {
		name := entry.Name()
		if _, err := time.Parse(copyLayout, name); err == nil {
			days = append(days, name)
		}
	}
	for _, name := range superfluous(days) {
		if name == newest {
			continue
		}
		if err := os.Remove(filepath.Join(folder, name)); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	return nil
}

// superfluous returns which copies need not be kept.
func superfluous(names []string) []string {
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
