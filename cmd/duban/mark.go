package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"duban/model"
)

func newStartCommand(p *program) *cobra.Command {
	return newMarkCommand(p, "start", p.text.Help.Start, model.Doing)
}

func newDoneCommand(p *program) *cobra.Command {
	return newMarkCommand(p, "done", p.text.Help.Done, model.Done)
}

func newReopenCommand(p *program) *cobra.Command {
	return newMarkCommand(p, "reopen", p.text.Help.Reopen, model.Todo)
}

func newMarkCommand(p *program, name, about string, to model.Status) *cobra.Command {
	var note string
	cmd := &cobra.Command{
		Use:   use(name, p.text.Help.TasksArgument),
		Short: about,
		Long:  p.text.Help.SeveralTasks,
		Args:  p.arguments(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			note, err := optionalNote(cmd, note)
			if err != nil {
				return err
			}
			s, snapshot, err := p.openRecent(cmd.Context())
			if err != nil {
				return err
			}
			changes, err := changesOf(snapshot, args, model.Change{Kind: model.KindMark, To: to, Note: note})
			if err != nil {
				return p.words.TaskError(snapshot.Plan, err)
			}
			return s.mark(cmd.Context(), snapshot, changes)
		},
	}
	cmd.Flags().StringVar(&note, "note", "", p.text.Flags.NoteToMark)
	return cmd
}

// changesOf makes the same change of each task that was typed, once, based on the
// task as it was read.
func changesOf(snapshot *model.Snapshot, typed []string, change model.Change) ([]model.Change, error) {
	tasks, err := snapshot.Plan.FindTasks(typed...)
	if err != nil {
		return nil, err
	}
	changes := make([]model.Change, len(tasks))
	for i, task := range tasks {
		changes[i] = change
		changes[i].Task, changes[i].Seen = task.ID, snapshot.State(task.ID).Version
	}
	return changes, nil
}

// optionalNote returns the note of the flag --note, cleaned; none if the flag
// is not there.
func optionalNote(cmd *cobra.Command, typed string) (string, error) {
	if !cmd.Flags().Changed("note") {
		return "", nil
	}
	return model.CleanNote(typed)
}

// mark makes the changes and prints each, including those that were not needed.
func (s *session) mark(ctx context.Context, seen *model.Snapshot, changes []model.Change) error {
	events, after, err := s.apply(ctx, seen, changes)
	if err != nil {
		return err
	}
	for _, change := range changes {
		made := slices.IndexFunc(events, func(e model.Event) bool { return e.Task == change.Task })
		if made < 0 || events[made].Kind != model.KindMark {
			if after, err = s.withHistories(ctx, after, change.Task); err != nil {
				return err
			}
			s.report().Already(after, change)
		}
		if made >= 0 {
			s.sayMade(after, events[made], s.missing(after, change)...)
		}
	}
	return nil
}

// missing says that a quota keeps a task that was marked as done from being
// done for the year.
func (s *session) missing(after *model.Snapshot, change model.Change) []string {
	task := after.Task(change.Task)
	if task == nil || change.To != model.Done {
		return nil
	}
	if missing := after.TaskProgress(task, s.today()).UnmetPeriods; missing > 0 {
		return []string{s.words.Year.Missing.Of(missing)}
	}
	return nil
}

// apply writes changes of what was seen. It returns the events written and the
// plan after them. An error calls the task what the plan as seen calls it.
func (s *session) apply(
	ctx context.Context, seen *model.Snapshot, changes []model.Change,
) (events []model.Event, after *model.Snapshot, err error) {
	events, revision, err := s.ledger.Apply(ctx, s.plan.ID, s.by, s.now(), changes)
	if err != nil {
		return nil, nil, seen.WithTaskName(err)
	}
	if revision > seen.Revision+uint64(len(events)) {
		// Others wrote meanwhile, such as a note. What is on disk by now does not
		// depend on whether their events can be read.
		if news, err := s.ledger.News(ctx, s.plan.ID, seen.Revision); err == nil && news.Revision >= revision {
			return events, seen.Follow(news), nil
		}
	}
	return events, seen.Advance(events, revision), nil
}

// sayMade prints an event that this command made.
func (s *session) sayMade(after *model.Snapshot, event model.Event, more ...string) {
	s.report().Made(after, event, more...)
}
