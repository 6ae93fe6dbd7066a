package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/tui/words"
)

// noEmptyFlags refuses --db "" and the like: an unset variable in a script must
// not lead to another ledger or another name than the one meant.
func (p *program) noEmptyFlags(cmd *cobra.Command) error {
	var err error
	everywhere := cmd.Root().PersistentFlags()
	cmd.Flags().Visit(func(flag *pflag.Flag) {
		if everywhere.Lookup(flag.Name) != nil && flag.Value.String() == "" {
			err = exit.Usagef(p.text.Errors.FlagNeedsValue, "--"+flag.Name, cmd.CommandPath())
		}
	})
	return err
}

// knownCommand is asked only when what was typed after duban is no command.
func (p *program) knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, command := range cmd.Commands() {
		if !command.Hidden {
			names = append(names, command.Name())
		}
	}
	text := p.words.Errors
	line := fmt.Sprintf(p.text.Errors.UnknownCommand, words.Echo(args[0]))
	if near := model.Nearest(names, args[0], 3); len(near) > 0 {
		line += text.ClauseEnd + fmt.Sprintf(text.Nearest, text.List(near))
	}
	return &exit.UsageError{Line: line + text.ClauseEnd + p.text.Errors.SeeCommands}
}

// flagError words errors of flags in the user's language.
func (p *program) flagError(cmd *cobra.Command, err error) error {
	var (
		unknown  *pflag.NotExistError
		noValue  *pflag.ValueRequiredError
		badValue *pflag.InvalidValueError
		syntax   *pflag.InvalidSyntaxError
	)
	text := p.text.Errors
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if short := unknown.GetSpecifiedShortnames(); short != "" {
			name = "-" + short
		}
		return exit.Usagef(text.UnknownFlag, words.Echo(name), cmd.CommandPath())
	case errors.As(err, &noValue):
		return exit.Usagef(text.FlagNeedsValue, "--"+noValue.GetFlag().Name, cmd.CommandPath())
	case errors.As(err, &badValue):
		allowed := text.TrueFalse
		switch badValue.GetFlag().Value.Type() {
		case "int":
			allowed = text.WholeNumber
		case "uint":
			allowed = text.Count
		}
		return exit.Usagef(text.BadFlagValue, "--"+badValue.GetFlag().Name, words.Echo(badValue.GetValue()), allowed)
	case errors.As(err, &syntax):
		return exit.Usagef(text.UnknownFlag, words.Echo(syntax.GetSpecifiedFlag()), cmd.CommandPath())
	}
	return exit.Usagef(p.words.Errors.Unknown, model.CleanLine(err.Error()))
}

// arguments returns a check that a command has at least and at most so many
// arguments; no limit if most is negative.
func (p *program) arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		form := formOf(cmd)
		switch {
		case len(args) < least:
			return exit.Usagef(p.text.Errors.TooFew, form)
		case most >= 0 && len(args) > most:
			return exit.Usagef(p.text.Errors.TooMany, words.Echo(args[most]), form)
		}
		return nil
	}
}

// formOf returns the usage of a command.
func formOf(cmd *cobra.Command) string { return use(cmd.Parent().CommandPath(), cmd.Use) }

// use joins a command's name and the words for its arguments.
func use(name string, arguments ...string) string {
	return strings.Join(slices.Concat([]string{name}, arguments), " ")
}
