package main

import (
	"context"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"duban/model"
	"duban/seeds"
	"duban/store/bolt"
	"duban/tui/words"
)

func newSetupCommand(p *program) *cobra.Command {
	var group string
	said := p.words.Box
	cmd := &cobra.Command{
		Use:   "setup",
		Short: said.Setup,
		Long:  said.SetupLong,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if group == "" {
				return &usageError{Line: said.NeedsGroup}
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
				return &failure{Line: fmt.Sprintf(said.NoGroup, words.Echo(group))}
			}
			id, err := strconv.Atoi(found.Gid)
			if err != nil {
				return err
			}
			shared := &sharing{program: p, path: path, group: found.Name, id: id}
			return shared.prepare(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&group, "group", "", said.Group)
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

// What members of the group may do with folders and files, and nobody else.
const (
	sharedFolder = os.ModeSetgid | 0o770
	sharedFile   = os.FileMode(0o660)
)

// prepare looks first, so that a refusal leaves everything as it was.
func (s *sharing) prepare(ctx context.Context) error {
	folder := filepath.Dir(s.path)
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real
		s.path = filepath.Join(folder, filepath.Base(s.path))
	}
	if err := s.check(folder); err != nil {
		return err
	}
	if err := s.makeFolder(folder); err != nil {
		return err
	}
	if err := s.share(folder); err != nil {
		return err
	}
	if !bolt.Exists(s.path) {
		if err := s.makeLedger(ctx); err != nil {
			return err
		}
		s.did(s.words.Box.MadeLedger, s.path)
	}
	for _, path := range s.files() {
		if err := s.share(path); err != nil {
			return err
		}
	}
	if !s.changed {
		s.say(fmt.Sprintf(s.words.Box.AllWell, s.path))
	}
	s.sayNext()
	return nil
}

// check refuses a folder that is not the ledger's own, or that members of the
// group can't get to.
func (s *sharing) check(folder string) error {
	said := s.words.Box
	info, err := os.Stat(folder)
	switch {
	case err == nil && !info.IsDir():
		return &failure{Line: fmt.Sprintf(said.NotFolder, folder)}
	case err == nil && info.Mode()&os.ModeSticky != 0:
		return &failure{Line: fmt.Sprintf(said.Sticky, folder)}
	case err == nil:
		entries, err := os.ReadDir(folder)
		if err != nil {
			return s.needsRights(folder, err)
		}
		for _, entry := range entries {
			if !strings.HasPrefix(entry.Name(), filepath.Base(s.path)) && !strings.HasPrefix(entry.Name(), ".duban-") {
				return &failure{Line: fmt.Sprintf(said.Crowded, folder, entry.Name())}
			}
		}
	}
	for parent := filepath.Dir(folder); ; parent = filepath.Dir(parent) {
		if info, err := os.Stat(parent); err == nil && !s.mayPass(info) {
			return &failure{Line: fmt.Sprintf(said.Unreachable, s.group, parent)}
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

func (s *sharing) makeFolder(folder string) error {
	if _, err := os.Stat(folder); err == nil {
		return nil
	}
	parent := filepath.Dir(folder)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return s.needsRights(parent, err)
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		return s.needsRights(folder, err)
	}
	s.did(s.words.Box.MadeFolder, folder)
	return nil
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

// files returns what belongs to the ledger and is there: its lock, its copies.
func (s *sharing) files() []string {
	copies := bolt.CopiesFolder(s.path)
	paths := []string{s.path, bolt.LockFile(s.path), copies}
	entries, err := os.ReadDir(copies)
	if err != nil {
		return paths
	}
	for _, entry := range entries {
		paths = append(paths, filepath.Join(copies, entry.Name()))
	}
	return paths
}

// did says what was done.
func (s *sharing) did(format string, values ...any) {
	s.changed = true
	s.say(fmt.Sprintf(format, values...))
}

func (s *sharing) needsRights(path string, err error) error {
	return &failure{Line: fmt.Sprintf(s.words.Box.NeedsRights, path, model.CleanLine(err.Error()))}
}

// sayNext tells how people come to the ledger.
func (s *sharing) sayNext() {
	said := s.words.Box
	own, err := os.Executable()
	if err != nil {
		own = "duban"
	}
	s.say()
	s.say(fmt.Sprintf(said.NextAccounts, s.group, words.ShellWord(s.path)))
	s.say(fmt.Sprintf(said.NextKeys, s.group))
	gate := strings.Join([]string{words.ShellWord(own), "gate --as", said.NameOfKey, "--role editor --db", words.ShellWord(s.path)}, " ")
	s.say(`  restrict,pty,command="`, strings.ReplaceAll(gate, `"`, `\"`), `" ssh-ed25519 AAAA...`)
}
