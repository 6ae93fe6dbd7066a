package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/access"
	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/sharing"
	"duban/model"
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

// keyFile returns the file of keys to use: the one that was named, else that of the box,
// else the user's own.
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
	switch _, missing := os.Lstat(access.SharedFile); {
	case named != "" || p.getenv("DUBAN_KEYS") != "":
		file.Path = cmp.Or(named, p.getenv("DUBAN_KEYS"))
	case missing == nil || os.Geteuid() == 0:
		file.Path = access.SharedFile
	case home == "":
		return nil, &exit.Failure{Line: p.text.Errors.NoHome}
	default:
		file.Path = filepath.Join(home, ".ssh", "authorized_keys")
	}
	file.Path, err = filepath.Abs(file.Path)
	return file, err
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
