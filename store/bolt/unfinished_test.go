//go:build unix

package bolt_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"duban/store/bolt"
)

// What killed processes left is cleared away by whatever makes such a file next,
// in its folder; what somebody is at work on, or has only just finished, stays.
func TestLeftoversAreClearedAway(t *testing.T) {
	for what, next := range map[string]func(t *testing.T, path, folder string){
		"backup": func(t *testing.T, path, folder string) {
			_, err := bolt.At(path, bolt.Options{}).Backup(t.Context(), filepath.Join(folder, "copy.db"), false)
			must(t, err)
		},
		"restore": func(t *testing.T, _, folder string) {
			restoration, err := bolt.PrepareRestore(t.Context(), filepath.Join(folder, "other.db"), strings.NewReader(""), "-")
			if err == nil {
				restoration.Drop()
				t.Error("nothing was taken for a backup")
			}
		},
		"copy of the day": func(t *testing.T, path, folder string) {
			must(t, os.Rename(folder, bolt.CopiesFolder(path)))
			ledger := bolt.At(path, bolt.Options{Copies: true})
			note(t, ledger, "好")
			ledger.Wait()
			must(t, os.Rename(bolt.CopiesFolder(path), folder))
		},
		"copy of the day, beside the ledger": func(t *testing.T, path, folder string) {
			beside := filepath.Join(folder, "duban.db")
			must(t, os.Rename(path, beside))
			ledger := bolt.At(beside, bolt.Options{Copies: true})
			note(t, ledger, "好")
			ledger.Wait()
		},
	} {
		t.Run(what, func(t *testing.T) {
			path, folder := planFile(t), filepath.Join(t.TempDir(), "the [folder]")
			must(t, os.Mkdir(folder, 0o700))
			long := time.Now().Add(-2 * time.Hour)
			lay := func(name string, when time.Time) string {
				file := filepath.Join(folder, name)
				must(t, os.WriteFile(file, nil, 0o600))
				must(t, os.Chtimes(file, when, when))
				return file
			}
			lay(".duban-1.new", long)
			lay(".duban-2.new", time.Now())
			lay("mine.new", long)
			held, err := os.Open(lay(".duban-3.new", long))
			must(t, err)
			defer func() { _ = held.Close() }()
			must(t, syscall.Flock(int(held.Fd()), syscall.LOCK_SH))
			must(t, os.Mkdir(filepath.Join(folder, ".duban-4.new"), 0o700))
			next(t, path, folder)

			got := slices.DeleteFunc(names(t, folder), func(name string) bool { return !strings.HasSuffix(name, ".new") })
			if want := []string{".duban-2.new", ".duban-3.new", ".duban-4.new", "mine.new"}; !slices.Equal(got, want) {
				t.Errorf("there are %v, not %v", got, want)
			}
		})
	}
}

// The question of a restore may wait for as long as it likes: nothing takes its
// copy for a leftover.
func TestARestoreThatWaitsKeepsItsCopy(t *testing.T) {
	path := planFile(t)
	copied := filepath.Join(t.TempDir(), "copy.db")
	ledger := bolt.At(path, bolt.Options{})
	_, err := ledger.Backup(t.Context(), copied, false)
	must(t, err)
	backup, err := bolt.OpenBackup(copied)
	must(t, err)
	defer func() { _ = backup.Close() }()
	waiting, err := bolt.PrepareRestore(t.Context(), path, backup, copied)
	must(t, err)
	long := time.Now().Add(-48 * time.Hour)
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".duban-*.new"))
	must(t, err)
	must(t, os.Chtimes(left[0], long, long))
	_, err = ledger.Backup(t.Context(), filepath.Join(filepath.Dir(path), "other.db"), false)
	must(t, err)
	defer waiting.Wait()
	_, err = waiting.Finish(t.Context(), "王", "copy.db", time.Now())
	must(t, err)
}
