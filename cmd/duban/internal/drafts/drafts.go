// Package drafts keeps texts that a person has not finished writing.
package drafts

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"duban/cmd/duban/internal/statefile"
	"duban/tui"
)

// draft is the content of a draft file.
type draft struct {
	Plan string `json:"plan"`
	Key  string `json:"task"` // what the text is for; for a note, its tasks
	Text string `json:"text"`
	// Since is the revision of the ledger when the text was started.
	Since uint64 `json:"since"`
}

// Store keeps the drafts of one person in one ledger, one file per draft, in a
// folder that only its owner may read. Errors are ignored: a draft that can't be
// saved is still on the screen.
type Store struct {
	folder string
	mutex  sync.Mutex
	timer  *time.Timer      // runs Flush
	drafts map[string]draft // by file name
	// unsaved are the names of the files that differ from drafts.
	unsaved map[string]bool
}

// SaveDelay is how long typed text may wait before it is written.
const SaveDelay = 150 * time.Millisecond

// Folder returns the folder of a person's drafts for a ledger; empty if there is
// no place for it. The name is part of it because people who connect through a
// gate share one account.
func Folder(getenv func(string) string, ledger, person string) string {
	folder := statefile.Folder(getenv)
	if folder == "" {
		return ""
	}
	path := ledger
	if !strings.Contains(ledger, "://") { // one on a server has the same name everywhere
		var err error
		if path, err = filepath.Abs(ledger); err != nil {
			return ""
		}
		if target, err := filepath.EvalSymlinks(path); err == nil {
			path = target
		}
	}
	return filepath.Join(folder, "drafts", hash(path, person))
}

// Open reads the drafts in a folder. The folder is created with the first draft.
// If folder is empty, drafts are kept in memory only.
func Open(folder string) *Store {
	d := &Store{folder: folder, drafts: map[string]draft{}, unsaved: map[string]bool{}}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return d
	}
	for _, entry := range entries {
		var saved draft
		path := filepath.Join(folder, entry.Name())
		if entry.Type().IsRegular() && filepath.Ext(path) == suffix && statefile.Read(path, &saved) && fileName(saved.Plan, saved.Key) == entry.Name() {
			d.drafts[entry.Name()] = saved
		}
	}
	return d
}

const suffix = ".json"

func fileName(plan, key string) string { return hash(plan, key) + suffix }

// hash returns a short name for strings that may hold any characters.
func hash(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:12])
}

// All implements tui.Drafts.
func (d *Store) All(plan string) map[string]tui.Draft {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	texts := map[string]tui.Draft{}
	for _, saved := range d.drafts {
		if saved.Plan == plan {
			texts[saved.Key] = tui.Draft{Text: saved.Text, Since: saved.Since}
		}
	}
	return texts
}

// Save implements tui.Drafts. The file is written a little later, by another
// goroutine.
func (d *Store) Save(plan, key string, typed tui.Draft) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	name := fileName(plan, key)
	if typed.Text == "" {
		delete(d.drafts, name)
	} else {
		d.drafts[name] = draft{plan, key, typed.Text, typed.Since}
	}
	d.unsaved[name] = true
	if d.timer == nil {
		d.timer = time.AfterFunc(SaveDelay, d.Flush)
	}
}

// Drop implements tui.Drafts.
func (d *Store) Drop(plan, key string) { d.Save(plan, key, tui.Draft{}) }

// Flush writes the drafts that are not on disk yet.
func (d *Store) Flush() {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.timer = nil
	if d.folder == "" {
		return
	}
	for name := range d.unsaved {
		path := filepath.Join(d.folder, name)
		if saved, exists := d.drafts[name]; exists {
			_ = statefile.Write(path, saved)
		} else {
			_ = os.Remove(path)
		}
	}
	clear(d.unsaved)
}
