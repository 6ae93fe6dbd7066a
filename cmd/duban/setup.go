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

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/sharing"
	"duban/seeds"
	"duban/store/bolt"
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
			if !sharing.Supported {
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
			shared := &sharing.Sharing{
				Path: path, Group: found.Name, ID: id, Text: text, Create: p.createLedger, Say: func(line string) { p.say(line) },
			}
			if err := shared.Prepare(cmd.Context()); err != nil {
				return err
			}
			p.sayNextSteps(shared)
			return nil
		},
	}
	cmd.Flags().StringVar(&group, "group", "", text.Group)
	return cmd
}

// createLedger makes a ledger with the built-in plan.
func (p *program) createLedger(ctx context.Context, path string) error {
	by, err := p.user()
	if err != nil {
		return err
	}
	plan, err := seeds.BuiltIn()
	if err != nil {
		return err
	}
	return bolt.Create(ctx, path, plan, by, p.now())
}

// sayNextSteps prints how people get access to the ledger.
func (p *program) sayNextSteps(shared *sharing.Sharing) {
	text := p.text.Setup
	own, err := os.Executable()
	if err != nil {
		own = "duban"
	}
	p.say()
	p.say(fmt.Sprintf(text.NextAccounts, shared.Group, words.ShellWord(shared.Path)))
	p.say(fmt.Sprintf(text.NextKeys, shared.Group))
	gate := strings.Join([]string{words.ShellWord(own), "gate --as", text.NameOfKey, "--role editor --db", words.ShellWord(shared.Path)}, " ")
	p.say(`  restrict,pty,command="`, strings.ReplaceAll(gate, `"`, `\"`), `" ssh-ed25519 AAAA...`)
}
