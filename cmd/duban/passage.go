package main

import (
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"duban/model"
	"duban/tui/words"
)

// streamCommands are those that take a file, which through the gate can only be
// standard input or output, each with those of its flags that name no file.
func streamCommands() map[string][]string {
	return map[string][]string{
		"import":  {"year", "title", "issuer", "remove", "yes", "dry-run", "json"},
		"restore": {"yes"},
		"backup":  {},
		"export":  {"form", "format", "quarter", "month", "office", "category", "role", "status", "search"},
	}
}

// lookingCommands change nothing, and so may take any day for today.
func lookingCommands() []string {
	return []string{"duban", "help", "plans", "list", "show", "stats", "offices", "month", "calendar", "review", "log", "check", "export"}
}

// changingCommands are the others that are let through. A command that stands
// nowhere here is not.
func changingCommands() []string {
	return []string{
		"start", "done", "reopen", "note", "tick", "extend", "verify", "undo", "filter", "carry",
		"import", "restore", "backup", "doctor",
	}
}

// opens reports whether a command is let through; without a gate all are.
func (p *passage) opens(command string) bool {
	return p == nil || slices.Contains(lookingCommands(), command) || slices.Contains(changingCommands(), command)
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
	if p.options.today != "" && !slices.Contains(lookingCommands(), name) {
		return &usageError{Line: p.words.Box.OnlyLooking}
	}
	flags, isStream := streamCommands()[name]
	if !isStream {
		return nil
	}
	for _, arg := range args {
		if arg != standardStream {
			return wrong(p.words.Box.OnlyStreams, words.Echo(arg), name)
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
