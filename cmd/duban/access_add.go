package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/access"
	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/gate"
	"duban/model"
	"duban/store/postgres"
	"duban/tui/words"
)

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
