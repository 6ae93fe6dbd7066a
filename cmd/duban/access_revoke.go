package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/access"
	"duban/model"
)

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
			keys, stillIn, err := file.Revoke(strings.TrimSpace(args[0]))
			if err != nil {
				return err
			}
			for _, key := range keys {
				p.recordAccess(cmd, key, args...)
				p.say(fmt.Sprintf(text.Revoked, key.Name, key.Fingerprint))
			}
			for _, key := range keys {
				if line := stillIn[key.Fingerprint]; line > 0 {
					p.printMessage(fmt.Sprintf(text.StillIn, key.Fingerprint, model.CleanLine(file.Path), line))
				}
			}
			p.sayOpenSessions(file, keys[0].Name)
			return nil
		},
	}
}
