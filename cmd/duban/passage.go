package main

import (
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"duban/cmd/duban/internal/gate"
	"duban/model"
	"duban/tui/words"
)

// opens reports whether a command is let through; without a gate all are.
func (p *passage) opens(command string) bool {
	return p == nil || gate.IsAllowed(command)
}

// defaults are the flags that hold unless the command line says otherwise.
func (p *passage) defaults() options {
	if p == nil {
		return options{}
	}
	return p.options
}

// allow refuses what may not come through a gate, before anything is read.
func (p *program) allow(cmd *cobra.Command, args []string) error {
	if p.passed == nil {
		return nil
	}
	p.options.readOnly = p.options.readOnly || p.passed.options.readOnly
	for cmd.HasParent() && cmd.Parent().HasParent() {
		cmd = cmd.Parent()
	}
	name := cmd.Name()
	if !p.passed.opens(name) { // cobra has commands of its own
		return p.knownCommand(cmd.Root(), []string{name})
	}
	deeds := map[string]model.Operation{
		"import": model.OperationImport, "restore": model.OperationRestore, "backup": model.OperationBackup, "doctor": model.OperationDoctor,
	}
	if deed, guarded := deeds[name]; guarded {
		if err := p.permit().MayDo(p.passed.by, deed); err != nil {
			return err
		}
	}
	if p.options.today != "" && !gate.IsReading(name) {
		return &usageError{Line: gate.In(p.words.Language).OnlyLooking}
	}
	flags, isStream := gate.StreamFlags(name)
	if !isStream {
		return nil
	}
	for _, arg := range args {
		if arg != standardStream {
			return wrong(gate.In(p.words.Language).OnlyStreams, words.Echo(arg), name)
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
			err = wrong(p.words.Commands.Wrong.UnknownFlag, "--"+flag.Name, cmd.CommandPath())
		}
	})
	return err
}
