package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"duban/cmd/duban/internal/gate"
)

// allows reports whether a command may be run; without a gate all may.
func (c *gateConfig) allows(command string) bool {
	return c == nil || gate.IsAllowed(command)
}

// defaults returns the flags that hold unless the command line has others.
func (c *gateConfig) defaults() options {
	if c == nil {
		return options{}
	}
	return c.options
}

// allow refuses what a gate does not allow, before anything is read.
func (p *program) allow(cmd *cobra.Command, args []string) error {
	if p.gate == nil {
		return nil
	}
	p.options.readOnly = p.options.readOnly || p.gate.options.readOnly
	request := gate.Request{
		Command:   strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" "),
		Arguments: args, HasToday: p.options.today != "",
	}
	top, _, _ := strings.Cut(request.Command, " ")
	if !p.gate.allows(top) { // cobra has commands of its own
		return p.knownCommand(cmd.Root(), []string{top})
	}
	everywhere := cmd.Root().PersistentFlags()
	cmd.Flags().Visit(func(flag *pflag.Flag) {
		if everywhere.Lookup(flag.Name) == nil {
			request.Flags = append(request.Flags, flag.Name)
		}
	})
	err := request.Check(p.gate.by, p.gate.permit, p.words.Language)
	if err == nil && p.gate.audit != nil {
		p.gate.audit.isAllowed = true
	}
	return err
}
