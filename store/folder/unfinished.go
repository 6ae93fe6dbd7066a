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
	// leftoverAge is how long an unfinished file may lie without a lock: much longer
	// than it takes to give a finished one its name.
	leftoverAge = time.Hour
)

// IsUnfinished reports whether a name is that of a file that is not whole yet.
func IsUnfinished(name string) bool {
	return strings.HasPrefix(name, unfinishedPrefix) && strings.HasSuffix(name, unfinishedSuffix)
}

// Unfinished is a new file that gets its name when it is whole. Its lock, for as
// long as it is open, says that somebody is at work on it.
type Unfinished struct {
	*os.File
	folder *Folder
	name   string // empty while it has none
	self   ID
}

// ByUmask are the permissions that the user's umask gives.
const ByUmask fs.FileMode = 0

func creationMode(mode fs.FileMode) uint32 {
	if mode == ByUmask {
		return 0o666
	}
	return ownerOnly
}

// New makes an unfinished file under a random name, with permissions of its own,
// and clears away what killed processes left.
func (f *Folder) New(mode fs.FileMode) (*Unfinished, error) {
	f.ClearLeftovers()
	name := unfinishedPrefix + rand.Text() + unfinishedSuffix
	file, err := f.create(name, os.O_RDWR, creationMode(mode))
	if err != nil {
		return nil, err
	}
	return f.prepare(&Unfinished{File: file, folder: f, name: name}, mode)
}

// NewNameless makes an unfinished file that has no name, so that nothing is left
// of it however the process ends. Where that can't be it is as by New.
func (f *Folder) NewNameless(mode fs.FileMode) (*Unfinished, error) {
	file, err := f.createNameless(creationMode(mode))
	if err != nil {
		return f.New(mode)
	}
	f.ClearLeftovers() // of replacements, see Replace
	return f.prepare(&Unfinished{File: file, folder: f}, mode)
}

func (f *Folder) prepare(u *Unfinished, mode fs.FileMode) (*Unfinished, error) {
	// Shared, as it is opened again to be checked.
	err := TryLock(u.File, Shared)
	if err == nil && mode != ByUmask {
		err = u.Chmod(mode)
	}
	if err == nil {
		var about Info
		about, err = Describe(u.File)
		u.self = about.ID
	}
	if err != nil {
		u.Drop()
		return nil, err
	}
	return u, nil
}

// Reopen opens the file once more, to read it.
func (u *Unfinished) Reopen() (*os.File, error) {
	if u.name == "" {
		return reopenNameless(u.File)
	}
	file, err := u.folder.OpenFile(u.name, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	if opened, err := Describe(file); err != nil || opened.ID != u.self {
		_ = file.Close()
		return nil, u.folder.failed("open", u.name, ErrNotFile)
	}
	return file, nil
}

// Place gives the file a name that is not in use: else the error is fs.ErrExist.
func (u *Unfinished) Place(name string) error {
	if u.name == "" {
		return u.folder.linkNameless(u.File, name)
	}
	if err := u.mine(); err != nil {
		return err
	}
	err := u.folder.renameNew(u.name, name)
	if errors.Is(err, errors.ErrUnsupported) {
		err = u.placeByHand(name)
	}
	return u.named(name, err)
}

// placeByHand is for file systems that can't rename without replacing.
func (u *Unfinished) placeByHand(name string) error {
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

// Replace gives the file a name, in the place of what has it. That can be
// anything: look first.
func (u *Unfinished) Replace(name string) error {
	if u.name == "" {
		// A file without a name can't take another's place in one step.
		passing := unfinishedPrefix + rand.Text() + unfinishedSuffix
		if err := u.folder.linkNameless(u.File, passing); err != nil {
			return err
		}
		u.name = passing
	}
	if err := u.mine(); err != nil {
		return err
	}
	return u.named(name, u.folder.rename(u.name, name))
}

// mine makes sure that the file's name is still its own: where others can write,
// they can put something else there.
func (u *Unfinished) mine() error {
	about, err := u.folder.Stat(u.name)
	if err == nil && about.ID != u.self {
		err = u.folder.failed("rename", u.name, ErrNotFile)
	}
	return err
}

func (u *Unfinished) named(name string, err error) error {
	if err == nil {
		u.name = name
		err = u.mine()
		u.name = ""
	}
	return err
}

// Drop closes the file, and removes it if it got no name of its own.
func (u *Unfinished) Drop() {
	_ = u.Close()
	if IsUnfinished(u.name) && u.mine() == nil {
		_ = u.folder.Remove(u.name)
	}
	u.name = ""
}

// ClearLeftovers removes unfinished files that no process is writing any more. What
// can't be removed is another user's.
func (f *Folder) ClearLeftovers() {
	names, _ := f.Names() // as far as it can be read
	for _, name := range names {
		if !IsUnfinished(name) {
			continue
		}
		about, err := f.Stat(name)
		if err != nil || !about.Mode.IsRegular() || time.Since(about.Modified) < leftoverAge {
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
