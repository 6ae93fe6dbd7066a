package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"duban/tui/keys"
)

// keysTopic is the topic of help that lists the keys of the dashboard.
const keysTopic = "keys"

func newHelpCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   use("help", p.text.Help.CommandArgument),
		Short: p.text.Help.Help,
		RunE: func(cmd *cobra.Command, args []string) error {
			target := cmd.Root()
			if len(args) == 1 && args[0] == p.text.Finding.TopicArgument {
				p.helpFilters()
				return nil
			}
			if len(args) == 1 && args[0] == keysTopic {
				p.helpKeys()
				return nil
			}
			if len(args) > 0 {
				found, _, err := target.Find(args)
				if err != nil || found == target {
					return p.knownCommand(target, args)
				}
				target = found
			}
			p.help(target)
			return nil
		},
	}
}

// help explains a command; the root's help lists them all.
func (p *program) help(cmd *cobra.Command) {
	text := p.text.Help
	isRoot := !cmd.HasParent()
	if isRoot {
		p.printer().Paragraphs(text.About)
	} else {
		p.printer().Paragraphs(cmd.Short)
	}
	if cmd.Long != "" {
		p.printer().Paragraphs(cmd.Long)
	}
	form := use("duban", text.CommandArgument)
	if !isRoot {
		form = formOf(cmd)
	}
	p.say()
	p.sayWrapped(text.Usage + use(form, text.OptionsArgument))
	if cmd.HasAvailableSubCommands() {
		p.listCommands(cmd)
	}
	p.listFlags(text.FlagList, cmd.LocalNonPersistentFlags())
	p.listFlags(text.FlagsEverywhere, cmd.Root().PersistentFlags())
	if isRoot {
		p.say()
		p.printer().Paragraphs(text.More)
	}
}

// helpKeys lists the keys of the dashboard.
func (p *program) helpKeys() {
	for _, part := range []struct {
		title string
		in    keys.Place
	}{{p.text.Help.InPanes, keys.Panes}, {p.text.Help.InSheets, keys.Sheets}} {
		rows := [][]string{}
		for _, binding := range keys.NewTable(p.words, keys.Options{MayImport: true}).Of(part.in) {
			rows = append(rows, []string{"", binding.Help().Key, binding.Help().Desc})
		}
		p.say(part.title)
		p.printer().FullTable(rows)
	}
}

func (p *program) listCommands(parent *cobra.Command) {
	var rows [][]string
	for _, command := range parent.Commands() {
		if !command.Hidden {
			rows = append(rows, []string{"", command.Use, command.Short})
		}
	}
	p.say()
	p.say(p.text.Help.CommandList)
	p.printer().FullTable(rows)
}

func (p *program) listFlags(title string, flags *pflag.FlagSet) {
	var rows [][]string
	flags.VisitAll(func(flag *pflag.Flag) {
		value, about := pflag.UnquoteUsage(flag)
		name := "--" + flag.Name
		if flag.Shorthand != "" {
			name = "-" + flag.Shorthand + ", " + name
		}
		rows = append(rows, []string{"", strings.TrimSpace(name + " " + value), about})
	})
	if len(rows) == 0 {
		return
	}
	p.say()
	p.say(title)
	p.printer().FullTable(rows)
}
