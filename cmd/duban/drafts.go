package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"duban/tui"
)

// draft is a text that is not finished, as its file has it.
type draft struct {
	Plan string `json:"plan"`
	Key  string `json:"task"` // what it is for; that of a note is its tasks
	Text string `json:"text"`
	// Since is the ledger's revision when it was begun.
	Since uint64 `json:"since"`
}

// draftFiles keeps the drafts of one person and one ledger, a file each, in a
// folder that nobody else may read. What can't be kept is no matter: the text
// itself is still being written.
type draftFiles struct {
	folder string
	soon   *time.Timer
	mutex  sync.Mutex
	drafts map[string]draft // by the file's name
	// waiting are those that the files do not have yet.
	waiting map[string]bool
}

// draftsAfter is how long what is typed may wait to be kept.
const draftsAfter = 150 * time.Millisecond

// maxDraft is how much of a draft's file is read: more than the longest text
// takes.
const maxDraft = 64 << 10

// openDrafts reads what was kept. The folder is made when there is something to
// keep.
func openDrafts(folder string) *draftFiles {
	d := &draftFiles{folder: folder, drafts: map[string]draft{}, waiting: map[string]bool{}}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return d
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil || !info.Mode().IsRegular() || info.Size() > maxDraft || filepath.Ext(entry.Name()) != draftSuffix {
			continue
		}
		data, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			continue
		}
		var kept draft
		if json.Unmarshal(data, &kept) == nil && draftName(kept.Plan, kept.Key) == entry.Name() {
			d.drafts[entry.Name()] = kept
		}
	}
	return d
}

const draftSuffix = ".json"

func draftName(plan, key string) string { return shortHash(plan, key) + draftSuffix }

// shortHash names what may hold any characters.
func shortHash(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:12])
}

// All implements tui.Drafts.
func (d *draftFiles) All(plan string) map[string]tui.Draft {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	texts := map[string]tui.Draft{}
	for _, kept := range d.drafts {
		if kept.Plan == plan {
			texts[kept.Key] = tui.Draft{Text: kept.Text, Since: kept.Since}
		}
	}
	return texts
}

// Save implements tui.Drafts. The files are written by another goroutine, not
// with each key.
func (d *draftFiles) Save(plan, key string, typed tui.Draft) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	name := draftName(plan, key)
	if typed.Text == "" {
		delete(d.drafts, name)
	} else {
		d.drafts[name] = draft{plan, key, typed.Text, typed.Since}
	}
	d.waiting[name] = true
	if d.soon == nil {
		d.soon = time.AfterFunc(draftsAfter, d.flush)
	}
}

// Drop implements tui.Drafts.
func (d *draftFiles) Drop(plan, key string) { d.Save(plan, key, tui.Draft{}) }

// flush writes what waits.
func (d *draftFiles) flush() {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.soon = nil
	if d.folder == "" {
		return
	}
	for name := range d.waiting {
		path := filepath.Join(d.folder, name)
		if kept, there := d.drafts[name]; there {
			_ = writeDraft(path, kept)
		} else {
			_ = os.Remove(path)
		}
	}
	clear(d.waiting)
}

func writeDraft(path string, kept draft) error {
	data, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".new-*") // for its owner alone
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		_ = os.Remove(file.Name())
	}
	return err
}

// drafts are those of the user and the session's ledger.
func (s *session) drafts() *draftFiles { return openDrafts(s.draftsFolder()) }

// draftsFolder is where the user's drafts for the session's ledger are kept;
// empty if there is no place for them. People who come through a gate share an
// account, so the name tells them apart.
func (s *session) draftsFolder() string {
	folder := s.getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(folder) {
		home := s.getenv("HOME")
		if home == "" {
			return ""
		}
		folder = filepath.Join(home, ".local", "state")
	}
	path, err := filepath.Abs(s.path)
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return filepath.Join(folder, "duban", "drafts", shortHash(path, s.by))
}
