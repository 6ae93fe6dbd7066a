package main

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
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
				if count, err = strconv.Atoi(args[0]); err != nil || count < 1 {
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
	foreign, err := s.foreignImports(ctx)
	if err != nil {
		return err
	}
	last := lastChanges(snapshot.Log, foreign, s.by, count, earlier)
	for !snapshot.IsWhole() && !last.isCertain(count, snapshot.Log[0].Seq) {
		if snapshot, err = s.withEarlier(ctx, snapshot); err != nil {
			return err
		}
		last = lastChanges(snapshot.Log, foreign, s.by, count, earlier)
	}
	if last.found == 0 {
		return &exit.Failure{Line: s.whyNothing(last)}
	}
	events, _, err := s.apply(ctx, snapshot, last.changes)
	if err != nil {
		return err
	}
	for _, event := range events {
		s.sayMade(snapshot, event, s.undone(snapshot, event)...)
	}
	if last.found < count {
		s.say(p.text.Answers.UndidFewer.Of(last.found))
		if last.isStopped {
			s.sayWrapped(s.whyNothing(last))
		}
	}
	return nil
}

// whyNothing returns why nothing more is undone: there is nothing, or an import or a
// restore was later.
func (s *session) whyNothing(last lastDone) string {
	command := ""
	if last.isStopped {
		command = s.restoreCommand(last.stopped)
	}
	if command == "" && !last.isMore {
		return fmt.Sprintf(s.text.Errors.NothingToUndo, s.by)
	}
	line := s.words.CannotUndo(last.stopped, command)
	if last.isMore {
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

// lastDone is what a person did last.
type lastDone struct {
	changes []model.Change // that take it back, newest first
	found   int            // how many changes that is; what one command made is one
	// stopped is the import or restore that no undo passes over unasked, and
	// isMore whether there is something to undo before it.
	stopped   model.Event
	isStopped bool
	isMore    bool
	oldest    uint64 // the number of the first event of all these changes
}

// isCertain reports whether the log before an event can't change what was found.
func (l lastDone) isCertain(count int, before uint64) bool {
	return (l.found == count || l.isStopped && l.isMore) && l.oldest >= before
}

// lastChanges finds a person's last changes, as many as are asked for or there are, in the
// log of a plan. foreign are the imports of other plans.
func lastChanges(log, foreign []model.Event, by string, count int, earlier bool) lastDone {
	last := lastDone{oldest: math.MaxUint64}
	log = slices.Concat(log, foreign)
	slices.SortFunc(log, func(a, b model.Event) int { return cmp.Compare(a.Seq, b.Seq) })
	for last.found < count {
		events := model.LastUndoable(log, by)
		if len(events) > 0 {
			last.oldest = events[0].Group
		}
		if stopped, stops := model.NotUndoable(log, by); stops && !earlier {
			last.stopped, last.isStopped, last.isMore = stopped, true, len(events) > 0
			break
		}
		if len(events) == 0 {
			break
		}
		last.found++
		for _, event := range events {
			last.changes = append(last.changes, model.Change{Task: event.Task, Kind: model.KindUndo, Undoes: event.Seq})
			// Taken as undone, so that the next round finds the change before.
			seq := math.MaxUint64 - uint64(len(last.changes))
			log = append(log, model.Event{Seq: seq, Kind: model.KindUndo, Task: event.Task, Undoes: event.Seq})
		}
	}
	return last
}
