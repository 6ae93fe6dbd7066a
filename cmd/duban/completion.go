package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/completion"
	"duban/model"
)

func newCompletionCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:       use("completion", strings.Join(completion.Shells(), "|")),
		Short:     p.text.Completion.Help,
		Long:      p.text.Completion.Long,
		Args:      p.arguments(1, 1),
		ValidArgs: completion.Shells(),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := p.oneOf("completion", args[0], completion.Shells()); err != nil {
				return err
			}
			return completion.Write(p.out, cmd.Root(), args[0])
		},
	}
}

// isCompleting reports whether a shell asks for what fits a command line.
func isCompleting(args []string) bool {
	return len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd)
}

// completer returns what completes the command lines of the program.
func (p *program) completer() *completion.Completer {
	return &completion.Completer{
		Words: p.words, Text: p.text,
		Plan: func(ctx context.Context) (*model.Snapshot, error) {
			_, snapshot, err := p.openRecent(ctx)
			return snapshot, err
		},
		Plans: func(ctx context.Context) ([]model.PlanInfo, error) {
			_, plans, err := p.openLedger(ctx)
			return plans, err
		},
	}
}
