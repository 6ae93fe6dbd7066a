package bolt

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// unfinishedSuffix is what the names of files end in that are not whole yet.
const unfinishedSuffix = ".new"

const (
	unfinishedPrefix = ".duban-"
	// leftoverAge is how long a file that is not whole may lie without a lock: much
	// longer than it takes whoever has finished it to give it its name.
	leftoverAge = time.Hour
)

// newUnfinished makes a file in the folder, with the rights of those there. Its
// lock, for as long as it is open, says that somebody is at work on it. What
// processes that were killed left there is cleared away.
func newUnfinished(folder string) (*os.File, error) {
	clearLeftovers(folder)
	file, err := os.CreateTemp(folder, unfinishedPrefix+"*"+unfinishedSuffix)
	if err != nil {
		return nil, err
	}
	err = flock(file, unix.LOCK_SH|unix.LOCK_NB) // shared, as it is to be checked
	if err == nil {
		err = file.Chmod(modeIn(folder))
	}
	if err != nil {
		_ = file.Close()
		_ = os.Remove(file.Name())
		return nil, err
	}
	return file, nil
}

// clearLeftovers removes what nobody is at work on any more. What can't be
// removed is another user's.
func clearLeftovers(folder string) {
	entries, _ := os.ReadDir(folder) // as far as it can be read
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasPrefix(name, unfinishedPrefix) || !strings.HasSuffix(name, unfinishedSuffix) {
			continue
		}
		info, err := entry.Info()
		if err != nil || !info.Mode().IsRegular() || time.Since(info.ModTime()) < leftoverAge {
			continue
		}
		path := filepath.Join(folder, name)
		file, err := os.OpenFile(path, os.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK, 0)
		if err != nil {
			continue
		}
		if flock(file, unix.LOCK_EX|unix.LOCK_NB) == nil {
			_ = os.Remove(path)
		}
		_ = file.Close()
	}
}
