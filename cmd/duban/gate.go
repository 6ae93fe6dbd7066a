package main

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/gate"
	"duban/cmd/duban/internal/terminal"
	"duban/model"
	"duban/tui/words"
)

// passage is what a gate has settled for the one who came through it: nothing
// that the client says can change it.
type passage struct {
	by     string
	permit model.Permit
	db     string
	// isDefault says that db is the default place.
	isDefault bool
	// options are the flags of the gate's own command line. The client may ask for
	// another plan, another language and other looks, and for less than it may.
	options options
	// warning is of the role; empty if there is none.
	warning string
}

// clientCommand is where sshd keeps what the client asked to run.
const clientCommand = "SSH_ORIGINAL_COMMAND"

func newGateCommand(p *program) *cobra.Command {
	var role string
	text := gate.In(p.words.Language)
	cmd := &cobra.Command{
		Use:   "gate",
		Short: text.Gate,
		Long:  text.GateLong,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !sharesByGroup {
				return &failure{Line: p.words.Box.OnePersonSystem}
			}
			through, err := p.passage(cmd, role)
			if err != nil {
				return err
			}
			arguments, err := p.clientArguments()
			if err != nil {
				return err
			}
			// There is no shell to come back to, nor anybody to read a trace.
			terminal.IgnoreKeySignals()
			p.status = runThrough(cmd.Context(), p.environment, through, arguments)
			return nil
		},
	}
	cmd.Flags().StringVar(&role, "role", "", text.Role)
	return cmd
}

// passage settles who comes through the gate, from the gate's own command line
// alone: the environment may be the client's.
func (p *program) passage(cmd *cobra.Command, role string) (passage, error) {
	text := gate.In(p.words.Language)
	if !cmd.Flags().Changed("as") {
		return passage{}, &usageError{Line: text.NeedsName}
	}
	if !cmd.Flags().Changed("role") {
		return passage{}, &usageError{Line: text.NeedsRole}
	}
	permit, ok := model.ParsePermit(role)
	if !ok {
		return passage{}, wrong(text.BadRole, words.Echo(role))
	}
	by, err := p.user()
	if err != nil {
		return passage{}, err
	}
	settled := program{environment: p.environment, words: p.words, options: p.options}
	settled.getenv = func(name string) string {
		if name == "HOME" {
			return p.getenv(name)
		}
		return ""
	}
	db, isDefault, err := settled.ledgerPath()
	if err != nil {
		return passage{}, err
	}
	warning, err := p.checkOffices(cmd.Context(), db, permit)
	return passage{by: by, permit: permit, db: db, isDefault: isDefault, options: p.options, warning: warning}, err
}

// clientArguments is the client's command without the program's own name.
func (p *program) clientArguments() ([]string, error) {
	arguments, err := gate.SplitCommand(p.getenv(clientCommand), gate.In(p.words.Language))
	if err == nil && len(arguments) > 0 && arguments[0] == "duban" {
		arguments = arguments[1:]
	}
	return arguments, err
}

// runThrough runs a client's command as the one who came through the gate.
func runThrough(ctx context.Context, env environment, through passage, arguments []string) int {
	client := env.getenv
	env.getenv = func(name string) string {
		switch name {
		case "DUBAN_TODAY":
			return through.options.today
		case "DUBAN_LANG":
			return cmp.Or(client(name), through.options.lang)
		case "TERM", "NO_COLOR", "LC_ALL", "LC_MESSAGES", "LANG", "HOME":
			return client(name)
		}
		return ""
	}
	env.passed = &through
	env.stdin = gate.NewInput(env.stdin, env.stdout)
	return run(ctx, env, arguments)
}
