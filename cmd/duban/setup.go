package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/seeds"
	"duban/store/bolt"
	"duban/store/folder"
	"duban/tui/words"
)

func newSetupCommand(p *program) *cobra.Command {
	var group string
	text := p.text.Setup
	cmd := &cobra.Command{
		Use:   "setup",
		Short: text.Help,
		Long:  text.Long,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !sharesByGroup {
				return &exit.Failure{Line: text.OnePersonSystem}
			}
			if group == "" {
				return &exit.UsageError{Line: text.NeedsGroup}
			}
			path, _, err := p.ledgerPath()
			if err != nil {
				return err
			}
			if path, err = filepath.Abs(path); err != nil {
				return err
			}
			found, err := user.LookupGroup(group)
			if err != nil {
				return &exit.Failure{Line: fmt.Sprintf(text.NoGroup, words.Echo(group))}
			}
			id, err := strconv.Atoi(found.Gid)
			if err != nil {
				return err
			}
			shared := &sharing{program: p, path: path, group: found.Name, id: id}
			return shared.prepare(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&group, "group", "", text.Group)
	return cmd
}

// sharing is a ledger that the members of a group are to share.
type sharing struct {
	*program
	path    string // of the ledger
	group   string
	id      int
	changed bool
}

// What members of the group may do with folders and files, and no others.
const (
	sharedFolder = os.ModeSetgid | 0o770
	sharedFile   = os.FileMode(0o660)
)

// prepare looks first, so that a refusal leaves everything as it was. Members of
// the group can exchange what is in the folder at any moment, so it is opened once
// and what is found in it is changed by its descriptor.
func (s *sharing) prepare(ctx context.Context) error {
	path := filepath.Dir(s.path)
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
		s.path = filepath.Join(path, filepath.Base(s.path))
	}
	if err := s.checkParents(path); err != nil {
		return err
	}
	within, err := s.openFolder(path)
	if err != nil {
		return err
	}
	defer within.Close()
	if err := s.checkVanished(ctx); err != nil {
		return err
	}
	if err := s.share(within.File(), sharedFolder); err != nil {
		return err
	}
	if _, err := within.Stat(filepath.Base(s.path)); errors.Is(err, fs.ErrNotExist) {
		if err := s.makeLedger(ctx); err != nil {
			return err
		}
		s.did(s.text.Setup.MadeLedger, s.path)
	}
	if err := s.shareFiles(within); err != nil {
		return err
	}
	if !s.changed {
		s.say(fmt.Sprintf(s.text.Setup.AllWell, s.path))
	}
	s.sayNext()
	return nil
}

// checkVanished refuses a place whose ledger is gone, before anything is changed.
func (s *sharing) checkVanished(ctx context.Context) error {
	var broken *model.LedgerError
	_, err := bolt.At(s.path, bolt.Options{}).Plans(ctx)
	if errors.As(err, &broken) && broken.Fault == model.FaultVanished {
		return err
	}
	return nil
}

// openFolder opens the ledger's folder, which is made if there is none. One that
// is not the ledger's own is refused.
func (s *sharing) openFolder(path string) (*folder.Folder, error) {
	within, err := folder.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s.makeFolder(path)
	case folder.IsNotFolder(err):
		return nil, exit.Failf(s.text.Setup.NotFolder, path)
	case err != nil:
		return nil, s.needsRights(path, err)
	}
	if err := s.checkFolder(within, path); err != nil {
		within.Close()
		return nil, err
	}
	return within, nil
}

func (s *sharing) checkFolder(within *folder.Folder, path string) error {
	text := s.text.Setup
	info, err := within.File().Stat()
	if err != nil {
		return s.needsRights(path, err)
	}
	if info.Mode()&os.ModeSticky != 0 {
		return exit.Failf(text.Sticky, path)
	}
	names, err := within.Names()
	if err != nil {
		return s.needsRights(path, err)
	}
	for _, name := range names {
		if !strings.HasPrefix(name, filepath.Base(s.path)) && !strings.HasPrefix(name, ".duban-") {
			return exit.Failf(text.Crowded, path, words.Echo(name))
		}
	}
	return nil
}

// checkParents refuses a folder that members of the group can't get to.
func (s *sharing) checkParents(path string) error {
	for parent := filepath.Dir(path); ; parent = filepath.Dir(parent) {
		if info, err := os.Stat(parent); err == nil && !s.mayPass(info) {
			return exit.Failf(s.text.Setup.Unreachable, s.group, parent)
		}
		if parent == filepath.Dir(parent) {
			return nil
		}
	}
}

// mayPass reports whether members of the group may go through a folder.
func (s *sharing) mayPass(folder os.FileInfo) bool {
	if folder.Mode().Perm()&0o001 != 0 {
		return true
	}
	return groupOf(folder) == s.id && folder.Mode().Perm()&0o010 != 0
}

func (s *sharing) makeFolder(path string) (*folder.Folder, error) {
	parent := filepath.Dir(path)
	if err := makeFolders(parent, 0o755); err != nil {
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
	s.did(s.text.Setup.MadeFolder, path)
	return within, nil
}

func (s *sharing) makeLedger(ctx context.Context) error {
	by, err := s.user()
	if err != nil {
		return err
	}
	plan, err := seeds.BuiltIn()
	if err != nil {
		return err
	}
	return bolt.Create(ctx, s.path, plan, by, s.now())
}

// did says what was done.
func (s *sharing) did(format string, values ...any) {
	s.changed = true
	s.say(fmt.Sprintf(format, values...))
}

// sayNext prints how people get access to the ledger.
func (s *sharing) sayNext() {
	text := s.text.Setup
	own, err := os.Executable()
	if err != nil {
		own = "duban"
	}
	s.say()
	s.say(fmt.Sprintf(text.NextAccounts, s.group, words.ShellWord(s.path)))
	s.say(fmt.Sprintf(text.NextKeys, s.group))
	gate := strings.Join([]string{words.ShellWord(own), "gate --as", text.NameOfKey, "--role editor --db", words.ShellWord(s.path)}, " ")
	s.say(`  restrict,pty,command="`, strings.ReplaceAll(gate, `"`, `\"`), `" ssh-ed25519 AAAA...`)
}
