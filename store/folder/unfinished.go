package folder

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"strings"
	"time"
)

const (
	unfinishedPrefix = ".duban-"
	unfinishedSuffix = ".new"
	// leftoverAge is how old an unfinished file without a lock must be to be removed:
	// much older than the moment in which a finished one gets its name.
	leftoverAge = time.Hour
)

// IsUnfinished reports whether a name is that of an unfinished file.
func IsUnfinished(name string) bool {
	return strings.HasPrefix(name, unfinishedPrefix) && strings.HasSuffix(name, unfinishedSuffix)
}

// Unfinished is a new file that gets its name when it is complete. It is locked while
// it is open, so that others don't take it for a leftover.
type Unfinished struct {
	*os.File
	folder *Folder
	name   string // empty if it has none
	id     ID
}

// ByUmask means the permissions that the user's umask gives.
const ByUmask fs.FileMode = 0

func creationMode(mode fs.FileMode) uint32 {
	if mode == ByUmask {
		return 0o666
	}
	return ownerOnly
}

// New creates an unfinished file with a random name and the permissions. It also
// removes the leftovers of killed processes.
func (f *Folder) New(mode fs.FileMode) (*Unfinished, error) {
	f.ClearLeftovers()
	name := unfinishedPrefix + rand.Text() + unfinishedSuffix
	file, err := f.create(name, os.O_RDWR, creationMode(mode))
	if err != nil {
		return nil, err
	}
	return f.prepare(&Unfinished{File: file, folder: f, name: name}, mode)
}

// NewNameless creates an unfinished file without a name, of which nothing is left
// if the process is killed. Where the system can't, it does what New does.
func (f *Folder) NewNameless(mode fs.FileMode) (*Unfinished, error) {
	file, err := f.createNameless(creationMode(mode))
	if err != nil {
		return f.New(mode)
	}
	f.ClearLeftovers() // of replacements, see Replace
	return f.prepare(&Unfinished{File: file, folder: f}, mode)
}

func (f *Folder) prepare(u *Unfinished, mode fs.FileMode) (*Unfinished, error) {
	// Shared, as Reopen opens the file again.
	err := TryLock(u.File, Shared)
	if err == nil && mode != ByUmask {
		err = u.Chmod(mode)
	}
	if err == nil {
		var info Info
		info, err = Describe(u.File)
		u.id = info.ID
	}
	if err != nil {
		u.Drop()
		return nil, err
	}
	return u, nil
}

// Reopen opens the file again, to read it.
func (u *Unfinished) Reopen() (*os.File, error) {
	if u.name == "" {
		return reopenNameless(u.File)
	}
	file, err := u.folder.OpenFile(u.name, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	if opened, err := Describe(file); err != nil || opened.ID != u.id {
		_ = file.Close()
		return nil, u.folder.failed("open", u.name, ErrNotFile)
	}
	return file, nil
}

// Place gives the file its name. If that is in use, the error is fs.ErrExist.
func (u *Unfinished) Place(name string) error {
	if u.name == "" {
		return u.folder.linkNameless(u.File, name)
	}
	if err := u.checkName(); err != nil {
		return err
	}
	err := u.folder.renameNew(u.name, name)
	if errors.Is(err, errors.ErrUnsupported) {
		err = u.placeInSteps(name)
	}
	return u.checkRenamed(name, err)
}

// placeInSteps is for file systems that can't rename without replacing.
func (u *Unfinished) placeInSteps(name string) error {
	err := u.folder.Link(u.name, u.folder, name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		if err == nil {
			_ = u.folder.Remove(u.name)
		}
		return err
	}
	place, err := u.folder.Create(name, os.O_WRONLY)
	if err != nil {
		return err
	}
	_ = place.Close()
	return u.folder.rename(u.name, name)
}

// Replace gives the file a name and replaces whatever has it. Callers check first
// what that is.
func (u *Unfinished) Replace(name string) error {
	if u.name == "" {
		// A file without a name can't take another's place in one step.
		temporary := unfinishedPrefix + rand.Text() + unfinishedSuffix
		if err := u.folder.linkNameless(u.File, temporary); err != nil {
			return err
		}
		u.name = temporary
	}
	if err := u.checkName(); err != nil {
		return err
	}
	return u.checkRenamed(name, u.folder.rename(u.name, name))
}

// checkName returns an error if the name now belongs to another file, as others can
// write in the folder.
func (u *Unfinished) checkName() error {
	info, err := u.folder.Stat(u.name)
	if err == nil && info.ID != u.id {
		err = u.folder.failed("rename", u.name, ErrNotFile)
	}
	return err
}

// checkRenamed records the new name of the file, unless err says that it has none,
// and checks it.
func (u *Unfinished) checkRenamed(name string, err error) error {
	if err == nil {
		u.name = name
		err = u.checkName()
		u.name = ""
	}
	return err
}

// Drop closes the file, and removes it if it is still unfinished.
func (u *Unfinished) Drop() {
	_ = u.Close()
	if IsUnfinished(u.name) && u.checkName() == nil {
		_ = u.folder.Remove(u.name)
	}
	u.name = ""
}

// ClearLeftovers removes old unfinished files that no process is writing, except
// those of other users.
func (f *Folder) ClearLeftovers() {
	names, _ := f.Names() // as far as it can be read
	for _, name := range names {
		if !IsUnfinished(name) {
			continue
		}
		info, err := f.Stat(name)
		if err != nil || !info.Mode.IsRegular() || time.Since(info.Modified) < leftoverAge {
			continue
		}
		file, err := f.OpenFile(name, os.O_RDONLY)
		if err != nil {
			continue
		}
		if TryLock(file, Exclusive) == nil && f.Holds(name, file) {
			_ = f.Remove(name)
		}
		_ = file.Close()
	}
}
