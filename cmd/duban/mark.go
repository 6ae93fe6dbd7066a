package main

import (
	"context"
	"fmt"
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
	var note, office, on string
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
			change := model.Change{Kind: model.KindMark, To: to, Note: note}
			if cmd.Flags().Changed("office") {
				if change.Office, err = snapshot.Plan.FindOffice(office, s.spelling); err != nil {
					return err
				}
			}
			if change.HappenedOn, err = s.happenedOn(cmd, snapshot, on); err != nil {
				return err
			}
			changes, err := changesOf(snapshot, args, change)
			if err != nil {
				return p.words.TaskError(snapshot.Plan, err)
			}
			s.markOwnParts(snapshot, changes)
			return s.mark(cmd.Context(), snapshot, changes)
		},
	}
	cmd.Flags().StringVar(&office, "office", "", p.text.ByHand.PartOf)
	cmd.Flags().StringVar(&on, "on", "", p.text.ByHand.HappenedOn)
	cmd.Flags().StringVar(&note, "note", "", p.text.Flags.NoteToMark)
	return cmd
}

// happenedOn reads the flag --on; no day if it is not there.
func (s *session) happenedOn(cmd *cobra.Command, snapshot *model.Snapshot, typed string) (model.Date, error) {
	if !cmd.Flags().Changed("on") {
		return model.Date{}, nil
	}
	day, err := s.dayIn(snapshot.Plan, "--on", typed)
	if err != nil {
		return model.Date{}, err
	}
	return day, snapshot.CheckDay("", day, s.today())
}

// markOwnParts makes marks of a client that is an office those of its own parts, where
// it does not lead alone and names no other.
func (s *session) markOwnParts(snapshot *model.Snapshot, changes []model.Change) {
	if s.permit().Access != model.AccessOffice {
		return
	}
	offices, err := snapshot.Plan.FollowRenames(s.permit()).OfficesAmong(snapshot.Plan.Issuer, snapshot.Offices)
	if err != nil {
		return
	}
	for i := range changes {
		task := snapshot.Task(changes[i].Task)
		for _, office := range offices {
			if changes[i].Office == "" && task.HasPart(office) {
				changes[i].Office = office
			}
		}
	}
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
	return optionalText(cmd, "note", typed)
}

// optionalText returns the text of a flag, cleaned; none if the flag is not there.
func optionalText(cmd *cobra.Command, flag, typed string) (string, error) {
	if !cmd.Flags().Changed(flag) {
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
			s.sayAlready(after, change)
		}
		if made >= 0 {
			s.sayMade(after, events[made], s.missing(after, change)...)
		}
	}
	return nil
}

func (s *session) sayAlready(after *model.Snapshot, change model.Change) {
	if change.Office != "" {
		s.say(fmt.Sprintf(s.text.ByHand.AlreadyAsAsked, after.Name(change.Task)))
		return
	}
	s.report().Already(after, change)
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
	s.dateChanges(seen, changes)
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

// dateChanges has changes happen today, where the user says that it is another day than
// the clock's.
func (s *session) dateChanges(seen *model.Snapshot, changes []model.Change) {
	today := s.today()
	if today == model.DateOf(s.now()) {
		return
	}
	for i := range changes {
		change := &changes[i]
		isUndo := change.Kind == model.KindUndo || change.Kind == model.KindRedo
		if !isUndo && change.HappenedOn.IsZero() && !today.Before(seen.LastMarked(change.Task, change.Office)) {
			change.HappenedOn = today
		}
	}
}

// sayMade prints an event that this command made.
func (s *session) sayMade(after *model.Snapshot, event model.Event, more ...string) {
	s.report().Made(after, event, more...)
}
