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
	"duban/cmd/duban/internal/ledgerfile"
	"duban/cmd/duban/internal/sharing"
	"duban/model"
	"duban/seeds"
	"duban/store/bolt"
	"duban/store/postgres"
	"duban/tui/words"
)

func newSetupCommand(p *program) *cobra.Command {
	var group string
	var empty bool
	var key keyAccount
	var readers string
	text := p.text.Setup
	cmd := &cobra.Command{
		Use:   "setup",
		Short: text.Help,
		Long:  text.Long,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			path, _, err := p.ledgerPath()
			switch {
			case err != nil:
				return err
			case postgres.IsURL(path) && key != keyAccount{}:
				return &exit.UsageError{Line: p.text.Server.NoAccount}
			case postgres.IsURL(path):
				return p.setupServer(cmd.Context(), path, serverRoles{writers: group, readers: readers}, empty)
			case readers != "":
				return &exit.UsageError{Line: p.text.Server.ReadersOfServer}
			case group == "" && key != keyAccount{}:
				return &exit.UsageError{Line: p.text.Account.NeedsShared}
			case group == "" && empty:
				return p.setupEmpty(cmd.Context())
			case !sharing.Supported:
				return &exit.Failure{Line: text.OnePersonSystem}
			case group == "":
				return &exit.UsageError{Line: text.NeedsGroup}
			}
			return p.setupShared(cmd.Context(), group, empty, key)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&group, "group", "", text.Group)
	cmd.Flags().StringVar(&readers, "readers", "", p.text.Server.Readers)
	cmd.Flags().BoolVar(&empty, "empty", false, text.Empty)
	cmd.Flags().StringVar(&key.name, "account", "", p.text.Account.Flag)
	cmd.Flags().StringVar(&key.keys, "keys", "", p.text.Account.KeysFlag)
	cmd.Flags().StringVar(&key.sshd, "sshd", "", p.text.Account.SSHDFlag)
	return cmd
}

// setupShared prepares a ledger and its folder for a group.
func (p *program) setupShared(ctx context.Context, group string, empty bool, key keyAccount) error {
	text := p.text.Setup
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
		Path: path, Group: found.Name, ID: id, Empty: empty, Text: text, Say: func(line string) { p.say(line) },
		Create: func(ctx context.Context, path string) error { return p.createLedger(ctx, path, empty) },
	}
	if key.name == "" {
		if err := shared.Prepare(ctx); err != nil {
			return err
		}
		p.sayNextSteps(shared)
		p.protectLog(shared.Path)
		return nil
	}
	return p.setupAccount(ctx, shared, key)
}

// setupEmpty makes a ledger without plans, for one person.
func (p *program) setupEmpty(ctx context.Context) error {
	text := p.text.Setup
	path, isDefault, err := p.ledgerPath()
	switch {
	case err != nil:
		return err
	case p.options.readOnly:
		return &model.LedgerError{Fault: model.FaultReadOnly, Path: path}
	}
	plans, err := bolt.At(path, bolt.Options{}).Plans(ctx)
	switch {
	case err == nil && len(plans) > 0:
		return exit.Failf(text.NotEmpty, model.CleanLine(path), plans[0].ID)
	case err == nil:
		p.say(fmt.Sprintf(text.AllWell, path))
		return nil
	case !ledgerfile.IsNeverStored(err):
		return err
	}
	if isDefault {
		if err := ledgerfile.MakeFolder(path); err != nil {
			return err
		}
	}
	if err := p.createLedger(ctx, path, true); err != nil {
		return err
	}
	p.say(fmt.Sprintf(text.MadeEmpty, path))
	p.hasNoPlan = true
	return nil
}

// firstPlan returns who makes a ledger, and the built-in plan unless it is to be empty.
func (p *program) firstPlan(empty bool) (by string, plan *model.Plan, err error) {
	if by, err = p.user(); err != nil || empty {
		return by, nil, err
	}
	plan, err = seeds.BuiltIn()
	return by, plan, err
}

// createLedger makes a ledger, with the built-in plan unless it is to be empty.
func (p *program) createLedger(ctx context.Context, path string, empty bool) error {
	by, plan, err := p.firstPlan(empty)
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
	p.say(text.NextKeys)
	gate := strings.Join([]string{words.ShellWord(own), "gate --as", text.NameOfKey, "--role editor --db", words.ShellWord(shared.Path)}, " ")
	p.say(`  restrict,pty,command="`, strings.ReplaceAll(gate, `"`, `\"`), `" ssh-ed25519 AAAA...`)
}
