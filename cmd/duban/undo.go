package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/history"
	"duban/model"
	"duban/tui/words"
)

func newUndoCommand(p *program) *cobra.Command {
	var earlier bool
	cmd := &cobra.Command{
		Use:   use("undo", p.text.Help.CountArgument),
		Short: p.text.Help.Undo,
		Args:  p.arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			count := 1
			if len(args) == 1 {
				var err error
				if count, err = strconv.Atoi(strings.Map(model.HalfWidth, args[0])); err != nil || count < 1 {
					return exit.Usagef(p.text.Errors.BadCount, words.Echo(args[0]), "duban "+cmd.Use)
				}
			}
			return p.undo(cmd.Context(), count, earlier)
		},
	}
	cmd.Flags().BoolVar(&earlier, "earlier", false, p.text.Undo.EarlierFlag)
	return cmd
}

func (p *program) undo(ctx context.Context, count int, earlier bool) error {
	s, snapshot, err := p.openRecent(ctx)
	if err != nil {
		return err
	}
	last, snapshot, err := s.history().LastDone(ctx, snapshot, s.by, count, s.options.plan == "", earlier)
	if err != nil {
		return err
	}
	if last.Found == 0 {
		return &exit.Failure{Line: s.whyNothing(last)}
	}
	events, _, err := s.apply(ctx, snapshot, last.Undos)
	if err != nil {
		return err
	}
	for _, event := range events {
		s.sayMade(snapshot, event, s.undone(snapshot, event)...)
	}
	if last.Found < count {
		s.say(p.text.Answers.UndidFewer.Of(last.Found))
		if last.IsStopped {
			s.sayWrapped(s.whyNothing(last))
		}
	}
	return nil
}

// whyNothing returns why nothing more is undone: there is nothing, or an import or a
// restore was later.
func (s *session) whyNothing(last history.LastDone) string {
	command := ""
	if last.IsStopped {
		command = s.restoreCommand(last.StoppedBy)
	}
	if command == "" && !last.IsMore {
		return fmt.Sprintf(s.text.Errors.NothingToUndo, s.by)
	}
	line := s.words.CannotUndo(last.StoppedBy, command)
	if last.IsMore {
		line += s.text.Undo.AddEarlier
	}
	return line
}

// undone describes what an undo reverted, if no status shows it.
func (s *session) undone(before *model.Snapshot, event model.Event) []string {
	origin := before.Origin(event)
	switch {
	case origin.Kind == model.KindMark:
		return nil
	case origin.Kind == model.KindExtend && !origin.Was.IsZero():
		return []string{s.words.Terms.Event(origin) + s.words.Year.Colon + fmt.Sprintf(s.words.Year.Moved, origin.On, origin.Was)}
	case origin.Note != "":
		return []string{s.words.Terms.Event(origin) + s.words.Year.Colon + s.report().Excerpt(origin.Note)}
	default:
		return []string{s.words.Terms.Event(origin)}
	}
}
