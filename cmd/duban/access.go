package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/access"
	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/gate"
	"duban/cmd/duban/internal/sharing"
	"duban/model"
	"duban/store/postgres"
	"duban/tui/words"
)

func newAccessCommand(p *program) *cobra.Command {
	var keys string
	text := access.In(p.words.Language)
	cmd := &cobra.Command{Use: "access", Short: text.Access, Args: p.knownCommand, RunE: func(cmd *cobra.Command, _ []string) error {
		p.help(cmd)
		return nil
	}}
	for _, newCommand := range []func(*program, func() (*access.File, error)) *cobra.Command{
		newAccessAddCommand, newAccessListCommand, newAccessRoleCommand, newAccessRevokeCommand,
	} {
		sub := newCommand(p, func() (*access.File, error) { return p.keyFile(keys) })
		sub.Flags().SortFlags = false
		if p.gate == nil { // a client names no file
			sub.Flags().StringVar(&keys, "keys", "", text.KeysFlag)
		}
		cmd.AddCommand(sub)
	}
	cmd.AddCommand(newAccessLogCommand(p))
	return cmd
}

// keyFile is the file of keys that is meant: the one that was named, else that of the
// box, else the user's own.
func (p *program) keyFile(named string) (*access.File, error) {
	if !sharing.Supported {
		return nil, &exit.Failure{Line: p.text.Setup.OnePersonSystem}
	}
	own, err := os.Executable()
	if err != nil {
		return nil, err
	}
	file := &access.File{Text: access.In(p.words.Language), Program: own}
	home := p.getenv("HOME")
	switch _, missing := os.Lstat(access.BoxFile); {
	case named != "" || p.getenv("DUBAN_KEYS") != "":
		file.Path = cmp.Or(named, p.getenv("DUBAN_KEYS"))
	case missing == nil || os.Geteuid() == 0:
		file.Path = access.BoxFile
	case home == "":
		return nil, &exit.Failure{Line: p.text.Errors.NoHome}
	default:
		file.Path = filepath.Join(home, ".ssh", "authorized_keys")
	}
	file.Path, err = filepath.Abs(file.Path)
	return file, err
}

func newAccessAddCommand(p *program, keyFile func() (*access.File, error)) *cobra.Command {
	var role, from string
	var idle idleMinutes
	text := access.In(p.words.Language)
	cmd := &cobra.Command{
		Use: use("add", text.NameArgument), Short: text.Add, Long: text.AddLong,
		Args: p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			file, err := keyFile()
			if err != nil {
				return err
			}
			key, err := p.newKey(cmd, args[0], role)
			if err != nil {
				return err
			}
			public, err := p.publicKey(from)
			if err != nil {
				return err
			}
			if err := idle.check(gate.In(p.words.Language)); err != nil {
				return err
			}
			key.Lock, key.Leave = idle.lock, idle.leave
			key, added, err := file.Add(key, public)
			if err != nil {
				return err
			}
			line := text.Same
			if added {
				line = text.Added
			}
			if err := access.StartLog(key.Ledger); err != nil && !postgres.IsURL(key.Ledger) {
				p.notice = fmt.Sprintf(text.NotRecorded, model.CleanLine(access.LogFile(key.Ledger)))
			}
			if added {
				p.recordAccess(cmd, key, args[0], "--role", key.Role)
			}
			p.say(fmt.Sprintf(line, key.Name, key.Role, key.Fingerprint, model.CleanLine(file.Path)))
			return nil
		},
	}
	cmd.Flags().StringVar(&role, "role", "", text.RoleFlag)
	cmd.Flags().StringVar(&from, "key", "", text.KeyFlag)
	idle.addFlags(cmd, gate.In(p.words.Language))
	return cmd
}

// newKey checks what was typed about a key.
func (p *program) newKey(cmd *cobra.Command, name, role string) (access.Key, error) {
	name, err := model.CleanName(name)
	if err != nil {
		return access.Key{}, err
	}
	if role, err = p.newRole(cmd, role); err != nil {
		return access.Key{}, err
	}
	ledger, _, err := p.ledgerPath()
	if err == nil && !postgres.IsURL(ledger) {
		ledger, err = filepath.Abs(ledger)
	}
	return access.Key{Name: name, Role: role, Ledger: ledger}, err
}

