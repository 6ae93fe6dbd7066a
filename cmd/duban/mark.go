package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/changes"
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
			s, snapshot, err := p.openTasks(cmd, args...)
			if err != nil {
				return err
			}
			change := model.Change{Kind: model.KindMark, To: to, Note: note}
			if change.Office, err = s.office(cmd, snapshot, office); err != nil {
				return err
			}
			if change.HappenedOn, err = s.happenedOn(cmd, snapshot, on); err != nil {
				return err
			}
			marks, err := changesOf(snapshot, args, change)
			if err != nil {
				return p.words.TaskError(snapshot.Plan, err)
			}
			changes.MarkOwnParts(s.permit(), snapshot, marks)
			return s.mark(cmd.Context(), snapshot, marks)
		},
	}
	cmd.Flags().StringVar(&office, "office", "", p.text.ByHand.PartOf)
	cmd.Flags().StringVar(&on, "on", "", p.text.ByHand.HappenedOn)
	cmd.Flags().StringVar(&note, "note", "", p.text.Flags.NoteToMark)
	return cmd
}

// office reads the flag --office; empty if it is not there.
func (s *session) office(cmd *cobra.Command, snapshot *model.Snapshot, typed string) (string, error) {
	if !cmd.Flags().Changed("office") {
		return "", nil
	}
	return snapshot.Plan.FindOffice(typed, s.spelling)
}

// happenedOn reads the flag --on; no day if it is not there.
func (s *session) happenedOn(cmd *cobra.Command, snapshot *model.Snapshot, typed string) (model.Date, error) {
	if !cmd.Flags().Changed("on") {
		return model.Date{}, nil
	}
	day, err := s.flagReader().DayIn(snapshot.Plan, "--on", typed)
	if err != nil {
		return model.Date{}, err
	}
	return day, snapshot.CheckDay("", day, s.today())
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
			if after, err = s.history().OfTasks(ctx, after, change.Task); err != nil {
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

// sayMade prints an event that this command made.
func (s *session) sayMade(after *model.Snapshot, event model.Event, more ...string) {
	s.report().Made(after, event, more...)
}

// applyAndPrint makes changes and prints each; unneeded is printed instead if none was
// needed.
func (s *session) applyAndPrint(ctx context.Context, seen *model.Snapshot, changes []model.Change, unneeded string) error {
	events, after, err := s.apply(ctx, seen, changes)
	if err != nil {
		return err
	}
	if len(events) == 0 && unneeded != "" {
		s.say(unneeded)
	}
	for _, event := range events {
		s.sayMade(after, event)
	}
	return nil
}
