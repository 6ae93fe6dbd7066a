package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/access"
	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/gate"
	"duban/model"
	"duban/tui/words"
)

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

// sayOpenSessions says how to end what a person has open: the gate asks for the role
// once, when it starts.
func (p *program) sayOpenSessions(file *access.File, name string) {
	p.say(fmt.Sprintf(file.Text.OpenSessions, "gate --as "+model.CleanLine(strings.ReplaceAll(name, "'", "."))+" "))
}
