package main

import (
	"fmt"
	"math"
	"strconv"

	"github.com/spf13/cobra"

	"duban/model"
	"duban/tui/words"
)

func newUndoCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   use("undo", p.words.Commands.Help.CountArgument),
		Short: p.words.Commands.Help.Undo,
		Args:  p.arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			count := 1
			if len(args) == 1 {
				var err error
				if count, err = strconv.Atoi(args[0]); err != nil || count < 1 {
					return wrong(p.words.Commands.Wrong.BadCount, words.Echo(args[0]), "duban "+cmd.Use)
				}
			}
			s, snapshot, err := p.openSnapshot(cmd.Context())
			if err != nil {
				return err
			}
			changes, found := lastChanges(snapshot.Log, s.by, count)
			if found == 0 {
				return &failure{fmt.Sprintf(p.words.Commands.Wrong.NothingToUndo, s.by)}
			}
			events, _, err := s.apply(cmd.Context(), changes)
			if err != nil {
				return err
			}
			for _, event := range events {
				s.sayMade(snapshot, event, s.undone(snapshot, event)...)
			}
			if found < count {
				s.say(fmt.Sprintf(p.words.Commands.Said.UndidFewer, found))
			}
			return nil
		},
	}
}

// undone tells what an undo took back, where no status says so.
func (s *session) undone(before *model.Snapshot, event model.Event) []string {
	origin := before.Origin(event)
	switch {
	case origin.Kind == model.KindMark:
		return nil
	case origin.Kind == model.KindExtend && !origin.Was.IsZero():
		return []string{s.words.Terms.Event(origin) + s.words.Year.Commands.Colon + fmt.Sprintf(s.words.Year.Moved, origin.On, origin.Was)}
	case origin.Note != "":
		return []string{s.words.Terms.Event(origin) + s.words.Year.Commands.Colon + s.pen().Cut(origin.Note, textInAnswer)}
	default:
		return []string{s.words.Terms.Event(origin)}
	}
}

// lastChanges returns what takes back a person's last changes, newest first,
// and how many of them there were. What was changed by one command is one.
func lastChanges(log []model.Event, by string, count int) (changes []model.Change, found int) {
	log = log[:len(log):len(log)]
	for found < count {
		events := model.LastUndoable(log, by)
		if len(events) == 0 {
			break
		}
		found++
		for _, event := range events {
			changes = append(changes, model.Change{Task: event.Task, Kind: model.KindUndo, Undoes: event.Seq})
			// Taken as undone, so that the next round finds the change before.
			seq := math.MaxUint64 - uint64(len(changes))
			log = append(log, model.Event{Seq: seq, Kind: model.KindUndo, Task: event.Task, Undoes: event.Seq})
		}
	}
	return changes, found
}
