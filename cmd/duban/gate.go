package main

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/gate"
	"duban/cmd/duban/internal/ledgerfile"
	"duban/cmd/duban/internal/settings"
	"duban/cmd/duban/internal/sharing"
	"duban/cmd/duban/internal/terminal"
	"duban/model"
	"duban/model/pinyin"
	"duban/store"
	"duban/tui/words"
)

// gateConfig is what a gate has settled for its client: nothing that the client
// sends can change it.
type gateConfig struct {
	by     string
	permit model.Permit
	db     string
	// isDefault says that db is the default place.
	isDefault bool
	// options are the flags of the gate's own command line. The client may ask for
	// another plan, another language and other looks, and for less than it may.
	options options
	// converts says that documents may be converted by other programs.
	converts bool
	// idle is when a dashboard without a key is locked, and when it ends.
	idle idleMinutes
	// warning is about the role; empty if there is none.
	warning string
	audit   *audit
	// settings is the settings file of the client, which is in the ledger, as the account
	// is shared.
	settings string
}

// clientCommand is where sshd keeps what the client asked to run.
const clientCommand = "SSH_ORIGINAL_COMMAND"

func newGateCommand(p *program) *cobra.Command {
	var role, key string
	var converts bool
	var idle idleMinutes
	text := gate.In(p.words.Language)
	cmd := &cobra.Command{
		Use:   "gate",
		Short: text.Gate,
		Long:  text.GateLong,
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !sharing.Supported {
				return &exit.Failure{Line: p.text.Setup.OnePersonSystem}
			}
			config, err := p.gateConfig(cmd, role)
			config.converts, config.idle = converts, idle
			if err == nil {
				err = idle.check(text)
			}
			audit := p.newAudit(config.db, role, key)
			if err != nil {
				audit.refused(err)
				return err
			}
			arguments, err := p.clientArguments()
			if err != nil {
				audit.refused(err)
				return err
			}
			// There is no shell to return to, and no use for a stack trace.
			terminal.IgnoreKeySignals()
			audit.opened()
			config.audit = audit
			p.status = runAsClient(cmd.Context(), p.environment, config, arguments)
			audit.ended(p.status)
			return nil
		},
	}
	cmd.Flags().StringVar(&role, "role", "", text.Role)
	cmd.Flags().StringVar(&key, "key", "", text.Key)
	idle.addFlags(cmd, text)
	cmd.Flags().BoolVar(&converts, "convert", false, text.Convert)
	return cmd
}

// gateConfig returns the configuration of the gate, from its own command line alone:
// the environment may be the client's.
func (p *program) gateConfig(cmd *cobra.Command, role string) (gateConfig, error) {
	text := gate.In(p.words.Language)
	if !cmd.Flags().Changed("as") {
		return gateConfig{}, &exit.UsageError{Line: text.NeedsName}
	}
	if !cmd.Flags().Changed("role") {
		return gateConfig{}, &exit.UsageError{Line: text.NeedsRole}
	}
	permit, ok := model.ParsePermit(role)
	if !ok {
		return gateConfig{}, exit.Usagef(text.BadRole, words.Echo(role))
	}
	by, err := p.user()
	if err != nil {
		return gateConfig{}, err
	}
	if p.dropVariables != nil {
		p.dropVariables()
	}
	settled := program{environment: p.environment, words: p.words, text: p.text, options: p.options}
	settled.getenv = func(name string) string {
		if name == "HOME" {
			return p.getenv(name)
		}
		return ""
	}
	db, isDefault, err := settled.ledgerPath()
	if err != nil {
		return gateConfig{}, err
	}
	config := gateConfig{by: by, permit: permit, db: db, isDefault: isDefault, options: p.options}
	ledger, end, err := ledgerfile.At(db)
	if err != nil {
		return config, err
	}
	defer end()
	// If the ledger can't be read, the command reports it.
	config.settings, _ = store.Settings().Read(cmd.Context(), ledger, by)
	config.warning, err = gate.CheckOffices(cmd.Context(), ledger, permit, pinyin.New(), p.words)
	return config, err
}

// checkOffices compares the offices of a role with the plans of a ledger.
func (p *program) checkOffices(ctx context.Context, db string, permit model.Permit) (warning string, err error) {
	ledger, end, err := ledgerfile.At(db)
	if err != nil {
		return "", err
	}
	defer end()
	return gate.CheckOffices(ctx, ledger, permit, pinyin.New(), p.words)
}

// clientArguments is the client's command without the program's own name.
func (p *program) clientArguments() ([]string, error) {
	arguments, err := gate.SplitCommand(p.getenv(clientCommand), gate.In(p.words.Language))
	if err == nil && len(arguments) > 0 && arguments[0] == "duban" {
		arguments = arguments[1:]
	}
	return arguments, err
}

// runAsClient runs a client's command with the configuration of the gate.
func runAsClient(ctx context.Context, env environment, config gateConfig, arguments []string) int {
	client := env.getenv
	var language string
	env.getenv = func(name string) string {
		switch name {
		case "DUBAN_TODAY":
			return config.options.today
		case "DUBAN_LANG":
			return cmp.Or(client(name), language, config.options.lang)
		case "TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "LC_ALL", "LC_MESSAGES", "LANG", "HOME":
			return client(name)
		}
		return ""
	}
	language, _ = settings.Parse(config.settings).Value(settings.NameLanguage)
	env.gate = &config
	env.stdin = gate.NewInput(env.stdin, env.stdout)
	return run(ctx, env, arguments)
}
