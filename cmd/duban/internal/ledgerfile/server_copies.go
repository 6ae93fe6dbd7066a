package ledgerfile

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"duban/model"
	"duban/store"
	"duban/store/bolt"
)

// maxServerCopies is how many copies are kept of what restores replaced on servers.
const maxServerCopies = 10

// serverCopyPrefix begins their names, which end with the time in China's zone.
const serverCopyPrefix = "replaced-"

// ServerCopies is a folder of ledgers that restores replaced on servers.
type ServerCopies struct{ Folder string }

// Keep writes what is replaced to a new file and returns its path; empty after an error.
func (c ServerCopies) Keep(ctx context.Context, replaced *store.Archive, at time.Time) (string, error) {
	path := filepath.Join(c.Folder, serverCopyPrefix+at.In(model.China()).Format("2006-01-02-150405")+".db")
	if err := MakeFolder(path); err != nil {
		return "", err
	}
	if err := bolt.CreateFrom(ctx, path, replaced); err != nil {
		return "", err
	}
	return path, nil
}

// Prune removes all but the last ones, and never the one at the path kept, as a clock may
// have been set back. What it can't remove the next one tries again.
func (c ServerCopies) Prune(kept string) {
	entries, err := os.ReadDir(c.Folder) // sorted by name
	if err != nil {
		return
	}
	names := slices.DeleteFunc(entries, func(entry os.DirEntry) bool {
		return !strings.HasPrefix(entry.Name(), serverCopyPrefix) || !strings.HasSuffix(entry.Name(), ".db")
	})
	for _, entry := range names[:max(len(names)-maxServerCopies, 0)] {
		if path := filepath.Join(c.Folder, entry.Name()); path != kept {
			_ = os.Remove(path)
		}
	}
}
