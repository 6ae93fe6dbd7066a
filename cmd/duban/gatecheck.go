package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/gate"
	"duban/model"
	"duban/tui/words"
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
	command := strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ")
	for cmd.HasParent() && cmd.Parent().HasParent() {
		cmd = cmd.Parent()
	}
	name := cmd.Name()
	if !p.gate.allows(name) { // cobra has commands of its own
		return p.knownCommand(cmd.Root(), []string{name})
	}
	operations := map[string]model.Operation{
		"import": model.OperationImport, "restore": model.OperationRestore, "backup": model.OperationBackup, "doctor": model.OperationDoctor, "access": model.OperationAccess,
	}
	if operation, guarded := operations[name]; guarded {
		if err := p.permit().MayDo(p.gate.by, operation); err != nil {
			return err
		}
	}
	if p.options.today != "" && !gate.IsReading(command) {
		return &exit.UsageError{Line: gate.In(p.words.Language).OnlyLooking}
	}
	flags, isStream := gate.StreamFlags(name)
	if !isStream {
		return nil
	}
	for _, arg := range args {
		if arg != standardStream {
			return exit.Usagef(gate.In(p.words.Language).OnlyStreams, words.Echo(arg), name)
		}
	}
	return p.onlyFlags(cmd, flags)
}

// onlyFlags refuses the flags of a command that are not listed: another one may
// name a file.
func (p *program) onlyFlags(cmd *cobra.Command, known []string) error {
	var err error
	everywhere := cmd.Root().PersistentFlags()
	cmd.Flags().Visit(func(flag *pflag.Flag) {
		if everywhere.Lookup(flag.Name) == nil && !slices.Contains(known, flag.Name) {
			err = exit.Usagef(p.text.Errors.UnknownFlag, "--"+flag.Name, cmd.CommandPath())
		}
	})
	return err
}
