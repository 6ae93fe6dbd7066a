package main

import (
	"context"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/settings"
)

func newRootCommand(p *program) *cobra.Command {
	// Cobra's own flag needs a template for its words, and a program with templates holds all
	// exported methods of all packages.
	showsVersion := false
	root := &cobra.Command{
		Use:           "duban",
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args:              p.knownCommand,
		PersistentPreRunE: func(cmd *cobra.Command, args []string) error {
			p.flags = cmd.Flags()
			if showsVersion { // whatever else is wrong
				return nil
			}
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
			if showsVersion {
				p.sayVersion()
				return nil
			}
			s, err := p.openSession(cmd.Context())
			if err != nil {
				return err
			}
			if p.startsPlain(cmd) {
				return s.runPlain(cmd.Context(), cmd.Root())
			}
			if p.terminal && !p.isPlain && p.getenv("TERM") != "dumb" {
				if err := s.ensureStored(cmd.Context()); err != nil {
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
	root.Flags().BoolVar(&showsVersion, "version", false, p.text.Flags.Version)
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
