package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/settings"
	"duban/model"
	"duban/tui/draw"
)

func newConfigCommand(p *program) *cobra.Command {
	text := p.text.Config
	cmd := &cobra.Command{
		Use:   "config",
		Short: text.Help,
		Long:  text.Long,
		Args:  p.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			p.notice = ""
			p.printConfig()
			return nil
		},
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "check",
		Short: text.HelpCheck,
		Args:  p.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			p.notice = ""
			return p.checkConfig()
		},
	}, &cobra.Command{
		Use:   "path",
		Short: text.HelpPath,
		Args:  p.arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if p.file.Path == "" {
				return &exit.Failure{Line: text.NoHome}
			}
			p.notice = ""
			p.say(model.CleanLine(p.file.Path))
			return nil
		},
	})
	return cmd
}

// printConfig prints all settings as a file of settings, with the source of each.
func (p *program) printConfig() {
	text := p.text.Config
	switch {
	case p.file.Path == "":
		p.say("# " + text.NoHome)
	case !p.file.Exists:
		p.say("# " + fmt.Sprintf(text.NoFile, model.CleanLine(p.file.Path)))
	default:
		p.say("# " + model.CleanLine(p.file.Path))
	}
	for _, name := range settings.Names() {
		value, source := p.setting(name)
		p.say(fmt.Sprintf("%-22s # %s", name+" = "+settings.InTOML(name, value), source))
	}
	p.say()
	p.say("[keys]")
	for _, name := range settings.KeyNames() {
		action, _ := settings.ActionOf(name)
		value, source := p.setting(name)
		p.say(fmt.Sprintf("%-22s # %s", action+" = "+settings.InTOML(name, value), source))
	}
	for _, problem := range p.file.Problems {
		p.say("# " + p.describeProblem(problem))
	}
}

// setting returns the value of a setting that holds for this command, and its source.
func (p *program) setting(name string) (value, source string) {
	text := p.text.Config
	flag := map[string]string{settings.NameLanguage: "lang"}[name]
	if flag == "" {
		flag = name
	}
	variable := ""
	switch {
	case name == settings.NameTheme && p.getenv("NO_COLOR") != "":
		variable, value = "NO_COLOR", draw.ThemeMono
	case name == settings.NameLanguage && p.getenv("DUBAN_LANG") != "":
		variable, value = "DUBAN_LANG", string(p.words.Language)
	}
	set, line := p.file.Value(name)
	switch typed := p.flags.Lookup(flag); {
	case p.isFixed(name):
		minutes := map[string]uint{settings.NameLock: p.gate.idle.lock, settings.NameLeave: p.gate.idle.leave}[name]
		return fmt.Sprint(minutes), text.FromGate
	case variable == "NO_COLOR": // decides over the flag as well
		return value, fmt.Sprintf(text.FromVariable, variable)
	case typed != nil && typed.Changed:
		return typed.Value.String(), fmt.Sprintf(text.FromFlag, flag)
	case variable != "":
		return value, fmt.Sprintf(text.FromVariable, variable)
	case line > 0:
		return set, p.fileSource(line)
	case name == settings.NameLanguage: // as the locale says
		return string(p.words.Language), text.Default
	}
	return settings.Default(name), text.Default
}

// checkConfig lists what is wrong in the file.
func (p *program) checkConfig() error {
	text, path := p.text.Config, model.CleanLine(p.file.Path)
	switch {
	case p.file.Path == "":
		return &exit.Failure{Line: text.NoHome}
	case !p.file.Exists:
		p.say(fmt.Sprintf(text.NoFile, path))
		return nil
	case len(p.file.Problems) == 0:
		p.say(fmt.Sprintf(text.Sound, path))
		return nil
	}
	for _, problem := range p.file.Problems {
		p.say(path + p.words.Errors.ClauseEnd + p.describeProblem(problem))
	}
	return &exit.Failure{Line: fmt.Sprintf(text.Wrong, path)}
}

// defaults returns the flags that hold unless the command line has others: those of the
// settings file, and of the gate.
func (p *program) defaults() options {
	otherwise := p.gate.defaults()
	for name, flag := range map[string]*bool{
		settings.NameASCII: &otherwise.ascii, settings.NamePlain: &otherwise.plain, settings.NameMouse: &otherwise.mouse,
	} {
		if value, line := p.file.Value(name); line > 0 {
			*flag = value == "true"
		}
	}
	if theme, line := p.file.Value(settings.NameTheme); line > 0 {
		otherwise.theme = theme
	}
	return otherwise
}

// startsPlain reports whether duban alone begins a plain session: as its flag says, or on
// a terminal as the settings file says or where nothing can be drawn.
func (p *program) startsPlain(cmd *cobra.Command) bool {
	switch {
	case p.isPlain:
		return false
	case p.gate.defaults().plain && p.options.plain, cmd.Flags().Changed(plainFlag):
		return p.options.plain
	}
	return p.terminal && (p.options.plain || p.getenv("TERM") == "dumb")
}
