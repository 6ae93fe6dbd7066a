package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/settings"
	"duban/model"
	"duban/tui/words"
)

func newRootCommand(p *program) *cobra.Command {
	root := &cobra.Command{
		Use:           "duban",
		Version:       p.version,
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args:              p.knownCommand,
		PersistentPreRunE: func(cmd *cobra.Command, args []string) error {
			p.flags = cmd.Flags()
			if p.gate == nil && cmd.Name() == cobra.ShellCompRequestCmd {
				return nil // what is typed may be half a command line
			}
			if err := p.noEmptyFlags(cmd); err != nil {
				return err
			}
			if _, err := p.user(); err != nil {
				return err
			}
			if err := p.settings().Check(); err != nil {
				return err
			}
			return p.allow(cmd, args)
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := p.openSession(cmd.Context())
			if err != nil {
				return err
			}
			if p.startsPlain(cmd) {
				return s.runPlain(cmd.Context(), cmd.Root())
			}
			if p.terminal && !p.isPlain && p.getenv("TERM") != "dumb" {
				if err := s.store(cmd.Context()); err != nil {
					return err
				}
				return runDashboard(cmd.Context(), s)
			}
			return s.printOverview(cmd.Context())
		},
	}
	root.SetOut(p.out)
	root.SetErr(p.stderr)
	p.addFlagsEverywhere(root)
	root.SetVersionTemplate("duban {{.Version}}\n")
	root.Flags().Bool("version", false, p.text.Flags.Version)
	root.SetFlagErrorFunc(p.flagError)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { p.help(cmd) })
	root.SetHelpCommand(newHelpCommand(p))
	for _, newCommand := range commands() {
		if command := newCommand(p); p.gate.allows(command.Name()) {
			root.AddCommand(command)
		}
	}
	return root
}

// printOverview is the answer of duban where no dashboard can be drawn.
func (s *session) printOverview(ctx context.Context) error {
	snapshot, err := s.loadRecent(ctx)
	if err != nil {
		return err
	}
	s.report().Overview(snapshot)
	return nil
}

// commands returns the makers of all commands in the order of the help.
func commands() []func(*program) *cobra.Command {
	return []func(*program) *cobra.Command{
		newImportCommand, newPlansCommand, newListCommand, newShowCommand,
		newStartCommand, newDoneCommand, newReopenCommand,
		newAcceptCommand, newReturnCommand,
		newAddCommand, newEditCommand, newCancelCommand, newNoteCommand, newReportCommand, newTickCommand, newExtendCommand, newVerifyCommand, newUndoCommand,
		newStatsCommand, newOfficesCommand, newMonthCommand, newCalendarCommand, newFilterCommand,
		newReviewCommand, newCarryCommand, newUrgeCommand, newLogCommand, newExportCommand, newCollectCommand,
		newBackupCommand, newRestoreCommand, newCheckCommand, newDoctorCommand, newConfigCommand,
		newRollupCommand, newSetupCommand, newAccessCommand, newGateCommand, newVersionCommand, newCompletionCommand,
	}
}

func (p *program) addFlagsEverywhere(root *cobra.Command) {
	flags, about := root.PersistentFlags(), p.text.Flags
	flags.SortFlags = false
	if p.gate == nil { // else a gate has settled these
		flags.StringVar(&p.options.db, "db", "", about.DB)
		flags.StringVar(&p.options.as, "as", "", about.As)
	}
	otherwise := p.defaults()
	flags.StringVar(&p.options.plan, "plan", otherwise.plan, about.Plan)
	flags.StringVar(&p.options.lang, "lang", "", about.Lang)
	flags.StringVar(&p.options.today, "today", "", about.Today)
	flags.BoolVar(&p.options.readOnly, "read-only", otherwise.readOnly, about.ReadOnly)
	flags.BoolVar(&p.options.ascii, "ascii", otherwise.ascii, about.ASCII)
	flags.StringVar(&p.options.theme, "theme", otherwise.theme, about.Theme)
	flags.BoolVar(&p.options.mouse, settings.NameMouse, otherwise.mouse, p.text.Config.Mouse)
	flags.BoolVar(&p.options.plain, plainFlag, otherwise.plain, p.text.Plain.Flag)
	flags.BoolP("help", "h", false, about.Help)
}

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