// newRole checks a role that a key is to have, and writes it in the one way that there is.
// An office that no plan has is warned of: the plan may come later.
func (p *program) newRole(cmd *cobra.Command, typed string) (string, error) {
	text := access.In(p.words.Language)
	if typed == "" {
		return "", &exit.UsageError{Line: text.NeedsRole}
	}
	permit, ok := model.ParsePermit(typed)
	if !ok {
		return "", exit.Usagef(gate.In(p.words.Language).BadRole, words.Echo(typed))
	}
	ledger, _, err := p.ledgerPath()
	if err != nil {
		return "", err
	}
	p.notice, err = p.checkOffices(cmd.Context(), ledger, permit)
	role := string(permit.Access)
	if len(permit.Offices) > 0 {
		role += ":" + strings.Join(permit.Offices, ",")
	}
	return role, err
}

// maxPublicKey is more than the longest RSA key takes, in bytes.
const maxPublicKey = 64 << 10

func (p *program) publicKey(from string) ([]byte, error) {
	text := access.In(p.words.Language)
	switch {
	case from == "":
		return nil, &exit.UsageError{Line: text.NeedsKey}
	case from == standardStream:
		return io.ReadAll(io.LimitReader(p.stdin, maxPublicKey))
	case p.gate != nil:
		return nil, &exit.UsageError{Line: text.StreamOnly}
	}
	file, err := os.Open(from)
	if err != nil {
		return nil, exit.Failf(text.Failed, words.Echo(from), model.CleanLine(err.Error()))
	}
	defer func() { _ = file.Close() }()
	public, err := io.ReadAll(io.LimitReader(file, maxPublicKey))
	if err != nil {
		return nil, exit.Failf(text.Failed, words.Echo(from), model.CleanLine(err.Error()))
	}
	return public, nil
}

func newAccessListCommand(p *program, keyFile func() (*access.File, error)) *cobra.Command {
	var asJSON bool
	text := access.In(p.words.Language)
	cmd := &cobra.Command{
		Use: "list", Short: text.List,
		Args: p.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			file, err := keyFile()
			if err != nil {
				return err
			}
			keys, err := file.Keys()
			switch {
			case err != nil:
				return err
			case asJSON:
				return p.printer().JSON(keys)
			case len(keys) == 0:
				p.say(fmt.Sprintf(text.NoKeys, model.CleanLine(file.Path)))
				return nil
			}
			rows := [][]string{text.Columns[:]}
			for _, key := range keys {
				rows = append(rows, []string{key.Name, key.Role, key.Type, key.Fingerprint, key.Comment})
			}
			p.printer().FullTable(rows)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.text.Flags.JSON)
	return cmd
}

func newAccessRoleCommand(p *program, keyFile func() (*access.File, error)) *cobra.Command {
	text := access.In(p.words.Language)
	return &cobra.Command{
		Use: use("role", text.NameArgument, text.RoleArgument), Short: text.Role,
		Args: p.arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			file, err := keyFile()
			if err != nil {
				return err
			}
			role, err := p.newRole(cmd, args[1])
			if err != nil {
				return err
			}
			keys, err := file.SetRole(strings.TrimSpace(args[0]), role)
			if err != nil {
				return err
			}
			for _, key := range keys {
				p.recordAccess(cmd, key, args...)
			}
			p.say(fmt.Sprintf(text.RoleSet, keys[0].Name, role))
			p.sayOpenSessions(file, keys[0].Name)
			return nil
		},
	}
}

func newAccessRevokeCommand(p *program, keyFile func() (*access.File, error)) *cobra.Command {
	text := access.In(p.words.Language)
	return &cobra.Command{
		Use: use("revoke", text.NameArgument), Short: text.Revoke,
		Args: p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			file, err := keyFile()
			if err != nil {
				return err
			}
			keys, still, err := file.Revoke(strings.TrimSpace(args[0]))
			if err != nil {
				return err
			}
			for _, key := range keys {
				p.recordAccess(cmd, key, args...)
				p.say(fmt.Sprintf(text.Revoked, key.Name, key.Fingerprint))
			}
			for _, key := range keys {
				if line := still[key.Fingerprint]; line > 0 {
					p.printMessage(fmt.Sprintf(text.StillIn, key.Fingerprint, model.CleanLine(file.Path), line))
				}
			}
			p.sayOpenSessions(file, keys[0].Name)
			return nil
		},
	}
}

// sayOpenSessions says how to end what a person has open: the gate asks for the role
// once, when it starts.
func (p *program) sayOpenSessions(file *access.File, name string) {
	p.say(fmt.Sprintf(file.Text.OpenSessions, "gate --as "+model.CleanLine(strings.ReplaceAll(name, "'", "."))+" "))
}
