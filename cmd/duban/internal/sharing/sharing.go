// Package sharing prepares a ledger and its folder for a group of users.
package sharing

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/store/bolt"
	"duban/store/folder"
	"duban/tui/words"
)

// Sharing is a ledger that the members of a group are to share.
type Sharing struct {
	Path   string // of the ledger
	Group  string
	ID     int  // of the group
	Empty  bool // the ledger is to have no plans
	Text   text.Setup
	Create func(ctx context.Context, path string) error // makes the ledger
	Say    func(line string)                            // prints what was changed

	changed bool
}

// What members of the group may do with folders and files, and no others.
const (
	sharedFolder = os.ModeSetgid | 0o770
	sharedFile   = os.FileMode(0o660)
)

// Prepare looks first, so that a refusal leaves everything as it was. Members of
// the group can exchange what is in the folder at any moment, so it is opened once
// and what is found in it is changed by its descriptor.
func (s *Sharing) Prepare(ctx context.Context) error {
	path := filepath.Dir(s.Path)
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
		s.Path = filepath.Join(path, filepath.Base(s.Path))
	}
	if err := s.checkParents(path); err != nil {
		return err
	}
	within, err := s.openFolder(path)
	if err != nil {
		return err
	}
	defer within.Close()
	if err := s.checkLedger(ctx); err != nil {
		return err
	}
	if err := s.share(within.File(), sharedFolder); err != nil {
		return err
	}
	if _, err := within.Stat(filepath.Base(s.Path)); errors.Is(err, fs.ErrNotExist) {
		if err := s.Create(ctx, s.Path); err != nil {
			return err
		}
		s.did(s.Text.MadeLedger, s.Path)
	}
	if err := s.shareFiles(within); err != nil {
		return err
	}
	if !s.changed {
		s.Say(fmt.Sprintf(s.Text.AllWell, s.Path))
	}
	return nil
}

// checkLedger refuses a ledger that is gone or that can't be one, and one with plans
// where it is to be empty, before anything is changed.
func (s *Sharing) checkLedger(ctx context.Context) error {
	var broken *model.LedgerError
	plans, err := bolt.At(s.Path, bolt.Options{}).Plans(ctx)
	switch {
	case errors.As(err, &broken) && (broken.Fault == model.FaultVanished || broken.IsDamage()):
		return err
	case s.Empty && len(plans) > 0:
		return exit.Failf(s.Text.NotEmpty, model.CleanLine(s.Path), plans[0].ID)
	}
	return nil
}

// openFolder opens the ledger's folder, which is made if there is none. One that
// is not the ledger's own is refused.
func (s *Sharing) openFolder(path string) (*folder.Folder, error) {
	within, err := folder.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s.makeFolder(path)
	case folder.IsNotFolder(err):
		return nil, exit.Failf(s.Text.NotFolder, path)
	case err != nil:
		return nil, s.needsRights(path, err)
	}
	if err := s.checkFolder(within, path); err != nil {
		within.Close()
		return nil, err
	}
	return within, nil
}

func (s *Sharing) checkFolder(within *folder.Folder, path string) error {
	info, err := within.File().Stat()
	if err != nil {
		return s.needsRights(path, err)
	}
	if info.Mode()&os.ModeSticky != 0 {
		return exit.Failf(s.Text.Sticky, path)
	}
	names, err := within.Names()
	if err != nil {
		return s.needsRights(path, err)
	}
	for _, name := range names {
		if !strings.HasPrefix(name, filepath.Base(s.Path)) && !strings.HasPrefix(name, ".duban-") {
			return exit.Failf(s.Text.Crowded, path, words.Echo(name))
		}
	}
	return nil
}

// checkParents refuses a folder that members of the group can't get to.
func (s *Sharing) checkParents(path string) error {
	for parent := filepath.Dir(path); ; parent = filepath.Dir(parent) {
		if info, err := os.Stat(parent); err == nil && !s.isPassable(info) {
			return exit.Failf(s.Text.Unreachable, s.Group, parent)
		}
		if parent == filepath.Dir(parent) {
			return nil
		}
	}
}

// isPassable reports whether members of the group may go through a folder.
func (s *Sharing) isPassable(folder os.FileInfo) bool {
	if folder.Mode().Perm()&0o001 != 0 {
		return true
	}
	return groupOf(folder) == s.ID && folder.Mode().Perm()&0o010 != 0
}

func (s *Sharing) makeFolder(path string) (*folder.Folder, error) {
	parent := filepath.Dir(path)
	if err := folder.MakeAll(parent, 0o755); err != nil {
		return nil, s.needsRights(parent, err)
	}
	above, err := folder.Open(parent)
	if err != nil {
		return nil, s.needsRights(parent, err)
	}
	defer above.Close()
	within, err := above.MakeSub(filepath.Base(path))
	if err != nil {
		return nil, s.needsRights(path, err)
	}
	if err := above.Sync(); err != nil {
		within.Close()
		return nil, s.needsRights(parent, err)
	}
	s.did(s.Text.MadeFolder, path)
	return within, nil
}

// did says what was done.
func (s *Sharing) did(format string, values ...any) {
	s.changed = true
	s.Say(fmt.Sprintf(format, values...))
}
